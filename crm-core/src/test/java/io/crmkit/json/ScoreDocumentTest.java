package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.ClassScheme;
import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.ProfilePart;
import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsCalculator;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.facts.Metrics;
import io.crmkit.laws.Scorecards;
import io.crmkit.playbook.PurchaseOutlook;
import io.crmkit.playbook.ScoreMeasures;
import io.crmkit.playbook.ScoreScheme;
import io.crmkit.score.Band;
import io.crmkit.score.Characteristic;
import io.crmkit.score.ReadyCards;
import io.crmkit.score.Score;
import io.crmkit.score.ScoreQuestion;
import io.crmkit.score.Scorecard;
import io.crmkit.score.model.MbgNbd;
import io.crmkit.score.model.ModelUnit;
import io.crmkit.score.segment.ReadySegments;
import io.crmkit.score.segment.RfmCuts;
import io.crmkit.score.stage.ChurnSignals;
import io.crmkit.score.stage.LevelMatrix;
import io.crmkit.score.stage.ReadyStages;
import io.crmkit.score.stage.Stage;
import io.crmkit.testkit.CrmArbitraries;
import io.crmkit.time.CalendarUnit;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("The scores section of a playbook document")
class ScoreDocumentTest {
  static final CurrencyUnit CNY = CurrencyUnit.of("CNY");
  static final Window QUARTER = Window.previous(CalendarUnit.QUARTER);
  private static final MetricCatalogue CATALOGUE =
      ReadyStages.catalogue(new BigDecimal("0.02"), 10);

  private static Optional<ScoreScheme> read(JsonNode node, DocumentCheck check) {
    ConditionDocument conditions =
        new ConditionDocument(
            check, CATALOGUE, CNY, new ClassScheme(Map.of("region", List.of("east", "west"))));
    return new ScoreDocument(check, conditions).read(node, "/scores");
  }

  private static List<String> problems(String json) {
    DocumentCheck check = new DocumentCheck();
    assertThat(read(CrmJson.mapper().readTree(json.replace('\'', '"')), check)).isEmpty();
    return check.problems().stream().map(p -> p.pointer() + ": " + p.message()).toList();
  }

  static ScoreScheme section() {
    Map<String, Scorecard> cards = new LinkedHashMap<>();
    cards.put("relationship", ReadyCards.relationship(QUARTER, CNY));
    cards.put("data-quality", ReadyCards.dataQuality());
    cards.put("service", ReadyCards.serviceQuality(QUARTER).withScale(10));
    cards.put("staff", ReadyCards.staffAppraisal(QUARTER));
    cards.put("programme", ReadyCards.programme(QUARTER).withMinimumCoverage(BigDecimal.ONE));
    return new ScoreScheme(
        cards,
        Optional.of(
            new RfmCuts(
                Window.last(Period.ofMonths(12)),
                List.of(Period.ofDays(30), Period.ofDays(90)),
                List.of(2L, 2L),
                List.of(Money.parse("CNY 100.00"), Money.parse("CNY 500.50")))),
        Map.of(
            "segments",
            ReadySegments.rfm(),
            "after-assessment",
            ReadyStages.afterAssessment(QUARTER),
            "strategies",
            ReadyStages.strategies(Metrics.orders(QUARTER).atLeast(5L))),
        Map.of("life-cycle", ReadyStages.lifeCycle()),
        Optional.of(
            new LevelMatrix(
                20,
                200,
                new BigDecimal("0.1"),
                new BigDecimal("0.3"),
                new BigDecimal("0.1"),
                Period.ofDays(90))),
        Optional.of(ChurnSignals.standard(Window.last(Period.ofMonths(3)))));
  }

  @Test
  @DisplayName("reads back equal what it writes, everything ready-made and nothing at all")
  void roundTrip() {
    ScoreScheme nothing =
        new ScoreScheme(
            Map.of(), Optional.empty(), Map.of(), Map.of(), Optional.empty(), Optional.empty());
    ScoreScheme whole =
        section()
            .withMeasures(
                new ScoreMeasures(
                    new BigDecimal("0.02"), 10, Map.of(ProfilePart.BASIC, Period.ofYears(1))))
            .withOutlook(
                new PurchaseOutlook(
                    new MbgNbd(0.5, 7.25, 0.8, 2.4, ModelUnit.WEEK, Optional.empty()),
                    new BigDecimal("0.5"),
                    182));
    for (ScoreScheme section : List.of(section(), nothing, whole)) {
      ObjectNode node = CrmJson.mapper().createObjectNode();
      ScoreWriter.write(node, section);
      DocumentCheck check = new DocumentCheck();
      assertThat(read(CrmJson.mapper().readTree(node.toString()), check)).hasValue(section);
      assertThat(check.problems()).isEmpty();
    }
  }

  @Provide
  Arbitrary<Scorecard> cards() {
    return CrmArbitraries.of(Scorecards.any());
  }

  @Property(tries = 300)
  @net.jqwik.api.Label("reads back whatever card it writes")
  void roundTripsOfCards(@ForAll("cards") Scorecard card) {
    ObjectNode node = CrmJson.mapper().createObjectNode();
    ScoreWriter.write(node.putObject("cards").putObject("any"), card);
    DocumentCheck check = new DocumentCheck();
    assertThat(read(node, check).map(section -> section.cards().get("any"))).hasValue(card);
    assertThat(check.problems()).isEmpty();
  }

  @Test
  @DisplayName("takes short forms: bare numbers in the playbook's currency, and the usual values")
  void shortForms() {
    String json =
        """
        {"cards": {"small": {"characteristics": [
           {"name": "spend", "metric": "spend over last:P12M", "direction": "MORE_IS_BETTER",
            "bands": [{"from": 1000, "points": 10}, {"from": "CNY 5000.00", "points": 30}]},
           {"name": "silence", "metric": "days-since-order", "direction": "LESS_IS_BETTER",
            "below": 20, "bands": [{"from": 90, "points": 0}], "withoutValue": 0}]}},
         "rules": {"where": {"rules": [
           {"label": "segment.EAST", "when": {"metric": "class-region", "oneOf": ["east"]}}]}},
         "stages": {"two": {"stages": [
           {"stage": "CUSTOMER", "enter": {"metric": "orders", "atLeast": 1}}, {"stage": "LEAD"}]}},
         "levels": {"some": 20, "many": 200, "medium": "10 %", "high": 0.3},
         "churn": {"signals": [{"name": "silent", "when": {"metric": "silence-ratio",
           "atLeast": "200 %"}}], "watchFrom": 1, "alarmFrom": 1}}
        """;
    DocumentCheck check = new DocumentCheck();
    Optional<ScoreScheme> section = read(CrmJson.mapper().readTree(json), check);
    assertThat(check.problems()).isEmpty();
    Scorecard small = section.orElseThrow().cards().get("small");
    assertThat(small)
        .isEqualTo(
            Scorecard.of(
                Characteristic.moreIsBetter(
                    "spend",
                    Metrics.spend(Window.last(Period.ofMonths(12))),
                    Band.from(Money.parse("CNY 1000.00"), 10),
                    Band.from(Money.parse("CNY 5000.00"), 30)),
                Characteristic.lessIsBetter(
                        "silence",
                        Metrics.daysSinceOrder(Window.ever()),
                        20,
                        Band.from(Period.ofDays(90), 0))
                    .withoutValue(0)));
    assertThat(section.get().levels().orElseThrow().slack()).isZero();
    assertThat(section.get().churn().orElseThrow().signals().get(0).weight()).isEqualTo(1);
    assertThat(section.get().stages().get("two").stages())
        .containsExactly(Stage.of("CUSTOMER"), Stage.of("LEAD"));
    assertThat(section.get().rules().get("where").otherwise()).isEmpty();
  }

  @Test
  @DisplayName("reports every mistake at once, each at its place")
  void mistakes() {
    assertThat(
            problems(
                """
                {'cards': {
                  'A': {'characteristics': [], 'scale': 10},
                  'up-and-down': {'characteristics': [
                    {'name': 'x', 'metric': 'orders', 'direction': 'MORE_IS_BETTER',
                     'bands': [{'from': 1, 'points': 5}, {'from': 2, 'points': 3}]},
                    {'name': 'x', 'metric': 'spending', 'direction': 'UP', 'bands': {}},
                    {'name': 'y', 'metric': 'orders', 'direction': 'LESS_IS_BETTER', 'below': 1.5,
                     'bands': [{'from': 'many', 'points': 'few', 'to': 1}, {}]}],
                   'minimumCoverage': '50'}},
                 'rfm': {'window': 'yearly', 'recency': [], 'frequency': [2, 'x']},
                 'rules': {'r': {'choice': 'BEST', 'rules': [
                   {'label': 'EAST', 'when': {'metric': 'class-region', 'oneOf': ['north']}},
                   {'label': 'segment.A'}], 'otherwise': 7}},
                 'stages': {'s': {'stages': [{'stage': 'A', 'enter': {'all': 1}}],
                   'minimumDwell': 'long'}},
                 'levels': {'some': 20, 'medium': 10, 'slack': 'much'},
                 'churn': {'signals': [{'name': 'X', 'when': {'metric': 'orders', 'atMost': 0}}],
                   'watchFrom': 1},
                 'points': 1}
                """))
        .containsExactly(
            "/scores/points: is no field of this object, which has measures, cards, rfm, rules, stages, levels,"
                + " churn, outlook",
            "/scores/cards/A: must be named by a lower case letter and up to 57 lower case letters,"
                + " digits or '-'",
            "/scores/cards/A: the number of characteristics must be from 1 to 100, was 0",
            "/scores/cards/up-and-down/characteristics/1/name: must occur once, \"x\" stands twice",
            "/scores/cards/up-and-down/characteristics/0: x: points must rise from band to band, went"
                + " from 5 to 3",
            "/scores/cards/up-and-down/characteristics/1/metric: spending is no metric; there are "
                + CATALOGUE.names()
                + " and class-<dimension>",
            "/scores/cards/up-and-down/characteristics/1/direction: must be one of [MORE_IS_BETTER,"
                + " LESS_IS_BETTER], was 'UP'",
            "/scores/cards/up-and-down/characteristics/2/below: must be a whole number, was number"
                + " '1.5'",
            "/scores/cards/up-and-down/characteristics/2/bands/0/to: is no field of this object, which"
                + " has from, points",
            "/scores/cards/up-and-down/characteristics/2/bands/0/from: a count must be written like"
                + " '6', was 'many'",
            "/scores/cards/up-and-down/characteristics/2/bands/0/points: must be a whole number, was"
                + " string 'few'",
            "/scores/cards/up-and-down/characteristics/2/bands/1/from: is required",
            "/scores/cards/up-and-down/characteristics/2/bands/1/points: is required",
            "/scores/rfm/window: window must be last:P12M (any ISO-8601 period), calendar:YEAR,"
                + " calendar:QUARTER or calendar:MONTH (with -1 for the one before), anniversary, or"
                + " ever, was 'yearly'",
            "/scores/rfm/frequency/1: a count must be written like '6', was 'x'",
            "/scores/rfm/monetary: must be a list, was nothing",
            "/scores/rules/r/choice: must be one of [FIRST, ALL], was 'BEST'",
            "/scores/rules/r/rules/0/label: a label must be written like segment.CHAMPIONS: a lower"
                + " case family and a code of letters, digits, '-' or '_', was 'EAST'",
            "/scores/rules/r/rules/0/when/oneOf: north is no class of region; there are [east, west]",
            "/scores/rules/r/rules/1/when: is required",
            "/scores/rules/r/otherwise: must be a text, was number '7'",
            "/scores/stages/s/stages/0/enter/all: must be a list, was number '1'",
            "/scores/stages/s/minimumDwell: must be a length in days, months or years like P30D, was"
                + " 'long'",
            "/scores/levels/many: is required",
            "/scores/levels/medium: a bare ratio must lie from -1 to 1 so that nobody means percent;"
                + " write '12.5 %', was 10",
            "/scores/levels/high: is required",
            "/scores/levels/slack: a ratio must be written like '12.5 %' or '0.125', was 'much'",
            "/scores/churn/signals/0: signal must be a lower case letter and up to 63 lower case"
                + " letters, digits or '-', was 'X'",
            "/scores/churn/alarmFrom: is required");
    assertThat(problems("{'cards': []}"))
        .containsExactly("/scores/cards: must be an object, was a list");
    assertThat(
            problems(
                "{'cards': {'a': 1}, 'rfm': 1, 'rules': {'r': 1}, 'stages': {'s': 1}, 'levels': 1, 'churn': 1}"))
        .hasSize(6)
        .allMatch(problem -> problem.endsWith("must be an object, was number '1'"));
    assertThat(
            problems(
                "{'rules': {'r': {'rules': [1]}}, 'stages': {'s': {'stages': [1]}}, 'cards': {'c':"
                    + " {'characteristics': [1]}}, 'churn': {'signals': [1], 'watchFrom': 1,"
                    + " 'alarmFrom': 1}}"))
        .hasSize(4);
  }

  @Test
  @DisplayName(
      "names metrics that no file tells: calculated they are not supplied, so nothing is made up")
  void suppliedMetrics() {
    Scorecard staff = ReadyCards.staffAppraisal(QUARTER);
    FactsCalculator calculator =
        FactsCalculator.of(CATALOGUE, List.copyOf(staff.metrics()), ZoneOffset.UTC, CNY);
    Facts facts =
        calculator.facts(
            CustomerFile.of(Customer.of(CustomerId.of("c-1"))),
            Instant.parse("2026-07-01T00:00:00Z"));
    Score score = staff.score(ScoreQuestion.of(facts));
    assertThat(score).isInstanceOf(Score.NotScorable.class);
    assertThat(score.best()).isEqualTo(100);
  }
}
