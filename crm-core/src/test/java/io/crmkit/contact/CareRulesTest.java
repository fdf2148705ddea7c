package io.crmkit.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.time.MonthlyDay;
import io.crmkit.time.YearlyDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Care rules")
class CareRulesTest {
  private static final CareName MID_AUTUMN = new CareName(CareKind.FESTIVAL, "mid-autumn");
  private static final CareName JOINING = new CareName(CareKind.ANNIVERSARY, "joining");
  private static final LocalDate FIRST = LocalDate.of(2026, 9, 21);
  private static final LocalDate FESTIVAL_DAY = LocalDate.of(2026, 9, 25);
  private static final LocalDate BIRTHDAY = LocalDate.of(2026, 9, 23);

  private static final CareRules RULES =
      new CareRules(
          List.of(
              new CarePractice(
                  CareKind.BIRTHDAY,
                  3,
                  List.of(CareAction.GREETING),
                  List.of(CareAction.TAILORED_SERVICE)),
              new CarePractice(
                  CareKind.FESTIVAL, 0, List.of(CareAction.GREETING), List.of(CareAction.EVENT)),
              new CarePractice(CareKind.MEMBER_DAY, 0, List.of(), List.of(CareAction.GIFT))),
          List.of(Festival.known("mid-autumn")),
          List.of(new MemberDay("member-day", MonthlyDay.day(26))));

  private static CareCustomer born(LocalDate born) {
    return CareCustomer.of(Birthday.of(born));
  }

  private static Decision<CareCalendar> week(CareCustomer customer) {
    return RULES.decide(CareQuestion.week(customer, FIRST));
  }

  @Test
  @DisplayName("RM-07 IS-15 greet on birthdays and festivals, the earliest first, and say why")
  void greets() {
    Decision<CareCalendar> week = week(born(BIRTHDAY));

    assertThat(week.outcome().greetings())
        .containsExactly(
            new Greeting(
                CareName.BIRTHDAY, BIRTHDAY, BIRTHDAY.minusDays(3), List.of(CareAction.GREETING)),
            new Greeting(MID_AUTUMN, FESTIVAL_DAY, FESTIVAL_DAY, List.of(CareAction.GREETING)));
    assertThat(week.explain(Locale.ENGLISH))
        .isEqualTo(
            """
            Due for the birthday on 2026-09-23, to be prepared from 2026-09-20 on: a greeting
            Due for the Mid-Autumn Festival on 2026-09-25: a greeting
            Nothing for the member day on 2026-09-26: only important customers get something on this kind of occasion""");
    assertThat(week.explain(Locale.SIMPLIFIED_CHINESE))
        .isEqualTo(
            """
            2026-09-23 生日应做关怀，自 2026-09-20 起准备：问候
            2026-09-25 中秋节应做关怀：问候
            2026-09-26 会员日不做关怀：此类日子只关怀重要客户""");
  }

  @Test
  @DisplayName(
      "IS-15 important customers get events and tailored service beyond what everybody gets")
  void important() {
    Decision<CareCalendar> week = week(born(BIRTHDAY).asImportant());

    assertThat(week.outcome().greetings())
        .extracting(Greeting::actions)
        .containsExactly(
            List.of(CareAction.GREETING, CareAction.TAILORED_SERVICE),
            List.of(CareAction.GREETING, CareAction.EVENT),
            List.of(CareAction.GIFT));
    assertThat(week.reasons())
        .contains(
            new CareReason.Tailored(
                CareName.BIRTHDAY, BIRTHDAY, List.of(CareAction.TAILORED_SERVICE)),
            new CareReason.Tailored(MID_AUTUMN, FESTIVAL_DAY, List.of(CareAction.EVENT)))
        .hasSize(6);
  }

  @Test
  @DisplayName(
      "RM-07 the deceased, minors and who must not be contacted get nothing; all causes told")
  void barred() {
    CareCustomer customer =
        born(BIRTHDAY)
            .withBars(
                CareBar.from(CareBar.Cause.BANNED, FESTIVAL_DAY),
                CareBar.until(CareBar.Cause.MINOR, BIRTHDAY.plusDays(1)),
                CareBar.until(CareBar.Cause.DECEASED, BIRTHDAY.minusDays(1)),
                CareBar.from(CareBar.Cause.DECEASED, FESTIVAL_DAY),
                CareBar.always(CareBar.Cause.DECEASED));

    Decision<CareCalendar> week = week(customer);

    assertThat(week.outcome().greetings()).isEmpty();
    assertThat(week.reasons())
        .containsExactly(
            new CareReason.Deceased(CareName.BIRTHDAY, BIRTHDAY),
            new CareReason.Minor(CareName.BIRTHDAY, BIRTHDAY),
            new CareReason.Deceased(MID_AUTUMN, FESTIVAL_DAY),
            new CareReason.Banned(MID_AUTUMN, FESTIVAL_DAY),
            new CareReason.ImportantOnly(
                new CareName(CareKind.MEMBER_DAY, "member-day"), LocalDate.of(2026, 9, 26)));
  }

  @Test
  @DisplayName(
      "RM-07 a bar counts on the day of the occasion, which may be later than the days asked")
  void barOnTheDay() {
    LocalDate comesOfAge = LocalDate.of(2026, 9, 28);
    CareCustomer customer =
        born(comesOfAge).withBars(CareBar.until(CareBar.Cause.MINOR, comesOfAge));

    Decision<CareCalendar> week = week(customer);

    assertThat(week.outcome().greetings())
        .extracting(Greeting::occasion, Greeting::date)
        .containsExactly(tuple(CareName.BIRTHDAY, comesOfAge));
  }

  @Test
  @DisplayName("IS-15 a greeting is due from its lead up to its day")
  void lead() {
    CareCustomer customer = born(LocalDate.of(2000, 3, 20));
    for (int day = 10; day <= 25; day++) {
      LocalDate date = LocalDate.of(2026, 3, day);
      Decision<CareCalendar> decision =
          RULES.decide(new CareQuestion(customer, date, date.plusDays(1)));

      assertThat(decision.outcome().greetings())
          .as("%s", date)
          .hasSize(day >= 17 && day <= 20 ? 1 : 0);
      if (day < 17 || day > 20) {
        assertThat(decision.reasons()).containsExactly(new CareReason.NothingDue(date, date));
      }
    }
  }

  @Test
  @DisplayName("IS-15 a kind without practice is not observed, and the decision says so")
  void notObserved() {
    CareCustomer customer = CareCustomer.of(Anniversary.joining(LocalDate.of(2020, 9, 22)));

    Decision<CareCalendar> week = week(customer);

    assertThat(week.outcome().greetings())
        .extracting(Greeting::occasion)
        .containsExactly(MID_AUTUMN);
    assertThat(week.reasons())
        .contains(new CareReason.NotObserved(JOINING, LocalDate.of(2026, 9, 22)));
  }

  @Test
  @DisplayName(
      "RM-07 beyond the lunar calendar the decision says what is not known, and decides the rest")
  void beyond() {
    CareCustomer customer = born(LocalDate.of(2000, 9, 1));
    Decision<CareCalendar> far =
        RULES.decide(
            new CareQuestion(customer, LocalDate.of(2098, 9, 1), LocalDate.of(2099, 9, 2)));

    assertThat(far.outcome().greetings())
        .extracting(greeting -> greeting.occasion() + " " + greeting.date())
        .containsExactly("birthday 2098-09-01", "mid-autumn 2098-09-09", "birthday 2099-09-01");
    assertThat(far.reasons())
        .endsWith(
            new CareReason.BeyondCalendar(
                MID_AUTUMN, LocalDate.of(1901, 2, 19), LocalDate.of(2099, 1, 20)));
    for (int year : new int[] {1, 1850, 2150, 9_998}) {
      Decision<CareCalendar> outside =
          RULES.decide(CareQuestion.week(customer, LocalDate.of(year, 12, 25)));
      assertThat(outside.outcome().greetings()).isEmpty();
      assertThat(outside.reasons()).last().isInstanceOf(CareReason.BeyondCalendar.class);
    }
  }

  @Test
  @DisplayName("RM-07 two birthdays on one day are greeted once")
  void sameDay() {
    CareCustomer customer =
        CareCustomer.of(
            Birthday.of(FESTIVAL_DAY),
            new Birthday(YearlyDay.lunar(8, 15)),
            Festival.known("mid-autumn"));

    Decision<CareCalendar> week = week(customer);

    assertThat(week.outcome().greetings())
        .extracting(Greeting::occasion)
        .containsExactly(CareName.BIRTHDAY, MID_AUTUMN);
    assertThat(week.reasons()).hasSize(3);
  }

  @Test
  @DisplayName("never tell a year of birth")
  void masked() {
    CareCustomer customer =
        born(LocalDate.of(1988, 9, 23))
            .withBars(CareBar.until(CareBar.Cause.MINOR, LocalDate.of(2006, 9, 23)));
    for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      assertThat(week(customer).explain(locale)).doesNotContain("1988", "2006");
    }
    assertThat(week(customer).toString()).doesNotContain("1988", "2006");
  }

  @Test
  @DisplayName("may be a lambda, which can be signed")
  void named() {
    CarePolicy policy = CarePolicy.named("ours", "3", RULES);
    CareQuestion question = CareQuestion.week(born(BIRTHDAY), FIRST);

    assertThat(policy.decide(question))
        .isEqualTo(RULES.decide(question).by(new PolicyId("ours", "3")));
    assertThat(RULES.decide(question).policy()).isEqualTo(PolicyId.UNVERSIONED);
  }

  @Test
  @DisplayName("are refused with double kinds and codes, or occasions for which nothing is done")
  void refused() {
    CarePractice festival = CarePractice.greeting(CareKind.FESTIVAL);
    Festival midAutumn = Festival.known("mid-autumn");
    MemberDay memberDay = new MemberDay("member-day", MonthlyDay.day(8));

    assertThatThrownBy(() -> new CareRules(List.of(festival, festival), List.of(), List.of()))
        .hasMessage("each practice must occur once, were [FESTIVAL, FESTIVAL]");
    assertThatThrownBy(
            () -> new CareRules(List.of(festival), List.of(midAutumn, midAutumn), List.of()))
        .hasMessage("each festival must occur once, were [mid-autumn, mid-autumn]");
    assertThatThrownBy(
            () ->
                new CareRules(
                    List.of(CarePractice.greeting(CareKind.MEMBER_DAY)),
                    List.of(),
                    List.of(memberDay, memberDay)))
        .hasMessage("each member day must occur once, were [member-day, member-day]");
    assertThatThrownBy(() -> new CareRules(List.of(), List.of(midAutumn), List.of()))
        .hasMessage("occasions of the kind FESTIVAL are listed, but there is no practice for them");
    assertThatThrownBy(() -> new CareRules(List.of(festival), List.of(), List.of(memberDay)))
        .hasMessage(
            "occasions of the kind MEMBER_DAY are listed, but there is no practice for them");
  }

  @Test
  @DisplayName("values are refused out of their range")
  void values() {
    List<CareAction> greeting = List.of(CareAction.GREETING);
    assertThatThrownBy(() -> new CarePractice(CareKind.BIRTHDAY, -1, greeting, List.of()))
        .hasMessage("lead days must be 0 to 366, was -1");
    assertThatThrownBy(() -> new CarePractice(CareKind.BIRTHDAY, 367, greeting, List.of()))
        .hasMessage("lead days must be 0 to 366, was 367");
    assertThat(new CarePractice(CareKind.BIRTHDAY, 366, greeting, List.of()).actions(true))
        .isEqualTo(greeting);
    assertThatThrownBy(() -> new CarePractice(CareKind.BIRTHDAY, 0, List.of(), List.of()))
        .hasMessage("a practice must have at least one action, each once, had []");
    assertThatThrownBy(() -> new CarePractice(CareKind.BIRTHDAY, 0, greeting, greeting))
        .hasMessage(
            "a practice must have at least one action, each once, had [GREETING, GREETING]");
    assertThatThrownBy(() -> new Greeting(MID_AUTUMN, FIRST, FIRST, List.of()))
        .hasMessage("a greeting must have at least one action");
    assertThatThrownBy(() -> new Greeting(MID_AUTUMN, FIRST, FIRST.plusDays(1), greeting))
        .hasMessage("preparation must not start after 2026-09-21, was 2026-09-22");
    CareCustomer customer = CareCustomer.of();
    assertThatThrownBy(() -> new CareQuestion(customer, FIRST, FIRST))
        .hasMessage("the end must lie 1 to 3660 days after the start 2026-09-21, was 2026-09-21");
    assertThatThrownBy(() -> new CareQuestion(customer, FIRST, FIRST.plusDays(3_661)))
        .hasMessageStartingWith("the end must lie 1 to 3660 days after the start");
    assertThat(new CareQuestion(customer, FIRST, FIRST.plusDays(3_660)).endExclusive())
        .isEqualTo("2036-09-28");
    for (LocalDate start : List.of(LocalDate.MIN, LocalDate.MAX, LocalDate.of(9999, 1, 1))) {
      assertThatThrownBy(() -> new CareQuestion(customer, start, start))
          .hasMessageStartingWith("the start must lie in the years 1 to 9998, was ");
    }
  }
}
