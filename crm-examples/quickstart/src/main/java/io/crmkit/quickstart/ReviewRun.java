package io.crmkit.quickstart;

import io.crmkit.customer.CustomerId;
import io.crmkit.review.Review;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/**
 * One run of the main job: reviews everybody and writes the decisions, the page and the summary.
 * Memory holds the purchases and a short row for each customer, however long the reasons are.
 */
final class ReviewRun {
  private final ReviewJob job;
  private final PurchaseHistory history;
  private final String source;
  private final Map<String, byte[]> files;

  private ReviewRun(
      ReviewJob job, PurchaseHistory history, String source, Map<String, byte[]> files) {
    this.job = job;
    this.history = history;
    this.source = source;
    this.files = files;
  }

  /** A run over a history; the source is where it comes from, in words. */
  static ReviewRun of(ReviewJob job, PurchaseHistory history, String source) {
    return new ReviewRun(job, history, source, Map.of());
  }

  /** The same run, writing these files beside the result. */
  ReviewRun withFiles(Map<String, byte[]> newFiles) {
    return new ReviewRun(job, history, source, newFiles);
  }

  /**
   * Reviews, writes and prints.
   *
   * @throws BadInputException if there is nobody to review, or the directory cannot be written
   */
  void writeTo(Path directory, CommandLine commandLine) {
    List<CustomerId> customers = history.customersBefore(job.day());
    if (customers.isEmpty()) {
      throw new BadInputException(
          source
              + ": transactions: must hold at least one from before "
              + job.day()
              + ", the as-of day; it holds "
              + history.size()
              + ", none of them earlier");
    }
    String summary;
    try (OutputDirectory output = open(directory)) {
      summary = write(output, customers);
      output.publish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    PrintWriter out = commandLine.getOut();
    out.println(summary);
    out.println("Decisions: " + directory.resolve(OutputDirectory.DECISIONS));
    out.println("Page:      " + directory.resolve(OutputDirectory.PAGE));
    out.flush();
  }

  private static OutputDirectory open(Path directory) {
    try {
      return OutputDirectory.open(directory);
    } catch (IOException e) {
      throw new BadInputException("--out: must be a directory that can be written; " + e);
    }
  }

  private String write(OutputDirectory output, List<CustomerId> customers) throws IOException {
    CustomerReviews reviews = new CustomerReviews(job, history);
    List<CustomerRow> rows = new ArrayList<>(customers.size());
    try (DecisionsFile decisions = DecisionsFile.create(output.file(OutputDirectory.DECISIONS));
        Progress progress = Progress.of("Reviewing", customers.size())) {
      for (CustomerId customer : customers) {
        Review review = reviews.review(customer);
        decisions.write(review);
        rows.add(reviews.row(review));
        progress.step();
      }
    }
    Portfolio portfolio = new Portfolio(job.ladder().tiers(), rows);
    Files.writeString(
        output.file(OutputDirectory.PAGE), new HtmlReport(reviews, portfolio, source).html());
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(output.file(file.getKey()), file.getValue());
    }
    return new Summary(reviews, portfolio).text();
  }
}
