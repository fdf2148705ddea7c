package io.crmkit.laws;

import io.crmkit.decision.Decision;
import io.crmkit.decision.Texts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A policy of any family, with what may be asked of it and how its reasons are understood: what
 * {@link PolicyLaws} try. The trial of an area, such as {@link TierTrial}, makes one of itself.
 * Immutable and safe for several threads if its parts are.
 *
 * <pre>{@code
 * PolicyTrial<Long, Long> doubling =
 *     PolicyTrial.of(choices -> choices.upTo(1_000), points -> Decision.of(2 * points, whyTwice));
 * }</pre>
 *
 * @param <Q> the type of the questions, which must be equal by value
 * @param <O> the type of the outcomes, which must be equal by value
 * @param questions makes valid questions
 * @param decide asks the policy
 * @param claims what a decision on a question claims by listing blockers
 * @param sum the parts that make up an outcome, for outcomes that are sums
 * @param texts the texts of its reasons
 * @param json the classes of questions and outcomes, if they have a JSON form
 * @param surroundings lets it be asked as if elsewhere, if the caller may do that
 * @param now questions about a given moment and the clock, if the caller has one
 */
public record PolicyTrial<Q, O>(
    Generator<Q> questions,
    Function<Q, Decision<O>> decide,
    BiFunction<Q, Decision<O>, List<Claim<Q, O>>> claims,
    Function<Decision<O>, Optional<Sum>> sum,
    Texts texts,
    Optional<Json<Q, O>> json,
    Optional<Surroundings> surroundings,
    Optional<Now<Q>> now) {
  /** Checks that nothing is missing. */
  public PolicyTrial {
    Objects.requireNonNull(questions, "questions");
    Objects.requireNonNull(decide, "decide");
    Objects.requireNonNull(claims, "claims");
    Objects.requireNonNull(sum, "sum");
    Objects.requireNonNull(texts, "texts");
    Objects.requireNonNull(json, "json");
    Objects.requireNonNull(surroundings, "surroundings");
    Objects.requireNonNull(now, "now");
  }

  /** A trial of a policy whose reasons make no claims and no sums, without a JSON form. */
  public static <Q, O> PolicyTrial<Q, O> of(
      Generator<Q> questions, Function<Q, Decision<O>> decide) {
    return new PolicyTrial<>(
        questions,
        decide,
        (asked, decision) -> List.of(),
        decision -> Optional.empty(),
        Texts.BUILT_IN,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same trial, with what decisions claim by listing blockers. */
  public PolicyTrial<Q, O> withClaims(BiFunction<Q, Decision<O>, List<Claim<Q, O>>> newClaims) {
    return new PolicyTrial<>(questions, decide, newClaims, sum, texts, json, surroundings, now);
  }

  /** The same trial of a policy whose outcomes are sums. */
  public PolicyTrial<Q, O> withSum(Function<Decision<O>, Optional<Sum>> newSum) {
    return new PolicyTrial<>(questions, decide, claims, newSum, texts, json, surroundings, now);
  }

  /** The same trial with these texts of reasons. */
  public PolicyTrial<Q, O> withTexts(Texts newTexts) {
    return new PolicyTrial<>(questions, decide, claims, sum, newTexts, json, surroundings, now);
  }

  /** The same trial of a policy whose questions and outcomes have a JSON form. */
  public PolicyTrial<Q, O> withJson(Class<Q> question, Class<O> outcome) {
    return new PolicyTrial<>(
        questions,
        decide,
        claims,
        sum,
        texts,
        Optional.of(new Json<>(question, outcome)),
        surroundings,
        now);
  }

  /** The same trial, asking as if elsewhere too. */
  public PolicyTrial<Q, O> withSurroundings(Surroundings newSurroundings) {
    return new PolicyTrial<>(
        questions, decide, claims, sum, texts, json, Optional.of(newSurroundings), now);
  }

  /** The same trial, asking about the present too. */
  public PolicyTrial<Q, O> withClock(InstantSource clock, Function<Instant, Generator<Q>> about) {
    return new PolicyTrial<>(
        questions,
        decide,
        claims,
        sum,
        texts,
        json,
        surroundings,
        Optional.of(new Now<>(clock, about)));
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

  /**
   * How questions and outcomes are read from JSON.
   *
   * @param <Q> the type of the questions
   * @param <O> the type of the outcomes
   * @param question the class of the questions
   * @param outcome the class of the outcomes
   */
  public record Json<Q, O>(Class<Q> question, Class<O> outcome) {
    /** Checks that nothing is missing. */
    public Json {
      Objects.requireNonNull(question, "question");
      Objects.requireNonNull(outcome, "outcome");
    }
  }

  /**
   * How questions about the present are made.
   *
   * @param <Q> the type of the questions
   * @param clock tells the time
   * @param about makes questions about a moment, or a round number of days before it
   */
  public record Now<Q>(InstantSource clock, Function<Instant, Generator<Q>> about) {
    /** Checks that nothing is missing. */
    public Now {
      Objects.requireNonNull(clock, "clock");
      Objects.requireNonNull(about, "about");
    }
  }
}
