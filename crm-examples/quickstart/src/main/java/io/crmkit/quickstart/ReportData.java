package io.crmkit.quickstart;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.crmkit.customer.CustomerId;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Phrase;
import io.crmkit.decision.Texts;
import io.crmkit.playbook.Playbook;
import io.crmkit.review.Review;
import io.crmkit.review.ScoreReview;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierChange;
import io.crmkit.tier.TierProgress;
import io.crmkit.tier.TierRetention;
import io.crmkit.tier.TierStanding;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows, as data. Charts count everybody; the table lists at most {@value #MAX_ROWS}
 * customers, those who spend most, so that the page opens fast whatever the size of the company.
 */
record ReportData(
    String playbook,
    LocalDate asOf,
    String zone,
    String currency,
    int decimals,
    boolean fold,
    String source,
    Map<String, String> spendMetric,
    List<TierTotal> tiers,
    long unknownSpends,
    List<Double> concentration,
    List<List<Long>> attainment,
    List<Month> falls,
    long fallsSoon,
    List<ReasonTexts.Wording> wordings,
    List<String> columns,
    List<Row> rows,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CasesData cases,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ContactData contact,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PointsData points,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ScoreData scores,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable HoldOut holdOut) {
  static final int MAX_ROWS = 20_000;
  private static final int BINS = 10;
  private static final int SOON_DAYS = 90;
  private static final List<String> COLUMNS =
      Stream.of(Row.class.getRecordComponents()).map(RecordComponent::getName).toList();

  /** A tier and its customers. */
  record TierTotal(String name, long customers, BigDecimal spend) {}

  /** A month and how many of each tier will fall in it if nothing more happens. */
  record Month(String month, List<Long> byTier) {}

  /**
   * A line of the table, written as an array to save space. Tiers are ranks, reasons as in {@link
   * ReasonTexts}.
   *
   * @param points available and pending points, and those soon to expire; null without programme
   * @param to the tier of the next change
   * @param until the first day on which what is missing no longer suffices
   * @param then the reasons of the next change
   * @param value what the customer is expected to be worth, if that can be told
   * @param worth why
   */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  record Row(
      String id,
      int tier,
      @Nullable BigDecimal spend,
      long orders,
      @Nullable List<Long> points,
      @Nullable BigDecimal attainment,
      @Nullable LocalDate on,
      @Nullable Integer to,
      LocalDate since,
      @Nullable LocalDate failing,
      List<List<Object>> reasons,
      List<List<Object>> missing,
      @Nullable LocalDate until,
      List<List<Object>> keep,
      List<List<Object>> then,
      @Nullable BigDecimal value,
      List<List<Object>> worth) {}

  static ReportData of(
      CustomerReviews reviews,
      Portfolio portfolio,
      CaseBoard board,
      ContactBoard contacts,
      Optional<HoldOut> holdOut,
      String source) {
    Playbook playbook = reviews.job().playbook();
    int decimals = playbook.currency().getDecimalPlaces();
    ReasonTexts texts = new ReasonTexts();
    List<Row> rows =
        portfolio.bySpend().stream()
            .limit(MAX_ROWS)
            .map(row -> row(row, reviews, portfolio.tiers(), texts, decimals))
            .toList();
    ContactData contact =
        contacts.settled() ? ContactData.of(contacts, reviews.job(), texts) : null;
    return new ReportData(
        playbook.id().toString(),
        reviews.job().day(),
        playbook.zone().getId(),
        playbook.currency().getCode(),
        decimals,
        reviews.job().fold(),
        source,
        bothLanguages(reviews.spend().phrase()),
        totals(portfolio, decimals),
        portfolio.unknownSpends(),
        portfolio.concentration(),
        attainment(portfolio),
        falls(portfolio),
        fallsSoon(reviews.job().day(), portfolio),
        texts.wordings(),
        COLUMNS,
        rows,
        board.size() == 0 ? null : CasesData.of(board, reviews.job()),
        contact,
        PointsData.of(reviews, portfolio),
        ScoreData.of(reviews, portfolio),
        holdOut.orElse(null));
  }

  private static Map<String, String> bothLanguages(Phrase phrase) {
    return new TreeMap<>(
        Map.of(
            "en", Texts.BUILT_IN.render(phrase, Locale.ENGLISH),
            "zh", Texts.BUILT_IN.render(phrase, Locale.SIMPLIFIED_CHINESE)));
  }

  private static List<TierTotal> totals(Portfolio portfolio, int decimals) {
    List<TierTotal> totals = new ArrayList<>();
    for (int rank = 0; rank < portfolio.tiers().size(); rank++) {
      totals.add(
          new TierTotal(
              portfolio.tiers().get(rank).code(),
              portfolio.customers(rank),
              BigDecimal.valueOf(portfolio.spend(rank), decimals)));
    }
    return totals;
  }

  /** By tier, how many have done a tenth of the way to the next one, two tenths, and so on. */
  private static List<List<Long>> attainment(Portfolio portfolio) {
    List<long[]> bins = new ArrayList<>();
    portfolio.tiers().forEach(tier -> bins.add(new long[BINS]));
    for (CustomerRow row : portfolio.rows()) {
      BigDecimal attainment = row.attainment();
      if (attainment != null) {
        int bin = attainment.multiply(BigDecimal.valueOf(BINS)).intValue();
        bins.get(row.rank())[Math.min(bin, BINS - 1)]++;
      }
    }
    return bins.stream().map(ReportData::boxed).toList();
  }

  /** Every month from the as-of day to the last fall, the empty ones too. */
  private static List<Month> falls(Portfolio portfolio) {
    TreeMap<YearMonth, long[]> byMonth = new TreeMap<>();
    for (CustomerRow row : portfolio.rows()) {
      portfolio
          .fall(row)
          .ifPresent(
              fall ->
                  byMonth
                      .computeIfAbsent(
                          YearMonth.from(fall.on()), m -> new long[portfolio.tiers().size()])[
                      row.rank()]++);
    }
    List<Month> months = new ArrayList<>();
    if (!byMonth.isEmpty()) {
      for (YearMonth month = byMonth.firstKey();
          !month.isAfter(byMonth.lastKey());
          month = month.plusMonths(1)) {
        long[] none = new long[portfolio.tiers().size()];
        months.add(new Month(month.toString(), boxed(byMonth.getOrDefault(month, none))));
      }
    }
    return months;
  }

  private static List<Long> boxed(long[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  private static long fallsSoon(LocalDate day, Portfolio portfolio) {
    return portfolio.rows().stream()
        .flatMap(row -> portfolio.fall(row).stream())
        .filter(fall -> !fall.on().isAfter(day.plusDays(SOON_DAYS)))
        .count();
  }

  private static @Nullable List<Long> points(@Nullable PointsRow points) {
    if (points == null) {
      return null;
    }
    List<Long> numbers = new ArrayList<>(List.of(points.available(), points.pending()));
    numbers.addAll(points.soon());
    return numbers;
  }

  private static Row row(
      CustomerRow row, CustomerReviews reviews, List<Tier> tiers, ReasonTexts texts, int decimals) {
    CustomerId id = row.id();
    Review review = reviews.review(id);
    TierStanding standing = review.tier().outcome();
    CustomerRow.Change change = row.nextChange();
    Long spend = row.spend();
    return new Row(
        id.value(),
        row.rank(),
        spend == null ? null : BigDecimal.valueOf(spend, decimals),
        reviews.orders(id),
        points(row.points()),
        row.attainment(),
        change == null ? null : change.on(),
        change == null ? null : Integer.valueOf(tiers.indexOf(change.to())),
        standing.since(),
        standing.failingSince().orElse(null),
        texts.addAll(review.tier().reasons()),
        texts.addAll(review.progress().map(TierProgress::missing).orElse(List.of())),
        review.missingUntil().orElse(null),
        texts.addAll(
            review.retention().map(TierRetention::keep).map(e -> e.findings()).orElse(List.of())),
        texts.addAll(review.nextChange().map(TierChange::reasons).orElse(List.of())),
        row.scores() == null || row.scores().value() == null
            ? null
            : row.scores().value().getAmount(),
        texts.addAll(
            review
                .scores()
                .flatMap(ScoreReview::outlook)
                .flatMap(ScoreReview.Outlook::value)
                .map(Decision::reasons)
                .orElse(List.of())));
  }
}
