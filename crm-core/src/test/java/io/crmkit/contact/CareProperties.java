package io.crmkit.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Decision;
import io.crmkit.time.LeapMonth;
import io.crmkit.time.LunarCalendar;
import io.crmkit.time.MonthlyDay;
import io.crmkit.time.ShortMonth;
import io.crmkit.time.YearlyDay;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Care against a naive reading: ask each day on its own. */
@Label("Laws of care")
class CareProperties {

  @Provide
  Arbitrary<LocalDate> dates() {
    return Arbitraries.longs()
        .between(LocalDate.of(2019, 1, 1).toEpochDay(), LocalDate.of(2035, 12, 31).toEpochDay())
        .map(LocalDate::ofEpochDay);
  }

  @Provide
  Arbitrary<CareOccasion> occasions() {
    Arbitrary<ShortMonth> rules = Arbitraries.of(ShortMonth.class);
    Arbitrary<CareOccasion> solar =
        Combinators.combine(Arbitraries.integers().between(1, 366), rules)
            .as((n, r) -> new Birthday(new YearlyDay.Solar(dayOf2020(n), r)));
    Arbitrary<CareOccasion> lunar =
        Combinators.combine(
                Arbitraries.integers().between(1, 12),
                Arbitraries.integers().between(1, 30),
                Arbitraries.of(LeapMonth.class),
                rules)
            .as((m, d, l, r) -> new Birthday(new YearlyDay.Lunar(m, d, l, r)));
    Arbitrary<CareOccasion> anniversaries =
        Combinators.combine(dates(), rules).as((d, r) -> new Anniversary("joining", d, r));
    Arbitrary<CareOccasion> memberDays =
        Combinators.combine(Arbitraries.integers().between(1, 31), rules)
            .as((d, r) -> new MemberDay("member-day", new MonthlyDay.OnDay(d, r)));
    return Arbitraries.oneOf(
        solar,
        lunar,
        anniversaries,
        memberDays,
        Arbitraries.of(new ArrayList<CareOccasion>(Festival.KNOWN.values())),
        Arbitraries.of(DayOfWeek.class)
            .map(day -> new MemberDay("weekday", MonthlyDay.weekday(5, day))));
  }

  private static MonthDay dayOf2020(int dayOfYear) {
    return MonthDay.from(LocalDate.ofYearDay(2020, dayOfYear));
  }

  @Provide
  Arbitrary<CareBar> bars() {
    Arbitrary<CareBar.Cause> causes = Arbitraries.of(CareBar.Cause.class);
    return Arbitraries.oneOf(
        Combinators.combine(causes, dates()).as(CareBar::from),
        Combinators.combine(causes, dates()).as(CareBar::until));
  }

  @Provide
  Arbitrary<CareCustomer> customers() {
    return Combinators.combine(
            occasions().list().ofMaxSize(5),
            bars().list().ofMaxSize(2),
            Arbitraries.of(true, false))
        .as(CareCustomer::new);
  }

  @Provide
  Arbitrary<CareRules> rules() {
    Arbitrary<List<CarePractice>> practices =
        Combinators.combine(
                Arbitraries.integers().between(0, 40),
                Arbitraries.subsetOf(CareAction.GREETING, CareAction.GIFT),
                Arbitraries.subsetOf(CareKind.values()))
            .as(
                (lead, actions, kinds) ->
                    kinds.stream()
                        .map(
                            kind ->
                                new CarePractice(
                                    kind, lead, sorted(actions), List.of(CareAction.EVENT)))
                        .toList());
    return practices.map(
        list ->
            new CareRules(
                list,
                list.stream().anyMatch(each -> each.kind() == CareKind.FESTIVAL)
                    ? List.copyOf(Festival.KNOWN.values())
                    : List.of(),
                List.of()));
  }

  private static List<CareAction> sorted(Set<CareAction> actions) {
    return actions.stream().sorted(Comparator.comparing(CareAction::code)).toList();
  }

  @Property(tries = 1000)
  @Label("RM-07 the dates of an occasion are strictly increasing; each is its own next")
  void increasing(
      @ForAll("occasions") CareOccasion occasion,
      @ForAll("dates") LocalDate start,
      @ForAll @IntRange(max = 3_000) int days) {
    LocalDate end = start.plusDays(days);
    List<LocalDate> dates = occasion.datesIn(start, end);

    assertThat(dates).isSorted().doesNotHaveDuplicates();
    assertThat(dates).allMatch(date -> !date.isBefore(start) && date.isBefore(end));
    dates.forEach(date -> assertThat(occasion.nextOrSame(date)).hasValue(date));
    for (int i = 1; i < dates.size(); i++) {
      assertThat(occasion.nextOrSame(dates.get(i - 1).plusDays(1))).hasValue(dates.get(i));
    }
  }

  @Property(tries = 500)
  @Label("C14 C15 a lunar birthday in the regular month comes once in every lunar year")
  void oncePerLunarYear(
      @ForAll @IntRange(min = 1901, max = 2098) int year,
      @ForAll @IntRange(min = 1, max = 12) int month,
      @ForAll @IntRange(min = 1, max = 30) int day) {
    CareOccasion birthday =
        new Birthday(new YearlyDay.Lunar(month, day, LeapMonth.REGULAR, ShortMonth.LAST_DAY));

    assertThat(
            birthday.datesIn(LunarCalendar.newYear(year), LunarCalendar.lastDay(year).plusDays(1)))
        .hasSize(1);
  }

  @Property(tries = 300)
  @Label("IS-15 what is due on some days is what is due on one of them")
  void dayByDay(
      @ForAll("rules") CareRules rules,
      @ForAll("customers") CareCustomer customer,
      @ForAll("dates") LocalDate start,
      @ForAll @IntRange(min = 1, max = 60) int days) {
    LocalDate end = start.plusDays(days);
    TreeSet<Greeting> expected = new TreeSet<>();
    start
        .datesUntil(end)
        .forEach(
            date ->
                expected.addAll(
                    rules
                        .decide(new CareQuestion(customer, date, date.plusDays(1)))
                        .outcome()
                        .greetings()));

    assertThat(rules.decide(new CareQuestion(customer, start, end)).outcome().greetings())
        .containsExactlyElementsOf(expected);
  }

  @Property(tries = 300)
  @Label("IS-15 a greeting is on a date of its occasion, free of bars, and told by a reason")
  void honest(
      @ForAll("rules") CareRules rules,
      @ForAll("customers") CareCustomer customer,
      @ForAll("dates") LocalDate start) {
    Decision<CareCalendar> decision = rules.decide(CareQuestion.week(customer, start));

    assertThat(decision.reasons()).isNotEmpty();
    for (Greeting greeting : decision.outcome().greetings()) {
      assertThat(customer.bars()).noneMatch(bar -> bar.holdsOn(greeting.date()));
      assertThat(decision.reasons())
          .contains(
              new CareReason.Due(
                  greeting.occasion(),
                  greeting.date(),
                  greeting.prepareFrom(),
                  greeting.actions()));
    }
    assertThat(decision.reasons().stream().filter(CareReason.Due.class::isInstance))
        .hasSameSizeAs(decision.outcome().greetings());
  }

  @Property(tries = 300)
  @Label("RM-07 bars only take away, what they take is told, and without them all of it is there")
  void bars(
      @ForAll("rules") CareRules rules,
      @ForAll("customers") CareCustomer customer,
      @ForAll("dates") LocalDate start) {
    Decision<CareCalendar> barred = rules.decide(CareQuestion.week(customer, start));
    Decision<CareCalendar> free = rules.decide(CareQuestion.week(customer.withBars(), start));
    List<Greeting> taken = new ArrayList<>(free.outcome().greetings());
    taken.removeAll(barred.outcome().greetings());

    assertThat(free.outcome().greetings()).containsAll(barred.outcome().greetings());
    for (Greeting greeting : taken) {
      for (CareBar.Cause cause : CareBar.Cause.values()) {
        boolean holds =
            customer.bars().stream()
                .anyMatch(bar -> bar.cause() == cause && bar.holdsOn(greeting.date()));
        assertThat(barred.reasons().contains(told(cause, greeting))).isEqualTo(holds);
      }
    }
  }

  private static CareReason told(CareBar.Cause cause, Greeting greeting) {
    return switch (cause) {
      case DECEASED -> new CareReason.Deceased(greeting.occasion(), greeting.date());
      case MINOR -> new CareReason.Minor(greeting.occasion(), greeting.date());
      case BANNED -> new CareReason.Banned(greeting.occasion(), greeting.date());
    };
  }

  @Property(tries = 200)
  @Label("the order in which occasions and bars are handed in plays no part")
  void order(
      @ForAll("rules") CareRules rules,
      @ForAll("customers") CareCustomer customer,
      @ForAll("dates") LocalDate start) {
    List<CareOccasion> occasions = new ArrayList<>(customer.occasions());
    List<CareBar> bars = new ArrayList<>(customer.bars());
    Collections.reverse(occasions);
    Collections.reverse(bars);
    CareCustomer reversed = new CareCustomer(occasions, bars, customer.important());

    assertThat(rules.decide(CareQuestion.week(reversed, start)))
        .isEqualTo(rules.decide(CareQuestion.week(customer, start)));
  }
}
