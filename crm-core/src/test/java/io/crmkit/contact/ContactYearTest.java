package io.crmkit.contact;

import static io.crmkit.contact.ContactCasesTest.SHANGHAI;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.contact.ContactWindow.Unit;
import io.crmkit.customer.Channel;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Interaction;
import io.crmkit.customer.Purpose;
import io.crmkit.customer.StaffId;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.DayHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A year of a company, planned week by week and lived through: some calls reach nobody, some
 * customers object. 200 customers; any other number with {@code -Dcrmkit.year.customers=10000}.
 */
@DisplayName("IS-08 DS-05 DS-07 A year of planned contacts")
class ContactYearTest {
  private static final int CUSTOMERS = Integer.getInteger("crmkit.year.customers", 200);
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
  private static final int WEEKS = 52;
  private static final ContactRequest CALL = ContactRequest.of(Channel.PHONE, Purpose.RETURN_VISIT);
  private static final ContactRequest MAIL = ContactRequest.of(Channel.EMAIL, Purpose.RETURN_VISIT);
  private static final List<ZoneId> ZONES =
      List.of(SHANGHAI, SHANGHAI, ZoneId.of("Asia/Tokyo"), ZoneId.of("Europe/Berlin"));

  private static final ContactRules CONTACTS =
      ContactRules.of(
          DoNotContact.of("do-not-contact"),
          RestHours.daily("night", QuietHours.of("21:00", "08:00")),
          RestHours.daily("noon", QuietHours.of("12:00", "14:00")),
          Cap.of("two-a-week", 2, ContactWindow.rolling(Period.ofDays(7))),
          Cap.of("one-a-day", 1, ContactWindow.calendar(Unit.DAY)));

  private static final CadenceRules CADENCES =
      CadenceRules.of(
          SHANGHAI,
          Cadence.of("premium", 1, Rhythm.within(ContactWindow.calendar(Unit.WEEK)), FIRST)
              .concerning(Audience.ofClass("importance", "premium"))
              .by(CALL, MAIL),
          Cadence.of("monthly", 1, Rhythm.within(ContactWindow.calendar(Unit.MONTH)), FIRST)
              .by(CALL, MAIL)
              .ranked(2),
          Cadence.of("quarterly-visit", 2, Rhythm.every(Period.ofMonths(3)), FIRST)
              .on(Scope.ALL.withChannels(Channel.PHONE))
              .by(CALL)
              .ranked(2));

  private static Staffing staffing() {
    List<StaffCapacity> staff =
        IntStream.range(0, 2 + CUSTOMERS / 300)
            .mapToObj(i -> StaffCapacity.of(StaffId.of("s-" + i), 24))
            .toList();
    BusinessCalendar office =
        BusinessCalendar.of(
                SHANGHAI,
                BusinessCalendar.weekdays(
                    List.of(DayHours.parse("09:00-12:00"), DayHours.parse("13:00-18:00"))))
            .withHolidays(
                IntStream.rangeClosed(1, 7).mapToObj(day -> LocalDate.of(2026, 10, day)).toList());
    return new Staffing(office, Duration.ofMinutes(20), staff);
  }

  private static Map<CustomerId, DueCustomer> population(Random random) {
    Map<CustomerId, DueCustomer> customers = new LinkedHashMap<>();
    for (int i = 0; i < CUSTOMERS; i++) {
      CustomerId id = CustomerId.of("c-" + i);
      ContactLog log =
          ContactLog.EMPTY
              .in(ZONES.get(random.nextInt(ZONES.size())))
              .withClasses(Map.of("importance", i % 10 == 0 ? "premium" : "basic"));
      customers.put(
          id,
          DueCustomer.of(
              id,
              random.nextInt(50) == 0
                  ? log.withBans(
                      List.of(
                          ContactBan.of("objection", start(FIRST.plusDays(random.nextInt(300))))))
                  : log));
    }
    return customers;
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(SHANGHAI).toInstant();
  }

  @Test
  @DisplayName("every promise holds at every planned instant, and whoever may be called is covered")
  void year() {
    Random random = new Random(6);
    ContactPlanner planner = new ContactPlanner(CADENCES, CONTACTS, staffing());
    Map<CustomerId, DueCustomer> customers = population(random);
    int made = 0;
    for (int week = 0; week < WEEKS; week++) {
      LocalDate monday = FIRST.plusWeeks(week);
      Instant from = start(monday);
      List<DueCustomer> now = new ArrayList<>(customers.values());
      ContactPlan plan = planner.plan(now, from, monday.plusWeeks(1)).outcome();
      PlanCheck.keepsItsPromises(planner, now, from, monday.plusWeeks(1), plan);
      Map<CustomerId, List<Interaction>> lived = new HashMap<>();
      for (PlannedContact planned : plan.contacts()) {
        lived
            .computeIfAbsent(planned.due().customer(), id -> new ArrayList<>())
            .add(lived(planned, random.nextInt(10) > 0));
        made++;
      }
      lived.forEach(
          (id, contacts) -> customers.computeIfPresent(id, (key, c) -> live(c, contacts)));
    }
    assertThat(made).isGreaterThan(12 * CUSTOMERS);
    customers.values().forEach(ContactYearTest::capsAreKept);
    coverage(new ArrayList<>(customers.values()), start(FIRST.plusWeeks(WEEKS)));
  }

  private static Interaction lived(PlannedContact planned, boolean reached) {
    return new Interaction(
        planned.request().channel(),
        Interaction.Direction.OUTBOUND,
        planned.request().purpose(),
        reached ? Interaction.Result.REACHED : Interaction.Result.ATTEMPTED,
        Optional.of(planned.staff()),
        planned.at(),
        planned.at());
  }

  private static DueCustomer live(DueCustomer customer, List<Interaction> contacts) {
    List<Interaction> all = new ArrayList<>(customer.log().interactions());
    all.addAll(contacts);
    return customer.withLog(customer.log().withInteractions(all));
  }

  /** Counted again by hand: no third contact within seven days, no second on one day. */
  private static void capsAreKept(DueCustomer customer) {
    ZoneId zone = customer.log().zone().orElseThrow();
    List<Instant> times =
        customer.log().interactions().stream().map(Interaction::occurredAt).toList();
    for (int i = 0; i < times.size(); i++) {
      if (i > 1) {
        assertThat(times.get(i).atZone(zone))
            .isAfterOrEqualTo(times.get(i - 2).atZone(zone).plusDays(7));
      }
      if (i > 0) {
        assertThat(times.get(i).atZone(zone).toLocalDate())
            .isAfter(times.get(i - 1).atZone(zone).toLocalDate());
      }
      int hour = times.get(i).atZone(zone).getHour();
      assertThat(hour >= 8 && hour < 21 && hour != 12 && hour != 13).isTrue();
    }
  }

  /** DS-07: premium customers are covered, or named, and then for a reason. */
  private static void coverage(List<DueCustomer> customers, Instant at) {
    Coverage coverage =
        Coverage.of(CADENCES, "premium", customers.stream(), at, Optional.of(CONTACTS));
    assertThat(coverage.concerned()).isEqualTo((CUSTOMERS + 9) / 10);
    for (Coverage.LeftOut left : coverage.leftOut()) {
      boolean banned = left.why().stream().anyMatch(why -> why instanceof ContactBlocker.Banned);
      assertThat(banned || left.since().isAfter(at.minus(Duration.ofDays(15))))
          .as("%s", left)
          .isTrue();
    }
    assertThat(coverage.covered() * 10).isGreaterThan(coverage.concerned() * 7);
  }
}
