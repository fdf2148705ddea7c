package io.crmkit.score;

import io.crmkit.facts.Facts;
import io.crmkit.facts.Metric;
import io.crmkit.facts.Metrics;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** A card and facts that several tests share. */
final class Cards {
  static final CurrencyUnit CNY = CurrencyUnit.of("CNY");
  static final Window YEAR = Window.last(Period.ofMonths(12));
  static final Metric<BigDecimal> SATISFACTION = Metrics.satisfaction(YEAR);
  static final Metric<Money> SPEND = Metrics.spend(YEAR);
  static final Metric<Long> COMPLAINTS = Metrics.complaints(YEAR);

  static final Characteristic<BigDecimal> BY_SATISFACTION =
      Characteristic.moreIsBetter(
          "satisfaction", SATISFACTION, Band.from(ratio("0.6"), 30), Band.from(ratio("0.8"), 50));
  static final Characteristic<Money> BY_SPEND =
      Characteristic.moreIsBetter(
          "spend", SPEND, Band.from(cny(1_000), 10), Band.from(cny(5_000), 30));
  static final Characteristic<Long> BY_COMPLAINTS =
      Characteristic.lessIsBetter(
          "complaints", COMPLAINTS, 20, Band.from(1L, 10), Band.from(3L, 0));

  /** Satisfaction up to 50, spend up to 30, complaints up to 20. */
  static final Scorecard CARD = Scorecard.of(BY_SATISFACTION, BY_SPEND, BY_COMPLAINTS);

  static final Facts NOTHING =
      Facts.at(Instant.parse("2026-06-30T16:00:00Z"), ZoneId.of("Asia/Shanghai"), CNY);

  private Cards() {}

  static BigDecimal ratio(String text) {
    return new BigDecimal(text);
  }

  static Money cny(long major) {
    return Money.ofMajor(CNY, major);
  }

  static Facts facts(String satisfaction, long spend, long complaints) {
    return NOTHING
        .with(SATISFACTION, ratio(satisfaction))
        .with(SPEND, cny(spend))
        .with(COMPLAINTS, complaints);
  }
}
