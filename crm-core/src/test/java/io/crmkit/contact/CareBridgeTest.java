package io.crmkit.contact;

import static io.crmkit.contact.ContactCasesTest.NEW_YORK;
import static io.crmkit.contact.ContactCasesTest.SHANGHAI;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("IS-15 Care for a customer whose contact log is known")
class CareBridgeTest {
  private static final ContactBan BAN =
      ContactBan.of("objection", Instant.parse("2026-03-02T20:00:00Z"))
          .until(Instant.parse("2026-03-04T16:00:00Z"));

  private static CareBar banned(String first, String end) {
    return new CareBar(
        CareBar.Cause.BANNED,
        Optional.of(LocalDate.parse(first)),
        Optional.of(LocalDate.parse(end)));
  }

  @Test
  @DisplayName("a ban bars each day of which it holds at any instant, in the customer's zone")
  void days() {
    assertThat(CareBar.of(BAN, Optional.of(SHANGHAI)))
        .isEqualTo(banned("2026-03-03", "2026-03-05"));
    assertThat(CareBar.of(BAN, Optional.of(NEW_YORK)))
        .isEqualTo(banned("2026-03-02", "2026-03-05"));
    assertThat(CareBar.of(ContactBan.of("x", BAN.startInclusive()), Optional.of(SHANGHAI)))
        .isEqualTo(CareBar.from(CareBar.Cause.BANNED, LocalDate.of(2026, 3, 3)));
  }

  @Test
  @DisplayName("C10: where the zone is not known, no zone of the world would see a barred day free")
  void unknownZone() {
    CareBar wide = CareBar.of(BAN, Optional.empty());
    for (String id : ZoneId.getAvailableZoneIds()) {
      CareBar bar = CareBar.of(BAN, Optional.of(ZoneId.of(id)));
      assertThat(wide.startInclusive().orElseThrow())
          .isBeforeOrEqualTo(bar.startInclusive().orElseThrow());
      assertThat(wide.endExclusive().orElseThrow())
          .isAfterOrEqualTo(bar.endExclusive().orElseThrow());
    }
  }

  @Test
  @DisplayName(
      "protections and bans of the log become bars; the log of then tells what was known then")
  void log() {
    ContactLog log =
        ContactLog.EMPTY
            .in(SHANGHAI)
            .withProtections(Set.of(Protection.MINOR, Protection.DECEASED))
            .withBans(List.of(BAN));
    Birthday birthday = Birthday.of(LocalDate.of(2000, 3, 3), io.crmkit.time.ShortMonth.LAST_DAY);
    assertThat(CareCustomer.of(log, birthday))
        .isEqualTo(
            CareCustomer.of(birthday)
                .withBars(
                    CareBar.always(CareBar.Cause.DECEASED),
                    CareBar.always(CareBar.Cause.MINOR),
                    banned("2026-03-03", "2026-03-05")));
    assertThat(CareCustomer.of(log.asKnownAt(BAN.recordedAt().minusNanos(1))).bars())
        .extracting(CareBar::cause)
        .containsExactly(CareBar.Cause.DECEASED, CareBar.Cause.MINOR);
  }
}
