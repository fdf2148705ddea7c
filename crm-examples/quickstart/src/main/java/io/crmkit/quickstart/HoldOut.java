package io.crmkit.quickstart;

import io.crmkit.decision.Decision;
import io.crmkit.score.model.FitVerdict;
import io.crmkit.score.model.ModelFit;
import io.crmkit.score.model.ModelUnit;
import io.crmkit.score.model.Nbd;
import io.crmkit.score.model.PurchaseModel;
import io.crmkit.score.model.PurchaseSample;
import io.crmkit.score.model.Span;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/**
 * What models expect in a time that they have not seen, beside what was seen in it: purchases of
 * the customers who had bought before, added up. All purchases of a customer on one day are one.
 *
 * @param from the first day that was held out
 * @param until the day before which the hold-out ends
 * @param unit of the models; points of the curves are whole units apart
 * @param customers who had bought before
 * @param days after how many days each point of the curves is; the last one ends the hold-out
 * @param seen by each of these points
 * @param models one for each kind
 */
record HoldOut(
    LocalDate from,
    LocalDate until,
    ModelUnit unit,
    long customers,
    List<Integer> days,
    List<Long> seen,
    List<Line> models) {
  private static final int MOST_POINTS = 60;
  private static final int ROWS = 13;

  /**
   * A model.
   *
   * @param name what the literature calls it
   * @param verdict whether it may be used
   * @param expected purchases by each point, to a tenth; none of a model that may not be used
   * @param why the verdict in words, by language
   * @param leaving whether customers leave in it
   */
  record Line(
      String name,
      FitVerdict verdict,
      List<BigDecimal> expected,
      Map<String, String> why,
      boolean leaving) {
    /** Expected in all. */
    Optional<BigDecimal> total() {
      return expected.isEmpty() ? Optional.empty() : Optional.of(expected.get(expected.size() - 1));
    }
  }

  /**
   * A length such as P39W, P90D, P6M or P1Y.
   *
   * @throws DateTimeException if it is none
   */
  static Period length(String text) {
    if (!text.matches("P[1-9][0-9]{0,3}[DWMY]")) {
      throw new DateTimeException("not a length");
    }
    return Period.parse(text);
  }

  /**
   * Fits to what was before the last such length of a history, looked at from the start of a day.
   *
   * @throws BadInputException if nobody had bought before
   */
  static HoldOut of(
      PurchaseHistory history,
      ZoneId zone,
      Period length,
      LocalDate day,
      ModelUnit unit,
      CurrencyUnit currency) {
    LocalDate from = day.minus(length);
    CustomerBase base = CustomerBase.of(history, zone, from, day, unit, currency);
    if (base.customers() == 0) {
      throw new BadInputException(
          "--holdout: must leave purchases to learn from, was "
              + length
              + "; there is none before "
              + from);
    }
    return of(base, PurchaseFits.of(base.purchases()));
  }

  /** What the models of a base expect in the days that it holds out, at least one. */
  static HoldOut of(CustomerBase base, PurchaseFits fits) {
    PurchaseSample sample = base.purchases();
    List<Integer> days = points(base.seen().size(), sample.unit().days());
    List<Long> seen = new ArrayList<>();
    long sum = 0;
    int day = 0;
    for (int point : days) {
      for (; day < point; day++) {
        sum += base.seen().get(day);
      }
      seen.add(sum);
    }
    List<Line> lines = new ArrayList<>();
    fits.byName().forEach((name, fit) -> lines.add(line(name, fit, sample, days)));
    return new HoldOut(
        base.day(),
        base.endExclusive(),
        sample.unit(),
        base.customers(),
        days,
        List.copyOf(seen),
        List.copyOf(lines));
  }

  private static List<Integer> points(int days, int unit) {
    int units = Math.max(1, days / unit);
    int step = unit * ((units + MOST_POINTS - 1) / MOST_POINTS);
    List<Integer> points = new ArrayList<>();
    for (int day = step; day < days; day += step) {
      points.add(day);
    }
    points.add(days);
    return List.copyOf(points);
  }

  private static Line line(
      String name,
      Decision<? extends ModelFit<? extends PurchaseModel>> fit,
      PurchaseSample sample,
      List<Integer> days) {
    List<BigDecimal> expected = new ArrayList<>();
    Optional<? extends PurchaseModel> model = fit.outcome().model();
    if (model.isPresent()) {
      for (int day : days) {
        Span horizon = Span.days(day);
        double sum = sample.sum(each -> model.get().expectedPurchases(each, horizon));
        expected.add(BigDecimal.valueOf(sum).setScale(1, RoundingMode.HALF_EVEN));
      }
    }
    Map<String, String> why =
        new TreeMap<>(
            Map.of(
                "en", fit.explain(Locale.ENGLISH), "zh", fit.explain(Locale.SIMPLIFIED_CHINESE)));
    return new Line(
        name, fit.outcome().verdict(), List.copyOf(expected), why, !name.equals(Nbd.NAME));
  }

  /** Seen in all. */
  long total() {
    return seen.get(seen.size() - 1);
  }

  /** Totals by model, and how the purchases add up, in plain text. */
  String text() {
    TextTable totals = new TextTable("Held out", ">Expected purchases", ">Seen", ">Expected/seen");
    for (Line line : models) {
      totals.add(
          line.name(),
          line.total().map(HoldOut::shown).orElse("-"),
          String.format(Locale.ROOT, "%,d", total()),
          line.total().filter(sum -> total() > 0).map(this::ofSeen).orElse("-"));
    }
    return String.format(
            Locale.ROOT,
            "The %,d days from %s on, of the %,d customers who had bought before:%n%n",
            days.get(days.size() - 1),
            from,
            customers)
        + totals.text()
        + curves();
  }

  private String curves() {
    List<Line> used = models.stream().filter(line -> !line.expected().isEmpty()).toList();
    if (used.isEmpty()) {
      return "";
    }
    List<String> heads = new ArrayList<>(List.of(">Days", ">Seen"));
    used.forEach(line -> heads.add(">" + line.name()));
    TextTable table = new TextTable(heads.toArray(String[]::new));
    int every = (days.size() + ROWS - 1) / ROWS;
    for (int i = 0; i < days.size(); i++) {
      if ((i + 1) % every == 0 || i == days.size() - 1) {
        int at = i;
        List<String> cells = new ArrayList<>();
        cells.add(String.format(Locale.ROOT, "%,d", days.get(at)));
        cells.add(String.format(Locale.ROOT, "%,d", seen.get(at)));
        used.forEach(line -> cells.add(shown(line.expected().get(at))));
        table.add(cells.toArray(String[]::new));
      }
    }
    return "\nAdded up day by day\n\n" + table.text();
  }

  private static String shown(BigDecimal purchases) {
    return String.format(Locale.ROOT, "%,.1f", purchases);
  }

  private String ofSeen(BigDecimal expected) {
    return expected.divide(BigDecimal.valueOf(total()), 3, RoundingMode.HALF_EVEN).toString();
  }
}
