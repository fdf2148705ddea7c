package io.crmkit.contact;

import static io.crmkit.contact.ContactCasesTest.SHANGHAI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.ProfileEntry;
import io.crmkit.customer.ProfilePart;
import io.crmkit.customer.StaffId;
import io.crmkit.decision.Decision;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("IS-06 Reviews of information")
class InformationReviewTest {
  private static final CustomerId ID = CustomerId.of("c-1");
  private static final InformationReview RULE =
      new InformationReview(
          "review", Period.ofMonths(1), Period.ofDays(7), 1, LocalDate.of(2026, 1, 1), SHANGHAI);

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
  }

  private static InformationState state(List<Instant> reviews, List<Instant> changes) {
    return new InformationState(ID, Optional.of(LocalDate.of(2026, 1, 31)), reviews, changes);
  }

  @Test
  @DisplayName("IS-06, C11: dates are counted from the day of joining and never drift")
  void cadence() {
    List<Instant> reviews = new ArrayList<>();
    List<LocalDate> dates = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Due due = RULE.decide(state(reviews, List.of()), at("2026-12-31T00:00")).outcome();
      dates.add(LocalDate.ofInstant(due.dueAt().minusNanos(1), SHANGHAI));
      reviews.add(due.dueAt().minusSeconds(3600));
    }
    assertThat(dates)
        .containsExactly(
            LocalDate.of(2026, 2, 28),
            LocalDate.of(2026, 3, 31),
            LocalDate.of(2026, 4, 30),
            LocalDate.of(2026, 5, 31));
  }

  @Test
  @DisplayName("IS-06: a change asks for a review within days; later changes put nothing off")
  void change() {
    List<Instant> reviews = List.of(at("2026-02-10T09:00"));
    List<Instant> changes =
        List.of(at("2026-02-20T10:00"), at("2026-02-12T10:00"), at("2026-02-09T10:00"));
    Instant now = at("2026-02-22T12:00");
    Decision<Due> decision = RULE.decide(state(reviews, changes), now);

    assertThat(decision.outcome().dueAt()).isEqualTo(at("2026-02-20T00:00"));
    assertThat(decision.outcome().isLate(now)).isTrue();
    assertThat(decision.outcome().ways()).isEmpty();
    assertThat(decision.reasons())
        .containsExactly(
            new CadenceReason.ReviewLate(
                "review",
                new Moment(at("2026-02-20T00:00"), Optional.of(SHANGHAI)),
                Period.ofDays(2)),
            new CadenceReason.Changed("review", LocalDate.of(2026, 2, 12)));
    // Before the change was made, it asked for nothing; a review sees it.
    assertThat(RULE.decide(state(reviews, changes), at("2026-02-12T09:59")).outcome().dueAt())
        .isEqualTo(at("2026-04-01T00:00"));
    List<Instant> seen = List.of(at("2026-02-10T09:00"), at("2026-02-21T09:00"));
    assertThat(RULE.decide(state(seen, changes), now).reasons())
        .containsExactly(
            new CadenceReason.ReviewDue(
                "review", new Moment(at("2026-04-01T00:00"), Optional.of(SHANGHAI))));
  }

  @Test
  @DisplayName("IS-06: overdue reviews are listed; entries of the file are the changes")
  void overdue() {
    Instant entered = at("2026-03-01T10:00");
    Customer customer =
        new Customer(
            ID,
            Optional.empty(),
            List.of(
                entry(ProfilePart.BASIC, "telephone", entered),
                entry(ProfilePart.OTHER, "preferences", entered.minusSeconds(86_400))),
            List.of(),
            Map.of());
    InformationState state =
        InformationState.of(CustomerFile.of(customer), List.of(at("2026-02-28T09:00")));
    assertThat(state.changes()).containsExactly(entered);

    Instant due = at("2026-03-09T00:00");
    assertThat(RULE.overdue(Stream.of(state), due.minusNanos(1))).isEmpty();
    assertThat(RULE.overdue(Stream.of(state), due)).hasSize(1);
  }

  private static ProfileEntry entry(ProfilePart part, String field, Instant at) {
    return ProfileEntry.of(part, field, "x", ProfileEntry.Source.WEB, StaffId.of("s-1"), at);
  }

  @Test
  @DisplayName("refuses lengths and ranks out of range")
  void refusals() {
    LocalDate day = LocalDate.of(2026, 1, 1);
    assertThatThrownBy(() -> new InformationReview("r", Period.ZERO, Period.ZERO, 1, day, SHANGHAI))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new InformationReview("r", Period.ofDays(1), Period.ofDays(-1), 1, day, SHANGHAI))
        .hasMessageContaining("afterChange");
    assertThatThrownBy(
            () -> new InformationReview("r", Period.ofDays(1), Period.ZERO, 0, day, SHANGHAI))
        .hasMessageContaining("rank");
  }
}
