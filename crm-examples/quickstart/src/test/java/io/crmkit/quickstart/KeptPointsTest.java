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

  private Cli.Result review(String day, String store, String orders, String... more)
      throws IOException {
    List<String> args = new ArrayList<>(List.of("--store", store));
    args.addAll(List.of(more));
    return reviewed(day, orders, args);
  }

  private Cli.Result reviewed(String day, String orders, List<String> more) throws IOException {
    Path transactions = Files.writeString(work.resolve("tx.csv"), orders);
    List<Object> args =
        new ArrayList<>(
            List.of(
                "review",
                "--playbook",
                "handbook",
                "--transactions",
                transactions,
                "--as-of",
                day,
                "--out",
                work.resolve("out")));
    args.addAll(more);
    return Cli.run(args.toArray());
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(work.resolve(name), text).toString();
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
  @DisplayName(
      "h2: whoever is no longer in the transactions has what the account holds, can redeem it, and is told")
  void vanished() throws IOException {
    String store = "h2:" + work.resolve("db");
    review("2026-05-01", store, ORDERS);
    String others = HEADER + "b,2026-04-02,70,o-3\n";
    String known = file("customers.csv", "customer\na\n");
    Cli.Result gone = review("2026-05-02", store, others, "--customers", known);
    assertThat(gone.err()).isEmpty();
    assertThat(available("a")).isEqualTo(1500);
    assertThat(gone.out())
        .contains("Points:    2 accounts recorded before, 0 commands posted")
        .contains("Posted, but no longer in the file: 2 rows of 1 customer", "a: o-2, CNY 500.00")
        .containsPattern("2026-05 +0 +0 +0 +0 +1,570 ");

    String header = "customer,at,points,reference\n";
    String spent = file("spent.csv", header + "a,2026-05-02T10:00,1000,r-1\n");
    Cli.Result redeemed = review("2026-05-03", store, others, "--redemptions", spent);
    assertThat(redeemed.err()).isEmpty();
    assertThat(redeemed.out())
        .contains("2 accounts recorded before, 1 commands posted")
        .doesNotContain("Redemptions refused");
    assertThat(available("a")).isEqualTo(500);
    String decided = decisions();
    assertThat(review("2026-05-03", store, others, "--redemptions", spent).out())
        .contains("0 commands posted")
        .doesNotContain("Redemptions refused");
    assertThat(decisions()).isEqualTo(decided);
    file("spent.csv", header + "a,2026-05-02T10:00,1000,r-1\na,2026-05-03T10:00,900,r-2\n");
    assertThat(review("2026-05-04", store, others, "--redemptions", spent).out())
        .contains("Redemptions refused: 1");
    assertThat(available("a")).isEqualTo(500);

    file("spent.csv", header + "x,2026-05-02T10:00,1000,r-1\n");
    Cli.Result stranger = review("2026-05-04", store, others, "--redemptions", spent);
    assertThat(stranger.exitCode()).isEqualTo(Failures.BAD_INPUT);
    assertThat(stranger.errLines())
        .singleElement()
        .asString()
        .endsWith(
            "spent.csv:2:1: customer: must be a customer of the transactions or one with an account"
                + " in the store, was 'x'");
  }

  @Test
  @DisplayName(
      "h2: what an account lacks for a time is redeemed once it has it, and the same day again is the same")
  void lacking() throws IOException {
    Path database = work.resolve("db");
    String store = "h2:" + database;
    review("2026-05-01", store, ORDERS);
    redeem(database, 1400); // on 10 May, at a till
    String spent =
        file(
            "spent.csv",
            "customer,at,points,reference\na,2026-05-15T10:00,300,r-1\na,2026-05-15T11:00,900,r-2\n");
    String orders = ORDERS + "a,2026-05-20,500,o-4\na,2026-05-29,5,o-6\n";
    Cli.Result first = review("2026-06-01", store, orders, "--redemptions", spent);
    assertThat(first.out())
        .contains("3 commands posted", "a: redemption r-1, 300 points on 2026-05-15")
        .contains("Redemptions refused: 1")
        .containsPattern("2026-05 +505 +1,700 "); // at the till, too
    assertThat(available("a")).isEqualTo(300);
    String decided = decisions();
    assertThat(review("2026-06-01", store, orders, "--redemptions", spent).out())
        .contains("0 commands posted");
    assertThat(decisions()).isEqualTo(decided);
  }

  @Test
  @DisplayName("a store or none: what was given back without a purchase is told alike, and once")
  void unmatched() throws IOException {
    String orders = HEADER + "a,2026-03-01,100,o-1\na,2026-03-02,-150,o-1\nb,2026-03-03,-9,o-2\n";
    reviewed("2026-05-01", orders, List.of());
    String decided = decisions();
    assertThat(decided).contains("\"unmatched\":[\"o-1\"]", "\"unmatched\":[\"o-2\"]");
    for (String store : List.of("memory", "h2:" + work.resolve("db"), "h2:" + work.resolve("db"))) {
      review("2026-05-01", store, orders);
      assertThat(decisions()).isEqualTo(decided);
    }
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
