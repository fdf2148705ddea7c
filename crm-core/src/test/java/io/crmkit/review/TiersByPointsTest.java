package io.crmkit.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.StaffId;
import io.crmkit.customer.Transaction;
import io.crmkit.facts.Facts;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.json.InvalidDocumentException;
import io.crmkit.json.PlaybookReader;
import io.crmkit.json.PlaybookWriter;
import io.crmkit.loyalty.AccountId;
import io.crmkit.loyalty.CommandKey;
import io.crmkit.loyalty.EarnReceipt;
import io.crmkit.loyalty.OpeningLot;
import io.crmkit.loyalty.PointsAccount;
import io.crmkit.loyalty.PointsCommand;
import io.crmkit.loyalty.PointsHistory;
import io.crmkit.loyalty.PointsMetrics;
import io.crmkit.playbook.Playbook;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierChange;
import io.crmkit.tier.TierQuestion;
import io.crmkit.tier.TierStanding;
import io.crmkit.time.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Tiers by points (RM-06), by a playbook read from JSON")
class TiersByPointsTest {
  private static final String TIERS =
      """
      {"rungs": [
        {"tier": "BASE"},
        {"tier": "SILVER", "entry": {"metric": "points-balance", "atLeast": 100}},
        {"tier": "GOLD", "entry": {"metric": "points-earned over last:P12M", "atLeast": 5000}}]}
      """;
  private static final String LOYALTY =
      """
      {"rules": [{"name": "base", "perAmount": 1, "points": 1}],
       "pending": {"type": "return-window", "window": "P7D"},
       "expiry": {"type": "after", "validity": "P12M"},
       "holdTime": "PT24H"}
      """;
  private static final Playbook PLAYBOOK = read(json(TIERS, LOYALTY));
  private static final CustomerId ID = CustomerId.of("c-1");

  private static String json(String tiers, String loyalty) {
    return """
    {"crmkit": 1, "name": "by-points", "version": "1", "zone": "Asia/Shanghai", "currency": "CNY",
     "loyalty": %s,
     "tiers": %s}
    """
        .formatted(loyalty, tiers);
  }

  private static Playbook read(String json) {
    return PlaybookReader.standard().read(json);
  }

  private static Instant at(String day) {
    return LocalDate.parse(day).atStartOfDay(PLAYBOOK.zone()).toInstant();
  }

  private static Transaction paid(String reference, String day, String amount) {
    return Transaction.of(reference, Money.parse("CNY " + amount), at(day));
  }

  private static Dossier bought(Transaction... transactions) {
    return Dossier.of(CustomerFile.of(Customer.of(ID)).withTransactions(List.of(transactions)));
  }

  private static Review review(Dossier dossier, String day) {
    return Reviewer.of(PLAYBOOK).review(dossier, at(day));
  }

  private static String tier(Dossier dossier, String day) {
    return review(dossier, day).tier().outcome().tier().code();
  }

  private static PointsAccount done(PointsAccount account, Instant now, PointsCommand command) {
    return account.applyAll(
        PLAYBOOK
            .loyalty()
            .orElseThrow()
            .ledger()
            .decide(account, command, now)
            .outcome()
            .toOptional()
            .orElseThrow()
            .entries());
  }

  private static PointsCommand.Earn earn(String reference, long points, String day) {
    return new PointsCommand.Earn(
        CommandKey.of("k-" + reference), reference, EarnReceipt.of(points, "base"), at(day));
  }

  private static PointsCommand.Open open(String reference, long points, String from, String until) {
    return new PointsCommand.Open(
        CommandKey.of("k-" + reference),
        reference,
        List.of(new OpeningLot(points, at(from), Optional.of(at(until)))),
        StaffId.of("s-1"));
  }

  @Test
  @DisplayName("go by what the transactions of before the instant earned, and say so")
  void byTransactions() {
    Dossier dossier =
        bought(
            paid("a", "2026-01-10", "150.00"),
            paid("b", "2026-03-01", "5000.00"),
            paid("b", "2026-04-01", "-1000.00"));
    assertThat(tier(dossier, "2026-01-10")).isEqualTo("BASE");
    assertThat(tier(dossier, "2026-01-11")).as("still pending").isEqualTo("BASE");
    assertThat(tier(dossier, "2026-03-02")).isEqualTo("GOLD");
    Review after = review(dossier, "2026-04-02");
    assertThat(after.tier().outcome().tier()).isEqualTo(Tier.of("SILVER"));
    assertThat(after.tier().policy()).isEqualTo(PLAYBOOK.id());
    assertThat(after.tier().explain(Locale.ENGLISH)).contains("points that can be spent: 4150");
    assertThat(after.tier().explain(Locale.SIMPLIFIED_CHINESE)).contains("可用积分");
    assertThat(after.progress().orElseThrow().missing().toString())
        .contains("points-earned over last:P12M AT_LEAST 5000, actual=4150");
  }

  @Test
  @DisplayName("change on the day on which points become active, or expire, and reviews foresee it")
  void foreseen() {
    Dossier dossier = bought(paid("a", "2026-01-10", "150.00"));
    assertThat(tier(dossier, "2026-01-17")).isEqualTo("BASE");
    assertThat(review(dossier, "2026-01-11").nextChange().map(TierChange::on))
        .contains(LocalDate.of(2026, 1, 18));
    assertThat(tier(dossier, "2026-01-18")).isEqualTo("SILVER");
    assertThat(review(dossier, "2026-01-18").nextChange().map(TierChange::on))
        .contains(LocalDate.of(2027, 1, 11));
    assertThat(tier(dossier, "2027-01-10")).isEqualTo("SILVER");
    assertThat(tier(dossier, "2027-01-11")).isEqualTo("BASE");
  }

  @Test
  @DisplayName(
      "of one midnight: points become active, holds time out, points expire, then the tier")
  void orderInsideADay() {
    Instant eve = at("2026-05-09");
    PointsAccount account = PointsAccount.open(AccountId.of("c-1"));
    account = done(account, eve, open("last-year", 90, "2026-01-01", "2026-05-10"));
    account = done(account, eve, open("this-year", 60, "2026-01-01", "2026-12-31"));
    // Of the hold, 90 points expire at the instant at which it times out, and 20 come back.
    account =
        done(
            account,
            eve,
            new PointsCommand.PlaceHold(CommandKey.of("k-h"), "h", 110, Optional.empty()));
    PointsAccount without = account;
    PointsAccount with = done(account, eve, earn("o", 45, "2026-05-02"));
    for (PointsAccount each : List.of(without, with)) {
      PointsAccount pending = done(each, eve, open("gift", 40, "2026-05-10", "2026-12-31"));
      Dossier dossier = bought().withPoints(pending);
      long balance = pending.balance(at("2026-05-10")).available();
      assertThat(pending.balance(eve).available()).isEqualTo(40);
      assertThat(balance).isEqualTo(each.equals(with) ? 145 : 100);
      assertThat(tier(dossier, "2026-05-09")).isEqualTo("BASE");
      assertThat(tier(dossier, "2026-05-10")).isEqualTo("SILVER");
      assertThat(review(dossier, "2026-05-09").nextChange().map(TierChange::on))
          .contains(LocalDate.of(2026, 5, 10));
    }
  }

  @Test
  @DisplayName("go by the dossier's account where one is kept, whatever the transactions say")
  void byAccount() {
    PointsAccount account =
        done(
            PointsAccount.open(AccountId.of("c-1")),
            at("2026-03-01"),
            earn("o", 5000, "2026-03-01"));
    Dossier dossier = bought(paid("a", "2026-01-10", "150.00")).withPoints(account);
    assertThat(tier(dossier, "2026-03-01")).as("earned at this instant").isEqualTo("BASE");
    assertThat(tier(dossier, "2026-03-02")).isEqualTo("GOLD");
    assertThat(tier(dossier, "2027-03-01")).isEqualTo("GOLD");
    assertThat(tier(dossier, "2027-03-02")).isEqualTo("BASE");
    assertThat(review(dossier, "2026-06-01").nextChange().map(TierChange::on))
        .contains(LocalDate.of(2027, 3, 2));
    assertThat(Reviewer.of(PLAYBOOK).dueCustomer(dossier, at("2026-06-01")).facts())
        .contains(review(dossier, "2026-06-01").facts());
  }

  @Test
  @DisplayName("are kept over nights of which the account no longer tells the balance")
  void nights() {
    PointsAccount account =
        done(
            PointsAccount.open(AccountId.of("c-1")),
            at("2026-05-01"),
            open("o", 100, "2026-05-01", "2026-12-31"));
    Dossier dossier =
        bought()
            .withPoints(account)
            .withStanding(TierStanding.in(Tier.of("SILVER"), LocalDate.of(2026, 4, 1)));
    Review review = review(dossier, "2026-05-02");
    assertThat(review.tier().outcome().tier()).isEqualTo(Tier.of("SILVER"));
    assertThat(review.changesSince()).isEmpty();
    assertThat(tier(dossier, "2026-12-31")).isEqualTo("BASE");
  }

  @Test
  @DisplayName(
      "follow every night since the recorded standing where the account's history is given")
  void history() {
    CustomerFile file =
        bought(paid("a", "2026-01-10", "150.00"), paid("b", "2026-05-01", "30.00")).file();
    PointsHistory history =
        PLAYBOOK.points(MetricCatalogue.STANDARD).orElseThrow().of(file).history();
    Dossier dossier =
        bought()
            .withPoints(history)
            .withStanding(TierStanding.in(Tier.of("BASE"), LocalDate.of(2026, 1, 1)));
    Review review = review(dossier, "2026-06-01");
    assertThat(review.changesSince())
        .extracting(TierChange::on, TierChange::to)
        .containsExactly(tuple(LocalDate.of(2026, 1, 18), Tier.of("SILVER")));
    assertThat(review.points().orElseThrow().recorded()).isTrue();
    assertThat(review(dossier, "2026-02-01").points().orElseThrow().balance().available())
        .isEqualTo(150);
    assertThat(dossier.withCases(List.of()).pointsHistory()).contains(history);
    assertThatThrownBy(
            () ->
                new Dossier(
                    file,
                    Optional.empty(),
                    List.of(),
                    dossier.contact(),
                    Optional.of(PointsAccount.open(AccountId.of("c-2"))),
                    dossier.scores(),
                    Optional.of(history)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("c-2");
  }

  @Test
  @DisplayName(
      "are decided without a review, too, and count the current order where a host says so")
  void currentOrder() {
    CustomerFile file = bought(paid("a", "2026-01-10", "4900.00")).file();
    Facts facts = PLAYBOOK.calculator(MetricCatalogue.STANDARD).facts(file, at("2026-02-01"));
    assertThat(PLAYBOOK.tiers().decide(new TierQuestion(facts, Optional.empty())).outcome().tier())
        .isEqualTo(Tier.of("SILVER"));
    Facts counting =
        PointsMetrics.counting(
            facts, Window.last(Period.ofMonths(12)), EarnReceipt.of(100, "base"));
    assertThat(
            PLAYBOOK.tiers().decide(new TierQuestion(counting, Optional.empty())).outcome().tier())
        .isEqualTo(Tier.of("GOLD"));
  }

  @Test
  @DisplayName("are written as they are read")
  void written() {
    assertThat(read(PlaybookWriter.write(PLAYBOOK))).isEqualTo(PLAYBOOK);
  }

  private static Map<String, String> problems(String json) {
    try {
      read(json);
    } catch (InvalidDocumentException e) {
      return e.problems().stream()
          .collect(Collectors.toMap(p -> p.pointer(), p -> p.message(), (a, b) -> a));
    }
    throw new AssertionError("was read");
  }

  @Test
  @DisplayName(
      "are a mistake without a programme, in the programme's own conditions, over a window")
  void mistakes() {
    String without = json(TIERS, LOYALTY).replace("\"loyalty\": " + LOYALTY + ",", "");
    assertThat(problems(without))
        .containsOnlyKeys("/tiers/rungs/1/entry/metric", "/tiers/rungs/2/entry/metric");
    assertThat(problems(without).get("/tiers/rungs/1/entry/metric"))
        .contains("points-balance can be asked of tiers and contact where the playbook has a");
    String circular =
        LOYALTY.replace(
            "\"points\": 1}",
            "\"points\": 1, \"when\": {\"metric\": \"points-balance\", \"atLeast\": 1}}");
    assertThat(problems(json(TIERS, circular))).containsOnlyKeys("/loyalty/rules/0/when/metric");
    assertThat(
            problems(
                json(TIERS.replace("points-balance", "points-balance over last:P1M"), LOYALTY)))
        .containsOnlyKeys("/tiers/rungs/1/entry/metric");
    Playbook bare =
        new Playbook(
            PLAYBOOK.id(),
            PLAYBOOK.zone(),
            PLAYBOOK.currency(),
            PLAYBOOK.profile(),
            PLAYBOOK.classes(),
            PLAYBOOK.tierPolicy());
    assertThatThrownBy(() -> Reviewer.of(bare))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("points-");
  }
}
