package io.crmkit.contact;

import static io.crmkit.contact.ContactCasesTest.NEW_YORK;
import static io.crmkit.contact.ContactCasesTest.SHANGHAI;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.contact.ContactWindow.Unit;
import io.crmkit.customer.Channel;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Purpose;
import io.crmkit.customer.StaffId;
import io.crmkit.decision.Reason;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.DayHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

@Label("Promises of the planner of contacts")
class ContactPlannerProperties {
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  private static final Instant FROM = MONDAY.atTime(8, 30).atZone(SHANGHAI).toInstant();
  private static final ContactRequest CALL = CadenceTest.VISIT;
  private static final ContactRequest CHAT =
      ContactRequest.of(Channel.INSTANT_MESSAGE, Purpose.RETURN_VISIT);

  static ContactPlanner planner(Random random) {
    LocalDate since = MONDAY.minusDays(random.nextInt(20));
    CadenceRules cadences =
        CadenceRules.of(
            SHANGHAI,
            Cadence.of("premium", 2, Rhythm.within(ContactWindow.calendar(Unit.WEEK)), since)
                .concerning(Audience.ofClass("importance", "premium"))
                .by(CALL, CHAT),
            Cadence.of("all", 1, Rhythm.within(ContactWindow.rolling(Period.ofDays(5))), since)
                .by(CHAT, CALL)
                .ranked(2),
            Cadence.of("ten-days", 1, Rhythm.every(Period.ofDays(10)), since).by(CALL).ranked(2));
    ContactRules contacts =
        ContactRules.of(
            DoNotContact.of("do-not-contact"),
            RestHours.daily("rest", QuietHours.of("12:00", "14:00")),
            Cap.of("daily", 1, ContactWindow.calendar(Unit.DAY)),
            Cap.of("chats", 1, ContactWindow.rolling(Duration.ofDays(6)))
                .on(Scope.ALL.withChannels(Channel.INSTANT_MESSAGE)));
    BusinessCalendar calendar =
        BusinessCalendar.of(
                SHANGHAI,
                BusinessCalendar.weekdays(
                    List.of(DayHours.parse("09:00-12:30"), DayHours.parse("13:30-17:00"))))
            .withHolidays(List.of(MONDAY.plusDays(2)));
    List<StaffCapacity> staff = new ArrayList<>();
    int members = random.nextInt(3);
    for (int i = 0; i <= members; i++) {
      StaffCapacity capacity = StaffCapacity.of(StaffId.of("s-" + i), random.nextInt(5));
      staff.add(i == 1 ? capacity.absentOn(MONDAY.plusDays(1)) : capacity);
    }
    return new ContactPlanner(
        cadences, contacts, new Staffing(calendar, Duration.ofMinutes(50), staff));
  }

  static List<DueCustomer> customers(Random random) {
    List<DueCustomer> customers = new ArrayList<>();
    int count = random.nextInt(12);
    for (int i = 0; i < count; i++) {
      ContactLog log =
          random.nextInt(10) == 0
              ? ContactLog.EMPTY
              : ContactLog.EMPTY.in(random.nextInt(8) == 0 ? NEW_YORK : SHANGHAI);
      for (int past = random.nextInt(4); past > 0; past--) {
        log = log.plus(CALL.madeAt(FROM.minus(Duration.ofHours(random.nextInt(400)))));
      }
      if (random.nextInt(8) == 0) {
        ContactBan ban = ContactBan.of("objection", FROM.minus(Duration.ofDays(9)));
        log =
            log.withBans(
                List.of(
                    random.nextBoolean()
                        ? ban
                        : ban.until(FROM.plus(Duration.ofDays(random.nextInt(20))))));
      }
      DueCustomer customer =
          DueCustomer.of(
              CustomerId.of("c-" + i),
              log.withClasses(Map.of("importance", random.nextBoolean() ? "premium" : "basic")));
      customers.add(
          random.nextInt(5) == 0
              ? customer.keptBy(StaffId.of("s-" + random.nextInt(3)))
              : customer);
    }
    return customers;
  }

  @Property(tries = 250)
  @Label("each contact allowed at its instant, capacity kept, none twice, nothing forgotten")
  void promises(@ForAll Random random) {
    ContactPlanner planner = planner(random);
    List<DueCustomer> customers = customers(random);
    LocalDate end = MONDAY.plusDays(1 + random.nextInt(16));
    ContactPlan plan = planner.plan(customers, FROM, end).outcome();

    PlanCheck.keepsItsPromises(planner, customers, FROM, end, plan);
    Collections.shuffle(customers, random);
    assertThat(planner.plan(customers, FROM, end).outcome()).isEqualTo(plan);
  }

  @Property(tries = 300)
  @Label("what is named as in the way is: without all of it there is a time, with any of it none")
  void obstacles(@ForAll Random random) {
    ContactRules rules = obstructive(random);
    LocalDate end = MONDAY.plusDays(1 + random.nextInt(16));
    for (DueCustomer customer : customers(random)) {
      DueCustomer anybodys = DueCustomer.of(customer.id(), customer.log());
      ContactPlan plan = plan(rules, anybodys, end);
      if (!plan.contacts().isEmpty() || plan.unplanned().isEmpty()) {
        continue;
      }
      Set<String> names = new TreeSet<>();
      for (Reason why : plan.unplanned().get(0).why()) {
        names.add(((ContactBlocker) ((PlanReason.RuleInTheWay) why).why()).rule());
      }
      assertThat(plan(rules.without(names).orElseThrow(), anybodys, end).contacts())
          .as("without %s", names)
          .isNotEmpty();
      for (String name : names) {
        Set<String> others = new TreeSet<>(names);
        others.remove(name);
        assertThat(plan(rules.without(others).orElseThrow(), anybodys, end).contacts())
            .as("with %s", name)
            .isEmpty();
      }
    }
  }

  /** One rule with one way and much staff, so that rules of contact alone are in the way. */
  private static ContactPlan plan(ContactPolicy rules, DueCustomer customer, LocalDate end) {
    Cadence late =
        Cadence.of("late", 1, Rhythm.every(Period.ofDays(1)), MONDAY.minusDays(40)).by(CALL);
    Staffing staffing =
        Staffing.of(
            BusinessCalendar.of(
                SHANGHAI, BusinessCalendar.weekdays(List.of(DayHours.parse("09:00-17:00")))),
            Duration.ofMinutes(50),
            StaffCapacity.of(StaffId.of("s-1"), 1_000));
    return new ContactPlanner(CadenceRules.of(SHANGHAI, late), rules, staffing)
        .plan(List.of(customer), FROM, end)
        .outcome();
  }

  /** Rules of which one or several together often leave no time at all. */
  private static ContactRules obstructive(Random random) {
    List<ContactRule> pool =
        new ArrayList<>(
            List.of(
                DoNotContact.of("ban"),
                ConsentRequired.of("consent", Scope.ALL.withChannels(Channel.PHONE)),
                RestHours.daily("morning", QuietHours.of("06:00", "13:00")),
                RestHours.daily("afternoon", QuietHours.of("12:00", "20:00")),
                RestHours.daily("day", QuietHours.of("07:00", "19:00")),
                Cap.of("monthly", 1, ContactWindow.rolling(Duration.ofDays(30))),
                Cap.of("calendar", 1, ContactWindow.calendar(Unit.MONTH))));
    Collections.shuffle(pool, random);
    return ContactRules.of(pool.subList(0, 1 + random.nextInt(4)).toArray(ContactRule[]::new));
  }
}
