package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crmkit.contact.Audience;
import io.crmkit.contact.Cadence;
import io.crmkit.contact.CadenceRules;
import io.crmkit.contact.Cap;
import io.crmkit.contact.CareAction;
import io.crmkit.contact.CareKind;
import io.crmkit.contact.CarePractice;
import io.crmkit.contact.CareRules;
import io.crmkit.contact.ContactProblem;
import io.crmkit.contact.ContactReason;
import io.crmkit.contact.ContactRules;
import io.crmkit.contact.ContactScheme;
import io.crmkit.contact.Festival;
import io.crmkit.contact.InformationReview;
import io.crmkit.contact.OpenHours;
import io.crmkit.contact.Rhythm;
import io.crmkit.customer.ClassScheme;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.playbook.Playbook;
import io.crmkit.time.BusinessCalendar;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Contact as a section of a playbook")
class ContactSchemeJsonTest {
  private static final ZoneId SHANGHAI = ContactSamples.SHANGHAI;
  private static final BusinessCalendar OFFICE =
      ((OpenHours) ContactSamples.rules().rule("office").orElseThrow()).calendar();
  private static final ClassScheme CLASSES =
      new ClassScheme(
          Map.of(
              "importance", List.of("key", "other"),
              "cooperation-stage", List.of("new", "trial")));

  private static Playbook retail() {
    Playbook read = PlaybookReader.standard().read(BundledPlaybooks.json("retail").orElseThrow());
    return new Playbook(
            read.id(), read.zone(), read.currency(), read.profile(), CLASSES, read.tierPolicy())
        .withCalendars(Map.of("office", OFFICE));
  }

  private static ContactScheme scheme() {
    return ContactScheme.of(ContactSamples.rules(), CadenceSamples.rules())
        .withReviews(CadenceSamples.reviews().toArray(InformationReview[]::new))
        .withRelease(CadenceSamples.release().orElseThrow())
        .withCare(
            new CareRules(
                List.of(
                    CarePractice.greeting(CareKind.BIRTHDAY),
                    new CarePractice(
                        CareKind.FESTIVAL, 2, List.of(CareAction.GREETING), List.of())),
                List.of(Festival.known("mid-autumn")),
                List.of()))
        .coveringAll("new-weekly", "monthly")
        .withImportant(Audience.ofClass("importance", "key"))
        .withCustomerZone(SHANGHAI);
  }

  private static Playbook read(String json) {
    return PlaybookReader.standard().read(json);
  }

  @Test
  @DisplayName(
      "IS-06 IS-07 IS-08 IS-14 IS-15 DS-05 DS-07 CF-10 AS-08: is read back equal, whole or bare")
  void roundTrip() {
    ContactScheme bare = ContactScheme.of(ContactRules.of(), CadenceRules.of(SHANGHAI));
    for (ContactScheme scheme :
        List.of(scheme(), bare, scheme().withImportant(Audience.meeting(Samples.GOLD)))) {
      Playbook playbook = retail().withContact(scheme);
      assertThat(read(PlaybookWriter.write(playbook))).isEqualTo(playbook);
    }
    assertThat(PlaybookWriter.write(retail())).doesNotContain("\"contact\"");
    Playbook handbook = read(BundledPlaybooks.json("handbook").orElseThrow());
    assertThat(read(PlaybookWriter.write(handbook))).isEqualTo(handbook);
  }

  @Test
  @DisplayName("takes the playbook's zone, also where the caller gives another than the document's")
  void zone() {
    ZoneId apia = ZoneId.of("Pacific/Apia");
    ContactScheme moved =
        PlaybookReader.standard()
            .withZone(apia)
            .read(BundledPlaybooks.json("handbook").orElseThrow())
            .contactScheme()
            .orElseThrow();
    assertThat(moved.zones()).containsExactly(apia);
    assertThat(moved.customerZone()).hasValue(SHANGHAI);
  }

  private static List<String> problems(String section) {
    String json = PlaybookWriter.write(retail());
    String document =
        json.substring(0, json.lastIndexOf('}'))
            + ", \"contact\": "
            + section.replace('\'', '"')
            + "}";
    InvalidDocumentException thrown =
        catchThrowableOfType(InvalidDocumentException.class, () -> read(document));
    return thrown.problems().stream().map(p -> p.pointer() + " " + p.message()).toList();
  }

  @Test
  @DisplayName("every mistake of a section is reported at once, each at its place")
  void mistakes() {
    assertThat(
            problems(
                """
                {'colour': 1, 'combination': 'LOOSE', 'horizon': 'P0D', 'customerZone': 'Moon/Sea',
                 'rules': [
                   {'type': 'cap', 'name': 'a', 'atMost': 'two', 'window': 'weekly'},
                   {'type': 'open-hours', 'name': 'a', 'calendar': 'moon'},
                   {'type': 'magic', 'name': 'b'},
                   {'type': 'meeting-preparation', 'name': 'c', 'dimension': 'importance',
                    'important': ['huge']}],
                 'important': {},
                 'cadences': [
                   {'name': 'x', 'every': 'calendar:WEEK', 'from': '2026-01-01', 'class': {'moon': ['a']}},
                   {'name': 'y', 'every': 'often', 'from': '2026-01-01',
                    'condition': {'metric': 'luck', 'atLeast': 1}}],
                 'coverAll': ['x', 7],
                 'reviews': [{'name': 'x', 'every': 'P1M', 'afterChange': 'soon', 'from': '2026-01-01'}],
                 'release': {'name': 'r', 'after': 'P3M'},
                 'care': {'birthday': {}, 'festivals': ['doomsday']}}
                """))
        .extracting(problem -> problem.substring(0, problem.indexOf(' ')))
        .containsExactlyInAnyOrder(
            "/contact/colour",
            "/contact/rules/1/name",
            "/contact/rules/0/atMost",
            "/contact/rules/0/window",
            "/contact/rules/1/calendar",
            "/contact/rules/2/type",
            "/contact/rules/3/important/0",
            "/contact/combination",
            "/contact/horizon",
            "/contact/cadences/0/class/moon",
            "/contact/cadences/1/every",
            "/contact/cadences/1/condition/metric",
            "/contact/reviews/0/name",
            "/contact/reviews/0/afterChange",
            "/contact/release/from",
            "/contact/coverAll/1",
            "/contact/important",
            "/contact/customerZone",
            "/contact/care/birthday",
            "/contact/care/festivals",
            "/contact/care/festivals/0");
  }

  @Test
  @DisplayName("what only the parts together show is told at its place")
  void together() {
    assertThat(problems("{'coverAll': ['premium-visits'], 'important': {'class': 3}}"))
        .containsExactly(
            "/contact/coverAll/0 must be a cadence of this playbook, one of [], was"
                + " 'premium-visits'",
            "/contact/important/class must be an object with one dimension and its classes");
    assertThat(problems("{'horizon': 'P9D'}"))
        .containsExactly("/contact/rules must be a list, was nothing");
    assertThat(problems("[]")).containsExactly("/contact must be an object, was a list");
  }

  @Test
  @DisplayName("a playbook whose contact reads another zone, or a foreign calendar, is refused")
  void playbook() {
    ContactScheme elsewhere =
        ContactScheme.of(ContactRules.of(), CadenceRules.of(ZoneId.of("Europe/Paris")));
    assertThatThrownBy(() -> retail().withContact(elsewhere))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "contact must read days in the playbook's zone, Asia/Shanghai, was in [Europe/Paris]");
    Playbook playbook = retail().withContact(scheme());
    assertThatThrownBy(
            () -> playbook.withCalendars(Map.of("moon", BusinessCalendar.always(SHANGHAI))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "contact rule office must go by a calendar of the playbook, one of [moon], its own is"
                + " none of them");
    assertThat(playbook.withWorkflows(Map.of()).contactScheme()).hasValue(scheme());
  }

  @Test
  @DisplayName("a calendar that is replaced is replaced in the rules that go by it, and only there")
  void replacedCalendar() {
    BusinessCalendar night = BusinessCalendar.always(SHANGHAI);
    Playbook playbook = retail().withContact(scheme());
    Playbook replaced = playbook.withCalendars(Map.of("office", night, "moon", OFFICE));
    assertThat(hours(playbook)).containsExactly(OFFICE);
    assertThat(hours(replaced)).containsExactly(night);
    assertThat(replaced.withCalendars(playbook.calendars())).isEqualTo(playbook);
    assertThat(hours(playbook.withCalendars(Map.of("moon", OFFICE)))).containsExactly(OFFICE);
  }

  private static List<BusinessCalendar> hours(Playbook playbook) {
    return playbook.contactScheme().orElseThrow().rules().rules().stream()
        .filter(OpenHours.class::isInstance)
        .map(rule -> ((OpenHours) rule).calendar())
        .toList();
  }

  @Test
  @DisplayName(
      "without the section nothing is restricted or due; decisions are signed all the same")
  void without() {
    Playbook bare = retail();
    var permission = bare.contact().decide(ContactSamples.question());
    assertThat(permission.reasons()).containsExactly(new ContactReason.Allowed(0));
    assertThat(permission.policy()).isEqualTo(bare.id());
    assertThat(bare.release()).isEmpty();
    assertThat(bare.lint()).isEmpty();
    assertThat(bare.calculator(MetricCatalogue.STANDARD).metrics())
        .isEqualTo(bare.tierPolicy().metrics());
  }

  @Test
  @DisplayName("facts are computed for audiences, too")
  void metrics() {
    Playbook playbook = read(BundledPlaybooks.json("handbook").orElseThrow());
    assertThat(playbook.calculator(MetricCatalogue.STANDARD).metrics())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder("spend over last:P12M", "tenure");
  }

  @Test
  @DisplayName(
      "C17 DS-05: the lint of a playbook names a cadence and the cap that leaves it no room")
  void lint() {
    Cadence twice = Cadence.of("twice", 2, Rhythm.within(ContactSamples.WEEK), LocalDate.EPOCH);
    Cap once = Cap.of("once", 1, ContactSamples.WEEK);
    Playbook playbook =
        retail()
            .withContact(ContactScheme.of(ContactRules.of(once), CadenceRules.of(SHANGHAI, twice)));
    assertThat(playbook.lint())
        .containsExactly(
            new ContactProblem.Contradiction(
                "twice", 2, ContactSamples.WEEK, "once", 1, ContactSamples.WEEK));
    assertThat(read(PlaybookWriter.write(playbook)).lint()).isEqualTo(playbook.lint());
    for (String name : BundledPlaybooks.names()) {
      assertThat(read(BundledPlaybooks.json(name).orElseThrow()).lint()).isEmpty();
    }
  }

  @Test
  @DisplayName("a scheme refuses names that stand twice and coverage by what is no cadence")
  void values() {
    ContactScheme scheme = scheme();
    assertThatThrownBy(() -> scheme.coveringAll("moon"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "what covers everybody must be a cadence, one of [anchored, monthly, new-weekly,"
                + " rolling], was moon");
    InformationReview twin =
        new InformationReview(
            "monthly", Period.ofMonths(6), Period.ofDays(7), 1, LocalDate.EPOCH, SHANGHAI);
    assertThatThrownBy(() -> scheme.withReviews(twin))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cadences and reviews must have names of their own, monthly stands twice");
  }
}
