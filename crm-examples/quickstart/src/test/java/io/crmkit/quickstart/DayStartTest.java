package io.crmkit.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.CustomerId;
import io.crmkit.customer.StaffId;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierOverride;
import io.crmkit.tier.TierStanding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Where the review of a day began, as the store keeps it")
class DayStartTest {
  private static final TierStanding GIVEN =
      new TierStanding(
          Tier.of("GOLD"),
          LocalDate.of(2026, 1, 1),
          Optional.of(LocalDate.of(2026, 2, 1)),
          Optional.of(
              new TierOverride(
                  Tier.of("DIAMOND"), StaffId.of("s-9"), "goodwill", LocalDate.of(2026, 8, 15))),
          LocalDate.of(2026, 2, 2));

  @Test
  @DisplayName(
      "format 1 stays readable, with and without a standing before, and is what is written")
  void golden() throws IOException {
    TierStanding before =
        new TierStanding(
            Tier.of("SILVER"),
            LocalDate.of(2025, 7, 1),
            Optional.empty(),
            Optional.empty(),
            LocalDate.of(2026, 1, 31));
    expectGolden(
        "day-start-1.json", new DayStart(CustomerId.of("c-1"), Optional.of(before), GIVEN));
    expectGolden(
        "day-start-1-first.json", new DayStart(CustomerId.of("c-1"), Optional.empty(), GIVEN));
    assertThat(DayStart.TYPE.format()).isEqualTo(1);
  }

  private static void expectGolden(String file, DayStart expected) throws IOException {
    String golden = Files.readString(Path.of("src/test/resources/golden", file)).strip();
    assertThat(DayStart.TYPE.read("c-1", 1, golden)).isEqualTo(expected);
    assertThat(DayStart.TYPE.codec().write(expected)).isEqualTo(golden);
    assertThat(DayStart.TYPE.idOf(expected)).hasToString("day-start/c-1");
  }
}
