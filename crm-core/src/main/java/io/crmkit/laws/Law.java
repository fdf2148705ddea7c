package io.crmkit.laws;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Something that every policy of a family has to keep, as data: what it says, why it matters, for
 * which policies it is meant, and how one case is checked.
 *
 * <pre>{@code
 * Law<TierTrial> noBronze = Law.of(
 *     "acme.no-bronze",
 *     Wording.of("Nobody is in BRONZE", "没有客户处于 BRONZE"),
 *     Wording.of("BRONZE was closed in 2025", "BRONZE 已于 2025 年停用"),
 *     (trial, choices) -> {
 *       TierQuestion question = trial.questions().from(choices);
 *       Decision<TierStanding> decision = trial.policy().decide(question);
 *       return decision.outcome().earned().equals(Tier.of("BRONZE"))
 *           ? Verdict.breaks(Wording.of("found one", "发现一例"), Exhibit.of("question", "问题", question))
 *           : Verdict.holds();
 *     });
 * }</pre>
 *
 * @param <S> what is tried: a policy with what may be asked of it
 * @param id stable, lower case words joined by dots and hyphens: {@code "tier.monotone"}
 * @param statement what it says
 * @param why why it matters
 * @param scope for what it is meant
 * @param cost how many tries of a plain law one try of this is worth, 1 to 1,000
 * @param check one case
 */
public record Law<S>(
    String id, Wording statement, Wording why, Scope<S> scope, int cost, Check<S> check) {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+");

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the id is malformed or the cost out of bounds
   */
  public Law {
    Objects.requireNonNull(statement, "statement");
    Objects.requireNonNull(why, "why");
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(check, "check");
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "the id of a law must be lower case words joined by dots and hyphens, was '" + id + "'");
    }
    if (cost < 1 || cost > 1_000) {
      throw new IllegalArgumentException("the cost of a law must be 1 to 1,000, was " + cost);
    }
  }

  /** A law for all policies of its family. */
  public static <S> Law<S> of(String id, Wording statement, Wording why, Check<S> check) {
    return new Law<>(id, statement, why, Scope.all(), 1, check);
  }

  /** The same law, meant only for some policies. */
  public Law<S> within(Scope<S> newScope) {
    return new Law<>(id, statement, why, newScope, cost, check);
  }

  /** The same law, tried only once where a plain law is tried so many times. */
  public Law<S> costing(int newCost) {
    return new Law<>(id, statement, why, scope, newCost, check);
  }

  /** The same law for something of which this is a part or a view. */
  public <T> Law<T> on(Function<? super T, ? extends S> view) {
    return new Law<>(
        id,
        statement,
        why,
        new Scope<>(scope.statement(), whole -> scope.covers().test(view.apply(whole))),
        cost,
        (whole, choices) -> check.check(view.apply(whole), choices));
  }

  /** The id and what it says. */
  @Override
  public String toString() {
    return id + ": " + statement.english();
  }

  /**
   * Checks one case; pure, and drawing all that is arbitrary from the choices.
   *
   * @param <S> what is tried
   */
  @FunctionalInterface
  public interface Check<S> {
    /** What the law says of the case that these choices make. */
    Verdict check(S subject, Choices choices);
  }

  /**
   * For what a law is meant.
   *
   * @param <S> what is tried
   * @param statement in words: "policies that list their tiers"
   * @param covers whether it is meant for this one
   */
  public record Scope<S>(Wording statement, Predicate<? super S> covers) {
    /** Checks that nothing is missing. */
    public Scope {
      Objects.requireNonNull(statement, "statement");
      Objects.requireNonNull(covers, "covers");
    }

    /** All policies of the family. */
    public static <S> Scope<S> all() {
      return new Scope<>(Wording.of("all policies", "所有策略"), any -> true);
    }

    /** Some policies, told in both languages. */
    public static <S> Scope<S> of(String english, String chinese, Predicate<? super S> covers) {
      return new Scope<>(Wording.of(english, chinese), covers);
    }
  }
}
