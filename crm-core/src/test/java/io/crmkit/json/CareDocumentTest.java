package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.crmkit.contact.Anniversary;
import io.crmkit.contact.Birthday;
import io.crmkit.contact.CareAction;
import io.crmkit.contact.CareBar;
import io.crmkit.contact.CareCalendar;
import io.crmkit.contact.CareCustomer;
import io.crmkit.contact.CareKind;
import io.crmkit.contact.CareOccasion;
import io.crmkit.contact.CarePractice;
import io.crmkit.contact.CareQuestion;
import io.crmkit.contact.CareRules;
import io.crmkit.contact.Festival;
import io.crmkit.contact.MemberDay;
import io.crmkit.decision.Decision;
import io.crmkit.time.LeapMonth;
import io.crmkit.time.LunarDate;
import io.crmkit.time.MonthlyDay;
import io.crmkit.time.ShortMonth;
import io.crmkit.time.YearlyDay;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("RM-07 IS-15 AS-08 The care section of a playbook")
class CareDocumentTest {
  private static final CareRules RULES =
      new CareRules(
          List.of(
              new CarePractice(
                  CareKind.BIRTHDAY,
                  3,
                  List.of(CareAction.GREETING),
                  List.of(CareAction.TAILORED_SERVICE)),
              CarePractice.greeting(CareKind.ANNIVERSARY),
              CarePractice.greeting(CareKind.FESTIVAL),
              new CarePractice(CareKind.MEMBER_DAY, 0, List.of(), List.of(CareAction.GIFT))),
          List.of(
              Festival.known("spring-festival"),
              Festival.known("qingming"),
              new Festival("founders-day", YearlyDay.solar(5, 18)),
              new Festival("leap-day", new YearlyDay.Solar(MonthDay.of(2, 29), ShortMonth.BOTH)),
              new Festival(
                  "temple", new YearlyDay.Lunar(4, 30, LeapMonth.LEAP_IF_ANY, ShortMonth.SKIP)),
              new Festival("eve", new YearlyDay.LunarYearEnd()),
              new Festival("graves", new YearlyDay.Qingming()),
              new Festival("mid-autumn", YearlyDay.lunar(8, 16))),
          List.of(
              new MemberDay("member-day", MonthlyDay.day(8)),
              new MemberDay("month-end", new MonthlyDay.OnDay(31, ShortMonth.NEXT_DAY)),
              new MemberDay("second-friday", MonthlyDay.weekday(2, DayOfWeek.FRIDAY)),
              new MemberDay("last-friday", MonthlyDay.lastWeekday(DayOfWeek.FRIDAY))));

  private static final List<CareOccasion> OCCASIONS =
      List.of(
          Birthday.of(LocalDate.of(2000, 2, 29), ShortMonth.BOTH),
          Birthday.lunar(LunarDate.of(1990, 12, 8), LeapMonth.REGULAR, ShortMonth.SKIP),
          Anniversary.joining(LocalDate.of(2020, 1, 5)),
          Festival.known("new-years-eve"),
          Festival.known("qingming"),
          new MemberDay("day", MonthlyDay.day(8)),
          new MemberDay("weekday", MonthlyDay.weekday(2, DayOfWeek.FRIDAY)),
          new MemberDay("last", MonthlyDay.lastWeekday(DayOfWeek.FRIDAY)));

  private static Optional<CareRules> read(String json, DocumentCheck check) {
    return new CareDocument(check).read(CrmJson.mapper().readTree(json), "/care");
  }

  private static List<String> problems(String json) {
    DocumentCheck check = new DocumentCheck();
    Optional<CareRules> rules = read(json.replace('\'', '"'), check);
    assertThat(rules.isEmpty()).isEqualTo(!check.problems().isEmpty());
    return check.problems().stream().map(p -> p.pointer() + ": " + p.message()).toList();
  }

  @Test
  @DisplayName("reads back what it wrote")
  void roundTrip() {
    ObjectNode node = CrmJson.mapper().createObjectNode();
    CareWriter.write(node, RULES);
    DocumentCheck check = new DocumentCheck();

    assertThat(read(node.toString(), check)).hasValue(RULES);
    assertThat(check.problems()).isEmpty();
    assertThat(node.get("festivals").toString())
        .startsWith(
            "[\"spring-festival\",\"qingming\",{\"name\":\"founders-day\",\"solar\":\"05-18\"");
  }

  @Test
  @DisplayName("reads the short forms")
  void shortForms() {
    String json =
        """
        {"festival": {"actions": ["GREETING"]},
         "memberDay": {"leadDays": 1, "actions": ["GIFT"]},
         "festivals": ["mid-autumn", {"name": "founders-day", "solar": "05-18"}, {"name": "temple", "lunar": "04-08"}],
         "memberDays": [{"name": "member-day", "day": 8}]}
        """;

    assertThat(read(json, new DocumentCheck()))
        .hasValue(
            new CareRules(
                List.of(
                    CarePractice.greeting(CareKind.FESTIVAL),
                    new CarePractice(CareKind.MEMBER_DAY, 1, List.of(CareAction.GIFT), List.of())),
                List.of(
                    Festival.known("mid-autumn"),
                    new Festival("founders-day", YearlyDay.solar(5, 18)),
                    new Festival("temple", YearlyDay.lunar(4, 8))),
                List.of(new MemberDay("member-day", MonthlyDay.day(8)))));
    assertThat(problems("{}")).isEmpty();
  }

  @Test
  @DisplayName("reports every mistake at once, each at its place")
  void everyMistake() {
    assertThat(
            problems(
                """
                {'birthday': {'leadDays': -1, 'actions': ['GREETING']},
                 'anniversary': {'leadDays': '3', 'actions': ['-']},
                 'festival': {},
                 'birthdays': {},
                 'festivals': ['easter', {'name': 'a', 'solar': '02-29'}, {'name': 'b', 'lunar': '01-30'},
                   {'name': 'c'}, {'name': 'd', 'solar': '5-18'}, {'name': 'e', 'lunar': '13-01'},
                   {'name': 'f', 'lunar': 'year-end', 'leapMonth': 'REGULAR'}, {'name': 'F', 'term': 'qingming'},
                   {'name': 'g', 'term': 'dongzhi'}, {'name': 'h', 'solar': '05-18', 'leapMonth': 'REGULAR'},
                   {'name': 'c', 'solar': '13-01'}, 7],
                 'memberDays': [{'name': 'a', 'day': 31}, {'name': 'b', 'day': 8, 'week': 2}, {'name': 'c'},
                   {'name': 'd', 'weekday': 'FRIDAY'}, {'name': 'e', 'weekday': 'FRI', 'week': 1},
                   {'name': 'f', 'weekday': 'FRIDAY', 'week': 6}, {'name': 'a', 'day': '8'}]}
                """))
        .containsExactlyInAnyOrder(
            "/care/birthdays: is no field of this object, which has birthday, anniversary, festival,"
                + " memberDay, festivals, memberDays",
            "/care/birthday/leadDays: must be a whole number of days from 0 to 366, was number '-1'",
            "/care/anniversary/leadDays: must be a whole number of days from 0 to 366, was string '3'",
            "/care/anniversary/actions/0: care action must be a letter and up to 63 letters, digits,"
                + " '-' or '_', was '-'",
            "/care/festival: a practice must have at least one action, each once, had []",
            "/care/festivals/0: must be one of " + Festival.KNOWN.keySet() + ", was 'easter'",
            "/care/festivals/1/solar: 29 February needs shortMonth, for common years",
            "/care/festivals/2/lunar: day 30 needs shortMonth, for months of 29 days",
            "/care/festivals/3: must have exactly one of solar, lunar and term",
            "/care/festivals/4/solar: must be a month and a day like 08-15, was '5-18'",
            "/care/festivals/5/lunar: lunar month must be 1 to 12, was 13",
            "/care/festivals/6/leapMonth: does not go with year-end",
            "/care/festivals/7/name: the name of an occasion must be a lower case letter and up to 63"
                + " lower case letters, digits or '-', was 'F'",
            "/care/festivals/8/term: must be qingming, the only solar term known, was 'dongzhi'",
            "/care/festivals/9/leapMonth: does not go with solar",
            "/care/festivals/10/name: must occur once, string 'c' stands twice",
            "/care/festivals/10/solar: must be a day of the year from 01-01 to 12-31, was 13-01",
            "/care/festivals/11: must be an object, was number '7'",
            "/care/memberDays: needs memberDay, which tells what is done on these days",
            "/care/memberDays/0/day: days after the 28th need shortMonth, for short months; was 31",
            "/care/memberDays/1/week: does not go with day",
            "/care/memberDays/2: must have exactly one of day and weekday",
            "/care/memberDays/3/week: is required",
            "/care/memberDays/4/weekday: must be one of [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY,"
                + " SATURDAY, SUNDAY], was 'FRI'",
            "/care/memberDays/5/week: weekday of the month must be 1 to 5, was 6",
            "/care/memberDays/6/name: must occur once, string 'a' stands twice",
            "/care/memberDays/6/day: must be a whole number, was string '8'");
    assertThat(
            problems(
                "{'festival': {'actions': ['GREETING']}, 'festivals': [{'name': 'a', 'solar': '04-31'},"
                    + " {'name': 'b', 'solar': '00-01'}, {'name': 'c', 'solar': '01-00'},"
                    + " {'solar': '01-01'}, {'name': 'd', 'lunar': 'year-end', 'shortMonth': 'SKIP'},"
                    + " {'name': 'e', 'term': 'qingming', 'leapMonth': 'BOTH', 'shortMonth': 'SKIP'},"
                    + " {'name': 'f', 'lunar': '01-31'}]}"))
        .containsExactly(
            "/care/festivals/0/solar: must be a day of the year from 01-01 to 12-31, was 04-31",
            "/care/festivals/1/solar: must be a day of the year from 01-01 to 12-31, was 00-01",
            "/care/festivals/2/solar: must be a day of the year from 01-01 to 12-31, was 01-00",
            "/care/festivals/3/name: is required",
            "/care/festivals/4/shortMonth: does not go with year-end",
            "/care/festivals/5/leapMonth: does not go with term",
            "/care/festivals/5/shortMonth: does not go with term",
            "/care/festivals/6/lunar: lunar day must be 1 to 30, was 31");
    assertThat(problems("[]")).containsExactly("/care: must be an object, was a list");
    assertThat(problems("{'festivals': 3, 'festival': 4}"))
        .containsExactlyInAnyOrder(
            "/care/festivals: must be a list, was number '3'",
            "/care/festival: must be an object, was number '4'");
  }

  @Test
  @DisplayName("the codec reads back occasions, rules, questions and decisions, with Jackson 2 too")
  void codec() throws IOException {
    CareCustomer customer =
        new CareCustomer(
            OCCASIONS, List.of(CareBar.from(CareBar.Cause.MINOR, LocalDate.of(2026, 1, 1))), true);
    CareQuestion question = CareQuestion.week(customer, LocalDate.of(2026, 9, 21));
    var jackson2 =
        com.fasterxml.jackson.databind.json.JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    for (CareOccasion occasion : OCCASIONS) {
      String json = CrmJson.write(occasion);
      assertThat(CrmJson.read(json, CareOccasion.class)).isEqualTo(occasion);
      assertThat(jackson2.readValue(json, CareOccasion.class)).isEqualTo(occasion);
      assertThat(jackson2.readTree(jackson2.writeValueAsString(occasion)))
          .isEqualTo(jackson2.readTree(json));
    }
    assertThat(CrmJson.read(CrmJson.write(RULES), CareRules.class)).isEqualTo(RULES);
    assertThat(CrmJson.read(CrmJson.write(question), CareQuestion.class)).isEqualTo(question);
    Decision<CareCalendar> decision = RULES.decide(question);
    assertThat(CrmJson.readDecision(CrmJson.write(decision), CareCalendar.class))
        .isEqualTo(decision);
    LunarDate lunar = LunarDate.ofLeapMonth(2020, 4, 15);
    assertThat(CrmJson.read(CrmJson.write(lunar), LunarDate.class)).isEqualTo(lunar);
  }

  @Test
  @DisplayName("the codec repeats no birthday in an error")
  void masked() {
    String json = CrmJson.write(Birthday.of(LocalDate.of(1988, 7, 1))).replace("LAST_DAY", "07-01");

    assertThatThrownBy(() -> CrmJson.read(json, CareOccasion.class))
        .isInstanceOf(InvalidDocumentException.class)
        .message()
        .doesNotContain("07-01");
  }
}
