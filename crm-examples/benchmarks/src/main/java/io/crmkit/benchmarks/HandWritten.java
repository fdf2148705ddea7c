package io.crmkit.benchmarks;

import io.crmkit.facts.Fact;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Metric;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierOverride;
import io.crmkit.tier.TierStanding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * The ladder of {@link Company} as somebody would write it by hand for this one case: the facts in
 * the fields of a record, thresholds in the code, and the same immutable results.
 */
final class HandWritten {
  static final Tier BASE = Tier.of("BASE");
  static final Tier SILVER = Tier.of("SILVER");
  static final Tier GOLD = Tier.of("GOLD");
  static final Tier PLATINUM = Tier.of("PLATINUM");

  private HandWritten() {}

  /** The facts, amounts in fen; -1 days and no category where there is none. */
  record Row(
      LocalDate day,
      long spend,
      long orders,
      long ordersQuarter,
      long complaints,
      long tenureDays,
      long average,
      long complaintRateMillionths,
      String nature) {

    static Row of(Facts facts) {
      return new Row(
          facts.day(),
          fen(facts, Company.SPEND),
          count(facts, Company.ORDERS),
          count(facts, Company.ORDERS_QUARTER),
          count(facts, Company.COMPLAINTS),
          days(facts, Company.TENURE),
          fen(facts, Company.AVERAGE),
          millionths(facts, Company.COMPLAINT_RATE),
          facts.get(Company.NATURE) instanceof Fact.Known<String> known ? known.value() : "");
    }

    private static long fen(Facts facts, Metric<Money> metric) {
      return facts.get(metric) instanceof Fact.Known<Money> known
          ? known.value().getAmountMinorLong()
          : -1;
    }

    private static long count(Facts facts, Metric<Long> metric) {
      return facts.get(metric) instanceof Fact.Known<Long> known ? known.value() : -1;
    }

    private static long days(Facts facts, Metric<Period> metric) {
      return facts.get(metric) instanceof Fact.Known<Period> known
          ? known.value().get(ChronoUnit.DAYS)
          : -1;
    }

    private static long millionths(Facts facts, Metric<BigDecimal> metric) {
      return facts.get(metric) instanceof Fact.Known<BigDecimal> known
          ? known.value().movePointRight(6).longValueExact()
          : Long.MAX_VALUE;
    }
  }

  static boolean platinumEntry(Row row) {
    return row.spend >= 2_000_000
        && row.average >= 20_000
        && row.complaintRateMillionths <= 50_000
        && (row.nature.equals("enterprise") || row.nature.equals("government"));
  }

  static boolean goldEntry(Row row) {
    return row.spend >= 500_000
        && row.ordersQuarter >= 1
        && row.complaints <= 3
        && row.tenureDays >= 90;
  }

  static boolean silverEntry(Row row) {
    return row.spend >= 100_000 || row.orders >= 6;
  }

  static Tier highest(Row row) {
    if (platinumEntry(row)) {
      return PLATINUM;
    }
    if (goldEntry(row)) {
      return GOLD;
    }
    return silverEntry(row) ? SILVER : BASE;
  }

  static boolean keeps(Row row, Tier tier) {
    if (tier.equals(PLATINUM)) {
      return row.spend >= 1_600_000;
    }
    if (tier.equals(GOLD)) {
      return row.spend >= 400_000;
    }
    return tier.equals(BASE) || row.spend >= 80_000;
  }

  static int rank(Tier tier) {
    if (tier.equals(PLATINUM)) {
      return 3;
    }
    return tier.equals(GOLD) ? 2 : tier.equals(SILVER) ? 1 : 0;
  }

  /** The outcome where nothing is recorded. */
  static TierStanding standing(Row row) {
    return new TierStanding(highest(row), row.day, Optional.empty(), Optional.empty(), row.day);
  }

  /** The outcome with a recorded standing: rise, keep, grace of thirty days, fall to fit. */
  static TierStanding standing(Row row, TierStanding recorded) {
    Tier highest = highest(row);
    Tier earned = recorded.earned();
    Optional<TierOverride> override = recorded.override().filter(o -> o.holdsOn(row.day));
    if (rank(highest) > rank(earned)) {
      return new TierStanding(highest, row.day, Optional.empty(), override, row.day);
    }
    boolean keeps = highest.equals(earned) || keeps(row, earned);
    Optional<LocalDate> failing =
        keeps
            ? Optional.empty()
            : recorded.failingSince().isPresent() ? recorded.failingSince() : Optional.of(row.day);
    if (failing.isPresent() && !row.day.isBefore(failing.get().plusDays(30))) {
      Tier to = keeps(row, GOLD) && rank(earned) > 2 ? GOLD : keeps(row, SILVER) ? SILVER : BASE;
      return new TierStanding(to, row.day, Optional.empty(), override, row.day);
    }
    return new TierStanding(earned, recorded.since(), failing, override, row.day);
  }

  /** One finding: which fact, how it is compared, with what, and what it is. */
  record Note(String metric, String comparison, long bound, long actual, boolean holds) {}

  /** The outcome and what was found on the way. */
  record Explained(TierStanding standing, Tier tier, List<Note> why, List<Note> next) {}

  static Explained explained(Row row) {
    return explained(row, standing(row));
  }

  static Explained explained(Row row, TierStanding recorded, boolean withStanding) {
    return withStanding ? explained(row, standing(row, recorded)) : explained(row);
  }

  private static Explained explained(Row row, TierStanding standing) {
    Tier tier = standing.earned();
    List<Note> why = new ArrayList<>();
    List<Note> next = new ArrayList<>();
    switch (rank(tier)) {
      case 3 -> platinum(row, why, true);
      case 2 -> {
        gold(row, why, true);
        platinum(row, next, false);
      }
      case 1 -> {
        silver(row, why, true);
        gold(row, next, false);
      }
      default -> silver(row, next, false);
    }
    return new Explained(standing, tier, List.copyOf(why), List.copyOf(next));
  }

  private static void note(
      List<Note> notes, boolean wanted, String metric, boolean least, long bound, long actual) {
    boolean holds = least ? actual >= bound : actual <= bound;
    if (holds == wanted) {
      notes.add(new Note(metric, least ? "at least" : "at most", bound, actual, holds));
    }
  }

  private static void platinum(Row row, List<Note> notes, boolean wanted) {
    note(notes, wanted, "spend", true, 2_000_000, row.spend);
    note(notes, wanted, "average", true, 20_000, row.average);
    note(notes, wanted, "complaint rate", false, 50_000, row.complaintRateMillionths);
    boolean firm = row.nature.equals("enterprise") || row.nature.equals("government");
    note(notes, wanted, "nature", true, 1, firm ? 1 : 0);
  }

  private static void gold(Row row, List<Note> notes, boolean wanted) {
    note(notes, wanted, "spend", true, 500_000, row.spend);
    note(notes, wanted, "orders", true, 1, row.ordersQuarter);
    note(notes, wanted, "complaints", false, 3, row.complaints);
    note(notes, wanted, "tenure", true, 90, row.tenureDays);
  }

  private static void silver(Row row, List<Note> notes, boolean wanted) {
    note(notes, wanted, "spend", true, 100_000, row.spend);
    note(notes, wanted, "orders", true, 6, row.orders);
  }
}
