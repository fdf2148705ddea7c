package io.crmkit.store.contract;

import io.crmkit.store.Capability;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of trying one rule.
 *
 * @param rule the rule
 * @param finding what came of it
 */
public record RuleResult(StoreRule rule, Finding finding) {
  /** Checks that nothing is missing. */
  public RuleResult {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(finding, "finding");
  }

  /** Whether the rule was tried. */
  public boolean ran() {
    return !(finding instanceof Skipped);
  }

  /** Whether the store kept the rule. */
  public boolean held() {
    return finding instanceof Held;
  }

  /** Whether the store broke a rule that it must keep. */
  public boolean broken() {
    return finding instanceof Broken && rule.level() == StoreRule.Level.MUST;
  }

  /** Whether the store broke a rule that it had better keep. */
  public boolean lacking() {
    return finding instanceof Broken && rule.level() == StoreRule.Level.SHOULD;
  }

  /** The result in words: in full if the rule was broken, else one line. */
  public String explain() {
    if (finding instanceof Broken broken) {
      StringBuilder words = new StringBuilder(rule.level() + " " + rule + "\n  found: ");
      words.append(broken.found());
      if (!broken.trace().isEmpty()) {
        words.append("\n  what was done, the latest last:");
        broken.trace().forEach(step -> words.append("\n    ").append(step));
      }
      return words.toString();
    }
    return finding instanceof Skipped skipped
        ? rule.id() + " skipped: " + skipped.why()
        : rule.id() + " held";
  }

  /** What came of trying a rule. */
  public sealed interface Finding {}

  /** The store kept it. */
  public record Held() implements Finding {}

  /**
   * The store broke it.
   *
   * @param found what was found
   * @param trace the last things done to the store, in order
   */
  public record Broken(String found, List<String> trace) implements Finding {
    /** Copies the list. */
    public Broken {
      Objects.requireNonNull(found, "found");
      trace = List.copyOf(trace);
    }
  }

  /**
   * It was not tried.
   *
   * @param why what it would have needed
   * @param claimed the capability that the rule is about, if the store offers it nevertheless
   */
  public record Skipped(String why, Optional<Capability> claimed) implements Finding {
    /** Checks that there is a reason. */
    public Skipped {
      Objects.requireNonNull(why, "why");
      Objects.requireNonNull(claimed, "claimed");
    }

    /** Skipped, and nothing is claimed about it. */
    public Skipped(String why) {
      this(why, Optional.empty());
    }
  }
}
