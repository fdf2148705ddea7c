package io.crmkit.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Decision;
import io.crmkit.laws.ContactRuleSets;
import io.crmkit.laws.ContactTrial;
import io.crmkit.testkit.CrmArbitraries;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.constraints.IntRange;

@Label("Contact rules")
class ContactRulesProperties {
  @Provide
  Arbitrary<Tuple2<ContactRules, ContactQuestion>> cases() {
    return CrmArbitraries.of(
        choices -> {
          ContactRules rules = ContactRuleSets.any().from(choices);
          return Tuple.of(rules, ContactTrial.of(rules).questions().from(choices));
        });
  }

  @Property(tries = 400)
  @Label("decide as a reading minute by minute does: outcome, blockers, and the least instant")
  void naive(@ForAll("cases") Tuple2<ContactRules, ContactQuestion> drawn) {
    ContactRules rules = drawn.get1().withHorizon(Duration.ofDays(2));
    ContactQuestion question = drawn.get2();
    NaiveContact naive = new NaiveContact(rules, question);
    Decision<Permission> decision = rules.decide(question);

    TreeSet<String> blockers = new TreeSet<>();
    decision.reasons().stream()
        .filter(ContactBlocker.class::isInstance)
        .forEach(reason -> blockers.add(((ContactBlocker) reason).rule()));
    assertThat(blockers).isEqualTo(naive.blockers(question.at()));

    Optional<Instant> first = naive.first();
    if (first.isEmpty()) {
      assertThat(decision.outcome()).isInstanceOf(Permission.Refused.class);
    } else if (first.get().equals(question.at())) {
      assertThat(decision.outcome()).isEqualTo(Permission.allowed());
    } else {
      assertThat(decision.outcome()).isEqualTo(Permission.deferred(first.get()));
    }
    assertThat(rules.permission(question)).isEqualTo(decision.outcome());
  }

  @Property(tries = 300)
  @Label("the order of rules and of events plays no part")
  void order(@ForAll("cases") Tuple2<ContactRules, ContactQuestion> drawn, @ForAll Random random) {
    ContactRules rules = drawn.get1();
    ContactQuestion question = drawn.get2();
    ContactLog log = question.log();
    ContactLog shuffled =
        log.withInteractions(shuffled(log.interactions(), random))
            .withConsents(shuffled(log.consents(), random))
            .withBans(shuffled(log.bans(), random))
            .withLegalBases(shuffled(log.legalBases(), random));
    ContactRules others =
        new ContactRules(shuffled(rules.rules(), random), rules.combination(), rules.horizon());

    assertThat(shuffled).isEqualTo(log).hasSameHashCodeAs(log);
    assertThat(others).isEqualTo(rules);
    assertThat(others.decide(question.withLog(shuffled))).isEqualTo(rules.decide(question));
  }

  private static <T> List<T> shuffled(List<T> list, Random random) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, random);
    return copy;
  }

  @Property(tries = 300)
  @Label("under MOST_RESTRICTIVE a cap more never frees")
  void capMore(
      @ForAll("cases") Tuple2<ContactRules, ContactQuestion> drawn, @ForAll("caps") Cap cap) {
    ContactRules rules = drawn.get1().combined(Combination.MOST_RESTRICTIVE);
    Permission before = rules.permission(drawn.get2());
    Permission after = rules.with(cap).permission(drawn.get2());

    if (after instanceof Permission.Allowed) {
      assertThat(before).isEqualTo(Permission.allowed());
    } else if (after instanceof Permission.Deferred later
        && before instanceof Permission.Deferred sooner) {
      assertThat(later.until()).isAfterOrEqualTo(sooner.until());
    } else if (before instanceof Permission.Refused) {
      assertThat(after).isInstanceOf(Permission.Refused.class);
    }
  }

  @Provide
  Arbitrary<Cap> caps() {
    return CrmArbitraries.of(
        choices ->
            Cap.of(
                "more",
                choices.between(1, 2),
                choices.oneOf(
                    List.of(
                        ContactWindow.rolling(Duration.ofHours(20)),
                        ContactWindow.calendar(ContactWindow.Unit.WEEK)))));
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList()).map(ZoneId::of);
  }

  @Property(tries = 2_000)
  @Label("C9: quiet(s,e) and quiet(e,s) cover the day, and overlap only in a clock overlap")
  void complements(
      @ForAll("zones") ZoneId zone,
      @ForAll @IntRange(min = 0, max = 40_000) int epochDay,
      @ForAll @IntRange(min = 0, max = 95) int start,
      @ForAll @IntRange(min = 0, max = 95) int end) {
    Assume.that(start != end);
    LocalTime s = LocalTime.MIDNIGHT.plusMinutes(15L * Math.min(start, end));
    LocalTime e = LocalTime.MIDNIGHT.plusMinutes(15L * Math.max(start, end));
    LocalDate day = LocalDate.ofEpochDay(epochDay);
    QuietHours one = new QuietHours(s, e);
    QuietHours other = new QuietHours(e, s);

    Instant first = one.endOn(day, zone);
    Instant second = other.startOn(day, zone);
    Instant third = other.endOn(day, zone);
    Instant fourth = one.startOn(day.plusDays(1), zone);
    // No gap between them; where one starts before the other ends, the clock shows a time twice.
    assertThat(second).isBeforeOrEqualTo(first);
    assertThat(fourth).isBeforeOrEqualTo(third);
    if (second.isBefore(first)) {
      assertThat(zone.getRules().getValidOffsets(day.atTime(e))).hasSize(2);
    }
    if (fourth.isBefore(third)) {
      assertThat(zone.getRules().getValidOffsets(day.plusDays(1).atTime(s))).hasSize(2);
    }
    assertThat(one.contains(s)).isTrue();
    assertThat(one.contains(e)).isFalse();
    assertThat(other.contains(e)).isTrue();
    assertThat(other.contains(s)).isFalse();
  }

  @Property(tries = 2_000)
  @Label("a later contact never leaves a window earlier, in any zone")
  void monotoneWindows(
      @ForAll("zones") ZoneId zone,
      @ForAll @IntRange(min = 0, max = 2_000_000) int quarters,
      @ForAll @IntRange(min = 0, max = 200) int after,
      @ForAll("windows") ContactWindow window) {
    Instant contact = Instant.EPOCH.plusSeconds(900L * quarters);
    Instant later = contact.plusSeconds(900L * after);
    Instant end = window.occupiedUntil(contact, zone);

    assertThat(end).isAfter(contact);
    assertThat(window.occupiedUntil(later, zone)).isAfterOrEqualTo(end);
    assertThat(Duration.between(contact, end)).isLessThanOrEqualTo(window.longest());
    assertThat(window.occupies(contact, later, zone)).isEqualTo(end.isAfter(later));
    assertThat(ContactWindow.parse(window.text())).isEqualTo(window);
  }

  @Provide
  Arbitrary<ContactWindow> windows() {
    return Arbitraries.of(
            "rolling:PT24H",
            "rolling:PT0.5S",
            "rolling:P1D",
            "rolling:P1M",
            "rolling:P1M3D",
            "calendar:DAY",
            "calendar:WEEK",
            "calendar:WEEK-SUNDAY",
            "calendar:MONTH",
            "calendar:QUARTER",
            "calendar:YEAR")
        .map(ContactWindow::parse);
  }
}
