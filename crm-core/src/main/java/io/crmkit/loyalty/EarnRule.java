package io.crmkit.loyalty;

import io.crmkit.facts.Condition;
import java.util.Objects;

/**
 * One rule by which points are earned.
 *
 * @param name its name, unique among rules and multipliers
 * @param basis what it gives points for
 * @param when for whom it holds; must be met, not known is not enough
 */
public record EarnRule(String name, EarnBasis basis, Condition when) {
  /** Checks the name. */
  public EarnRule {
    Require.code("name of a rule", name);
    Objects.requireNonNull(basis, "basis");
    Objects.requireNonNull(when, "when");
  }

  /** A rule for everybody. */
  public static EarnRule of(String name, EarnBasis basis) {
    return new EarnRule(name, basis, Condition.always());
  }

  /** The name under which the account keeps what is carried on. */
  String carried() {
    return "carry-" + name;
  }
}
