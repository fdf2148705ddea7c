package io.crmkit.quickstart;

import io.crmkit.playbook.PurchaseOutlook;
import io.crmkit.playbook.ScoreScheme;
import io.crmkit.playbook.SpendOutlook;
import io.crmkit.score.segment.LabelRule;
import io.crmkit.score.segment.LabelRules;
import io.crmkit.score.segment.RfmClass;
import io.crmkit.score.segment.RfmCuts;
import io.crmkit.score.stage.ChurnRisk;
import io.crmkit.score.stage.StageRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What summary and page show of scores: everybody is counted.
 *
 * @param cards how the scores of each card are spread
 * @param stages how many are in each stage, by model
 * @param labels how many have each name, by rules
 * @param rfm customers by class of recency (the best first) and of frequency (from 1); empty
 *     without cuts
 * @param churn how many are calm, watched and alarming; empty without signals
 * @param calendar when how many will count as lost if they stay silent, by month; null without a
 *     model
 * @param value what customers are expected to be worth; null where the playbook values nothing
 */
record ScoreData(
    List<Card> cards,
    List<Group> stages,
    List<Group> labels,
    List<List<Long>> rfm,
    List<Count> churn,
    @Nullable Calendar calendar,
    @Nullable Value value) {
  private static final int MONTHS = 12;

  /**
   * How the scores of a card are spread.
   *
   * @param tenths how many scores lie in each tenth of the scale
   * @param none how many have no score
   */
  record Card(String name, long scale, List<Long> tenths, long none) {}

  /** How many customers there are of each sort. */
  record Group(String name, List<Count> counts) {}

  /** How many customers there are of a sort. */
  record Count(String code, long customers) {}

  /**
   * When customers will count as lost.
   *
   * @param months the coming months, with how many in each
   * @param passed how many are lost by now
   * @param later how many come after these months, or never
   */
  record Calendar(List<Count> months, long passed, long later) {}

  /**
   * What customers are expected to be worth.
   *
   * @param decimals of the currency
   * @param total of all who have a value
   * @param customers how many those are
   * @param none how many have none: they have not bought, or it is refused
   */
  record Value(
      String currency, int decimals, int horizonDays, BigDecimal total, long customers, long none) {
    private static Value of(SpendOutlook outlook, List<ScoreRow> rows) {
      CurrencyUnit currency = outlook.spend().currency();
      Money total = Money.zero(currency);
      long customers = 0;
      for (ScoreRow row : rows) {
        if (row.value() != null) {
          total = total.plus(row.value());
          customers++;
        }
      }
      return new Value(
          currency.getCode(),
          currency.getDecimalPlaces(),
          outlook.horizonDays(),
          total.getAmount(),
          customers,
          rows.size() - customers);
    }
  }

  /** Nothing where the playbook has no scores. */
  static @Nullable ScoreData of(CustomerReviews reviews, Portfolio portfolio) {
    ScoreScheme scheme = reviews.job().playbook().scores().orElse(null);
    if (scheme == null) {
      return null;
    }
    List<ScoreRow> rows = new ArrayList<>();
    for (CustomerRow row : portfolio.rows()) {
      if (row.scores() != null) {
        rows.add(row.scores());
      }
    }
    List<Card> cards = new ArrayList<>();
    scheme.cards().forEach((name, card) -> cards.add(card(name, card.scale(), rows)));
    List<Group> stages = new ArrayList<>();
    scheme
        .stages()
        .forEach(
            (name, model) ->
                stages.add(
                    group(
                        name,
                        model.rules().stream().map(StageRule::stage).map(s -> s.code()).toList(),
                        rows,
                        row -> row.stages().get(name))));
    List<Group> labels = new ArrayList<>();
    scheme
        .rules()
        .forEach(
            (name, rules) ->
                labels.add(group(name, codes(rules), rows, row -> row.labels().get(name))));
    List<String> levels = new ArrayList<>();
    for (ChurnRisk.Level level : ChurnRisk.Level.values()) {
      levels.add(level.name());
    }
    return new ScoreData(
        cards,
        stages,
        labels,
        scheme.rfm().map(cuts -> grid(cuts, rows)).orElse(List.of()),
        scheme.churn().isEmpty()
            ? List.of()
            : group("churn", levels, rows, row -> row.churn() == null ? null : row.churn().name())
                .counts(),
        scheme.outlook().isEmpty() ? null : calendar(reviews.job().day(), rows),
        scheme
            .outlook()
            .flatMap(PurchaseOutlook::spend)
            .map(spend -> Value.of(spend, rows))
            .orElse(null));
  }

  private static Card card(String name, long scale, List<ScoreRow> rows) {
    long[] tenths = new long[ScoreRow.TENTHS];
    long none = 0;
    for (ScoreRow row : rows) {
      int tenth = row.tenths().getOrDefault(name, -1);
      if (tenth < 0) {
        none++;
      } else {
        tenths[tenth]++;
      }
    }
    List<Long> counts = new ArrayList<>();
    for (long count : tenths) {
      counts.add(count);
    }
    return new Card(name, scale, counts, none);
  }

  private static List<String> codes(LabelRules rules) {
    List<String> codes = new ArrayList<>();
    for (LabelRule rule : rules.rules()) {
      codes.add(rule.label().code());
    }
    rules.otherwise().ifPresent(label -> codes.add(label.code()));
    return codes;
  }

  private static Group group(
      String name,
      List<String> codes,
      List<ScoreRow> rows,
      Function<ScoreRow, @Nullable String> of) {
    Map<String, Long> counts = new LinkedHashMap<>();
    codes.forEach(code -> counts.put(code, 0L));
    for (ScoreRow row : rows) {
      String code = of.apply(row);
      if (code != null) {
        counts.merge(code, 1L, Long::sum);
      }
    }
    return new Group(
        name,
        counts.entrySet().stream().map(one -> new Count(one.getKey(), one.getValue())).toList());
  }

  private static List<List<Long>> grid(RfmCuts cuts, List<ScoreRow> rows) {
    long[][] counts = new long[cuts.recency().size() + 1][cuts.frequency().size() + 1];
    for (ScoreRow row : rows) {
      RfmClass by = row.rfm();
      if (by != null) {
        counts[counts.length - by.recency()][by.frequency() - 1]++;
      }
    }
    List<List<Long>> grid = new ArrayList<>();
    for (long[] line : counts) {
      List<Long> cells = new ArrayList<>();
      for (long cell : line) {
        cells.add(cell);
      }
      grid.add(cells);
    }
    return grid;
  }

  private static Calendar calendar(LocalDate day, List<ScoreRow> rows) {
    YearMonth first = YearMonth.from(day);
    long[] months = new long[MONTHS];
    long passed = 0;
    long later = 0;
    for (ScoreRow row : rows) {
      LocalDate lost = row.lost();
      if (lost != null && !lost.isAfter(day)) {
        passed++;
      } else if (lost == null || !YearMonth.from(lost).isBefore(first.plusMonths(MONTHS))) {
        later++;
      } else {
        months[(int) first.until(YearMonth.from(lost), ChronoUnit.MONTHS)]++;
      }
    }
    List<Count> counts = new ArrayList<>();
    for (int i = 0; i < MONTHS; i++) {
      counts.add(new Count(first.plusMonths(i).toString(), months[i]));
    }
    return new Calendar(counts, passed, later);
  }
}
