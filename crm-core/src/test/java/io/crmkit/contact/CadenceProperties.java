package io.crmkit.contact;

import static io.crmkit.contact.ContactCasesTest.SHANGHAI;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.contact.ContactWindow.Unit;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Interaction;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Laws of what is due, beside oracles that count windows one by one. */
@Label("Laws of cadences and due lists")
class CadenceProperties {
  private static final LocalDate FROM = LocalDate.of(2026, 1, 15);
  private static final Instant START = FROM.atStartOfDay(SHANGHAI).toInstant();

  @Provide
  Arbitrary<Cadence> cadences() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 3),
            Arbitraries.of(
                Rhythm.within(ContactWindow.rolling(Duration.ofDays(7))),
                Rhythm.within(ContactWindow.rolling(Period.ofDays(3))),
                Rhythm.within(ContactWindow.calendar(Unit.DAY)),
                Rhythm.within(ContactWindow.calendar(Unit.WEEK)),
                Rhythm.within(ContactWindow.calendar(Unit.MONTH)),
                Rhythm.every(Period.ofMonths(1)),
                Rhythm.every(Period.ofDays(5)),
                Rhythm.every(Period.ofMonths(1), LocalDate.of(2026, 1, 31)),
                Rhythm.every(Period.ofDays(10), LocalDate.of(2025, 12, 31))))
        .as((atLeast, rhythm) -> Cadence.of("r", atLeast, rhythm, FROM));
  }

  /** Contacts and questions from two weeks before the rule on, in half days. */
  @Provide
  Arbitrary<List<Instant>> contacts() {
    return instants().list().ofMaxSize(12);
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Arbitraries.integers()
        .between(-28, 240)
        .map(halves -> START.plus(Duration.ofHours(12L * halves)));
  }

  private static ContactLog log(List<Instant> contacts) {
    return ContactLog.EMPTY
        .in(SHANGHAI)
        .withInteractions(contacts.stream().map(ContactCasesTest::call).toList());
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(SHANGHAI).toInstant();
  }

  @Property(tries = 3_000)
  @Label("IS-08, C16: rolling: late exactly if a whole window since the start has too few")
  void rolling(
      @ForAll("cadences") Cadence cadence,
      @ForAll("contacts") List<Instant> contacts,
      @ForAll("instants") Instant at) {
    if (!(cadence.rhythm() instanceof Rhythm.Within within)
        || within.window() instanceof ContactWindow.Calendar) {
      return;
    }
    ContactWindow window = within.window();
    long inWindow =
        contacts.stream()
            .filter(each -> !each.isAfter(at) && window.occupies(each, at, SHANGHAI))
            .count();
    boolean whole = !window.occupiedUntil(START, SHANGHAI).isAfter(at);
    Due due = CadenceTest.due(cadence, log(contacts), at);

    assertThat(due.isLate(at)).isEqualTo(whole && inWindow < cadence.atLeast());
    if (due.isLate(at)) {
      assertThat(due.missing()).isEqualTo(cadence.atLeast() - (int) inWindow);
    }
  }

  @Property(tries = 3_000)
  @Label("C11, C16: stretches: due by the end of the one after the last with enough contacts")
  void stretches(
      @ForAll("cadences") Cadence cadence,
      @ForAll("contacts") List<Instant> contacts,
      @ForAll("instants") Instant at) {
    if (cadence.rhythm() instanceof Rhythm.Within within
        && !(within.window() instanceof ContactWindow.Calendar)) {
      return;
    }
    Optional<Instant> late = Optional.empty();
    Instant expected = null;
    List<LocalDate> bounds = bounds(cadence.rhythm());
    for (int i = 0; i + 1 < bounds.size(); i++) {
      Instant opens = start(bounds.get(i));
      Instant closes = start(bounds.get(i + 1));
      if (bounds.get(i).isBefore(FROM)) {
        continue; // it had begun before the rule held
      }
      if (opens.isAfter(at) && expected != null) {
        break;
      }
      long made =
          contacts.stream()
              .filter(c -> !c.isAfter(at) && !c.isBefore(opens) && c.isBefore(closes))
              .count();
      if (made >= cadence.atLeast()) {
        late = Optional.empty();
        expected = start(bounds.get(i + 2));
      } else {
        expected = late.orElse(closes);
        late = Optional.of(expected);
      }
    }
    assertThat(CadenceTest.due(cadence, log(contacts), at).dueAt()).isEqualTo(expected);
  }

  /** The first days of stretches from well before the rule to well after all questions. */
  private static List<LocalDate> bounds(Rhythm rhythm) {
    List<LocalDate> bounds = new ArrayList<>();
    if (rhythm instanceof Rhythm.Anchored anchored) {
      LocalDate anchor = anchored.anchor().orElse(FROM);
      for (int i = 0; i < 100; i++) {
        bounds.add(anchor.plus(anchored.every().multipliedBy(i)).plusDays(1));
      }
      return bounds;
    }
    ContactWindow.Calendar window = (ContactWindow.Calendar) ((Rhythm.Within) rhythm).window();
    for (LocalDate day = LocalDate.of(2025, 12, 1); day.getYear() < 2027; day = day.plusDays(1)) {
      boolean first =
          switch (window.unit()) {
            case DAY -> true;
            case WEEK -> day.getDayOfWeek() == window.weekStart();
            case MONTH -> day.getDayOfMonth() == 1;
            case QUARTER, YEAR -> throw new IllegalStateException("not tried here");
          };
      if (first) {
        bounds.add(day);
      }
    }
    return bounds;
  }

  @Property(tries = 2_000)
  @Label("lateness grows with time until a contact, and no contact makes it grow")
  void lateness(
      @ForAll("cadences") Cadence cadence,
      @ForAll("contacts") List<Instant> contacts,
      @ForAll("instants") Instant one,
      @ForAll("instants") Instant other,
      @ForAll("instants") Instant more) {
    Instant first = one.isBefore(other) ? one : other;
    Instant second = one.isBefore(other) ? other : one;
    ContactLog log = log(contacts);
    Due before = CadenceTest.due(cadence, log, first);
    Due after = CadenceTest.due(cadence, log, second);

    assertThat(after.dueAt()).isAfterOrEqualTo(before.dueAt());
    if (contacts.stream().noneMatch(c -> c.isAfter(first) && !c.isAfter(second))) {
      assertThat(after.dueAt()).isEqualTo(before.dueAt());
      assertThat(after.lateBy(second))
          .isGreaterThanOrEqualTo(before.lateBy(first))
          .isEqualTo(
              second.isBefore(before.dueAt())
                  ? Duration.ZERO
                  : Duration.between(before.dueAt(), second));
    }
    Due contacted = CadenceTest.due(cadence, log.plus(ContactCasesTest.call(more)), second);
    assertThat(contacted.dueAt()).isAfterOrEqualTo(after.dueAt());
    assertThat(after.openFrom()).isBeforeOrEqualTo(after.dueAt());
  }

  @Property(tries = 300)
  @Label("urgency orders dues totally, and pages of any size list them all in that order")
  void pages(@ForAll Random random, @ForAll @IntRange(min = 1, max = 7) int size) {
    List<DueCustomer> customers = customers(random, 12);
    DueList list = new DueList(RULES, at(random), START.plus(Duration.ofDays(90)));
    List<Due> all = list.stream(customers.stream()).sorted().toList();
    for (int i = 1; i < all.size(); i++) {
      assertThat(all.get(i - 1)).isLessThan(all.get(i));
      assertThat(all.get(i - 1).rank()).isLessThanOrEqualTo(all.get(i).rank());
    }
    List<Due> paged = new ArrayList<>();
    Optional<Due> after = Optional.empty();
    do {
      Collections.shuffle(customers, random);
      DuePage page = list.page(customers.stream(), after, size);
      assertThat(page.dues()).hasSizeLessThanOrEqualTo(size);
      paged.addAll(page.dues());
      after = page.next();
    } while (after.isPresent());
    assertThat(paged).isEqualTo(all);
    assertThat(list.top(customers.stream(), size))
        .isEqualTo(all.subList(0, Math.min(size, all.size())));
  }

  @Property(tries = 300)
  @Label("DS-07: covered and left out are together those concerned; none is both")
  void coverage(@ForAll Random random) {
    List<DueCustomer> customers = customers(random, 12);
    Instant at = at(random);
    Coverage coverage = Coverage.of(RULES, "premium", customers.stream(), at, Optional.empty());
    List<CustomerId> concerned = new ArrayList<>();
    List<CustomerId> late = new ArrayList<>();
    for (DueCustomer customer : customers) {
      // A customer of no known class is kept as if concerned.
      if (!"basic".equals(customer.log().classes().get("importance"))) {
        concerned.add(customer.id());
        Due due = RULES.dues(new DueQuestion(customer, at)).of("premium").orElseThrow();
        if (due.isLate(at)) {
          late.add(customer.id());
        }
      }
    }
    assertThat(coverage.concerned()).isEqualTo(concerned.size());
    assertThat(coverage.leftOut())
        .extracting(Coverage.LeftOut::customer)
        .containsExactlyElementsOf(late.stream().sorted().toList());
    assertThat(coverage.isComplete()).isEqualTo(late.isEmpty());
    assertThat(coverage.leftOut())
        .allSatisfy(
            left -> assertThat(left.why()).hasAtLeastOneElementOfType(CadenceReason.Late.class));
    Collections.shuffle(customers, random);
    assertThat(Coverage.of(RULES, "premium", customers.stream(), at, Optional.empty()))
        .isEqualTo(coverage);
  }

  private static final CadenceRules RULES =
      CadenceRules.of(
          SHANGHAI,
          Cadence.of("premium", 2, Rhythm.within(ContactWindow.rolling(Duration.ofDays(7))), FROM)
              .concerning(Audience.ofClass("importance", "premium")),
          Cadence.of("weekly", 1, Rhythm.within(ContactWindow.calendar(Unit.WEEK)), FROM).ranked(2),
          Cadence.of("monthly", 1, Rhythm.every(Period.ofMonths(1)), FROM).ranked(2));

  private static Instant at(Random random) {
    return START.plus(Duration.ofHours(random.nextInt(60 * 24)));
  }

  private static List<DueCustomer> customers(Random random, int most) {
    List<DueCustomer> customers = new ArrayList<>();
    int count = random.nextInt(most + 1);
    for (int i = 0; i < count; i++) {
      List<Interaction> contacts =
          Stream.generate(() -> ContactCasesTest.call(at(random)))
              .limit(random.nextInt(8))
              .toList();
      ContactLog log = ContactLog.EMPTY.in(SHANGHAI).withInteractions(contacts);
      int kind = random.nextInt(3);
      customers.add(
          DueCustomer.of(
              CustomerId.of("c-" + i),
              kind == 0
                  ? log
                  : log.withClasses(Map.of("importance", kind == 1 ? "premium" : "basic"))));
    }
    return customers;
  }
}
