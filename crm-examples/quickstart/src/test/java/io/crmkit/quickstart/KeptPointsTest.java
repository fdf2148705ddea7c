package io.crmkit.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.jdbcstore.JdbcStore;
import io.crmkit.jdbcstore.JdbcStores;
import io.crmkit.json.BundledPlaybooks;
import io.crmkit.json.CrmJson;
import io.crmkit.json.PlaybookReader;
import io.crmkit.loyalty.AccountId;
import io.crmkit.loyalty.CommandKey;
import io.crmkit.loyalty.PointsCommand;
import io.crmkit.loyalty.PointsLedger;
import io.crmkit.store.PointsBook;
import io.crmkit.store.work.PointsDesk;
import io.crmkit.store.work.UnitOfWork;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("Points kept in a store from review to review")
class KeptPointsTest {
  private static final String HEADER = "customer,date,amount,order\n";
  private static final String ORDERS =
      HEADER
          + "a,2026-03-01,1999,o-1\na,2026-03-20,-999,o-1\na,2026-04-01,500,o-2\nb,2026-04-02,70,o-3\n";

  @TempDir Path work;

  private Cli.Result review(String day, String store, String orders) throws IOException {
    Path transactions = Files.writeString(work.resolve("tx.csv"), orders);
    return Cli.run(
        "review",
        "--playbook",
        "handbook",
        "--transactions",
        transactions,
        "--as-of",
        day,
        "--out",
        work.resolve("out"),
        "--store",
        store);
  }

  private String decisions() throws IOException {
    return Files.readString(work.resolve("out").resolve("decisions.jsonl"));
  }

  private long available(String customer) throws IOException {
    for (String line : decisions().lines().toList()) {
      JsonNode decision = CrmJson.mapper().readTree(line);
      if (decision.get("customer").asString().equals(customer)) {
        return decision.at("/points/balance/available").longValue();
      }
    }
    throw new AssertionError("no decision on " + customer);
  }

  private static void redeem(Path database, long points) {
    PointsLedger ledger =
        PlaybookReader.standard()
            .read(BundledPlaybooks.json("handbook").orElseThrow())
            .loyalty()
            .orElseThrow()
            .ledger();
    try (JdbcStore store = JdbcStores.h2(database)) {
      PointsDesk desk =
          PointsDesk.of(PointsBook.of(store), UnitOfWork.on(store, new Random(1)), ledger);
      PointsCommand redeem =
          new PointsCommand.Redeem(CommandKey.of("till-1"), "till-1", points, Optional.empty());
      assertThat(
              desk.post(AccountId.of("a"), redeem, Instant.parse("2026-05-10T02:00:00Z"))
                  .outcome()
                  .toOptional())
          .isPresent();
    }
  }

  @Test
  @DisplayName("h2: transactions are posted once; what was redeemed meanwhile stays redeemed")
  void kept() throws IOException {
    Path database = work.resolve("db");
    String store = "h2:" + database;
    Cli.Result first = review("2026-05-01", store, ORDERS);
    assertThat(first.err()).isEmpty();
    assertThat(first.out())
        .contains("Points:    0 accounts recorded before, 4 commands posted to the store");
    assertThat(available("a")).isEqualTo(1500);
    String decided = decisions();

    Cli.Result again = review("2026-05-01", store, ORDERS);
    assertThat(again.out())
        .contains("Points:    2 accounts recorded before, 0 commands posted to the store");
    assertThat(decisions()).isEqualTo(decided);

    redeem(database, 1000);
    // What the till did after the day is no trouble of the day.
    Cli.Result before = review("2026-05-02", store, ORDERS + "b,2026-05-01,5,o-5\n");
    assertThat(before.exitCode()).isZero();
    assertThat(before.out())
        .contains(
            "2 accounts recorded before, 1 commands posted", "Not posted: 1 row of 1 customer")
        .contains("a: the account has entries up to 2026-05-10 10:00, after the day");
    assertThat(available("a")).isEqualTo(1500);
    Cli.Result more =
        review("2026-06-01", store, ORDERS + "b,2026-05-01,5,o-5\na,2026-05-20,300,o-4\n");
    assertThat(more.out())
        .contains("Points:    2 accounts recorded before, 1 commands posted to the store");
    assertThat(available("a")).isEqualTo(800);
  }

  @Test
  @DisplayName(
      "h2: where a file tells something else than the store the review goes on and tells it; not of an earlier day")
  void otherwise() throws IOException {
    String store = "h2:" + work.resolve("db");
    review("2026-05-01", store, ORDERS);

    Cli.Result other = review("2026-05-02", store, HEADER + "a,2026-03-01,77,o-1\n");
    assertThat(other.exitCode()).isZero();
    assertThat(other.out())
        .contains(
            "Changed since they were posted: 1 row of 1 customer; the accounts stay as they are",
            "a: o-1, now CNY 77.00 on 2026-03-01, posted as o-1, CNY 1999.00 on 2026-03-01",
            "Posted, but no longer in the file: ",
            "a: o-2, CNY 500.00 on 2026-04-01");
    assertThat(available("a")).isEqualTo(1500);
    Cli.Result earlier = review("2026-03-02", store, ORDERS);
    assertThat(earlier.exitCode()).isEqualTo(2);
  }

  @Test
  @DisplayName("memory, h2, postgres: the review of points is the same from any store")
  void sameFromAnyStore() throws IOException {
    List<String> decisions = new ArrayList<>();
    try (EmbeddedPostgres server = StandingBookTest.server()) {
      String url = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
      for (String store :
          List.of(
              "memory", "h2:" + work.resolve("other"), url + "?user=postgres&password=postgres")) {
        assertThat(review("2026-05-01", store, ORDERS).out()).contains("4 commands posted");
        decisions.add(decisions());
      }
    }
    assertThat(decisions.get(0))
        .contains("\"points\"")
        .isEqualTo(decisions.get(1))
        .isEqualTo(decisions.get(2));
  }
}
