package io.crmkit.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Complaints to an authority")
class ComplaintLogTest {
  private static final String FILE = "shared/data/cfpb-complaints-subset.csv";
  private static final int LIMIT = 15;

  @TempDir Path work;

  @Test
  @DisplayName("replayed from received to sent within 15 calendar days, as counting by hand gives")
  void sameAsByHand() throws IOException {
    Optional<Path> data = data();
    if (data.isEmpty()) {
      System.err.println("SKIPPED: " + FILE + " stands beside no directory above the working one");
    }
    assumeTrue(data.isPresent(), FILE + " is not there");
    List<String> lines = Files.readAllLines(data.get());
    StringBuilder log = new StringBuilder("case,activity,timestamp\n");
    long cases = 0;
    long met = 0;
    long ordered = 0;
    for (String line : lines.subList(1, lines.size())) {
      // The days are the first and the last field, neither is ever quoted.
      LocalDate received = LocalDate.parse(line.substring(0, 10));
      LocalDate sent = LocalDate.parse(line.substring(line.lastIndexOf(',') + 1));
      cases++;
      ordered += sent.isBefore(received) ? 0 : 1;
      met += sent.isAfter(received.plusDays(LIMIT)) ? 0 : 1;
      log.append('c').append(cases).append(",received,").append(received).append('\n');
      log.append('c').append(cases).append(",sent,").append(sent).append('\n');
    }
    assertThat(ordered).isEqualTo(cases);

    Cli.Result result =
        Cli.run(
            "workflow",
            "conform",
            Files.writeString(work.resolve("sent.json"), WORKFLOW),
            "--log",
            Files.writeString(work.resolve("log.csv"), log),
            "--map",
            Files.writeString(
                work.resolve("map.csv"), "activity,action\nreceived,OPEN\nsent,SEND\n"));

    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains("No deviations.")
        .containsPattern(
            String.format(
                Locale.ROOT,
                "Fitness: entries that fit +100.00 %% +%d of %d",
                2 * cases,
                2 * cases))
        .containsPattern(
            String.format(Locale.ROOT, "Limit met: sending +[\\d.]+ %% +%d of %d", met, cases));
    assertThat(met).isBetween(1L, cases);
  }

  private static final String WORKFLOW =
      """
      {"name": "forwarding", "version": "1",
       "states": [{"state": "RECEIVED"}, {"state": "SENT", "final": true}], "initial": "RECEIVED",
       "transitions": [{"action": "SEND", "from": ["RECEIVED"], "to": "SENT"}],
       "clocks": [{"name": "sending", "start": "opening", "stops": ["on:SEND"],
         "limit": {"days": "P15D", "end": "END_OF_DAY"}, "calendar": "always"}]}
      """;

  /** Looks beside every directory from the working one upwards. */
  private static Optional<Path> data() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path candidate = at.resolve(FILE);
      if (Files.isRegularFile(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
