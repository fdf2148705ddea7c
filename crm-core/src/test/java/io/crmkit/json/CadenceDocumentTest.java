package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.contact.Audience;
import io.crmkit.contact.Cadence;
import io.crmkit.contact.CadenceRules;
import io.crmkit.contact.ContactRequest;
import io.crmkit.contact.Rhythm;
import io.crmkit.contact.Scope;
import io.crmkit.customer.Channel;
import io.crmkit.customer.ClassScheme;
import io.crmkit.customer.Purpose;
import io.crmkit.facts.MetricCatalogue;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("IS-06 IS-08 IS-14 CF-10 The cadences section of a playbook")
class CadenceDocumentTest {
  private static Optional<CadenceDocument.Section> read(String json, DocumentCheck check) {
    ConditionDocument conditions =
        new ConditionDocument(
            check, MetricCatalogue.STANDARD, Samples.CNY, new ClassScheme(Map.of()));
    return new CadenceDocument(check, conditions, ContactSamples.SHANGHAI)
        .read(CrmJson.mapper().readTree(json), "/contact");
  }

  private static List<String> problems(String json) {
    DocumentCheck check = new DocumentCheck();
    Optional<CadenceDocument.Section> section = read(json.replace('\'', '"'), check);
    assertThat(section.isEmpty()).isEqualTo(!check.problems().isEmpty());
    return check.problems().stream().map(p -> p.pointer() + ": " + p.message()).toList();
  }

  @Test
  @DisplayName("reads back what it wrote")
  void roundTrip() {
    CadenceDocument.Section section =
        new CadenceDocument.Section(
            CadenceSamples.rules(), CadenceSamples.reviews(), CadenceSamples.release());
    ObjectNode node = CrmJson.mapper().createObjectNode();
    CadenceWriter.write(node, section);
    DocumentCheck check = new DocumentCheck();

    assertThat(read(node.toString(), check)).hasValue(section);
    assertThat(check.problems()).isEmpty();
  }

  @Test
  @DisplayName("reads the short forms")
  void shortForms() {
    String json =
        """
        {"cadences": [{"name": "new-weekly", "atLeast": 2, "every": "calendar:WEEK", "from": "2026-01-01",
          "class": {"cooperation-stage": ["new"]}, "purposes": ["RETURN_VISIT"],
          "ways": [{"channel": "PHONE", "purpose": "RETURN_VISIT"}]}]}
        """;
    Cadence weekly =
        Cadence.of("new-weekly", 2, Rhythm.within(ContactSamples.WEEK), LocalDate.of(2026, 1, 1))
            .concerning(Audience.ofClass("cooperation-stage", "new"))
            .on(Scope.ALL.withPurposes(Purpose.RETURN_VISIT))
            .by(ContactRequest.of(Channel.PHONE, Purpose.RETURN_VISIT));

    assertThat(read(json, new DocumentCheck()))
        .hasValue(
            new CadenceDocument.Section(
                CadenceRules.of(ContactSamples.SHANGHAI, weekly), List.of(), Optional.empty()));
  }

  @Test
  @DisplayName("tells every mistake at its place")
  void mistakes() {
    assertThat(
            problems(
                """
                {'cadences': [
                   {'name': 'a', 'atLeast': 'two', 'every': 'weekly', 'from': '2026-13-01'},
                   {'name': 'a', 'every': 'every:P1M', 'from': '2026-01-01', 'class': {}},
                   {'name': 'b', 'every': 'every:P1M', 'from': '2026-01-01', 'lead': 'soon',
                    'ways': [{'channel': 'PHONE'}], 'x': 1}],
                 'reviews': [{'name': 'b', 'every': 'P1M', 'afterChange': 'P7D'}],
                 'release': {'name': 'r', 'after': 'P0D', 'from': '2026-01-01'}}
                """))
        .anySatisfy(p -> assertThat(p).startsWith("/contact/cadences/0/atLeast: must be a whole"))
        .anySatisfy(p -> assertThat(p).startsWith("/contact/cadences/0/every: window must be"))
        .anySatisfy(p -> assertThat(p).startsWith("/contact/cadences/0/from: "))
        .anySatisfy(p -> assertThat(p).startsWith("/contact/cadences/1/name: must be a name"))
        .anySatisfy(p -> assertThat(p).startsWith("/contact/cadences/1/class: must be an object"))
        .anySatisfy(p -> assertThat(p).startsWith("/contact/cadences/2/lead: must be a length"))
        .anySatisfy(p -> assertThat(p).startsWith("/contact/cadences/2/ways/0/purpose: is required"))
        .anySatisfy(p -> assertThat(p).startsWith("/contact/cadences/2/x: is no field"))
        .anySatisfy(p -> assertThat(p).startsWith("/contact/reviews/0/name: must be a name"))
        .anySatisfy(p -> assertThat(p).startsWith("/contact/reviews/0/from: is required"))
        .anySatisfy(p -> assertThat(p).startsWith("/contact/release: the time without service"))
        .hasSize(11);
    assertThat(
            problems(
                """
                {'cadences': [{'name': 'a', 'every': 'every:P1M', 'from': '2026-01-01',
                   'purposes': ['CARE'], 'ways': [{'channel': 'PHONE', 'purpose': 'SERVICE'}]}]}
                """))
        .containsExactly(
            "/contact/cadences/0: the ways of cadence a must lie within its scope, PHONE for"
                + " SERVICE does not");
    assertThat(
            problems(
                """
                {'cadences': [{'name': 'a', 'every': 'every:P1M', 'from': '2026-01-01',
                   'class': {'stage': ['new']}, 'condition': {'all': []}}]}
                """))
        .containsExactly("/contact/cadences/0/condition: does not go with class");
  }
}
