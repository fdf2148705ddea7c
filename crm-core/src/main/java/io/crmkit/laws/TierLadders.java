package io.crmkit.laws;

import io.crmkit.facts.Condition;
import io.crmkit.facts.Metric;
import io.crmkit.facts.Metrics;
import io.crmkit.tier.Downgrade;
import io.crmkit.tier.TierLadder;
import io.crmkit.tier.TierRung;
import io.crmkit.tier.Upgrade;
import io.crmkit.time.CalendarUnit;
import io.crmkit.time.Recurrence;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Draws ladders, to try what has to hold for every policy. */
public final class TierLadders {
  private static final List<String> NAMES = List.of("BASE", "SILVER", "GOLD", "PLATINUM");
  private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");
  private static final Metric<Money> SPEND = Metrics.spend(Window.last(Period.ofDays(90)));
  private static final Metric<Long> ORDERS = Metrics.orders(Window.current(CalendarUnit.YEAR));
  private static final Metric<BigDecimal> COMPLAINT_RATE =
      Metrics.complaintRate(Window.last(Period.ofMonths(12)));
  private static final Metric<Period> SILENCE = Metrics.daysSinceOrder(Window.ever());

  private TierLadders() {}

  /**
   * Ladders of two to four tiers whose entries nest, whose keep conditions are no stricter than
   * their entries, and in which more of a metric is always better or always worse: all laws hold
   * for them.
   */
  public static Generator<TierLadder> sound() {
    return choices -> {
      Shape shape = shape(choices);
      List<TierRung> rungs = new ArrayList<>(List.of(TierRung.base(NAMES.get(0))));
      int height = choices.between(1, NAMES.size() - 1);
      for (int rank = 1; rank <= height; rank++) {
        rungs.add(shape.rung(rank, choices));
      }
      return new TierLadder(
          rungs,
          choices.oneOf(List.of(Upgrade.values())),
          choices.oneOf(List.of(Downgrade.values())),
          choices.oneOf(
              List.of(Period.ZERO, Period.ofDays(1), Period.ofDays(30), Period.ofMonths(1))),
          choices.oneOf(List.of(Period.ZERO, Period.ofDays(7), Period.ofMonths(3))),
          reviews(choices));
    };
  }

  private static Optional<Recurrence> reviews(Choices choices) {
    LocalDate anchor = LocalDate.of(2025, 1, 31);
    return switch (choices.between(0, 3)) {
      case 1 -> Optional.of(new Recurrence(anchor, Period.ofDays(5)));
      case 2 -> Optional.of(new Recurrence(anchor, Period.ofMonths(1)));
      case 3 -> Optional.of(new Recurrence(anchor, Period.ofYears(1)));
      default -> Optional.empty();
    };
  }

  /** What all rungs of a ladder have in common: on what they look, and whether any part will do. */
  private static Shape shape(Choices choices) {
    List<Part> parts = new ArrayList<>(List.of(Part.values()));
    while (parts.size() > 1 && choices.percent(60)) {
      parts.remove(choices.oneOf(parts));
    }
    return new Shape(parts, choices.percent(30));
  }

  private record Shape(List<Part> parts, boolean anyWillDo) {
    TierRung rung(int rank, Choices choices) {
      List<Condition> entry = new ArrayList<>();
      List<Condition> keep = new ArrayList<>();
      for (Part part : parts) {
        long slack = choices.upTo(99);
        entry.add(part.condition(100L * rank + slack));
        keep.add(part.condition(100L * rank + slack - choices.upTo(99)));
      }
      return TierRung.of(NAMES.get(rank), combined(entry), combined(keep));
    }

    private Condition combined(List<Condition> conditions) {
      Condition[] all = conditions.toArray(Condition[]::new);
      return anyWillDo ? Condition.any(all) : Condition.all(all);
    }
  }

  /** A condition that is the harder the higher its level, from 1 to 399. */
  private enum Part {
    SPENT {
      @Override
      Condition condition(long level) {
        return SPEND.atLeast(Money.ofMajor(CNY, 10 * level));
      }
    },
    ORDERED {
      @Override
      Condition condition(long level) {
        return ORDERS.moreThan(level / 20);
      }
    },
    NOT_COMPLAINED {
      @Override
      Condition condition(long level) {
        return Condition.none(COMPLAINT_RATE.moreThan(BigDecimal.valueOf(400 - level, 3)));
      }
    },
    NOT_SILENT {
      @Override
      Condition condition(long level) {
        return SILENCE.atMost(Period.ofDays(400 - (int) level));
      }
    };

    abstract Condition condition(long level);
  }
}
