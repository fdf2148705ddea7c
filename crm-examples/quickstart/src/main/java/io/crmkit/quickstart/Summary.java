package io.crmkit.quickstart;

import io.crmkit.customer.CustomerId;
import io.crmkit.decision.Phrase;
import io.crmkit.decision.Texts;
import io.crmkit.loyalty.ProgrammeMonth;
import io.crmkit.loyalty.TransactionPoints;
import io.crmkit.review.Review;
import io.crmkit.tier.TierProgress;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The result in a screenful of plain text, in English. */
final class Summary {
  private static final int LISTED = 10;
  private static final int ID_SHOWN = 24;

  private final CustomerReviews reviews;
  private final Portfolio portfolio;
  private final CaseBoard board;
  private final ContactBoard contacts;
  private final Optional<HoldOut> holdOut;

  Summary(
      CustomerReviews reviews,
      Portfolio portfolio,
      CaseBoard board,
      ContactBoard contacts,
      Optional<HoldOut> holdOut) {
    this.reviews = reviews;
    this.portfolio = portfolio;
    this.board = board;
    this.contacts = contacts;
    this.holdOut = holdOut;
  }

  String text() {
    return heading()
        + "\n"
        + tiers()
        + concentration()
        + rising()
        + falling()
        + cases()
        + new ContactSummary(contacts, reviews.job()).text()
        + points()
        + ScoreSummary.text(ScoreData.of(reviews, portfolio))
        + holdOut.map(out -> "\n" + out.text()).orElse("");
  }

  private String heading() {
    ReviewJob job = reviews.job();
    return String.format(
        Locale.ROOT,
        "%,d customers as of %s (%s), playbook %s%s%n",
        portfolio.size(),
        job.day(),
        job.playbook().zone(),
        job.playbook().id(),
        job.fold() ? ", histories followed" : "");
  }

  private String tiers() {
    String spend = words(reviews.spend().phrase());
    TextTable table =
        new TextTable(
            "Tier",
            ">Customers",
            ">Share",
            ">"
                + spend.substring(0, 1).toUpperCase(Locale.ROOT)
                + spend.substring(1)
                + ", "
                + reviews.job().playbook().currency(),
            ">Share");
    for (int rank = portfolio.tiers().size() - 1; rank >= 0; rank--) {
      addTier(
          table,
          portfolio.tiers().get(rank).code(),
          portfolio.customers(rank),
          portfolio.spend(rank));
    }
    addTier(table, "Total", portfolio.size(), portfolio.spend());
    return table.text();
  }

  private void addTier(TextTable table, String name, long customers, long spend) {
    int decimals = reviews.job().playbook().currency().getDecimalPlaces();
    table.add(
        name,
        String.format(Locale.ROOT, "%,d", customers),
        share(customers, portfolio.size()),
        String.format(Locale.ROOT, "%,." + decimals + "f", BigDecimal.valueOf(spend, decimals)),
        share(spend, portfolio.spend()));
  }

  private static String share(long part, long whole) {
    return whole <= 0
        ? "-"
        : BigDecimal.valueOf(part)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_EVEN)
            + " %";
  }

  private String concentration() {
    StringBuilder text = new StringBuilder();
    if (portfolio.spend() > 0) {
      text.append(
          String.format(
              Locale.ROOT,
              "%nThe top 20 %% of customers bring %.1f %% of it.%n",
              100 * portfolio.concentration().get(20)));
    }
    if (portfolio.unknownSpends() > 0) {
      text.append(
          String.format(
              Locale.ROOT,
              "Not counted: the spend of %,d customers, which is not known.%n",
              portfolio.unknownSpends()));
    }
    return text.toString();
  }

  private String rising() {
    List<CustomerRow> closest = portfolio.closestToRising(LISTED);
    if (closest.isEmpty()) {
      return "\nNobody is on the way to a higher tier.\n";
    }
    TextTable table = new TextTable("Customer", "Tier", ">Done", "Missing", "Enough before");
    for (CustomerRow row : closest) {
      Review review = reviews.review(row.id());
      TierProgress progress = review.progress().orElseThrow();
      table.add(
          shown(row.id()),
          portfolio.tiers().get(row.rank()) + " -> " + progress.next(),
          percent(progress.attainment()),
          missing(review, progress),
          review.missingUntil().map(LocalDate::toString).orElse(""));
    }
    return "\nClosest to rising\n" + table.text();
  }

  private static String missing(Review review, TierProgress progress) {
    // With nothing missing it is a review that is awaited; the last reason tells which.
    return progress.missing().isEmpty()
        ? words(review.tier().reasons().get(review.tier().reasons().size() - 1))
        : words(progress.missing());
  }

  private String falling() {
    List<CustomerRow> soonest = portfolio.soonestToFall(LISTED);
    if (soonest.isEmpty()) {
      return "\nNobody will fall if nothing more happens.\n";
    }
    TextTable table = new TextTable("Customer", "On", "Tier", "Kept by");
    for (CustomerRow row : soonest) {
      CustomerRow.Change fall = Objects.requireNonNull(row.nextChange());
      Review review = reviews.review(row.id());
      table.add(
          shown(row.id()),
          fall.on().toString(),
          fall.from() + " -> " + fall.to(),
          review.retention().map(r -> words(r.keep().findings())).orElse(""));
    }
    return "\nSoonest to fall if nothing more happens\n" + table.text();
  }

  private String cases() {
    if (board.size() == 0) {
      return "";
    }
    String head =
        String.format(
            Locale.ROOT,
            "%n%,d cases, %,d of them open, %,d of these with a missed limit%n",
            board.size(),
            board.open().size(),
            board.breached());
    if (board.open().isEmpty()) {
      return head;
    }
    TextTable table =
        new TextTable("Case", "Customer", "Workflow", "State", "Due", "Missed", "Next wake-up");
    for (CaseBoard.OpenCase line : board.open().stream().limit(LISTED).toList()) {
      Names names = Names.of(reviews.job().playbook(), line.workflow());
      table.add(
          shown(line.id().value()),
          shown(line.customer()),
          line.workflow().toString(),
          names.of(line.state(), Locale.ENGLISH),
          line.standstill()
              .map(
                  still ->
                      "paused since "
                          + when(Optional.of(still.since()))
                          + ", waiting for "
                          + names.of(still.holder(), Locale.ENGLISH))
              .orElseGet(() -> when(line.due())),
          line.breaches().stream()
              .map(clock -> names.ofClock(clock, Locale.ENGLISH))
              .collect(Collectors.joining(", ")),
          when(line.nextWakeUp()));
    }
    return head + "\nMost urgent\n" + table.text();
  }

  private String points() {
    PointsData data = PointsData.of(reviews, portfolio);
    if (data == null) {
      return "";
    }
    StringBuilder head = new StringBuilder();
    head.append(
        String.format(
            Locale.ROOT,
            "%nPoints: %,d customers have %,d, and %,d pending; expiring: ",
            data.members(),
            data.available(),
            data.pending()));
    for (int i = 0; i < data.days().size(); i++) {
      head.append(
          String.format(
              Locale.ROOT,
              "%s%,d within %d days",
              i == 0 ? "" : ", ",
              data.soon().get(i),
              data.days().get(i)));
    }
    TextTable table = SimulateCommand.table();
    List<ProgrammeMonth> months = portfolio.months();
    // A year is what fits on the screen; the page has all of them.
    months.stream()
        .skip(Math.max(0, months.size() - 12))
        .forEach(month -> SimulateCommand.add(table, month));
    return head + "\n\nThe programme, the latest months\n" + table.text() + refused(data.refused());
  }

  private String refused(long count) {
    if (count == 0) {
      return "";
    }
    TextTable table = new TextTable("Customer", "At", "For", ">Points", "Why");
    int left = LISTED;
    for (Map.Entry<CustomerId, List<TransactionPoints.Refused>> each :
        reviews.points().refused().entrySet()) {
      for (TransactionPoints.Refused refused : each.getValue().stream().limit(left).toList()) {
        left--;
        table.add(
            shown(each.getKey()),
            when(Optional.of(refused.redemption().at())),
            shown(refused.redemption().command().reference()),
            String.format(Locale.ROOT, "%,d", refused.redemption().command().points()),
            words(refused.reasons()));
      }
    }
    return String.format(Locale.ROOT, "%nRedemptions refused: %,d%n", count) + table.text();
  }

  private String when(Optional<Instant> instant) {
    return instant.map(at -> Instants.shown(at, reviews.job().playbook().zone())).orElse("");
  }

  /** Rounded down, so that only what is reached shows as 100 %. */
  private static String percent(BigDecimal share) {
    return share.movePointRight(2).setScale(1, RoundingMode.DOWN) + " %";
  }

  static String shown(CustomerId id) {
    return shown(id.value());
  }

  private static String shown(String value) {
    return value.codePointCount(0, value.length()) <= ID_SHOWN
        ? value
        : value.substring(0, value.offsetByCodePoints(0, ID_SHOWN - 3)) + "...";
  }

  private static String words(List<? extends Phrase> phrases) {
    return phrases.stream().map(Summary::words).collect(Collectors.joining("; "));
  }

  private static String words(Phrase phrase) {
    return Texts.BUILT_IN.render(phrase, Locale.ENGLISH);
  }
}
