package io.crmkit.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Command line")
class ReviewCommandTest {
  private static final String GOOD =
      "customer,date,amount\na,2026-05-01,1200\nb,2026-05-02,10\nb,2026-07-02,99999\n";

  @TempDir Path work;
  private Path transactions = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void writeTransactions() throws IOException {
    transactions = Files.writeString(work.resolve("tx.csv"), GOOD);
    out = work.resolve("nested").resolve("out");
  }

  @Test
  @DisplayName("a review ends with 0 and writes the decisions and the page, nothing else")
  void good() throws IOException {
    Cli.Result result = review("--as-of", "2026-07-01");

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(names(out)).containsExactly("decisions.jsonl", "index.html");
    assertThat(names(work)).containsExactly("nested", "tx.csv");
    assertThat(names(work.resolve("nested"))).containsExactly("out");
    assertThat(Files.readAllLines(out.resolve("decisions.jsonl"))).hasSize(2);
    assertThat(result.out())
        .contains(
            "2 customers as of 2026-07-01 (Asia/Shanghai), playbook retail 1",
            "Decisions: " + out.resolve("decisions.jsonl"),
            "Page:      " + out.resolve("index.html"));
  }

  @Test
  @DisplayName("bad options are told all at once, with 2, and nothing is written")
  void badOptions() {
    Cli.Result result =
        review(
            "--as-of", "1.7.2026", "--zone", "Mars/Base", "--currency", "YUAN", "--playbook", "no");

    assertThat(result.errLines())
        .containsExactly(
            "--as-of: must be a day written YYYY-MM-DD, was '1.7.2026'",
            "--zone: must be a time zone such as Europe/London, was 'Mars/Base'",
            "--currency: must be the three letters of a currency such as GBP, was 'YUAN'",
            "no: playbook: must be the name of a bundled playbook, of [handbook, retail], or a"
                + " JSON file; there is no such file");
    assertRefused(result);
  }

  @Test
  @DisplayName("bad rows end with 2 and leave no output, not even its parent")
  void badRows() throws IOException {
    Files.writeString(transactions, GOOD + "c,x,y\n");

    Cli.Result result = review("--as-of", "2026-07-01");

    assertThat(result.errLines())
        .containsExactly(
            transactions + ":5:2: date: must be a day written YYYY-MM-DD, was 'x'",
            transactions
                + ":5:3: amount: must be a plain number with up to 12 digits and 2 decimals (CNY),"
                + " negative for a refund, was 'y'");
    assertRefused(result);
    assertThat(names(work)).containsExactly("tx.csv");
  }

  @Test
  @DisplayName("a missing file ends with 2")
  void missingFile() throws IOException {
    Files.delete(transactions);

    Cli.Result result = review("--as-of", "2026-07-01");

    assertThat(result.errLines())
        .containsExactly(
            transactions + ": transactions: must be a readable file; it does not exist");
    assertRefused(result);
  }

  @Test
  @DisplayName("nobody to review ends with 2")
  void nobody() {
    Cli.Result result = review("--as-of", "2026-05-01");

    assertThat(result.errLines())
        .containsExactly(
            "tx.csv: transactions: must hold at least one from before 2026-05-01, the as-of day; it"
                + " holds 3, none of them earlier");
    assertRefused(result);
  }

  @Test
  @DisplayName("every mistake in a playbook is told with its pointer")
  void badPlaybook() throws IOException {
    Path playbook =
        Files.writeString(
            work.resolve("own.json"),
            """
            {"crmkit": 1, "name": "own", "version": "1", "zone": "Nowhere", "currency": "CNY",
             "surprise": 1, "tiers": {"rungs": [{"tier": "BASE"}]}}
            """);

    Cli.Result result = review("--as-of", "2026-07-01", "--playbook", playbook);

    assertThat(result.errLines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith(playbook + ":/zone: "))
        .anyMatch(line -> line.startsWith(playbook + ":/surprise: "));
    assertRefused(result);
  }

  @Test
  @DisplayName("a playbook of one's own decides, in its own zone and currency")
  void ownPlaybook() throws IOException {
    Path playbook =
        Files.writeString(
            work.resolve("own.json"),
            """
            {"crmkit": 1, "name": "own", "version": "7", "zone": "Europe/London", "currency": "GBP",
             "tiers": {"rungs": [{"tier": "GUEST"},
               {"tier": "FRIEND", "entry": {"metric": "orders over ever", "atLeast": 1}}]}}
            """);

    Cli.Result result = review("--as-of", "2026-07-01", "--playbook", playbook);

    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains("(Europe/London), playbook own 7", "FRIEND          2", "GBP");
  }

  @Test
  @DisplayName("zone and currency of the command line go before the playbook's")
  void overrides() throws IOException {
    Cli.Result result =
        review("--as-of", "2026-07-01", "--zone", "Europe/London", "--currency", "GBP");

    assertThat(result.exitCode()).isZero();
    assertThat(Files.readString(out.resolve("decisions.jsonl")))
        .contains("\"asOf\":\"2026-06-30T23:00:00Z\"", "GBP 1200.00");
  }

  @Test
  @DisplayName("amounts in another currency leave the spend unknown, and the reason says so")
  void otherCurrency() throws IOException {
    Files.writeString(transactions, "customer,date,amount,currency\na,2026-05-01,1200,EUR\n");

    Cli.Result result = review("--as-of", "2026-07-01");

    assertThat(result.out()).contains("Not counted: the spend of 1 customers, which is not known.");
    assertThat(Files.readString(out.resolve("decisions.jsonl")))
        .contains("{\"unknown\":{\"code\":\"fact.no-rate\",\"details\":{\"found\":\"EUR\"");
  }

  @Test
  @DisplayName("the result of an earlier run is replaced whole")
  void replaced() throws IOException {
    review("--as-of", "2026-07-01");
    Files.writeString(out.resolve("transactions.csv"), "left by the quickstart");

    Cli.Result result = review("--as-of", "2026-05-02");

    assertThat(result.exitCode()).isZero();
    assertThat(names(out)).containsExactly("decisions.jsonl", "index.html");
    assertThat(Files.readAllLines(out.resolve("decisions.jsonl"))).hasSize(1);
    assertThat(names(work.resolve("nested"))).containsExactly("out");
  }

  @Test
  @DisplayName("what killed runs left beside the result is cleared away, but nothing of others")
  void leftovers() throws IOException {
    review("--as-of", "2026-07-01");
    Path beside = work.resolve("nested");
    String decided = Files.readString(out.resolve("decisions.jsonl"));
    Path draft = Files.createDirectory(beside.resolve(".out.draft-2"));
    Files.writeString(draft.resolve("decisions.jsonl"), "half");
    Path other = Files.createDirectory(beside.resolve(".out.draft-1"));
    Files.writeString(other.resolve("notes.txt"), "mine");
    Files.writeString(beside.resolve(".out.draft-lock"), "of a killed run");
    // Killed between the two moves: the result is put aside, and there is no other yet.
    Files.move(out, beside.resolve(".out.old-1"));
    try (OutputDirectory output = OutputDirectory.open(out)) {
      assertThat(Files.readString(out.resolve("decisions.jsonl"))).isEqualTo(decided);
      assertThat(output.file("index.html")).doesNotExist();
    }
    assertThat(names(beside)).containsExactly(".out.draft-1", "out");
    assertThat(names(other)).containsExactly("notes.txt");

    Path old = Files.createDirectory(beside.resolve(".out.old-1"));
    Files.writeString(old.resolve("decisions.jsonl"), "older");
    assertThat(review("--as-of", "2026-07-01").exitCode()).isZero();
    assertThat(names(beside)).containsExactly(".out.draft-1", "out");
    assertThat(Files.readString(out.resolve("decisions.jsonl"))).isEqualTo(decided);
  }

  @Test
  @DisplayName("of two runs with one output at once the second is told so, and is no failure")
  void outputTaken() throws IOException {
    Files.createDirectories(out);
    OutputDirectory first = OutputDirectory.open(out);
    try (first) {
      Cli.Result second = review("--as-of", "2026-07-01");
      assertThat(second.exitCode()).isEqualTo(2);
      assertThat(second.errLines())
          .containsExactly("--out: another run writes there at the same time; run it again");
    }
    assertThat(review("--as-of", "2026-07-01").exitCode()).isZero();
    assertThat(names(work.resolve("nested"))).containsExactly("out");
  }

  @Test
  @DisplayName("a failing run leaves the result of the earlier one")
  void keptOnFailure() throws IOException {
    review("--as-of", "2026-07-01");
    byte[] before = Files.readAllBytes(out.resolve("decisions.jsonl"));

    Files.writeString(transactions, "nonsense");
    Cli.Result result = review("--as-of", "2026-07-01");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(Files.readAllBytes(out.resolve("decisions.jsonl"))).isEqualTo(before);
  }

  @Test
  @DisplayName("a directory that holds anything of others is refused and left alone")
  void notOurs() throws IOException {
    review("--as-of", "2026-07-01");
    Files.writeString(out.resolve("notes.txt"), "mine");

    Cli.Result result = review("--as-of", "2026-07-01");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.errLines())
        .containsExactly(
            "--out: must be new, empty or the result of an earlier run, which holds index.html and"
                + " decisions.jsonl and nothing of others; "
                + out
                + " holds decisions.jsonl, index.html, notes.txt");
    assertThat(names(out)).contains("notes.txt");
  }

  @Test
  @DisplayName("an empty directory is taken, a file is refused")
  void emptyDirectoryAndFile() throws IOException {
    Files.createDirectories(out);
    assertThat(review("--as-of", "2026-07-01").exitCode()).isZero();

    out = Files.writeString(work.resolve("file"), "");
    Cli.Result result = review("--as-of", "2026-07-01");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--out: must be a directory");
  }

  @Test
  @DisplayName("a day beyond the year 9999 is bad input, not a failure")
  void farDay() {
    Cli.Result result = review("--as-of", "+999999999-12-31");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--as-of: must be a day written YYYY-MM-DD");
  }

  @Test
  @DisplayName("the output must not replace its own input through a link either")
  void inputInLinkedOutput() throws IOException {
    out = Files.createSymbolicLink(work.resolve("link"), work);

    Cli.Result result = review("--as-of", "2026-07-01");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("must not hold the input", transactions.toString());
    assertThat(transactions).exists();
  }

  @Test
  @DisplayName("the output must not replace its own input")
  void inputInOutput() {
    out = work;

    Cli.Result result = review("--as-of", "2026-07-01");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("must not hold the input", transactions.toString());
    assertThat(transactions).hasContent(GOOD);
  }

  @Test
  @DisplayName("the output must not hold the store, be it yet to come or the output a link")
  void storeInOutput() throws IOException {
    Path link = Files.createSymbolicLink(work.resolve("link"), work);
    for (String store : List.of("nested/out/st", "nested/out/deep/st", "link/nested/out/st")) {
      Cli.Result result = review("--as-of", "2026-07-01", "--store", "h2:" + work.resolve(store));

      assertRefused(result);
      assertThat(result.errLines())
          .containsExactly(
              "--out: must not hold the input, as it is replaced whole; "
                  + work.resolve(store + ".mv.db")
                  + " is in it");
    }
    out = link.resolve("nested").resolve("out");
    assertRefused(review("--as-of", "2026-07-01", "--store", "h2:" + work.resolve("nested/out/s")));
    assertThat(review("--as-of", "2026-07-01", "--store", "h2:" + work.resolve("out")).exitCode())
        .isZero();
    assertThat(work.resolve("out.mv.db")).exists();
  }

  @Test
  @DisplayName("wrong usage ends with 2 and points to the help")
  void usage() {
    Cli.Result missing = Cli.run("review");
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err())
        .contains("--transactions", "--as-of", "--out", "Try 'crmkit review --help'.");

    assertThat(Cli.run("revue").exitCode()).isEqualTo(2);
    assertThat(Cli.run("--nonsense").exitCode()).isEqualTo(2);
  }

  @Test
  @DisplayName("help and version end with 0")
  void helpAndVersion() {
    assertThat(Cli.run("--help").out()).contains("review", "quickstart", "Exit codes");
    assertThat(Cli.run("review", "--help").out().replaceAll("\\s+", " "))
        .contains(
            "--fold",
            "--transactions=FILE",
            "at, in any order; also recorded, actor, roles,",
            "Codes: crmkit workflow show NAME --format json.");
    Cli.Result version = Cli.run("--version");
    assertThat(version.exitCode()).isZero();
    assertThat(version.out()).startsWith("crmkit ");
  }

  private Cli.Result review(Object... more) {
    List<Object> args =
        new ArrayList<>(List.of("review", "--transactions", transactions, "--out", out));
    args.addAll(List.of(more));
    return Cli.run(args.toArray());
  }

  private void assertRefused(Cli.Result result) {
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(out.getParent()).doesNotExist();
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
