package io.crmkit.decision;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a policy answered, every reason that shaped the answer, and which policy it was.
 *
 * <p>{@code T} is total: where a request can be refused, the refusal is a case of a sealed {@code
 * T}, never an exception. Reasons are complete: remove every blocker listed and the answer changes.
 * Immutable if the outcome is. Example:
 *
 * <pre>{@code
 * Decision<TierStanding> decision = policy.decide(TierQuestion.of(facts));
 * Tier tier = decision.outcome().tier();
 * String why = decision.explain(Locale.SIMPLIFIED_CHINESE);
 * }</pre>
 *
 * @param <T> the type of the outcome
 * @param outcome what was decided
 * @param reasons every reason, in the order in which they are best read; never empty for the
 *     policies of this library
 * @param policy the policy that decided, or {@link PolicyId#UNVERSIONED}
 */
public record Decision<T>(T outcome, List<Reason> reasons, PolicyId policy) {
  /** Copies the reasons. */
  public Decision {
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(policy, "policy");
    reasons = List.copyOf(reasons);
  }

  /** A decision of a policy that has no name yet. */
  public static <T> Decision<T> of(T outcome, Reason... reasons) {
    return new Decision<>(outcome, List.of(reasons), PolicyId.UNVERSIONED);
  }

  /** A decision of a policy that has no name yet. */
  public static <T> Decision<T> of(T outcome, List<? extends Reason> reasons) {
    return new Decision<>(outcome, List.copyOf(reasons), PolicyId.UNVERSIONED);
  }

  /** The same decision, signed by the named policy. */
  public Decision<T> by(PolicyId signer) {
    return new Decision<>(outcome, reasons, signer);
  }

  /** The same reasons for an outcome seen in another way. */
  public <R> Decision<R> map(Function<? super T, ? extends R> view) {
    return new Decision<>(view.apply(outcome), reasons, policy);
  }

  /** All reasons in words, one line each, from the built-in texts; see {@link Texts}. */
  public String explain(Locale locale) {
    return explain(Texts.BUILT_IN, locale);
  }

  /** All reasons in words, one line each, from these texts. */
  public String explain(Texts texts, Locale locale) {
    return texts.renderAll(reasons, locale);
  }
}
