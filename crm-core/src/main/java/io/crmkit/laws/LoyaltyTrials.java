package io.crmkit.laws;

import io.crmkit.facts.Facts;
import io.crmkit.loyalty.EarnMoment;
import io.crmkit.loyalty.EarnOccasion;
import io.crmkit.loyalty.EarnPolicy;
import io.crmkit.loyalty.EarnQuestion;
import io.crmkit.loyalty.EarnReceipt;
import io.crmkit.loyalty.ExpiryPolicy;
import io.crmkit.loyalty.Lifetime;
import io.crmkit.loyalty.RefundPolicy;
import io.crmkit.loyalty.RefundQuestion;
import io.crmkit.loyalty.Refunds;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** The policies of a points programme with what may be asked of them. */
public final class LoyaltyTrials {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
  private static final long YEARS = 5L * 365 * 86_400;

  private LoyaltyTrials() {}

  /** A policy of how long points live. */
  public static PolicyTrial<EarnMoment, Lifetime> expiry(ExpiryPolicy policy) {
    return PolicyTrial.<EarnMoment, Lifetime>of(LoyaltyTrials::moment, policy::decide)
        .withJson(EarnMoment.class, Lifetime.class);
  }

  /** A policy of what refunds call back; asked in CNY. */
  public static PolicyTrial<RefundQuestion, Long> refund(RefundPolicy policy) {
    return PolicyTrial.<RefundQuestion, Long>of(LoyaltyTrials::refundQuestion, policy::decide)
        .withJson(RefundQuestion.class, Long.class);
  }

  /**
   * A policy of what is earned; asked about purchases with and without lines, by members of whom
   * nothing is known.
   */
  public static PolicyTrial<EarnQuestion, EarnReceipt> earn(
      EarnPolicy policy, CurrencyUnit currency) {
    return PolicyTrial.<EarnQuestion, EarnReceipt>of(
            choices -> earnQuestion(choices, currency), policy::decide)
        .withJson(EarnQuestion.class, EarnReceipt.class);
  }

  /** The same trial, asking about the present too. */
  public static PolicyTrial<EarnMoment, Lifetime> expiryNow(
      PolicyTrial<EarnMoment, Lifetime> trial, InstantSource clock) {
    return trial.withClock(clock, at -> choices -> new EarnMoment(at, SHANGHAI));
  }

  static EarnMoment moment(Choices choices) {
    ZoneId zone = choices.oneOf(TierTrial.ZONES);
    Instant any = START.plusSeconds(choices.upTo(YEARS));
    EarnMoment moment = new EarnMoment(any, zone);
    // The ends of days are where mistakes are made.
    return choices.percent(50)
        ? new EarnMoment(moment.endOf(moment.day()).minusNanos(choices.upTo(1)), zone)
        : moment;
  }

  static EarnQuestion earnQuestion(Choices choices, CurrencyUnit currency) {
    Instant at = START.plusSeconds(choices.upTo(YEARS));
    Facts facts = Facts.at(at, SHANGHAI, currency);
    if (choices.percent(50)) {
      return EarnQuestion.of(EarnOccasion.purchase(amount(choices, currency), at), facts);
    }
    List<EarnOccasion.Line> lines = new ArrayList<>();
    int count = choices.between(1, 4);
    for (int i = 0; i < count; i++) {
      lines.add(new EarnOccasion.Line("line-" + i, amount(choices, currency), Optional.empty()));
    }
    return EarnQuestion.of(EarnOccasion.purchase(lines, at), facts);
  }

  private static Money amount(Choices choices, CurrencyUnit currency) {
    return Money.ofMinor(currency, choices.upTo(choices.oneOf(List.of(100L, 10_000L, 5_000_000L))));
  }

  static RefundQuestion refundQuestion(Choices choices) {
    CurrencyUnit cny = CurrencyUnit.of("CNY");
    EarnMoment moment = moment(choices);
    if (choices.percent(60)) {
      Money total = Money.ofMinor(cny, 1 + choices.upTo(100_000));
      EarnReceipt receipt = EarnReceipt.of(total, choices.upTo(1_000), "flat");
      return new RefundQuestion(receipt, back(choices, total), moment);
    }
    List<EarnReceipt.Line> lines = new ArrayList<>();
    Map<String, Money> back = new LinkedHashMap<>();
    Money total = Money.zero(cny);
    long points = 0;
    int count = choices.between(1, 3);
    for (int i = 0; i < count; i++) {
      Money amount = Money.ofMinor(cny, 1 + choices.upTo(50_000));
      long ofLine = choices.upTo(300);
      lines.add(new EarnReceipt.Line("line-" + i, amount, Optional.empty(), ofLine));
      total = total.plus(amount);
      points += ofLine;
      back(choices, amount).amount().ifPresent(part -> back.put("line-" + back.size(), part));
    }
    back.entrySet().removeIf(part -> tooMuch(lines, part));
    return new RefundQuestion(
        EarnReceipt.of(total, points, "flat").withLines(lines), Refunds.ofLines(back), moment);
  }

  private static boolean tooMuch(List<EarnReceipt.Line> lines, Map.Entry<String, Money> part) {
    return lines.stream()
        .anyMatch(
            line ->
                line.name().equals(part.getKey()) && part.getValue().isGreaterThan(line.amount()));
  }

  /** Nothing, a part or all. */
  private static Refunds back(Choices choices, Money total) {
    long most = total.getAmountMinorLong();
    long minor = choices.percent(30) ? most : choices.upTo(most);
    return minor == 0 ? Refunds.NONE : Refunds.of(Money.ofMinor(total.getCurrencyUnit(), minor));
  }
}
