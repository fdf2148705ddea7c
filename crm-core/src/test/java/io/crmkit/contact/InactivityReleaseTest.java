package io.crmkit.contact;

import static io.crmkit.contact.ContactCasesTest.SHANGHAI;
import static io.crmkit.contact.ContactCasesTest.log;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.customer.Purpose;
import io.crmkit.decision.Decision;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("CF-10 Release for inactivity")
class InactivityReleaseTest {
  private static final Scope SERVICE =
      Scope.ALL.withPurposes(Purpose.RETURN_VISIT, Purpose.of("INVITATION"));
  private static final InactivityRelease RULE =
      new InactivityRelease(
          "three-months", SERVICE, Period.ofMonths(3), LocalDate.of(2026, 1, 1), SHANGHAI);

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
  }

  private static ContactLog served(String... locals) {
    return log(SHANGHAI)
        .withInteractions(
            Stream.of(locals).map(local -> CadenceTest.VISIT.madeAt(at(local))).toList());
  }

  @Test
  @DisplayName("CF-10, C12: last served on 31 May, free on 31 August, not a moment before")
  void c12() {
    ContactLog log = served("2026-03-03T10:00", "2026-05-31T23:59");
    Release free = new Release.Released(LocalDate.of(2026, 8, 31));

    assertThat(RULE.decide(log, at("2026-08-30T23:59:59.999999999")).outcome())
        .isEqualTo(new Release.Kept(LocalDate.of(2026, 8, 31)));
    assertThat(RULE.decide(log, at("2026-08-31T00:00")).outcome()).isEqualTo(free);
    assertThat(RULE.decide(log, at("2027-08-31T00:00")).outcome()).isEqualTo(free);
    assertThat(RULE.decide(served("2025-11-30T10:00"), at("2026-02-28T00:00")).outcome())
        .isEqualTo(new Release.Released(LocalDate.of(2026, 2, 28)));
  }

  @Test
  @DisplayName("CF-10: only invitations and visits are service; offers are not")
  void services() {
    ContactLog offers = log(SHANGHAI, "2026-05-01T00:00:00Z");
    Decision<Release> decision = RULE.decide(offers, at("2026-05-02T00:00"));
    assertThat(decision.outcome()).isEqualTo(new Release.Released(LocalDate.of(2026, 4, 1)));
    assertThat(decision.reasons())
        .containsExactly(
            new ReleaseReason.NeverServed(
                "three-months",
                LocalDate.of(2026, 1, 1),
                Period.ofMonths(3),
                LocalDate.of(2026, 4, 1)));
    ContactLog invited =
        offers.plus(
            ContactRequest.of(io.crmkit.customer.Channel.PHONE, Purpose.of("INVITATION"))
                .madeAt(at("2026-05-01T09:00")));
    assertThat(RULE.decide(invited, at("2026-05-02T00:00")).outcome())
        .isEqualTo(new Release.Kept(LocalDate.of(2026, 8, 1)));
    // As of then: an invitation of tomorrow plays no part.
    assertThat(RULE.decide(invited, at("2026-05-01T08:59")).outcome())
        .isEqualTo(decision.outcome());
  }

  @Test
  @DisplayName("CF-10: the decision explains itself in both languages")
  void texts() {
    ReleasePolicy ours = ReleasePolicy.named("ours", "2", RULE);
    Decision<Release> decision = ours.decide(served("2026-05-31T10:00"), at("2026-09-01T00:00"));
    assertThat(decision.policy().version()).isEqualTo("2");
    assertThat(decision.explain(Locale.ENGLISH))
        .isEqualTo(
            "three-months: free for others since 2026-08-31; the last service was on 2026-05-31,"
                + " 3 months without service have passed");
    assertThat(decision.explain(Locale.SIMPLIFIED_CHINESE))
        .isEqualTo("three-months：自 2026-08-31 起释放，他人可邀约；最近一次服务在 2026-05-31，已满 3 个月无服务");
  }

  @Test
  @DisplayName("CF-10: released exactly if the last service plus three months is not after today")
  void forward() {
    LocalDate first = LocalDate.of(2026, 1, 1);
    for (LocalDate served = first; served.getYear() < 2028; served = served.plusDays(1)) {
      LocalDate free = served.plusMonths(3);
      ContactLog log = served(served + "T12:00");
      for (LocalDate day = free.minusDays(4);
          day.isBefore(free.plusDays(4));
          day = day.plusDays(1)) {
        assertThat(RULE.decide(log, at(day + "T12:00")).outcome())
            .isEqualTo(day.isBefore(free) ? new Release.Kept(free) : new Release.Released(free));
      }
    }
  }

  @Test
  @DisplayName("refuses a time that is not positive")
  void refusals() {
    assertThatThrownBy(
            () ->
                new InactivityRelease(
                    "r", SERVICE, Period.ZERO, LocalDate.of(2026, 1, 1), SHANGHAI))
        .hasMessageContaining("must be positive");
  }
}
