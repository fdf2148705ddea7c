package io.crmkit.store.contract;

import io.crmkit.store.Capability;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came of trying several rules on one store. Immutable.
 *
 * @param results one a rule, in the order of the rules
 */
public record StoreReport(List<RuleResult> results) {
  /** Copies the list. */
  public StoreReport {
    results = List.copyOf(results);
  }

  /** The number of rules that were tried. */
  public int ran() {
    return (int) results.stream().filter(RuleResult::ran).count();
  }

  /** The rules that the store must keep and broke. */
  public List<RuleResult> broken() {
    return those(RuleResult::broken);
  }

  /** The rules that the store had better keep and broke. */
  public List<RuleResult> lacking() {
    return those(RuleResult::lacking);
  }

  /** The rules that were not tried. */
  public List<RuleResult> skipped() {
    return those(result -> !result.ran());
  }

  private List<RuleResult> those(Predicate<RuleResult> wanted) {
    return results.stream().filter(wanted).toList();
  }

  /**
   * What the store offers and nothing was found out about: all rules that are about it were
   * skipped, because {@link StoreUnderTest} does not do what they need.
   */
  public List<Capability> untried() {
    return results.stream()
        .flatMap(
            result ->
                result.finding() instanceof RuleResult.Skipped skipped
                    ? skipped.claimed().stream()
                    : Stream.empty())
        .distinct()
        .filter(claimed -> results.stream().noneMatch(result -> tries(result, claimed)))
        .toList();
  }

  private static boolean tries(RuleResult result, Capability claimed) {
    return result.ran() && result.rule().needed().equals(Optional.of(claimed));
  }

  /**
   * Whether at least one rule was tried, none that the store must keep was broken, and whatever the
   * store offers was tried.
   */
  public boolean passed() {
    return ran() > 0 && broken().isEmpty() && untried().isEmpty();
  }

  /**
   * Returns this report, if it is good.
   *
   * @throws BrokenRuleException with the report, if the store broke a rule, or none was tried, or
   *     none of those about something that it offers
   */
  public StoreReport requireHeld() {
    if (!passed()) {
      throw new BrokenRuleException(explain());
    }
    return this;
  }

  /** The report in words: every broken rule in full, then the counts. */
  public String explain() {
    return results.stream()
        .filter(result -> result.broken() || result.lacking())
        .map(result -> result.explain() + "\n")
        .collect(Collectors.joining("", "", summary()));
  }

  /**
   * The counts; what was skipped and why; what the store had better keep and does not; what it
   * offers and was not tried.
   */
  public String summary() {
    StringBuilder words = new StringBuilder(ran() + " rules ran, ");
    words.append(broken().isEmpty() ? "" : broken().size() + " broken, ");
    words.append(skipped().size()).append(" skipped");
    for (RuleResult result : skipped()) {
      words.append("\n  ").append(result.explain());
    }
    for (RuleResult result : lacking()) {
      words.append("\n  ").append(result.rule().id()).append(" should hold and does not");
    }
    for (Capability claimed : untried()) {
      words.append("\n  ").append(claimed).append(" is offered and was never tried");
    }
    return words.toString();
  }
}
