package io.crmkit.laws;

import io.crmkit.decision.Decision;
import io.crmkit.decision.Texts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A policy of any family, with what may be asked of it and how its reasons are understood: what
 * {@link PolicyLaws} try. The trial of an area, such as {@link TierTrial}, makes one of itself.
 * Immutable if its parts are.
 *
 * <pre>{@code
 * PolicyTrial<Long, Long> doubling = PolicyTrial.of(
 *     Long.class, Long.class, choices -> choices.upTo(1_000), points -> Decision.of(2 * points, whyTwice));
 * }</pre>
 *
 * @param <Q> the type of the questions, which must be equal by value
 * @param <O> the type of the outcomes, which must be equal by value
 * @param question the class of the questions
 * @param outcome the class of the outcomes
 * @param questions makes valid questions
 * @param decide asks the policy
 * @param claims what a decision on a question claims by listing blockers
 * @param sum the parts that make up an outcome, for outcomes that are sums
 * @param texts the texts of its reasons
 * @param recorded whether questions and outcomes have a JSON form
 * @param surroundings lets it be asked as if elsewhere, if the caller may do that
 * @param aboutNow makes questions about the present moment, if the caller has a clock
 */
public record PolicyTrial<Q, O>(
    Class<Q> question,
    Class<O> outcome,
    Generator<Q> questions,
    Function<Q, Decision<O>> decide,
    BiFunction<Q, Decision<O>, List<Claim<Q, O>>> claims,
    Function<Decision<O>, Optional<Sum>> sum,
    Texts texts,
    boolean recorded,
    Optional<Surroundings> surroundings,
    Optional<Generator<Q>> aboutNow) {
  /** Checks that nothing is missing. */
  public PolicyTrial {
    Objects.requireNonNull(question, "question");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(questions, "questions");
    Objects.requireNonNull(decide, "decide");
    Objects.requireNonNull(claims, "claims");
    Objects.requireNonNull(sum, "sum");
    Objects.requireNonNull(texts, "texts");
    Objects.requireNonNull(surroundings, "surroundings");
    Objects.requireNonNull(aboutNow, "aboutNow");
  }

  /** A trial of a policy whose reasons make no claims and no sums. */
  public static <Q, O> PolicyTrial<Q, O> of(
      Class<Q> question,
      Class<O> outcome,
      Generator<Q> questions,
      Function<Q, Decision<O>> decide) {
    return new PolicyTrial<>(
        question,
        outcome,
        questions,
        decide,
        (asked, decision) -> List.of(),
        decision -> Optional.empty(),
        Texts.BUILT_IN,
        true,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * An outcome that is a sum, and what its reasons say it is made of.
   *
   * @param total the outcome, in smallest units
   * @param parts what the reasons add up
   */
  public record Sum(long total, List<Long> parts) {
    /** Copies the list. */
    public Sum {
      parts = List.copyOf(parts);
    }
  }
}
