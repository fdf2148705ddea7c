package io.crmkit.loyalty;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.crmkit.decision.Decision;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.Optional;

/**
 * The ready-made expiry policies. All let points live through the end of a local day in the
 * programme's zone.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ExpiryModel.Never.class, name = "never"),
  @JsonSubTypes.Type(value = ExpiryModel.After.class, name = "after"),
  @JsonSubTypes.Type(value = ExpiryModel.EndOfMonth.class, name = "end-of-month"),
  @JsonSubTypes.Type(value = ExpiryModel.EndOfYear.class, name = "end-of-year"),
  @JsonSubTypes.Type(value = ExpiryModel.Inactivity.class, name = "inactivity")
})
public sealed interface ExpiryModel extends ExpiryPolicy {
  /** Points never expire. */
  record Never() implements ExpiryModel {
    @Override
    public Decision<Lifetime> decide(EarnMoment question) {
      return Decision.of(Lifetime.ENDLESS, new LoyaltyReason.NeverExpires());
    }
  }

  /**
   * Points live through the end of the day that is so much later: earned on 31 January and valid
   * one month, through 28 (or 29) February.
   *
   * @param validity days, months, years; positive
   */
  record After(Period validity) implements ExpiryModel {
    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public After {
      ExpiryModel.requirePositive("validity", validity);
    }

    @Override
    public Decision<Lifetime> decide(EarnMoment question) {
      return ExpiryModel.through(question, question.day().plus(validity), false);
    }
  }

  /**
   * Points live through the end of a month.
   *
   * @param months how many months after that in which they were earned, 0 or more
   */
  record EndOfMonth(int months) implements ExpiryModel {
    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public EndOfMonth {
      Require.notNegative("months", months);
    }

    @Override
    public Decision<Lifetime> decide(EarnMoment question) {
      YearMonth last = YearMonth.from(question.day()).plusMonths(months);
      return ExpiryModel.through(question, last.atEndOfMonth(), false);
    }
  }

  /**
   * Points live through the end of a year.
   *
   * @param years how many years after that in which they were earned, 0 or more
   */
  record EndOfYear(int years) implements ExpiryModel {
    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public EndOfYear {
      Require.notNegative("years", years);
    }

    @Override
    public Decision<Lifetime> decide(EarnMoment question) {
      return ExpiryModel.through(
          question, LocalDate.of(question.day().getYear() + years, 12, 31), false);
    }
  }

  /**
   * Points live while the member is active: whenever points are earned or spent, all live through
   * the end of the day that is so much later.
   *
   * @param validity days, months, years; positive
   */
  record Inactivity(Period validity) implements ExpiryModel {
    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Inactivity {
      ExpiryModel.requirePositive("validity", validity);
    }

    @Override
    public boolean rolls() {
      return true;
    }

    @Override
    public Decision<Lifetime> decide(EarnMoment question) {
      return ExpiryModel.through(question, question.day().plus(validity), true);
    }
  }

  private static Decision<Lifetime> through(EarnMoment moment, LocalDate last, boolean rolling) {
    var end = moment.endOf(last);
    return Decision.of(new Lifetime(Optional.of(end), rolling), new LoyaltyReason.ExpiresAt(end));
  }

  private static void requirePositive(String field, Period length) {
    if (length.isZero() || length.isNegative()) {
      throw new IllegalArgumentException(field + " must be positive, was " + length);
    }
  }
}
