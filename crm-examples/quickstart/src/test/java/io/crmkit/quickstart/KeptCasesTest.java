package io.crmkit.quickstart;

import static io.crmkit.quickstart.CasesReviewTest.HEADER;
import static io.crmkit.quickstart.CasesReviewTest.PLAYBOOK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.jdbcstore.JdbcStore;
import io.crmkit.jdbcstore.JdbcStores;
import io.crmkit.json.PlaybookReader;
import io.crmkit.playbook.Playbook;
import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.CrmStore;
import io.crmkit.store.CustomerCase;
import io.crmkit.store.Expected;
import io.crmkit.store.InMemoryStore;
import io.crmkit.store.RecordId;
import io.crmkit.store.work.CaseSweeper;
import io.crmkit.store.work.UnitOfWork;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseClocks;
import io.crmkit.workflow.CaseEvent;
import io.crmkit.workflow.State;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Cases kept in a store from review to review")
class KeptCasesTest {
  @TempDir Path work;
  private Path transactions = Path.of("");
  private Path playbook = Path.of("");
  private Path cases = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void files() throws IOException {
    transactions =
        Files.writeString(work.resolve("tx.csv"), "customer,date,amount\na,2026-05-01,1200\n");
    playbook = Files.writeString(work.resolve("own.json"), PLAYBOOK);
    cases = work.resolve("cases.csv");
    out = work.resolve("out");
  }

  private Cli.Result reviewWithStore(String asOf, String store, String... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "review",
                "--transactions",
                transactions,
                "--playbook",
                playbook,
                "--as-of",
                asOf,
                "--store",
                store,
                "--out",
                out));
    arguments.addAll(List.of(more));
    return Cli.run(arguments.toArray());
  }

  @Test
  @DisplayName("h2: cases are kept from one review to the next, and may be told further")
  void kept() throws IOException {
    String store = "h2:" + work.resolve("db");
    String open = HEADER + "k1,a,claim,OPEN,2026-06-29T10:00,,s-1,,,,,late,,,,,,\n";
    Files.writeString(cases, open);
    Cli.Result first = reviewWithStore("2026-06-30", store, "--cases", cases.toString());
    assertThat(first.out()).contains("Cases:     0 recorded before, 1 written to the store");
    String decisions = Files.readString(out.resolve("decisions.jsonl"));

    // Without the file the store tells the same; a second time nothing is written.
    Cli.Result again = reviewWithStore("2026-06-30", store);
    assertThat(again.out()).contains("Cases:     1 recorded before, 0 written to the store");
    assertThat(Files.readString(out.resolve("decisions.jsonl"))).isEqualTo(decisions);

    Files.writeString(cases, open + "k1,a,claim,LOOK,2026-06-29T11:00,,s-1,,,,,,,,,,,\n");
    Cli.Result more = reviewWithStore("2026-07-01", store, "--cases", cases.toString());
    assertThat(more.out()).contains("Cases:     1 recorded before, 1 written to the store");
    assertThat(Files.readString(out.resolve("decisions.jsonl"))).contains("LOOKED_AT");

    // What the store knows beyond the file stays.
    Files.writeString(cases, open);
    reviewWithStore("2026-07-02", store, "--cases", cases.toString());
    assertThat(Files.readString(out.resolve("decisions.jsonl"))).contains("LOOKED_AT");
  }

  @Test
  @DisplayName("h2: a case that was swept meanwhile goes on, and what was noted stays")
  void swept() throws IOException {
    Path database = work.resolve("db");
    String open = HEADER + "k1,a,claim,OPEN,2026-06-29T10:00,,s-1,,,,,late,,,,,,\n";
    Files.writeString(cases, open);
    reviewWithStore("2026-06-29", "h2:" + database, "--cases", cases.toString());
    Files.writeString(cases, open + "k1,a,claim,LOOK,2026-06-29T16:00,,s-1,,,,,,,,,,,\n");
    sweep(database, "2026-06-29T07:00:00Z", 2); // in the afternoon there

    reviewWithStore("2026-07-01", "h2:" + database, "--cases", cases.toString());

    assertThat(kept(database).state()).isEqualTo(State.of("LOOKED_AT"));
    assertThat(kept(database).history()).filteredOn(CaseEvent.Noted.class::isInstance).hasSize(2);
  }

  @Test
  @DisplayName(
      "h2: rows that an export brings after a sweep, of before it, are taken, night after night the same")
  void toldAfterSweep() throws IOException {
    Path database = work.resolve("db");
    String open = HEADER + "k1,a,claim,OPEN,2026-06-29T10:00,,s-1,,,,,late,,,,,,\n";
    Files.writeString(cases, open);
    reviewWithStore("2026-06-29", "h2:" + database, "--cases", cases.toString());
    sweep(database, "2026-06-29T07:00:00Z", 2);
    String look = "k1,a,claim,LOOK,2026-06-29T14:00,,s-1,,,,,,,,,,,\n";
    Files.writeString(cases, open + look);

    assertThat(reviewWithStore("2026-07-01", "h2:" + database, "--cases", cases.toString()).out())
        .contains("Cases:     1 recorded before, 1 written to the store")
        .doesNotContain("stored as", "noted");
    Case kept = kept(database);
    assertThat(kept.state()).isEqualTo(State.of("LOOKED_AT"));
    assertThat(kept.lastEvent().occurredAt()).isEqualTo("2026-06-29T06:00:00Z");
    assertThat(kept.lastEvent().recordedAt()).isEqualTo("2026-06-29T07:00:00Z");

    assertThat(reviewWithStore("2026-07-02", "h2:" + database, "--cases", cases.toString()).out())
        .contains("Cases:     1 recorded before, ")
        .doesNotContain("stored as", "noted");
    assertThat(kept(database).history()).startsWith(kept.history().toArray(CaseEvent[]::new));
    Files.writeString(cases, open + look.replace("14:00", "14:30"));
    assertThat(reviewWithStore("2026-07-02", "h2:" + database, "--cases", cases.toString()).out())
        .contains("Told otherwise than stored: 1 case", "differs in occurredAt (2026")
        .doesNotContain("recordedAt");
  }

  private static void sweep(Path database, String at, int events) {
    Playbook own = PlaybookReader.standard().read(PLAYBOOK);
    CaseClocks clocks = CaseClocks.of(own.workflows().values(), own.calendars());
    try (JdbcStore store = JdbcStores.h2(database)) {
      UnitOfWork units = UnitOfWork.on(store, new Random(1));
      assertThat(CaseSweeper.of(store, units, clocks).sweep(Instant.parse(at)).events())
          .isEqualTo(events);
    }
  }

  private static Case kept(Path database) {
    try (JdbcStore store = JdbcStores.h2(database)) {
      return store.find(CustomerCase.TYPE, "k1").orElseThrow().value().handled();
    }
  }

  @Test
  @DisplayName(
      "memory, h2: of two runs that began at once the second is refused; what was deleted is written anew")
  void atOnce() throws IOException {
    Playbook own = PlaybookReader.standard().read(PLAYBOOK);
    Instant asOf = Instant.parse("2026-07-01T00:00:00Z");
    String open = HEADER + "k1,a,claim,OPEN,2026-06-29T10:00,,s-1,,,,,late,,,,,,\n";
    try (JdbcStore h2 = JdbcStores.h2(work.resolve("db"))) {
      for (CrmStore store : List.of(new InMemoryStore(), h2)) {
        CaseRecords first = CaseRecords.load(store);
        CaseRecords second = CaseRecords.load(store);
        Files.writeString(cases, open);
        CaseBook less = read(own).joined(first);
        Files.writeString(cases, open + "k1,a,claim,LOOK,2026-06-29T11:00,,s-1,,,,,,,,,,,\n");
        CaseBook more = read(own).joined(second);
        assertThat(less.record(first, asOf)).isEqualTo(1);
        assertThatThrownBy(() -> more.record(second, asOf))
            .isInstanceOf(BadInputException.class)
            .hasMessageContaining("somebody else records cases at the same time, run it again");

        Change delete =
            new Change.Delete(new RecordId(CustomerCase.TYPE.name(), "k1"), Expected.any());
        Command forget = Command.of("forget", "k1");
        store.commit(new ChangeSet(forget, List.of(delete), Map.of(), List.of(), Optional.empty()));
        CaseRecords anew = CaseRecords.load(store);
        assertThat(less.record(anew, asOf)).isEqualTo(1);
        assertThat(store.find(CustomerCase.TYPE, "k1")).isPresent();
      }
    }
  }

  @Test
  @DisplayName("h2: a review by a calendar that has one more working day wakes the cases by it")
  void calendarChanged() throws IOException {
    Path database = work.resolve("db");
    Files.writeString(cases, HEADER + "k1,a,claim,OPEN,2026-07-03T15:00,,s-1,,,,,late,,,,,,\n");
    reviewWithStore("2026-07-04", "h2:" + database, "--cases", cases.toString());
    assertThat(wakeUp(database)).isEqualTo("2026-07-06T02:00:00Z"); // Monday

    String saturday = "\"fri\": [\"09:00-17:00\"]}, \"working\": {\"2026-07-04\": \"fri\"}";
    Files.writeString(playbook, PLAYBOOK.replace("\"fri\": [\"09:00-17:00\"]}", saturday));
    assertThat(reviewWithStore("2026-07-04", "h2:" + database).out())
        .contains("Cases:     1 recorded before, 1 written to the store");
    assertThat(wakeUp(database)).isEqualTo("2026-07-04T02:00:00Z");
    assertThat(reviewWithStore("2026-07-04", "h2:" + database).out())
        .contains("Cases:     1 recorded before, 0 written to the store");
  }

  private static String wakeUp(Path database) {
    try (JdbcStore store = JdbcStores.h2(database)) {
      CustomerCase kept = store.find(CustomerCase.TYPE, "k1").orElseThrow().value();
      return kept.wakeUp().orElseThrow().toString();
    }
  }

  @Test
  @DisplayName(
      "h2: a case that the store tells otherwise is told by row and event, and goes on as stored, as do others")
  void otherwise() throws IOException {
    String store = "h2:" + work.resolve("db");
    String open = HEADER + "k1,a,claim,OPEN,2026-06-29T10:00,,s-1,,,,,late,,,,,,\n";
    String look = "k1,a,claim,LOOK,2026-06-29T11:00,,s-1,,,,,,,,,,,\n";
    Files.writeString(cases, open + look);
    reviewWithStore("2026-06-30", store, "--cases", cases.toString());
    String decisions = Files.readString(out.resolve("decisions.jsonl"));

    String other = "k2,a,claim,OPEN,2026-06-29T12:00,,s-2,,,,,broken,,,,,,\n";
    Files.writeString(cases, open.replace("late", "broken") + look + other);
    Cli.Result corrected = reviewWithStore("2026-06-30", store, "--cases", cases.toString());
    assertThat(corrected.exitCode()).isZero();
    assertThat(corrected.out())
        .contains(
            "Cases:     1 recorded before, 1 written to the store",
            "Told otherwise than stored: 1 case; reviewed as stored",
            "cases.csv:2: case k1: event 1 of 2, stored as opened at 2026-06-29 10:00 by s-1, differs in"
                + " field ")
        .doesNotContain("rows missing");
    String now = Files.readString(out.resolve("decisions.jsonl"));
    assertThat(now).contains("k2", "LOOKED_AT").isNotEqualTo(decisions);

    Files.writeString(cases, open + look.replace("11:00", "11:30"));
    assertThat(reviewWithStore("2026-06-30", store, "--cases", cases.toString()).out())
        .contains(
            "cases.csv:3: case k1: event 2 of 2, stored as moved LOOK at 2026-06-29 11:00 by s-1, differs in"
                + " occurredAt (2026-06-29T03:30:00Z, stored 2026-06-29T03:00:00Z)")
        .contains("Not in the file: 1 case; reviewed as stored", "case k2 of a");
    Files.writeString(cases, open + other);
    assertThat(reviewWithStore("2026-06-30", store, "--cases", cases.toString()).out())
        .contains("With rows missing in the file: 1 case; nothing is taken away")
        .contains("case k1: has 1 of 2 events, from moved LOOK at 2026-06-29 11:00 by s-1 on");
    assertThat(Files.readString(out.resolve("decisions.jsonl"))).isEqualTo(now);
  }

  @Test
  @DisplayName("memory: a case that the store tells otherwise goes on as stored")
  void otherwiseInMemory() throws IOException {
    CrmStore store = new InMemoryStore();
    Playbook own = PlaybookReader.standard().read(PLAYBOOK);
    Instant asOf = Instant.parse("2026-07-01T00:00:00Z");
    String open = HEADER + "k1,a,claim,OPEN,2026-06-29T10:00,,s-1,,,,,late,,,,,,\n";
    Files.writeString(cases, open);
    read(own).joined(CaseRecords.load(store)).record(CaseRecords.load(store), asOf);
    Files.writeString(cases, open.replace("late", "broken"));
    CaseBook joined = read(own).joined(CaseRecords.load(store));
    assertThat(joined.differences()).contains("cases.csv:2: case k1: event 1 of 1");
    assertThat(joined.record(CaseRecords.load(store), asOf)).isZero();
  }

  private CaseBook read(Playbook own) {
    return CaseBook.read(cases, WorkflowShelf.of(own, Map.of()));
  }

  @Test
  @DisplayName("memory, h2, postgres: the review of cases is the same from any store")
  void sameFromAnyStore() throws IOException {
    Files.writeString(cases, HEADER + "k1,a,claim,OPEN,2026-06-29T10:00,,s-1,,,,,late,,,,,,\n");
    List<String> decisions = new ArrayList<>();
    try (EmbeddedPostgres server = StandingBookTest.server()) {
      String postgres = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
      String user = "?user=postgres&password=postgres";
      for (String store : List.of("memory", "h2:" + work.resolve("other"), postgres + user)) {
        Cli.Result told = reviewWithStore("2026-07-01", store, "--cases", cases.toString());
        assertThat(told.out()).contains("Cases:     0 recorded before, 1 written to the store");
        decisions.add(Files.readString(out.resolve("decisions.jsonl")));
      }
      // What the server holds it tells without the file as well.
      assertThat(reviewWithStore("2026-07-01", postgres + user).out())
          .contains("Cases:     1 recorded before, 0 written to the store");
      decisions.add(Files.readString(out.resolve("decisions.jsonl")));
    }
    assertThat(decisions.get(0)).contains("k1");
    assertThat(decisions).hasSize(4).containsOnly(decisions.get(0));
  }
}
