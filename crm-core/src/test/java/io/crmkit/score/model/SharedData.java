package io.crmkit.score.model;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Real data that stands beside the checkout in {@code shared/data}; tests skip without it. */
final class SharedData {
  private SharedData() {}

  /** The rows of a file without its header; the calling test is skipped where there is none. */
  static List<String[]> rows(String name) {
    String file = "shared/data/" + name;
    Optional<Path> path =
        Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
            .map(at -> at.resolve(file))
            .filter(Files::isReadable)
            .findFirst();
    if (path.isEmpty()) {
      System.err.println("SKIPPED: " + file + " stands beside no directory above the working one");
    }
    assumeTrue(path.isPresent(), file + " is not there");
    try (Stream<String> lines = Files.lines(path.orElseThrow())) {
      return lines.skip(1).map(line -> line.split(",", -1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** CDNOW in weeks, rounded to two decimals. */
  static PurchaseSample cdnowSummary() {
    List<PurchaseSummary> customers = new ArrayList<>();
    for (String[] row : rows("cdnow-summary.csv")) {
      customers.add(
          new PurchaseSummary(
              Integer.parseInt(row[1]),
              Double.parseDouble(row[2]),
              Double.parseDouble(row[3]),
              ModelUnit.WEEK));
    }
    return PurchaseSample.of(customers);
  }

  /** CDNOW in exact days. */
  static List<CdnowCustomer> cdnowDays() {
    List<CdnowCustomer> customers = new ArrayList<>();
    for (String[] row : rows("cdnow-days.csv")) {
      int repeats = Integer.parseInt(row[1]);
      customers.add(
          new CdnowCustomer(
              new PurchaseSummary(
                  repeats, Double.parseDouble(row[2]), Double.parseDouble(row[3]), ModelUnit.DAY),
              repeats,
              new BigDecimal(row[4]),
              Integer.parseInt(row[5])));
    }
    return customers;
  }

  /** A customer of CDNOW with the mean repeat spend and the purchases of the following 39 weeks. */
  record CdnowCustomer(PurchaseSummary purchases, int repeats, BigDecimal spend, int later) {}

  /** The real retailer's customers in weeks, observed until the last day of the data. */
  static PurchaseSample onlineRetail() {
    Map<String, TreeSet<LocalDate>> days = new HashMap<>();
    LocalDate end = LocalDate.MIN;
    for (String[] row : rows("online-retail-customer-days.csv")) {
      LocalDate day = LocalDate.parse(row[1]);
      days.computeIfAbsent(row[0], customer -> new TreeSet<>()).add(day);
      end = day.isAfter(end) ? day : end;
    }
    List<PurchaseSummary> customers = new ArrayList<>();
    for (TreeSet<LocalDate> bought : days.values()) {
      LocalDate first = bought.first();
      customers.add(
          PurchaseSummary.of(
              bought.size() - 1,
              new Recency(Span.days((double) ChronoUnit.DAYS.between(first, bought.last()))),
              Span.days((double) ChronoUnit.DAYS.between(first, end))));
    }
    return PurchaseSample.of(customers).in(ModelUnit.WEEK);
  }
}
