package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.contact.ContactRules;
import io.crmkit.contact.OpenHours;
import io.crmkit.customer.ClassScheme;
import io.crmkit.laws.ContactRuleSets;
import io.crmkit.testkit.CrmArbitraries;
import io.crmkit.time.BusinessCalendar;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("The contact section of a playbook document")
class ContactDocumentTest {
  private static final ClassScheme CLASSES =
      new ClassScheme(Map.of("importance", List.of("key", "other")));
  private static final Map<String, BusinessCalendar> CALENDARS =
      Map.of(
          "office", ((OpenHours) ContactSamples.rules().rule("office").orElseThrow()).calendar());

  private static JsonNode written(ContactRules rules) {
    ObjectNode node = CrmJson.mapper().createObjectNode();
    ContactWriter.write(node, rules, CALENDARS);
    return node;
  }

  private static List<String> problems(String json) {
    DocumentCheck check = new DocumentCheck();
    assertThat(
            new ContactDocument(check, CLASSES, CALENDARS)
                .read(CrmJson.mapper().readTree(json.replace('\'', '"')), "/contact"))
        .isEmpty();
    return check.problems().stream().map(p -> p.pointer() + ": " + p.message()).toList();
  }

  private static ContactRules read(JsonNode node) {
    DocumentCheck check = new DocumentCheck();
    var rules = new ContactDocument(check, CLASSES, CALENDARS).read(node, "/contact");
    assertThat(check.problems()).isEmpty();
    return rules.orElseThrow();
  }

  @Test
  @DisplayName("reads back equal what it writes, a rule of every type, and no rules")
  void roundTrip() {
    assertThat(read(written(ContactSamples.rules()))).isEqualTo(ContactSamples.rules());
    assertThat(read(written(ContactRules.of()))).isEqualTo(ContactRules.of());
  }

  @Provide
  Arbitrary<ContactRules> rules() {
    return CrmArbitraries.of(ContactRuleSets.any());
  }

  @Property(tries = 300)
  @Label("reads back whatever rules it writes")
  void roundTrips(@ForAll("rules") ContactRules rules) {
    assertThat(read(written(rules))).isEqualTo(rules);
    assertThat(CrmJson.read(CrmJson.write(rules), ContactRules.class)).isEqualTo(rules);
  }

  @Test
  @DisplayName("takes the usual values for what is left out")
  void usualValues() {
    String json =
        """
        {'rules': [
          {'type': 'cap', 'name': 'weekly', 'atMost': 2, 'window': 'rolling:P7D',
           'scope': {'purposes': ['MARKETING']}},
          {'type': 'rest-hours', 'name': 'night', 'from': '21:00', 'to': '08:00'},
          {'type': 'written-confirmation', 'name': 'written'},
          {'type': 'meeting-preparation', 'name': 'meetings', 'dimension': 'importance',
           'important': ['key']}
        ]}
        """
            .replace('\'', '"');
    ContactRules read = read(CrmJson.mapper().readTree(json));
    assertThat(read.rules()).hasSize(4);
    assertThat(read).isEqualTo(read(written(read)));
    assertThat(read.caps().get(0).counts()).isEqualTo(read.caps().get(0).scope());
    assertThat(read.horizon()).isEqualTo(ContactRules.of().horizon());
  }

  @Test
  @DisplayName("reports every mistake at once, each at its place")
  void mistakes() {
    assertThat(
            problems(
                """
                {'rules': [
                  {'type': 'cap', 'name': 'a', 'atMost': 0, 'window': 'rolling:P7D'},
                  {'type': 'cap', 'name': 'a', 'atMost': 1.5, 'window': 'weekly', 'days': []},
                  {'type': 'rest-hours', 'name': 'b', 'from': '8', 'to': '08:00', 'days': ['Mon']},
                  {'type': 'rest-hours', 'name': 'c', 'from': '08:00', 'to': '08:00'},
                  {'type': 'open-hours', 'name': 'd', 'calendar': 'shop'},
                  {'type': 'meeting-preparation', 'name': 'e', 'dimension': 'size', 'important': []},
                  {'type': 'meeting-preparation', 'name': 'f', 'dimension': 'importance',
                   'important': ['vip']},
                  {'type': 'exemption', 'name': 'g', 'lifts': ['z', 'h'], 'scope': {'channel': 1}},
                  {'type': 'do-not-contact', 'name': 'h'},
                  {'type': 'ban', 'name': 'i'},
                  7
                ], 'combination': 'BOTH', 'horizon': 'P0D', 'cap': 1}
                """))
        .containsExactly(
            "/contact/cap: is no field of this object, which has rules, combination, horizon",
            "/contact/rules/1/name: must occur once, a stands twice",
            "/contact/rules/7/lifts/0: z is no rule; there are [a, b, c, d, e, f, g, h, i]",
            "/contact/rules/7/lifts/1: h is a rule that cannot be lifted",
            "/contact/rules/0: cap a must allow at least 1 contact, was 0",
            "/contact/rules/1/days: is no field of this object, which has type, name, scope,"
                + " counts, atMost, window, counted, proration",
            "/contact/rules/1/atMost: must be a whole number, was number '1.5'",
            "/contact/rules/1/window: window must be rolling:PT24H or rolling:P7D (any ISO-8601"
                + " duration or period), calendar:DAY, WEEK, MONTH, QUARTER or YEAR, or"
                + " calendar:WEEK-SUNDAY, was 'weekly'",
            "/contact/rules/2/days/0: must be one of [mon, tue, wed, thu, fri, sat, sun], was"
                + " 'Mon'",
            "/contact/rules/2/from: must be a time like 21:00, was '8'",
            "/contact/rules/3: quiet hours must not start and end at the same time, was 08:00; for"
                + " whole days take rest days",
            "/contact/rules/4/calendar: shop is no calendar of this playbook; there are [office]",
            "/contact/rules/5/dimension: classes declares no dimension size; it has [importance]",
            "/contact/rules/5/important: must name at least one",
            "/contact/rules/6/important/0: vip is no class of importance; there are [key, other]",
            "/contact/rules/7/scope/channel: is no field of this object, which has channels,"
                + " purposes, topics, exceptPurposes",
            "/contact/rules/9/type: must be one of [cap, consent, do-not-contact, exemption,"
                + " meeting-preparation, open-hours, protected, rest-days, rest-hours,"
                + " written-confirmation], was 'ban'",
            "/contact/rules/10: must be an object, was number '7'",
            "/contact/combination: must be one of [MOST_RESTRICTIVE, MOST_SPECIFIC], was 'BOTH'",
            "/contact/horizon: horizon must be positive and at most PT87840H, was PT0S");
  }
}
