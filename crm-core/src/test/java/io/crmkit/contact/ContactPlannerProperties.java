package io.crmkit.contact;

import static io.crmkit.contact.ContactCasesTest.NEW_YORK;
import static io.crmkit.contact.ContactCasesTest.SHANGHAI;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.contact.ContactWindow.Unit;
import io.crmkit.customer.Channel;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Purpose;
import io.crmkit.customer.StaffId;
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

  @Property(tries = 150)
  @Label("what is named as in the way is: without it there is a time, with any of it none")
  void obstacles(@ForAll Random random) {
    ContactPlanner planner = planner(random);
    List<DueCustomer> customers = customers(random);
    LocalDate end = MONDAY.plusDays(1 + random.nextInt(16));
    ContactPlan plan = planner.plan(customers, FROM, end).outcome();
    // Much staff, so that rules alone can be in the way.
    List<StaffCapacity> many = new ArrayList<>();
    planner
        .staffing()
        .staff()
        .forEach(each -> many.add(new StaffCapacity(each.staff(), 1_000, each.absences())));
    for (ContactPlan.Unplanned unplanned : plan.unplanned()) {
      boolean rules = unplanned.why().stream().allMatch(PlanReason.RuleInTheWay.class::isInstance);
      if (!rules || unplanned.due().ways().size() > 1) {
        continue;
      }
      java.util.Set<String> names = new java.util.TreeSet<>();
      unplanned
          .why()
          .forEach(
              why -> names.add(((ContactBlocker) ((PlanReason.RuleInTheWay) why).why()).rule()));
      ContactPlanner less =
          new ContactPlanner(
              planner.cadences(),
              planner.contacts().without(names).orElseThrow(),
              new Staffing(planner.staffing().calendar(), planner.staffing().slot(), many));
      DueCustomer one =
          customers.stream()
              .filter(each -> each.id().equals(unplanned.due().customer()))
              .findFirst()
              .orElseThrow();
      assertThat(less.plan(List.of(one), FROM, end).outcome().contacts())
          .as("without %s", names)
          .isNotEmpty();
    }
  }
}
