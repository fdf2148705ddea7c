package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crmkit.customer.ClassScheme;
import io.crmkit.customer.ProfilePart;
import io.crmkit.customer.ProfileScheme;
import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Condition;
import io.crmkit.facts.Fact;
import io.crmkit.facts.Kind;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.facts.MetricDefinition;
import io.crmkit.facts.Metrics;
import io.crmkit.facts.NoneOf;
import io.crmkit.playbook.Playbook;
import io.crmkit.tier.Downgrade;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierLadder;
import io.crmkit.tier.TierRung;
import io.crmkit.tier.TierStanding;
import io.crmkit.tier.Upgrade;
import io.crmkit.time.Recurrence;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The playbook reader")
class PlaybookReaderTest {
  static final String FULL =
      """
      {
        "crmkit": 1, "name": "full", "version": "3", "zone": "Asia/Shanghai", "currency": "CNY",
        "profile": {"BASIC": {"required": ["name"], "optional": ["fax"]}},
        "classes": {"nature": ["enterprise", "individual"]},
        "tiers": {
          "type": "ladder",
          "rungs": [
            {"tier": "BASE"},
            {"tier": "SILVER", "entry": {"metric": "spend over last:P12M", "atLeast": 1000.5}},
            {"tier": "GOLD",
             "entry": {"all": [
               {"metric": "money spend over last:P12M", "atLeast": "CNY 5000.00"},
               {"metric": "orders over calendar:YEAR", "moreThan": 3},
               {"any": [{"metric": "class-nature", "oneOf": ["enterprise"]},
                        {"metric": "days-since-order", "atMost": 30}]},
               {"none": [{"metric": "complaint-rate over last:P12M", "moreThan": 0.125},
                         {"metric": "satisfaction over anniversary", "lessThan": "60 %"},
                         {"metric": "class-nature", "noneOf": ["individual"]}]}]},
             "keep": {"metric": "spend over last:P12M", "atLeast": "4000"}}],
          "upgrade": "AT_REVIEW", "downgrade": "ONE_STEP", "grace": "P30D", "minimumDwell": "P2M",
          "reviewDays": {"anchor": "2026-01-31", "every": "P1M"}
        }
      }
      """;

  static Playbook read(String json) {
    return PlaybookReader.standard().read(json);
  }

  static List<String> problems(String json) {
    InvalidDocumentException refusal =
        catchThrowableOfType(InvalidDocumentException.class, () -> read(json));
    assertThat(refusal).as("the refusal of %s", json).isNotNull();
    return refusal.problems().stream().map(DocumentProblem::toString).toList();
  }

  @Test
  @DisplayName("reads every part of a document")
  void full() {
    Window year = Window.last(Period.ofMonths(12));
    var spend = Metrics.spend(year);
    Condition gold =
        Condition.all(
            spend.atLeast(Money.parse("CNY 5000.00")),
            Metrics.orders(Window.parse("calendar:YEAR")).moreThan(3L),
            Condition.any(
                Condition.oneOf(Metrics.customerClass("nature"), "enterprise"),
                Metrics.daysSinceOrder(Window.ever()).atMost(Period.ofDays(30))),
            Condition.none(
                Metrics.complaintRate(year).moreThan(new BigDecimal("0.125")),
                Metrics.satisfaction(Window.membershipYear()).lessThan(new BigDecimal("0.6")),
                new NoneOf(Metrics.customerClass("nature"), Set.of("individual"))));
    TierLadder ladder =
        new TierLadder(
            List.of(
                TierRung.base("BASE"),
                TierRung.of("SILVER", spend.atLeast(Money.parse("CNY 1000.50"))),
                TierRung.of("GOLD", gold, spend.atLeast(Money.parse("CNY 4000.00")))),
            Upgrade.AT_REVIEW,
            Downgrade.ONE_STEP,
            Period.ofDays(30),
            Period.ofMonths(2),
            Optional.of(new Recurrence(LocalDate.of(2026, 1, 31), Period.ofMonths(1))));
    assertThat(read(FULL))
        .isEqualTo(
            new Playbook(
                new PolicyId("full", "3"),
                ZoneId.of("Asia/Shanghai"),
                CurrencyUnit.of("CNY"),
                new ProfileScheme(
                    List.of(
                        ProfileScheme.required(ProfilePart.BASIC, "name"),
                        ProfileScheme.optional(ProfilePart.BASIC, "fax"))),
                new ClassScheme(Map.of("nature", List.of("enterprise", "individual"))),
                ladder));
  }

  @Test
  @DisplayName("reads back what the writer writes")
  void roundTrip() {
    Playbook playbook = read(FULL);
    assertThat(read(PlaybookWriter.write(playbook))).isEqualTo(playbook);
    Playbook retail = read(BundledPlaybooks.json("retail").orElseThrow());
    assertThat(read(PlaybookWriter.write(retail))).isEqualTo(retail);
    assertThat(((TierLadder) retail.tierPolicy()).lint()).isEmpty();
  }

  @Test
  @DisplayName("takes zone and currency of the caller instead of the document's")
  void replaced() {
    Playbook playbook =
        PlaybookReader.standard()
            .withZone(ZoneId.of("Europe/London"))
            .withCurrency(CurrencyUnit.of("GBP"))
            .read(BundledPlaybooks.json("retail").orElseThrow());
    assertThat(playbook.zone()).isEqualTo(ZoneId.of("Europe/London"));
    assertThat(playbook.currency()).isEqualTo(CurrencyUnit.of("GBP"));
    TierLadder ladder = (TierLadder) playbook.tierPolicy();
    assertThat(ladder.rungs().get(1).entry())
        .isEqualTo(
            Metrics.spend(Window.last(Period.ofMonths(12))).atLeast(Money.parse("GBP 1000.00")));
  }

  @Test
  @DisplayName("reports every mistake at once, each with its pointer")
  void allAtOnce() {
    assertThat(
            problems(
                """
                {"crmkit": 2, "name": "x", "zone": "Mars/Base", "currency": "XYZ", "colour": "red",
                 "classes": {"nature": []},
                 "tiers": {"rungs": [
                    {"tier": "BASE"},
                    {"tier": "7", "entry": {"metric": "spent", "atLeast": 1}},
                    {"tier": "GOLD", "entry": {"metric": "orders", "atLeast": 1.5, "atMost": 9}},
                    {"tier": "TOP", "entry": {"any": [{"metric": "orders", "atLeast": "many"}]}, "kep": {}}],
                  "grace": "P-3D", "downgrade": "FREE_FALL"}}
                """))
        .containsExactly(
            "/colour: is no field of this object, which has crmkit, name, version, zone, currency,"
                + " profile, classes, calendars, workflows, complaints, contact, loyalty, scores,"
                + " tiers",
            "/crmkit: must be the number of a known format, 1, was number '2'",
            "/version: is required",
            "/zone: must be a time zone like Asia/Shanghai, was 'Mars/Base'",
            "/currency: must be a currency like CNY, was 'XYZ'",
            "/classes/nature: dimension nature must have at least one class, each once, had []",
            "/tiers/rungs/1/tier: tier must be a letter and up to 63 letters, digits, '-' or '_',"
                + " was '7'",
            "/tiers/rungs/1/entry/metric: spent is no metric; there are "
                + MetricCatalogue.STANDARD.names()
                + " and class-<dimension>",
            "/tiers/rungs/2/entry: must have exactly one of all, any, none, atLeast, atMost,"
                + " moreThan, lessThan, oneOf and noneOf, had [atLeast, atMost]",
            "/tiers/rungs/3/kep: is no field of this object, which has tier, entry, keep",
            "/tiers/rungs/3/entry/any/0/atLeast: a count must be written like '6', was 'many'",
            "/tiers/downgrade: must be one of [NONE, ONE_STEP, TO_FIT], was 'FREE_FALL'",
            "/tiers/grace: grace must not be negative, was P-3D");
  }

  private static String withEntry(String entry) {
    return """
        {"crmkit": 1, "name": "x", "version": "1", "zone": "UTC", "currency": "CNY",
         "classes": {"nature": ["enterprise"]},
         "tiers": {"rungs": [{"tier": "BASE"}, {"tier": "TOP", "entry": %s}]}}
        """
        .formatted(entry);
  }

  @ParameterizedTest(name = "refuses the condition {0}")
  @ValueSource(
      strings = {
        "[]; : must be an object, was a list",
        "{}; : must have exactly one of all",
        "{\"metric\": \"orders\"}; : must have exactly one of all",
        "{\"atLeast\": 3}; /metric: is required",
        "{\"all\": 3}; /all: must be a list, was number '3'",
        "{\"any\": []}; /any: any must have at least one condition, had none",
        "{\"all\": [], \"metric\": \"orders\"}; /metric: does not go with all",
        "{\"metric\": 7, \"atLeast\": 3}; /metric: must be a text, was number '7'",
        "{\"metric\": \"Orders!\", \"atLeast\": 3}; /metric: must be written like 'spend over last:P12M'",
        "{\"metric\": \"money orders\", \"atLeast\": 3}; /metric: orders is a count, not a money",
        "{\"metric\": \"orders over never\", \"atLeast\": 3}; /metric: window must be",
        "{\"metric\": \"orders\", \"atLeast\": 3.5}; /atLeast: must be a whole number, was 3.5",
        "{\"metric\": \"orders\", \"atLeast\": true}; /atLeast: must be a text or a number, was boolean 'true'",
        "{\"metric\": \"orders\", \"oneOf\": [\"a\"]}; /oneOf: orders is a count: ask atLeast or atMost instead",
        "{\"metric\": \"class-nature\", \"atLeast\": 3}; /atLeast: class-nature is a category: ask oneOf",
        "{\"metric\": \"class-nature\", \"oneOf\": [\"alien\"]}; /oneOf: alien is no class of nature; there are [enterprise]",
        "{\"metric\": \"class-size\", \"oneOf\": [\"big\"]}; /oneOf: classes declares no dimension size",
        "{\"metric\": \"class-nature\", \"oneOf\": [7]}; /oneOf/0: must be a text, was number '7'",
        "{\"metric\": \"spend\", \"atLeast\": \"EUR 3.00\"}; /atLeast: must be in CNY, the playbook's currency, was EUR 3.00",
        "{\"metric\": \"spend\", \"atLeast\": 1e999999999}; /atLeast: must have at most 20 digits before and after the point",
        "{\"metric\": \"orders\", \"atLeast\": 1e-999999999}; /atLeast: must have at most 20 digits before and after the point",
        "{\"metric\": \"satisfaction\", \"atLeast\": -1e999999999}; /atLeast: must have at most 20 digits",
        "{\"metric\": \"orders over last:P999999999Y\", \"atLeast\": 1}; /metric: window length must be positive and at most 1,000 years",
        "{\"metric\": \"orders\", \"moreThan\": 9223372036854775807}; /moreThan: a bound on orders must leave room on both sides",
        "{\"metric\": \"orders\", \"atleast\": 3}; /atleast: is no field of this object",
        "{\"metric\": \"spend\", \"atLeast\": 3.001}; /atLeast: must have at most 2 decimals in CNY, was 3.001",
        "{\"metric\": \"spend\", \"atLeast\": \"a lot\"}; /atLeast: money must be written like 'CNY 5000.00', was 'a lot'",
        "{\"metric\": \"satisfaction\", \"atLeast\": 0.1234567}; /atLeast: a ratio must have at most 6 decimals",
        "{\"metric\": \"satisfaction\", \"atLeast\": 60}; /atLeast: a bare ratio must lie from -1 to 1 so that nobody means percent; write '12.5 %', was 60",
        "{\"metric\": \"days-since-order\", \"atMost\": \"P1M\"}; /atMost: days must have neither months nor years"
      })
  void conditions(String line) {
    String[] parts = line.split("; ", 2);
    assertThat(problems(withEntry(parts[0])))
        .singleElement()
        .satisfies(
            p ->
                assertThat(p)
                    .startsWith("/tiers/rungs/1/entry" + parts[1].replaceFirst("^: ", ": ")));
  }

  @ParameterizedTest(name = "refuses {0} as a whole")
  @ValueSource(strings = {"", "{", "[]", "null", "{\"a\":1,\"a\":2}", "nonsense"})
  void noDocument(String json) {
    assertThat(problems(json)).isNotEmpty();
  }

  @Test
  @DisplayName("refuses a document without tiers, a ladder that is none, and other types")
  void ladder() {
    String head =
        "{\"crmkit\":1,\"name\":\"x\",\"version\":\"1\",\"zone\":\"UTC\",\"currency\":\"CNY\"";
    assertThat(problems(head + "}")).containsExactly("/tiers: is required");
    assertThat(problems(head + ",\"tiers\":{\"rungs\":[]}}"))
        .containsExactly("/tiers/rungs: a ladder must have at least one tier, had none");
    assertThat(problems(head + ",\"tiers\":{}}"))
        .containsExactly("/tiers/rungs: must be a list, was nothing");
    assertThat(problems(head + ",\"tiers\":{\"type\":\"magic\",\"rungs\":[{\"tier\":\"A\"}]}}"))
        .containsExactly("/tiers/type: must be ladder, was 'magic'");
    assertThat(
            problems(
                head
                    + ",\"tiers\":{\"rungs\":[{\"tier\":\"A\"}],\"grace\":\"soon\",\"reviewDays\":"
                    + "{\"anchor\":\"31/1\",\"every\":\"P0D\"}}}"))
        .containsExactly(
            "/tiers/grace: must be a length in days, months or years like P30D, was 'soon'",
            "/tiers/reviewDays/anchor: must be a date like 2026-01-31, was '31/1'");
    assertThat(
            problems(
                head
                    + ",\"profile\":{\"BASIC\":{\"required\":[\"a\",\"a\"]}},"
                    + "\"tiers\":{\"rungs\":[{\"tier\":\"A\"}]}}"))
        .containsExactly(
            "/profile: a profile field must be declared once, were [BASIC.a, BASIC.a]");
  }

  @Test
  @DisplayName("refuses rungs that are no objects, tiers that are no texts, lengths without end")
  void oddRungs() {
    String head =
        "{\"crmkit\":1,\"name\":\"x\",\"version\":\"1\",\"zone\":\"UTC\",\"currency\":\"CNY\",";
    assertThat(problems(head + "\"tiers\":{\"rungs\":[{\"tier\":{}},7,{\"tier\":null}]}}"))
        .containsExactly(
            "/tiers/rungs/0/tier: must be a text, was an object",
            "/tiers/rungs/1: must be an object, was number '7'",
            "/tiers/rungs/2/tier: must be a text, was null");
    assertThat(
            problems(
                head
                    + "\"tiers\":{\"rungs\":[{\"tier\":\"A\"}],\"grace\":\"P999999999Y\","
                    + "\"reviewDays\":{\"anchor\":\"2026-01-01\",\"every\":\"P999999999Y\"}}}"))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("/tiers/reviewDays: recurrence length must be");
    assertThat(
            problems(head + "\"tiers\":{\"rungs\":[{\"tier\":\"A\"}],\"grace\":\"P999999999Y\"}}"))
        .containsExactly("/tiers/rungs: grace must be from zero to 1,000 years, was P999999999Y");
  }

  @Test
  @DisplayName("tells what the ladder refuses at its place, beside all other mistakes")
  void ladderMistakes() {
    assertThat(
            problems(
                """
                {"crmkit": 1, "name": "", "version": " ", "zone": "UTC", "currency": "CNY",
                 "tiers": {"rungs": [
                   {"tier": "A", "keep": {"metric": "class-size", "oneOf": ["big"]}},
                   {"tier": "A", "entry": {"metric": "orders", "atLeast": 1}}],
                  "reviewDays": {"anchor": "2026-01-31", "every": "P1M1D"}}}
                """))
        .extracting(problem -> problem.substring(0, problem.indexOf(": ")))
        .containsExactly(
            "/name",
            "/version",
            "/tiers/rungs/1/tier",
            "/tiers/rungs/0/keep",
            "/tiers/rungs/0/keep/oneOf",
            "/tiers/reviewDays");
  }

  @Test
  @DisplayName("refuses documents too long or nested too deep")
  void limits() {
    assertThat(problems(" ".repeat(PlaybookReader.MAX_LENGTH + 1)))
        .containsExactly("document: must have at most 1048576 characters, had 1048577");
    String deep = "{\"all\":[".repeat(100) + "]}".repeat(100);
    assertThat(problems(withEntry(deep)))
        .singleElement()
        .satisfies(problem -> assertThat(problem).contains("nested too deep"));
  }

  @Test
  @DisplayName("knows the metrics of a host's catalogue")
  void hostMetric() {
    MetricCatalogue catalogue =
        MetricCatalogue.STANDARD.with(
            MetricDefinition.of("visits", Kind.COUNT, (history, range) -> Fact.known(1L)));
    Playbook playbook =
        PlaybookReader.standard()
            .withCatalogue(catalogue)
            .read(withEntry("{\"metric\": \"visits\", \"atLeast\": 2}"));
    assertThat(playbook.tierPolicy().metrics())
        .extracting(Object::toString)
        .containsExactly("visits");
  }

  @Test
  @DisplayName("has a writer that refuses a policy that is code, saying so")
  void lambda() {
    Playbook playbook =
        new Playbook(
            new PolicyId("x", "1"),
            ZoneId.of("UTC"),
            CurrencyUnit.of("CNY"),
            ProfileScheme.EMPTY,
            ClassScheme.EMPTY,
            question ->
                Decision.of(
                    TierStanding.in(Tier.of("A"), question.facts().day()),
                    Reason.of("a.b", Map.of())));
    assertThatThrownBy(() -> PlaybookWriter.write(playbook))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be a TierLadder");
  }
}
