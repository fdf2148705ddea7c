package io.crmkit.laws;

import io.crmkit.facts.Kind;
import io.crmkit.facts.Metric;
import io.crmkit.score.Band;
import io.crmkit.score.Characteristic;
import io.crmkit.score.Direction;
import io.crmkit.score.Scorecard;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.joda.money.CurrencyUnit;

/** Draws scorecards: one to six characteristics over metrics of all ordered kinds. */
public final class Scorecards {
  private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");
  private static final Window YEAR = Window.last(Period.ofMonths(12));
  private static final List<Metric<?>> METRICS =
      List.of(
          Metric.of("orders", Kind.COUNT, YEAR),
          Metric.of("spend", Kind.MONEY, YEAR),
          Metric.of("satisfaction", Kind.RATIO, YEAR),
          Metric.of("days-since-order", Kind.DAYS, Window.ever()),
          Metric.of("complaints", Kind.COUNT, YEAR),
          Metric.of("teamwork", Kind.RATIO, YEAR));

  private Scorecards() {}

  /** Any card. */
  public static Generator<Scorecard> any() {
    return choices -> {
      List<Characteristic<?>> characteristics = new ArrayList<>();
      int count = choices.between(1, METRICS.size());
      for (int i = 0; i < count; i++) {
        characteristics.add(characteristic(METRICS.get(i), "c-" + (char) ('f' - i), choices));
      }
      long most = characteristics.stream().mapToLong(Characteristic::most).sum();
      long scale = choices.percent(50) ? choices.between(1L, 1_000L) : most;
      BigDecimal minimum = BigDecimal.valueOf(choices.between(1L, 100L), 2);
      return new Scorecard(characteristics, scale, minimum);
    };
  }

  private static <T> Characteristic<T> characteristic(
      Metric<T> metric, String name, Choices choices) {
    int bands = choices.between(1, 4);
    boolean more = !choices.percent(40);
    List<Long> steps = new ArrayList<>();
    long total = 0;
    for (int i = 0; i < bands; i++) {
      long step = choices.between(1L, 30L);
      steps.add(step);
      total += step;
    }
    long unit = metric.kind().equals(Kind.COUNT) || metric.kind().equals(Kind.DAYS) ? 1 : 10_000;
    long cut = choices.upTo(3) * unit;
    long points = more ? 0 : total;
    long below = points;
    List<Band<T>> list = new ArrayList<>();
    for (long step : steps) {
      cut += choices.between(1L, 5L) * unit;
      points += more ? step : -step;
      list.add(Band.from(metric.kind().ofUnits(cut, CNY), points));
    }
    OptionalLong without =
        choices.percent(20) ? OptionalLong.of(choices.upTo(total)) : OptionalLong.empty();
    Direction direction = more ? Direction.MORE_IS_BETTER : Direction.LESS_IS_BETTER;
    return new Characteristic<>(name, metric, direction, below, list, without);
  }
}
