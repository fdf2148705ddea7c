package io.crmkit.score.model;

import static io.crmkit.score.model.Reference.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.customer.Transaction;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.json.BundledPlaybooks;
import io.crmkit.json.DocumentProblem;
import io.crmkit.json.InvalidDocumentException;
import io.crmkit.json.PlaybookReader;
import io.crmkit.json.PlaybookWriter;
import io.crmkit.playbook.Playbook;
import io.crmkit.playbook.PurchaseOutlook;
import io.crmkit.playbook.SpendOutlook;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a customer is worth, by a playbook read from JSON")
class LifetimeValueTest {
  private static final double TOLERANCE = 1e-10;
  private static final String SPEND =
      "{'model': 'Gamma-Gamma', 'p': 6.2488, 'q': 3.7446, 'v': 15.4477, 'currency': 'USD'}";
  private static final String WEEKLY =
      "{'spend': "
          + SPEND
          + ", 'discount': {'perUnit': 0.002, 'unit': 'WEEK'}, 'horizonDays': 364}";

  private static Playbook playbook(String value) {
    String outlook =
        """
        "outlook": {
          "model": {
            "model": "BG/NBD",
            "r": 0.242592907204466,
            "alpha": 4.41353156120543,
            "a": 0.792886148098769,
            "b": 2.42575343649362,
            "unit": "WEEK"
          },
          "churnBelow": "50 %",
          "horizonDays": 273,
          "value": VALUE
        },
        "churn": {\
        """
            .replace("VALUE", value.replace('\'', '"'));
    return PlaybookReader.standard()
        .read(BundledPlaybooks.json("handbook").orElseThrow().replace("\"churn\": {", outlook));
  }

  private static LifetimeValue policy(String value) {
    return playbook(value)
        .scores()
        .orElseThrow()
        .outlook()
        .flatMap(PurchaseOutlook::lifetimeValue)
        .orElseThrow();
  }

  private static List<String> problems(String value) {
    try {
      playbook(value);
      return List.of();
    } catch (InvalidDocumentException e) {
      return e.problems().stream().map(DocumentProblem::pointer).toList();
    }
  }

  private static CustomerValue value(Decision<Answer<CustomerValue>> decision) {
    return decision.outcome().toOptional().orElseThrow();
  }

  private static List<String> codes(Decision<?> decision) {
    return decision.reasons().stream().map(Reason::code).toList();
  }

  /** Computed by a program of its own with thirty digits: 0.2 % a week over 52 weeks. */
  private static Map<String, double[]> discounted() throws IOException {
    Map<String, double[]> rows = new HashMap<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    LifetimeValueTest.class.getResourceAsStream("clv-value.csv")),
                StandardCharsets.UTF_8))) {
      reader
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .forEach(
              cells ->
                  rows.put(
                      cells[0],
                      new double[] {Double.parseDouble(cells[1]), Double.parseDouble(cells[2])}));
    }
    return rows;
  }

  @Test
  @DisplayName("without discount it is the reference's purchases times the reference's mean spend")
  void undiscounted() {
    LifetimeValue policy = policy("{'spend': " + SPEND + "}");
    assertThat(policy.horizonDays()).isEqualTo(273);
    assertThat(policy.discount()).isEqualTo(DiscountRate.none());
    for (Reference.Row row : Reference.rows()) {
      CustomerValue value = value(policy.decide(row.customer(), row.spend()));
      assertClose(value.probabilityAlive(), row.get("bg_palive"), TOLERANCE);
      assertClose(value.expectedPurchases(), row.get("bg_cet39"), TOLERANCE);
      assertClose(value.discountedPurchases(), row.get("bg_cet39"), TOLERANCE);
      assertClose(value.spendPerPurchase().amount(), row.get("gg_mean"), TOLERANCE);
      assertClose(value.value().amount(), row.get("bg_cet39") * row.get("gg_mean"), TOLERANCE);
    }
  }

  @Test
  @DisplayName("with a discount a week it is what thirty digits give, for all sixteen customers")
  void reference() throws IOException {
    LifetimeValue policy = policy(WEEKLY);
    Map<String, double[]> expected = discounted();
    assertThat(expected).hasSize(16);
    for (Reference.Row row : Reference.rows()) {
      CustomerValue value = value(policy.decide(row.customer(), row.spend()));
      assertClose(value.discountedPurchases(), expected.get(row.id())[0], TOLERANCE);
      assertClose(value.value().amount(), expected.get(row.id())[1], TOLERANCE);
      assertThat(value.discountedPurchases()).isLessThanOrEqualTo(value.expectedPurchases());
    }
  }

  @Test
  @DisplayName("tells in both languages from what it comes, in amounts that can be paid")
  void explained() {
    Reference.Row row = Reference.rows().get(0);
    Decision<Answer<CustomerValue>> decision = policy(WEEKLY).decide(row.customer(), row.spend());
    assertThat(decision.explain(Locale.ENGLISH))
        .isEqualTo(
            """
            Worth USD 36.64 within 364 days: 1.49 purchases of USD 24.66 each
            Still there with a probability of 72.7 %; 1.56 purchases are expected within 364 days
            With a discount of 0.2 % per 7 days, 1.56 purchases count as 1.49 of today
            USD 24.66 is expected on a purchase: 2 repeat purchases brought USD 22.35 in the mean, and that is drawn towards what all customers spend\
            """);
    assertThat(decision.explain(Locale.SIMPLIFIED_CHINESE))
        .isEqualTo(
            """
            364 天内的价值为 USD 36.64：1.49 次购买，每次 USD 24.66
            未流失的概率为 72.7 %，364 天内预计购买 1.56 次
            按每 7 天 0.2 % 折现，1.56 次购买折合当前 1.49 次
            预计每次消费 USD 24.66：2 次复购平均 USD 22.35，并向全体客户的均值靠拢\
            """);
    assertThat(value(decision).value().rounded()).isEqualTo(Money.parse("USD 36.64"));

    Reference.Row once = Reference.rows().get(1);
    assertThat(codes(policy("{'spend': " + SPEND + "}").decide(once.customer(), once.spend())))
        .containsExactly("score.value.worth", "score.value.purchases", "score.value.spend-of-all");
  }

  @Test
  @DisplayName("refuses where the model of spend has no mean; with enough purchases it has one")
  void meanUndefined() {
    LifetimeValue policy =
        policy(
            "{'spend': {'model': 'Gamma-Gamma', 'p': 0.2, 'q': 0.75, 'v': 15, 'currency': 'USD'}}");
    for (int repeats = 0; repeats <= 2; repeats++) {
      PurchaseSummary customer = new PurchaseSummary(repeats, repeats, 10, ModelUnit.WEEK);
      SpendSummary spent = new SpendSummary(repeats, 20.0 * repeats, Reference.USD);
      Decision<Answer<CustomerValue>> decision = policy.decide(customer, spent);
      // q - 1 + 0.2 for each repeat purchase has to be more than zero.
      assertThat(decision.outcome().toOptional().isPresent()).isEqualTo(repeats == 2);
      if (repeats < 2) {
        assertThat(decision.reasons())
            .containsExactly(new ValueReason.NoMeanSpend(new BigDecimal("0.75"), repeats));
      }
    }
  }

  private static Transaction bought(String day, String amount) {
    return Transaction.of(
        day + amount,
        Money.parse(amount),
        LocalDate.parse(day).atTime(12, 0).toInstant(ZoneOffset.UTC));
  }

  @Test
  @DisplayName("from transactions: as from the summaries of them; later ones play no part")
  void transactions() {
    LifetimeValue policy = policy(WEEKLY);
    Instant asOf = Instant.parse("2026-07-01T00:00:00Z");
    List<Transaction> orders = new ArrayList<>();
    orders.add(bought("2026-01-05", "USD 90.00"));
    orders.add(bought("2026-02-10", "USD 20.00"));
    orders.add(bought("2026-03-10", "USD 30.00"));
    Decision<Answer<CustomerValue>> decision = policy.decide(orders, ZoneOffset.UTC, asOf);
    assertThat(decision)
        .isEqualTo(
            policy.decide(
                new PurchaseSummary(2, 64 / 7.0, 177 / 7.0, ModelUnit.WEEK),
                new SpendSummary(2, 25, Reference.USD)));
    orders.add(bought("2026-07-02", "CNY 30.00"));
    assertThat(policy.decide(orders, ZoneOffset.UTC, asOf)).isEqualTo(decision);
    // Days are those of the zone: there the as-of day has begun, here it has not.
    assertThat(policy.decide(orders, ZoneId.of("America/New_York"), asOf)).isNotEqualTo(decision);
  }

  @Test
  @DisplayName("refuses who has not bought, and who pays in another currency, if only once")
  void refused() {
    LifetimeValue policy = policy(WEEKLY);
    Instant asOf = Instant.parse("2026-07-01T00:00:00Z");
    assertThat(codes(policy.decide(List.of(), ZoneOffset.UTC, asOf)))
        .containsExactly("score.value.never-bought");
    List<Transaction> orders =
        List.of(bought("2026-01-05", "GBP 90.00"), bought("2026-02-10", "USD 20.00"));
    Decision<Answer<CustomerValue>> mixed = policy.decide(orders, ZoneOffset.UTC, asOf);
    assertThat(mixed.outcome().toOptional()).isEmpty();
    assertThat(mixed.reasons()).containsExactly(new ValueReason.OtherCurrency("GBP", "USD"));
    assertThat(mixed.explain(Locale.ENGLISH))
        .isEqualTo(
            "No value: the customer pays in GBP, the model of spend is in USD; fit a model of spend"
                + " in GBP");
    assertThat(
            codes(
                policy.decide(
                    PurchaseSummary.once(Span.weeks(3)),
                    new SpendSummary(0, 0, CurrencyUnit.of("CNY")))))
        .containsExactly("score.value.other-currency");
  }

  @Test
  @DisplayName("mistakes are told at their places; what is written reads back equal")
  void document() {
    Playbook playbook = playbook(WEEKLY);
    assertThat(PlaybookReader.standard().read(PlaybookWriter.write(playbook))).isEqualTo(playbook);
    Playbook yearly = playbook("{'spend': " + SPEND + ", 'discount': {'perYear': '10 %'}}");
    assertThat(
            yearly.scores().orElseThrow().outlook().orElseThrow().spend().orElseThrow().discount())
        .isEqualTo(DiscountRate.perYear(0.1));
    assertThat(PlaybookReader.standard().read(PlaybookWriter.write(yearly))).isEqualTo(yearly);

    String at = "/scores/outlook/value";
    assertThat(problems("{'discount': {'perUnit': 11, 'unit': 'WEEK'}}"))
        .contains(at + "/spend")
        .anyMatch(pointer -> pointer.startsWith(at + "/discount"));
    assertThat(problems("{'spend': {'model': 'NBD', 'r': 1, 'alpha': 2, 'unit': 'DAY'}}"))
        .containsExactly(at + "/spend");
    assertThat(problems("{'spend': " + SPEND + ", 'horizonDays': 0}")).containsExactly(at);
    assertThat(problems("{'spend': " + SPEND + ", 'horizonDays': 1.5}"))
        .containsExactly(at + "/horizonDays");
    assertThat(problems("{'spend': " + SPEND + ", 'discount': {'perYear': '1001 %'}}"))
        .containsExactly(at + "/discount/perYear");
    assertThat(problems("{'spend': " + SPEND + ", 'rounding': 'UP'}"))
        .containsExactly(at + "/rounding");
    assertThat(problems("7")).containsExactly(at);
  }

  @Test
  @DisplayName("constructors refuse what is out of bounds")
  void bounds() {
    for (int days : new int[] {0, -1, 36_501}) {
      assertThatThrownBy(
              () -> new LifetimeValue(Reference.BG, Reference.GAMMA, DiscountRate.none(), days))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("horizonDays must be 1 to 36500, was " + days);
      assertThatThrownBy(() -> new SpendOutlook(Reference.GAMMA, DiscountRate.none(), days))
          .hasMessage("horizonDays must be 1 to 36500, was " + days);
    }
    LifetimeValue century =
        new LifetimeValue(Reference.BG, Reference.GAMMA, DiscountRate.perYear(0.1), 36_500);
    Reference.Row row = Reference.rows().get(0);
    assertThat(value(century.decide(row.customer(), row.spend())).value().amount()).isPositive();
    assertThatThrownBy(() -> century.decide(row.customer(), new SpendSummary(3, 20, Reference.USD)))
        .hasMessage("both summaries must tell the same number of repeats, were 2 and 3");

    SpendEstimate dollars = new SpendEstimate(1, Reference.USD);
    SpendEstimate yuan = new SpendEstimate(1, CurrencyUnit.of("CNY"));
    assertThatThrownBy(() -> new CustomerValue(0.5, 1, 1, dollars, yuan))
        .hasMessage("value must be in the currency of the spend, USD, was in CNY");
    assertThatThrownBy(() -> new CustomerValue(1.5, 1, 1, dollars, dollars))
        .hasMessageContaining("probabilityAlive must be from 0 to 1");
    assertThatThrownBy(() -> new CustomerValue(0.5, -1, 1, dollars, dollars))
        .hasMessageContaining("expectedPurchases");
    assertThatThrownBy(() -> new CustomerValue(0.5, 1, Double.NaN, dollars, dollars))
        .hasMessageContaining("discountedPurchases");
  }
}
