package io.crmkit.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.json.CrmJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("Redemptions of a file (RM-06)")
class RedemptionsTest {
  private static final String ORDERS =
      """
      customer,date,amount,order
      a,2026-03-01,1999,o-1
      a,2026-03-20,-999,o-1
      a,2026-04-01,500,o-2
      b,2026-04-02,70,o-3
      """;
  private static final String SPENT =
      """
      customer,at,points,reference
      a,2026-04-20T18:30,1000,r-1
      b,2026-04-21,5000,r-2
      a,2026-04-20,200,r-0
      a,2026-06-20,100,r-9
      """;
  private static final String BY_POINTS =
      """
      {"crmkit": 1, "name": "by-points", "version": "1", "zone": "Asia/Shanghai", "currency": "CNY",
       "loyalty": {"rules": [{"name": "base", "perAmount": 1, "points": 1}],
                   "redemption": {"share": "50 %", "rate": {"value": 1, "points": 10}}},
       "tiers": {"rungs": [{"tier": "BASE"},
         {"tier": "SAVER", "entry": {"metric": "points-balance", "atLeast": 500}}]}}
      """;

  @TempDir Path work;

  private List<Object> args(String orders, String spent, Object... more) throws IOException {
    List<Object> args =
        new ArrayList<>(
            List.of(
                "--transactions",
                Files.writeString(work.resolve("tx.csv"), orders),
                "--redemptions",
                Files.writeString(work.resolve("spent.csv"), spent)));
    args.addAll(List.of(more));
    return args;
  }

  private Cli.Result review(String playbook, String orders, String spent, Object... more)
      throws IOException {
    List<Object> args =
        new ArrayList<>(List.of("review", "--playbook", playbook, "--out", work.resolve("out")));
    args.addAll(args(orders, spent, more));
    return Cli.run(args.toArray());
  }

  private JsonNode decision(String customer) throws IOException {
    for (String line : Files.readAllLines(work.resolve("out").resolve("decisions.jsonl"))) {
      JsonNode decision = CrmJson.mapper().readTree(line);
      if (decision.get("customer").asString().equals(customer)) {
        return decision;
      }
    }
    throw new AssertionError("no decision on " + customer);
  }

  private JsonNode pagePoints() throws IOException {
    return ReportPage.dataIn(work.resolve("out")).get("points");
  }

  @Test
  @DisplayName("go through the ledger; those it refuses are told with the reason")
  void reviewed() throws IOException {
    Cli.Result result = review("handbook", ORDERS, SPENT, "--as-of", "2026-05-01");
    assertThat(result.err()).isEmpty();
    assertThat(decision("a").at("/points/balance/available").longValue()).isEqualTo(300);
    assertThat(decision("a").at("/points/refused").isMissingNode()).isTrue();
    JsonNode refused = decision("b").at("/points/refused/0");
    assertThat(refused.get("reference").asString()).isEqualTo("r-2");
    assertThat(refused.at("/reasons/0/code").asString()).isEqualTo("loyalty.insufficient");
    assertThat(refused.at("/reasons/0/text/zh").asString()).contains("5000");
    assertThat(result.out())
        .contains("Redemptions refused: 1")
        .containsPattern("b +2026-04-21 00:00 +r-2 +5,000 +5000 points are asked for and 70")
        .containsPattern("2026-04 +570 +1,200 ");
    JsonNode points = pagePoints();
    assertThat(points.get("available").longValue()).isEqualTo(370);
    assertThat(points.get("refused").longValue()).isEqualTo(1);
    assertThat(points.at("/months/1/redeemed").longValue()).isEqualTo(1200);
    assertThat(Files.readString(work.resolve("out").resolve("index.html"))).contains("spent.csv");
  }

  @Test
  @DisplayName("stand in the statement, whose lines sum to the balance")
  void statement() throws IOException {
    List<Object> args = new ArrayList<>(List.of("points", "statement", "a"));
    args.addAll(args(ORDERS, SPENT + "a,2026-04-25,150,r-5\n", "--as-of", "2026-05-01"));
    Cli.Result result = Cli.run(args.toArray());
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .containsPattern("2026-04-20 +redeemed +r-0 +-200 +1,300")
        .containsPattern("2026-04-20 +redeemed +r-1 +-1,000 +300")
        .containsPattern("closing balance +300")
        .contains(
            "Available 300",
            "Not redeemed: 150 points for r-5 at 2026-04-25 00:00: Points are spent in steps of"
                + " 100, 150 were asked for");
    args = new ArrayList<>(List.of("points", "simulate"));
    args.addAll(args(ORDERS, SPENT, "--as-of", "2026-05-01"));
    assertThat(Cli.run(args.toArray()).out()).containsPattern("Total +2,569 +1,200 +0 +999 ");
  }

  @Test
  @DisplayName("count for tiers by points, night for night, and keep to a share of the order")
  void tiers() throws IOException {
    String playbook = Files.writeString(work.resolve("own.json"), BY_POINTS).toString();
    String spent =
        """
        customer,at,points,reference,amount
        a,2026-04-20,1100,r-1,220
        a,2026-04-21,9,r-2,
        a,2026-04-22,9,r-3,1.00
        """;
    for (List<Object> more :
        List.<List<Object>>of(
            List.of(), List.of("--store", "memory"), List.of("--store", "h2:" + work + "/db"))) {
      List<Object> all = new ArrayList<>(List.of("--as-of", "2026-05-01", "--fold"));
      all.addAll(more);
      Cli.Result result = review(playbook, ORDERS, spent, all.toArray());
      assertThat(result.err()).isEmpty();
      assertThat(decision("a").get("tier").asString()).isEqualTo("BASE");
      assertThat(decision("a").at("/standing/since").asString()).isEqualTo("2026-04-21");
      assertThat(decision("a").at("/points/balance/available").longValue()).isEqualTo(400);
      assertThat(decision("a").at("/points/refused/0/reasons/0/code").asString())
          .isEqualTo("loyalty.no-order");
      assertThat(decision("a").at("/points/refused/1/reasons/0/code").asString())
          .isEqualTo("loyalty.above-share");
      assertThat(result.out()).contains("Redemptions refused: 2");
    }
  }

  @Test
  @DisplayName("are posted to a store once, and stay; what the account lacks there is told")
  void kept() throws IOException {
    String store = "h2:" + work.resolve("db");
    Cli.Result first = review("handbook", ORDERS, SPENT, "--as-of", "2026-05-01", "--store", store);
    assertThat(first.out())
        .contains("Points:    0 accounts recorded before, 6 commands posted to the store")
        .contains("Redemptions refused: 1");
    assertThat(decision("a").at("/points/balance/available").longValue()).isEqualTo(300);
    Cli.Result again = review("handbook", ORDERS, SPENT, "--as-of", "2026-05-01", "--store", store);
    assertThat(again.out())
        .contains("Points:    2 accounts recorded before, 0 commands posted to the store");
    Cli.Result later = review("handbook", ORDERS, SPENT, "--as-of", "2026-07-01", "--store", store);
    assertThat(later.out())
        .contains("Points:    2 accounts recorded before, 1 commands posted to the store");
    assertThat(decision("a").at("/points/balance/available").longValue()).isEqualTo(200);
    // A redemption of before what is posted already is posted after it.
    String more = SPENT + "a,2026-04-15,100,r-late\n";
    Cli.Result late = review("handbook", ORDERS, more, "--as-of", "2026-07-01", "--store", store);
    assertThat(late.exitCode()).isZero();
    assertThat(late.out())
        .contains("Redemptions refused: 1", "1 commands posted", "Late: 1 row of 1 customer")
        .contains("a: redemption r-late, 100 points on 2026-04-15");
    assertThat(decision("a").at("/points/balance/available").longValue()).isEqualTo(100);
    String decided = decision("a").toString();
    assertThat(review("handbook", ORDERS, more, "--as-of", "2026-07-01", "--store", store).out())
        .contains("0 commands posted")
        .doesNotContain("Late:");
    assertThat(decision("a")).hasToString(decided);
  }

  @Test
  @DisplayName("that a file tells otherwise later, or no longer, stay as posted, and it is told")
  void corrected() throws IOException {
    String store = "h2:" + work.resolve("db");
    review("handbook", ORDERS, SPENT, "--as-of", "2026-05-01", "--store", store);
    long available = decision("a").at("/points/balance/available").longValue();
    String corrected = SPENT.replace("1000,r-1", "1100,r-1").replace("a,2026-04-20,200,r-0\n", "");
    Cli.Result result =
        review("handbook", ORDERS, corrected, "--as-of", "2026-05-02", "--store", store);
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("a: redemption r-1, now 1100 points, posted as 1000")
        .contains("Posted, but no longer in the file: 1 row of 1 customer")
        .contains("a: redemption r-0, 200 points");
    assertThat(decision("a").at("/points/balance/available").longValue()).isEqualTo(available);
  }

  @Test
  @DisplayName("that are wrong are told line by line; a playbook without points takes none")
  void wrong() throws IOException {
    String spent =
        """
        customer,at,points,reference,amount
        x,2026-04-20,1,r,
        a,sometime,0,r,
        a,2026-04-20,1.5,,-3
        """;
    Cli.Result result = review("handbook", ORDERS, spent, "--as-of", "2026-05-01");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains("spent.csv:2:1: customer: must be a customer of the transactions, was 'x'")
        .contains("spent.csv:3:2: at: must be an instant")
        .contains("spent.csv:3:3: points: must be a whole number from 1, was '0'")
        .contains("spent.csv:4:3: points", "spent.csv:4:4: reference", "spent.csv:4:5: amount");
    assertThat(review("retail", ORDERS, SPENT, "--as-of", "2026-05-01").err())
        .contains("--redemptions: needs a playbook with a points programme");
  }
}
