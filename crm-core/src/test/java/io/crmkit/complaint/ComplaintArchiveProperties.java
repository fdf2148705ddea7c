package io.crmkit.complaint;

import static io.crmkit.complaint.SampleComplaints.NOON;
import static io.crmkit.complaint.SampleComplaints.intake;
import static io.crmkit.complaint.SampleComplaints.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.StaffId;
import io.crmkit.decision.Decision;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.Limit;
import io.crmkit.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

@Label("Sanctions, recurrences and archives, whatever they are asked about")
class ComplaintArchiveProperties {
  private static final CurrencyUnit YUAN = CurrencyUnit.of("CNY");

  @Property
  @Label("CF-12, CF-13: penalties, reasons and the total add up exactly, whatever the rules")
  void sanctionSums(
      @ForAll("rules") List<SanctionRule> rules,
      @ForAll boolean formal,
      @ForAll boolean same,
      @ForAll("offsets") long nanos) {
    SanctionRules policy =
        new SanctionRules(
            rules,
            YUAN,
            new Limit.CalendarDays(Period.ofDays(3), Limit.DayEnd.SAME_TIME),
            "always");
    Instant due = NOON.plus(Duration.ofDays(3));
    Decision<Sanctions> decision =
        policy.decide(
            new SanctionQuestion(
                "sales",
                StaffId.of("s-4"),
                StaffId.of(same ? "s-4" : "s-9"),
                formal,
                NOON,
                Optional.of(due.plusNanos(nanos)),
                BusinessCalendar.always(ZoneOffset.UTC),
                due.plus(Duration.ofDays(9))));
    long expected = 0;
    for (SanctionRule rule : rules) {
      boolean applies =
          switch (rule.occasion()) {
            case FOUND -> !formal;
            case FORMAL -> formal;
            case OVERDUE -> nanos > 0;
          };
      int people = same ? 1 : rule.targets().size();
      expected += applies ? people * rule.amount().getAmountMinorLong() : 0;
    }
    Sanctions sanctions = decision.outcome();
    assertThat(sanctions.total().getAmountMinorLong()).isEqualTo(expected);
    assertThat(sanctions.reassign()).isEqualTo(nanos > 0);
    long told = 0;
    long count = 0;
    for (var reason : decision.reasons()) {
      if (reason instanceof SanctionReason.Penalised penalised) {
        told += penalised.amount().getAmountMinorLong();
        count++;
      }
    }
    assertThat(told).isEqualTo(expected);
    assertThat(count).isEqualTo(sanctions.penalties().size());
  }

  @Provide
  Arbitrary<Long> offsets() {
    return Arbitraries.oneOf(
        Arbitraries.of(-1L, 0L, 1L), Arbitraries.longs().between(-1_000_000_000_000L, 1L << 40));
  }

  @Provide
  Arbitrary<List<SanctionRule>> rules() {
    Arbitrary<Set<SanctionRule.Target>> targets =
        Arbitraries.of(SanctionRule.Target.class)
            .set()
            .ofMinSize(1)
            .map(set -> (Set<SanctionRule.Target>) EnumSet.copyOf(set));
    return Combinators.combine(
            Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(8),
            Arbitraries.of(SanctionRule.Occasion.class),
            Arbitraries.longs().between(1, 1_000_000_000),
            targets)
        .as(
            (name, occasion, minor, on) ->
                new SanctionRule(name, occasion, Money.ofMinor(YUAN, minor), on))
        .list()
        .uniqueElements(SanctionRule::name)
        .ofMaxSize(6);
  }

  @Property(tries = 60)
  @Label("AS-05: recurrences and the archive do not depend on the order of the complaints")
  void orderPlaysNoPart(@ForAll("archives") List<ComplaintCase> cases, @ForAll Random random) {
    RecurrenceRule rule =
        new RecurrenceRule(
            Set.of(RecurrenceKey.PRODUCT, RecurrenceKey.CATEGORY),
            Window.last(Period.ofDays(5)),
            2);
    List<ComplaintCase> shuffled = new ArrayList<>(cases);
    Collections.shuffle(shuffled, random);
    Instant asOf = NOON.plus(Duration.ofDays(6));
    Decision<List<RecurringCause>> decision = rule.decide(cases, asOf, ZoneOffset.UTC);
    assertThat(rule.decide(shuffled, asOf, ZoneOffset.UTC)).isEqualTo(decision);
    var range = rule.within().range(asOf, ZoneOffset.UTC, Optional.empty());
    assertThat(ArchiveSummary.of(shuffled, range, ZoneOffset.UTC, asOf))
        .isEqualTo(ArchiveSummary.of(cases, range, ZoneOffset.UTC, asOf));
    // The naive count: every pair of a class and a product by itself.
    for (String category : List.of("quality", "price")) {
      for (String product : List.of("lamp", "kettle")) {
        long count =
            cases.stream()
                .filter(one -> range.contains(one.receivedAt()))
                .filter(one -> one.category().equals(category))
                .filter(one -> one.product().filter(product::equals).isPresent())
                .count();
        assertThat(
                decision.outcome().stream()
                    .filter(found -> found.shared().containsValue(category))
                    .filter(found -> found.shared().containsValue(product))
                    .mapToLong(found -> found.cases().size())
                    .sum())
            .isEqualTo(count >= 2 ? count : 0);
      }
    }
    Statistics.label("recurrences").collect(decision.outcome().size());
  }

  @Provide
  Arbitrary<List<ComplaintCase>> archives() {
    return Combinators.combine(
            Arbitraries.of("quality", "price"),
            Arbitraries.of("lamp", "kettle"),
            Arbitraries.integers().between(0, 150))
        .as((category, product, hours) -> new Object[] {category, product, hours})
        .list()
        .ofMaxSize(10)
        .map(
            drawn -> {
              List<ComplaintCase> cases = new ArrayList<>();
              for (Object[] one : drawn) {
                ComplaintIntake base = intake((String) one[0]).about((String) one[1], "east");
                ComplaintIntake moved =
                    new ComplaintIntake(
                        base.record(),
                        Optional.of(NOON.plus(Duration.ofHours((Integer) one[2]))),
                        base.complainant(),
                        base.matter(),
                        base.contactPoint(),
                        base.category(),
                        base.product(),
                        base.place(),
                        base.feedback());
                cases.add(opened("k-" + cases.size(), moved));
              }
              return cases;
            });
  }
}
