package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.contact.Audience;
import io.crmkit.contact.Cadence;
import io.crmkit.contact.CadenceRules;
import io.crmkit.contact.ContactRequest;
import io.crmkit.contact.Coverage;
import io.crmkit.contact.DueCustomer;
import io.crmkit.contact.DuePage;
import io.crmkit.contact.DueQuestion;
import io.crmkit.contact.InactivityRelease;
import io.crmkit.contact.InformationReview;
import io.crmkit.contact.Release;
import io.crmkit.contact.Rhythm;
import io.crmkit.contact.Scope;
import io.crmkit.customer.Channel;
import io.crmkit.customer.ClassScheme;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Purpose;
import io.crmkit.customer.StaffId;
import io.crmkit.decision.Decision;
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
  private static final ClassScheme CLASSES =
      new ClassScheme(
          Map.of("cooperation-stage", List.of("new", "trial"), "stage", List.of("new")));

  private static Optional<CadenceDocument.Section> read(String json, DocumentCheck check) {
    ConditionDocument conditions =
        new ConditionDocument(check, MetricCatalogue.STANDARD, Samples.CNY, CLASSES);
    return new CadenceDocument(check, conditions, CLASSES, ContactSamples.SHANGHAI)
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
        .anySatisfy(
            p -> assertThat(p).startsWith("/contact/cadences/2/ways/0/purpose: is required"))
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
    assertThat(
            problems(
                """
                {'cadences': [
                   {'name': 'a', 'every': 'every:P1M', 'from': '2026-01-01', 'class': {'moon': ['new']}},
                   {'name': 'b', 'every': 'every:P1M', 'from': '2026-01-01',
                    'class': {'stage': ['new', 'old', 3]}}]}
                """))
        .containsExactly(
            "/contact/cadences/0/class/moon: classes declares no dimension moon; it has "
                + CLASSES.dimensions().keySet(),
            "/contact/cadences/1/class/stage/1: old is no class of stage; there are [new]",
            "/contact/cadences/1/class/stage/2: must be a text, was number '3'");
  }

  @Test
  @DisplayName("CF-10: decisions about release are read back")
  void release() {
    for (Release outcome :
        List.of(new Release.Kept(Samples.DAY), new Release.Released(Samples.DAY))) {
      Decision<Release> decision = Decision.of(outcome, CadenceSamples.reasons());
      String json = CrmJson.write(decision);
      assertThat(json).contains("{\"release\":\"" + outcome.release() + "\",");
      assertThat(CrmJson.readDecision(json, Release.class)).isEqualTo(decision);
    }
  }

  @Test
  @DisplayName("questions, due lists, rules and coverage are read back")
  void values() {
    DueQuestion question =
        new DueQuestion(
            DueCustomer.of(Samples.file()).keptBy(StaffId.of("s-1")).withFacts(Samples.facts()),
            Samples.NOON);
    Coverage coverage =
        new Coverage(
            "weekly",
            3,
            List.of(
                new Coverage.LeftOut(
                    CustomerId.of("c-17"), Samples.NOON, CadenceSamples.reasons())));
    assertThat(CrmJson.read(CrmJson.write(question), DueQuestion.class)).isEqualTo(question);
    assertThat(CrmJson.read(CrmJson.write(coverage), Coverage.class)).isEqualTo(coverage);
    DuePage page = new DuePage(List.of(CadenceSamples.due()), Optional.of(CadenceSamples.due()));
    assertThat(CrmJson.read(CrmJson.write(page), DuePage.class)).isEqualTo(page);
    InformationReview review = CadenceSamples.reviews().get(0);
    assertThat(CrmJson.read(CrmJson.write(review), InformationReview.class)).isEqualTo(review);
    InactivityRelease release = CadenceSamples.release().orElseThrow();
    assertThat(CrmJson.read(CrmJson.write(release), InactivityRelease.class)).isEqualTo(release);
  }
}
