package io.crmkit.quickstart;

import io.crmkit.customer.CustomerId;
import io.crmkit.playbook.Playbook;
import io.crmkit.playbook.ScoreScheme;
import io.crmkit.review.Review;
import io.crmkit.score.model.ModelUnit;
import io.crmkit.store.CustomerStanding;
import io.crmkit.store.InMemoryStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine;

/**
 * One run of the main job: reviews everybody and writes the decisions, the page and the summary.
 * Memory holds the purchases and a short row for each customer, however long the reasons are; with
 * a store its standings, cases and points accounts of these customers, too.
 */
final class ReviewRun {
  private final ReviewJob job;
  private final PurchaseHistory history;
  private final String source;
  private final Map<String, byte[]> files;
  private final Optional<StandingBook> book;
  private final CaseBook cases;
  private final ContactBook contacts;
  private final Optional<Period> holdOut;
  private final RedemptionBook redemptions;

  private ReviewRun(
      ReviewJob job,
      PurchaseHistory history,
      String source,
      Map<String, byte[]> files,
      Optional<StandingBook> book,
      CaseBook cases,
      ContactBook contacts,
      Optional<Period> holdOut,
      RedemptionBook redemptions) {
    this.job = job;
    this.history = history;
    this.source = source;
    this.files = files;
    this.book = book;
    this.cases = cases;
    this.contacts = contacts;
    this.holdOut = holdOut;
    this.redemptions = redemptions;
  }

  /** A run over a history; the source is where it comes from, in words. */
  static ReviewRun of(ReviewJob job, PurchaseHistory history, String source) {
    return new ReviewRun(
        job,
        history,
        source,
        Map.of(),
        Optional.empty(),
        CaseBook.none(job.playbook()),
        new ContactBook(job.playbook().zone()),
        Optional.empty(),
        RedemptionBook.NONE);
  }

  /** The same run, writing these files beside the result. */
  ReviewRun withFiles(Map<String, byte[]> newFiles) {
    return new ReviewRun(
        job, history, source, newFiles, book, cases, contacts, holdOut, redemptions);
  }

  /** The same run, starting from the standings in this book and recording the new ones there. */
  ReviewRun withBook(StandingBook newBook) {
    return new ReviewRun(
        job, history, source, files, Optional.of(newBook), cases, contacts, holdOut, redemptions);
  }

  /** The same run, reviewing these cases as well; the job's playbook must know their workflows. */
  ReviewRun withCases(CaseBook newCases) {
    return new ReviewRun(
        job, history, source, files, book, newCases, contacts, holdOut, redemptions);
  }

  /** The same run, with what is known of customers for contact. */
  ReviewRun withContacts(ContactBook newContacts) {
    return new ReviewRun(
        job, history, source, files, book, cases, newContacts, holdOut, redemptions);
  }

  /** The same run, holding out so long a time before the day to try models of purchases on it. */
  ReviewRun withHoldOut(Optional<Period> length) {
    return new ReviewRun(job, history, source, files, book, cases, contacts, length, redemptions);
  }

  /** The same run, with what customers redeemed; the job's playbook must have a programme. */
  ReviewRun withRedemptions(RedemptionBook newRedemptions) {
    return new ReviewRun(
        job, history, source, files, book, cases, contacts, holdOut, newRedemptions);
  }

  /**
   * Reviews, writes and prints.
   *
   * @throws BadInputException if there is nobody to review, or the directory cannot be written
   */
  void writeTo(Path directory, CommandLine commandLine) {
    List<CustomerId> everybody = customers();
    if (everybody.isEmpty()) {
      throw new BadInputException(
          source
              + ": transactions: must hold at least one from before "
              + job.day()
              + ", the as-of day; it holds "
              + history.size()
              + ", none of them earlier");
    }
    Optional<HoldOut> tried = holdOut.map(this::heldOut);
    StandingBook kept = book.orElse(StandingBook.on(new InMemoryStore()));
    List<CustomerId> customers = kept.load(everybody, job.day());
    if (customers.isEmpty()) {
      throw new BadInputException("--store: holds all " + kept.leftOut(job.day()));
    }
    CaseRecords records = kept.cases();
    Optional<PointsRecords> points = book.flatMap(each -> points(each, everybody));
    String summary;
    int recorded;
    int recordedCases;
    try (OutputDirectory output = open(directory)) {
      List<CustomerStanding> standings = new ArrayList<>(customers.size());
      summary = write(output, customers, kept, points, standings, tried);
      // Before the result shows: what is seen has been recorded.
      recordedCases = cases.record(records, job.asOf());
      recorded = kept.record(job, standings);
      output.publish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    PrintWriter out = commandLine.getOut();
    out.println(summary);
    if (book.isPresent()) {
      out.println(
          "Standings: " + kept.size() + " recorded before, " + recorded + " written to the store");
      String leftOut = kept.leftOut(job.day());
      if (!leftOut.isEmpty()) {
        out.println("           Left out: " + leftOut);
      }
      if (!cases.isEmpty()) {
        out.println(
            "Cases:     "
                + records.size()
                + " recorded before, "
                + recordedCases
                + " written to the store");
        out.print(cases.differences());
      }
      points.ifPresent(
          each ->
              out.println(
                  "Points:    "
                      + each.size()
                      + " accounts recorded before, "
                      + each.written()
                      + " commands posted to the store"));
      points.ifPresent(each -> out.print(PointsDifference.text(each.differences())));
    }
    out.println("Decisions: " + directory.resolve(OutputDirectory.DECISIONS));
    out.println("Page:      " + directory.resolve(OutputDirectory.PAGE));
    out.flush();
  }

  /** The accounts of a store that is kept; where none is, reviews reckon points from the file. */
  private Optional<PointsRecords> points(StandingBook kept, List<CustomerId> reviewed) {
    return programme()
        .map(
            programme -> {
              TreeSet<CustomerId> all = new TreeSet<>(reviewed);
              all.addAll(programme.redeemers());
              return kept.points(programme, List.copyOf(all));
            });
  }

  private Optional<Programme> programme() {
    return job.playbook()
        .loyalty()
        .map(scheme -> new Programme(job.playbook(), history, redemptions, job.day()));
  }

  /** In the unit of the playbook's model, in weeks where it has none. */
  private HoldOut heldOut(Period length) {
    Playbook playbook = job.playbook();
    ModelUnit unit =
        playbook
            .scores()
            .flatMap(ScoreScheme::outlook)
            .map(outlook -> outlook.model().unit())
            .orElse(ModelUnit.WEEK);
    return HoldOut.of(history, playbook.zone(), length, job.day(), unit, playbook.currency());
  }

  /** Everybody who bought, had a case or is known otherwise before the as-of day, by id. */
  private List<CustomerId> customers() {
    List<CustomerId> buyers = history.customersBefore(job.day());
    TreeSet<CustomerId> all = new TreeSet<>(cases.customersBefore(job.asOf()));
    all.addAll(contacts.customersBefore(job.asOf()));
    all.addAll(redemptions.strangersBefore(job.asOf()));
    if (all.isEmpty()) {
      return buyers;
    }
    all.addAll(buyers);
    return List.copyOf(all);
  }

  private static OutputDirectory open(Path directory) {
    try {
      return OutputDirectory.open(directory);
    } catch (IOException e) {
      throw new BadInputException("--out: must be a directory that can be written; " + e);
    }
  }

  private String write(
      OutputDirectory output,
      List<CustomerId> customers,
      StandingBook kept,
      Optional<PointsRecords> points,
      List<CustomerStanding> standings,
      Optional<HoldOut> tried)
      throws IOException {
    CustomerReviews reviews =
        new CustomerReviews(
            job, history, kept, cases, contacts, new PointsSource(job, programme(), points));
    List<CustomerRow> rows = new ArrayList<>(customers.size());
    CaseBoard board = new CaseBoard();
    ContactBoard contactBoard = new ContactBoard(job);
    try (DecisionsFile decisions =
            DecisionsFile.create(output.file(OutputDirectory.DECISIONS), job.playbook());
        Progress progress = Progress.of("Reviewing", customers.size())) {
      for (CustomerId customer : customers) {
        Review review = reviews.review(customer);
        decisions.write(review, reviews.points().told(customer));
        board.add(review);
        contactBoard.add(
            review, reviews.greetings(customer, contactBoard.start(), contactBoard.end()));
        rows.add(reviews.row(review));
        standings.add(new CustomerStanding(customer, review.tier().outcome()));
        progress.step();
      }
    }
    Portfolio portfolio = new Portfolio(job.ladder().tiers(), rows, reviews.months());
    List<String> sources = new ArrayList<>(List.of(source));
    cases.source().ifPresent(sources::add);
    sources.addAll(contacts.sources());
    redemptions.source().ifPresent(sources::add);
    Files.writeString(
        output.file(OutputDirectory.PAGE),
        new HtmlReport(reviews, portfolio, board, contactBoard, tried, String.join(", ", sources))
            .html());
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(output.file(file.getKey()), file.getValue());
    }
    return new Summary(reviews, portfolio, board, contactBoard, tried).text();
  }
}
