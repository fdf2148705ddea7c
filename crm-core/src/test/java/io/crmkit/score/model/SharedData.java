package io.crmkit.score.model;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
}
