package io.crmkit.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.CustomerId;
import io.crmkit.customer.StaffId;
import io.crmkit.jdbcstore.JdbcStore;
import io.crmkit.jdbcstore.JdbcStores;
import io.crmkit.playbook.Playbook;
import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.CrmStore;
import io.crmkit.store.CustomerStanding;
import io.crmkit.store.Expected;
import io.crmkit.store.InMemoryStore;
import io.crmkit.store.RecordId;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierOverride;
import io.crmkit.tier.TierStanding;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@DisplayName("Standings kept in a store")
class StandingBookTest {
  /** Enough for SILVER in June; in July too little to enter it, but enough to keep it. */
  private static final String ORDERS =
      "customer,date,amount\na,2025-06-15,300\na,2026-02-01,850\nb,2026-01-01,10\n";

  @TempDir Path work;

  private Cli.Result review(String day, String store) throws IOException {
    return review(day, store, ORDERS);
  }

  private Cli.Result review(String day, String store, String orders) throws IOException {
    Path transactions = Files.writeString(work.resolve("tx.csv"), orders);
    return Cli.run(
        "review",
        "--transactions",
        transactions.toString(),
        "--as-of",
        day,
        "--out",
        work.resolve("out-" + day).toString(),
        "--store",
        store);
  }

  private String decisions(String day) throws IOException {
    return Files.readString(work.resolve("out-" + day).resolve("decisions.jsonl"));
  }

  @Test
  @DisplayName(
      "h2: the second review decides by keep conditions, the same one again writes nothing")
  void secondReview() throws IOException {
    String store = "h2:" + work.resolve("db");

    Cli.Result june = review("2026-06-01", store);
    assertThat(june.err()).isEmpty();
    assertThat(june.out()).contains("Standings: 0 recorded before, 2 written to the store");
    assertThat(decisions("2026-06-01")).contains("\"tier.entered\"");

    Cli.Result july = review("2026-07-01", store);
    assertThat(july.out()).contains("Standings: 2 recorded before, 2 written to the store");
    String decided = decisions("2026-07-01");
    assertThat(decided).contains("\"tier.kept\"", "\"SILVER\"");

    assertThat(review("2026-07-01", store).out())
        .contains("Standings: 2 recorded before, 0 written to the store");
    assertThat(decisions("2026-07-01")).isEqualTo(decided);
  }

  @Test
  @DisplayName("the first day reviewed again begins anew: the same decisions, nothing written")
  void firstDayAgain() throws IOException {
    String store = "h2:" + work.resolve("db");
    review("2026-06-01", store);
    String decided = decisions("2026-06-01");
    assertThat(review("2026-06-01", store).out())
        .contains("Standings: 2 recorded before, 0 written to the store");
    assertThat(decisions("2026-06-01")).isEqualTo(decided).contains("\"tier.entered\"");
  }

  @Test
  @DisplayName(
      "a corrected file takes back what the day's first file gave, and the other way round")
  void corrected() throws IOException {
    String store = "h2:" + work.resolve("db");
    review("2026-06-01", store, ORDERS);
    String decided = decisions("2026-06-01");
    assertThat(decided).contains("SILVER");

    String wrong = ORDERS.replace("850", "8.50");
    assertThat(review("2026-06-01", store, wrong).out())
        .contains("Standings: 2 recorded before, 1 written to the store");
    assertThat(decisions("2026-06-01")).doesNotContain("\"earned\":\"SILVER\"");
    assertThat(review("2026-06-01", store, wrong).out()).contains("0 written to the store");

    assertThat(review("2026-06-01", store, ORDERS).out()).contains("1 written to the store");
    assertThat(decisions("2026-06-01")).isEqualTo(decided);
    assertThat(review("2026-07-01", store, ORDERS).out()).contains("2 written to the store");
    assertThat(decisions("2026-07-01")).contains("\"tier.kept\"");
  }

  @Test
  @DisplayName("what somebody else has recorded since a day's review is not undone by another one")
  void changedSince() {
    LocalDate day = LocalDate.of(2026, 7, 1);
    TierStanding before = TierStanding.in(Tier.of("BASE"), LocalDate.of(2026, 6, 1));
    TierStanding given = TierStanding.in(Tier.of("SILVER"), day);
    TierStanding byHand =
        given.withOverride(
            new TierOverride(
                Tier.of("GOLD"), StaffId.of("s-1"), "goodwill", LocalDate.of(2027, 1, 1)));
    DayStart review = new DayStart(CustomerId.of("a"), Optional.of(before), given);

    assertThat(DayStart.of(day, given, Optional.of(review))).contains(before);
    assertThat(DayStart.of(day, byHand, Optional.of(review))).contains(byHand);
    assertThat(DayStart.of(day, given, Optional.empty())).contains(given);
    assertThat(DayStart.of(day.plusDays(1), given, Optional.of(review))).contains(given);
  }

  @Test
  @DisplayName("h2: standings that somebody deleted are written anew by the same review")
  void deleted() throws IOException {
    Path file = work.resolve("db");
    review("2026-06-01", "h2:" + file);
    forget(file);
    assertThat(review("2026-06-01", "h2:" + file).out())
        .contains("Standings: 1 recorded before, 1 written to the store");
    assertThat(review("2026-06-01", "h2:" + file).out())
        .contains("Standings: 2 recorded before, 0 written to the store");
  }

  private static void forget(Path file) {
    try (JdbcStore store = JdbcStores.h2(file)) {
      Change delete =
          new Change.Delete(new RecordId(CustomerStanding.TYPE.name(), "a"), Expected.any());
      Change start = new Change.Delete(new RecordId(DayStart.TYPE.name(), "a"), Expected.any());
      List<Change> changes = List.of(delete, start);
      store.commit(
          new ChangeSet(Command.of("forget", "a"), changes, Map.of(), List.of(), Optional.empty()));
    }
  }

  @Test
  @DisplayName("memory: forgets, so that entry conditions decide")
  void memory() throws IOException {
    review("2026-06-01", "memory");
    assertThat(review("2026-07-01", "memory").out())
        .contains("Standings: 0 recorded before, 2 written to the store");
    assertThat(decisions("2026-07-01")).doesNotContain("tier.kept", "tier.entered");
  }

  @Test
  @DisplayName("a review of an earlier day than a recorded standing is refused")
  void earlierDay() throws IOException {
    String store = "h2:" + work.resolve("db");
    review("2026-07-01", store);
    Cli.Result earlier = review("2026-06-01", store);
    assertThat(earlier.exitCode()).isEqualTo(Failures.BAD_INPUT);
    assertThat(earlier.errLines())
        .containsExactly(
            "--store: holds all 2 customers with a standing of a later day than 2026-06-01: a"
                + " (2026-07-01), b (2026-07-01); review a day from then on, or if one was reviewed by"
                + " mistake, restore the store of before, or delete the records standing and"
                + " day-start of these customers");
    assertThat(work.resolve("out-2026-06-01")).doesNotExist();
  }

  @Test
  @DisplayName("h2: a standing of a later day stops nobody else, and what is advised helps")
  void oneAhead() throws IOException {
    Path file = work.resolve("db");
    review("2062-01-16", "h2:" + file, "customer,date,amount\na,2026-02-01,850\n");

    Cli.Result july = review("2026-07-01", "h2:" + file);
    assertThat(july.exitCode()).isZero();
    assertThat(july.out())
        .contains("Standings: 1 recorded before, 1 written to the store")
        .contains("Left out: 1 customer with a standing of a later day than 2026-07-01: a (2062-");
    assertThat(decisions("2026-07-01")).contains("\"b\"").doesNotContain("\"a\"");

    forget(file);
    assertThat(review("2026-07-01", "h2:" + file).out())
        .contains("Standings: 1 recorded before, 1 written to the store")
        .doesNotContain("Left out");
    assertThat(decisions("2026-07-01")).contains("\"b\"", "\"a\"");
  }

  @Test
  @DisplayName("a store that there is not is refused without repeating what may be a password")
  void noStore() throws IOException {
    for (String store : List.of("mongo:secret", "h2:", "jdbc:oracle:thin:secret")) {
      Cli.Result result = review("2026-07-01", store);
      assertThat(result.exitCode()).isEqualTo(Failures.BAD_INPUT);
      assertThat(result.err())
          .contains("--store: must be memory, h2:FILE or")
          .doesNotContain("secret");
    }
    assertThat(review("2026-07-01", "jdbc:postgresql://localhost:1/none?password=secret").err())
        .startsWith("--store: cannot be opened")
        .doesNotContain("secret");
  }

  @ParameterizedTest(name = "a record that cannot be read ends with 2 and one plain line: {0}")
  @CsvSource({
    "format = 99,'it is in format 99, newer than 1'",
    "json = '{',InvalidDocumentException"
  })
  void unreadable(String change, String why) throws IOException, SQLException {
    Path file = work.resolve("db");
    review("2026-06-01", "h2:" + file);
    try (Connection connection = DriverManager.getConnection("jdbc:h2:" + file, "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute("update crm_record set " + change + " where type = 'standing'");
    }

    Cli.Result result = review("2026-07-01", "h2:" + file);

    assertThat(result.exitCode()).isEqualTo(Failures.BAD_INPUT);
    assertThat(result.errLines())
        .singleElement()
        .asString()
        .startsWith("--store: record standing/")
        .endsWith(
            " cannot be read: "
                + why
                + "; use the crmkit that wrote it or a newer one, or restore the store if it is"
                + " damaged");
    assertThat(work.resolve("out-2026-07-01")).doesNotExist();
  }

  @Test
  @DisplayName("a file that is no store is told as that")
  void noDatabase() throws IOException {
    Files.writeString(work.resolve("db.mv.db"), ORDERS);
    Cli.Result result = review("2026-06-01", "h2:" + work.resolve("db"));
    assertThat(result.exitCode()).isEqualTo(Failures.BAD_INPUT);
    assertThat(result.errLines())
        .singleElement()
        .asString()
        .startsWith(
            "--store: cannot be opened; it is no database of this version of H2, or is damaged");
  }

  @Test
  @DisplayName("the sample company is reviewed alike from memory and from h2, month after month")
  void sameFromAnyStore() throws IOException {
    List<String> fromMemory = months(new InMemoryStore(), "memory");
    try (JdbcStore h2 = JdbcStores.h2(work.resolve("sample"))) {
      assertThat(months(h2, "h2")).isEqualTo(fromMemory);
    }
    assertThat(fromMemory.get(2)).contains("tier.kept", "tier.fell", "tier.grace");
  }

  @Test
  @DisplayName("postgres: the sample company is reviewed as from memory")
  void sameFromPostgres() throws IOException {
    List<String> fromMemory = months(new InMemoryStore(), "memory");
    try (EmbeddedPostgres server = server()) {
      String url = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
      try (JdbcStore store = JdbcStores.postgres(url, "postgres", "postgres")) {
        assertThat(months(store, "postgres")).isEqualTo(fromMemory);
      }
      String commandLine = url + "?user=postgres&password=postgres";
      assertThat(review("2026-10-01", commandLine).out())
          .contains("Standings: 0 recorded before, 2 written to the store");
      assertThat(review("2026-10-01", commandLine).out())
          .contains("Standings: 2 recorded before, 0 written to the store");
    }
  }

  /** A skip that nobody could overlook, and none where a server is asked for. */
  static EmbeddedPostgres server() {
    try {
      return EmbeddedPostgres.start();
    } catch (IOException | RuntimeException e) {
      assertThat(Boolean.getBoolean("pg.required")).as("-Dpg.required=true, but: " + e).isFalse();
      System.out.println("SKIPPED: no PostgreSQL could be started here: " + e);
      return Assumptions.abort("no PostgreSQL could be started here: " + e);
    }
  }

  private List<String> months(CrmStore store, String name) throws IOException {
    Playbook playbook = PlaybookSource.read("retail", Optional.empty(), Optional.empty());
    Path transactions = work.resolve("sample.csv");
    Files.write(transactions, SampleCompany.csv());
    PurchaseHistory history =
        TransactionsCsv.read(transactions, playbook.zone(), playbook.currency());
    List<String> decisions = new ArrayList<>();
    for (LocalDate day :
        List.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 1), SampleCompany.AS_OF)) {
      Path out = work.resolve(name + day);
      ReviewRun.of(new ReviewJob(playbook, day, false), history, "sample.csv")
          .withBook(StandingBook.on(store))
          .writeTo(
              out,
              new CommandLine(new QuickstartCommand()).setOut(new PrintWriter(new StringWriter())));
      decisions.add(Files.readString(out.resolve("decisions.jsonl")));
    }
    return decisions;
  }
}
