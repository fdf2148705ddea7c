package io.crmkit.store.contract;

import io.crmkit.store.Capability;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Tries rules on stores. Immutable; safe for several threads if the stores are.
 *
 * @param patience how long the parts of a check that run in parallel may take before the store
 *     counts as stuck, 1 millisecond to 1 hour
 */
public record RuleRunner(Duration patience) {
  /** Waits up to a minute. */
  public static final RuleRunner STANDARD = new RuleRunner(Duration.ofMinutes(1));

  /**
   * Checks the patience.
   *
   * @throws IllegalArgumentException if it is out of bounds
   */
  public RuleRunner {
    if (patience.toMillis() < 1 || patience.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException(
          "patience must be 1 millisecond to 1 hour, was " + patience);
    }
  }

  /** Tries all these rules, each on a store of its own. */
  public StoreReport run(List<StoreRule> rules, Supplier<? extends StoreUnderTest> stores) {
    return new StoreReport(rules.stream().map(rule -> run(rule, stores)).toList());
  }

  /**
   * Tries one rule. What the store throws breaks the rule, also while it is opened or closed;
   * errors of the JVM come through.
   */
  public RuleResult run(StoreRule rule, Supplier<? extends StoreUnderTest> stores) {
    StoreUnderTest subject;
    try {
      subject = stores.get();
    } catch (RuntimeException e) {
      return new RuleResult(rule, broken("opened", e));
    }
    RuleResult.Finding finding;
    try {
      finding = tried(rule, subject);
    } catch (RuntimeException e) { // before the check began
      finding = broken("asked what it offers", e);
    } catch (Error e) {
      close(subject).ifPresent(e::addSuppressed);
      throw e;
    }
    Optional<RuntimeException> thrown = close(subject);
    return new RuleResult(
        rule,
        thrown.isPresent() && !(finding instanceof RuleResult.Broken) // which says more
            ? broken("closed", thrown.get())
            : finding);
  }

  private static Optional<RuntimeException> close(StoreUnderTest subject) {
    try {
      subject.close();
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(e);
    }
  }

  private static RuleResult.Broken broken(String when, RuntimeException thrown) {
    return new RuleResult.Broken("the store threw, when " + when + ", " + thrown, List.of());
  }

  private static Optional<String> missing(StoreRule.Setup setup, StoreUnderTest subject) {
    return switch (setup) {
      case ALONE -> Optional.empty();
      case REOPENED ->
          Optional.of("the store cannot be closed and opened again here")
              .filter(any -> !subject.canReopen());
      case KILLED ->
          Optional.of("the store cannot be opened as after a kill here")
              .filter(any -> !subject.canKill());
      case TWO ->
          Optional.of("no second store can be opened on the same data here")
              .filter(any -> !subject.canOpenAnother());
    };
  }

  private RuleResult.Finding tried(StoreRule rule, StoreUnderTest subject) {
    Set<Capability> offered = subject.store().capabilities();
    if (rule.needed().isPresent() && !offered.contains(rule.needed().get())) {
      return new RuleResult.Skipped("the store does not offer " + rule.needed().get());
    }
    Optional<String> missing = missing(rule.setup(), subject);
    if (missing.isPresent()) {
      return new RuleResult.Skipped(missing.get(), rule.needed());
    }
    StoreTrial trial = new StoreTrial(subject, patience);
    try {
      rule.check().check(trial);
      return new RuleResult.Held();
    } catch (BrokenRuleException e) {
      return new RuleResult.Broken(String.valueOf(e.getMessage()), trial.trace());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new RuleResult.Broken("the check was interrupted", trial.trace());
    } catch (Exception e) {
      return new RuleResult.Broken("the store threw " + e, trial.trace());
    } finally {
      trial.tidy();
    }
  }
}
