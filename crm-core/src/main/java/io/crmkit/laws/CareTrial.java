package io.crmkit.laws;

import io.crmkit.contact.Anniversary;
import io.crmkit.contact.Birthday;
import io.crmkit.contact.CareBar;
import io.crmkit.contact.CareCalendar;
import io.crmkit.contact.CareCustomer;
import io.crmkit.contact.CareOccasion;
import io.crmkit.contact.CarePolicy;
import io.crmkit.contact.CareQuestion;
import io.crmkit.contact.Festival;
import io.crmkit.contact.MemberDay;
import io.crmkit.decision.Texts;
import io.crmkit.time.LeapMonth;
import io.crmkit.time.MonthlyDay;
import io.crmkit.time.ShortMonth;
import io.crmkit.time.YearlyDay;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A care policy with the surroundings in which it may be tried. Customers and days are drawn: with
 * birthdays of both calendars, anniversaries, festivals and days of their own, under bars that
 * begin and end.
 *
 * @param policy the policy
 * @param texts the texts of its reasons
 * @param surroundings lets it be asked as if elsewhere, if the caller may do that
 */
public record CareTrial(CarePolicy policy, Texts texts, Optional<Surroundings> surroundings) {
  private static final LocalDate FROM = LocalDate.of(2019, 1, 1);
  private static final long DAYS = 16 * 366;
  private static final List<Festival> FESTIVALS =
      Festival.KNOWN.values().stream()
          .sorted((one, other) -> one.code().compareTo(other.code()))
          .toList();

  /** Checks that nothing is missing. */
  public CareTrial {
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(texts, "texts");
    Objects.requireNonNull(surroundings, "surroundings");
  }

  /** A trial of a policy with the built-in texts. */
  public static CareTrial of(CarePolicy policy) {
    return new CareTrial(policy, Texts.BUILT_IN, Optional.empty());
  }

  /** The same trial with these texts of reasons. */
  public CareTrial withTexts(Texts newTexts) {
    return new CareTrial(policy, newTexts, surroundings);
  }

  /** The same trial, asking as if elsewhere too. */
  public CareTrial withSurroundings(Surroundings newSurroundings) {
    return new CareTrial(policy, texts, Optional.of(newSurroundings));
  }

  /** Valid questions about up to two months. */
  public Generator<CareQuestion> questions() {
    return choices -> question(choices, FROM.plusDays(choices.upTo(DAYS)));
  }

  private static CareQuestion question(Choices choices, LocalDate first) {
    List<CareOccasion> occasions = choices.list(0, 4, c -> occasion(c, first));
    List<CareBar> bars = choices.list(0, 2, c -> bar(c, first));
    CareCustomer customer = new CareCustomer(occasions, bars, choices.percent(30));
    return new CareQuestion(customer, first, first.plusDays(1 + choices.upTo(60)));
  }

  /** An occasion, as a rule one that comes on one of the days around those asked for. */
  private static CareOccasion occasion(Choices choices, LocalDate first) {
    LocalDate near = first.plusDays(choices.between(-5, 65));
    ShortMonth rule = choices.oneOf(List.of(ShortMonth.values()));
    return switch ((int) choices.upTo(4)) {
      case 0 -> new Birthday(new YearlyDay.Solar(MonthDay.from(near), rule));
      case 1 ->
          new Birthday(
              new YearlyDay.Lunar(
                  choices.between(1, 12),
                  choices.between(1, 30),
                  choices.oneOf(List.of(LeapMonth.values())),
                  rule));
      case 2 -> new Anniversary("joining", near.minusYears(choices.between(1, 20)), rule);
      case 3 -> choices.oneOf(FESTIVALS);
      default -> new MemberDay("own-day", new MonthlyDay.OnDay(choices.between(1, 31), rule));
    };
  }

  private static CareBar bar(Choices choices, LocalDate first) {
    CareBar.Cause cause = choices.oneOf(List.of(CareBar.Cause.values()));
    LocalDate day = first.plusDays(choices.between(-10, 70));
    return choices.percent(50) ? CareBar.from(cause, day) : CareBar.until(cause, day);
  }

  /** This trial as one of any policy. */
  PolicyTrial<CareQuestion, CareCalendar> plain() {
    PolicyTrial<CareQuestion, CareCalendar> plain =
        PolicyTrial.<CareQuestion, CareCalendar>of(questions(), policy::decide)
            .withJson(CareQuestion.class, CareCalendar.class)
            .withTexts(texts);
    return surroundings.map(plain::withSurroundings).orElse(plain);
  }
}
