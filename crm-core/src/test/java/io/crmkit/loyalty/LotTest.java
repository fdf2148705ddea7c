package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A lot of points (RM-06)")
class LotTest {
  private static final Instant FROM = Book.at("2026-02-01");
  private static final Instant TO = Book.at("2026-03-01");

  private static Lot lot(String account, long number, String from, String to) {
    return new Lot(AccountId.of(account), number, 10, day(from), day(to), false);
  }

  private static Optional<Instant> day(String day) {
    return day.isEmpty() ? Optional.empty() : Optional.of(Book.at(day));
  }

  @ParameterizedTest(name = "{0} ns after its start and {1} ns before its end: {2}")
  @CsvSource({"-1,,false", "0,,true", "1,,true", ",1,true", ",0,false", ",-1,false"})
  @DisplayName("can be spent from its first instant until before its last:")
  void validity(Long afterStart, Long beforeEnd, boolean usable) {
    Instant at = afterStart != null ? FROM.plusNanos(afterStart) : TO.minusNanos(beforeEnd);
    Lot lot = new Lot(AccountId.of("a"), 1, 10, Optional.of(FROM), Optional.of(TO), false);
    assertThat(lot.usableAt(at)).isEqualTo(usable);
    assertThat(lot.activeAt(at)).isEqualTo(!at.isBefore(FROM));
    assertThat(lot.expiredAt(at)).isEqualTo(!at.isBefore(TO));
  }

  @Test
  @DisplayName("can be spent for ever without an end, and not before it is confirmed")
  void open() {
    assertThat(lot("a", 1, "2026-02-01", "").usableAt(Book.at("2099-01-01"))).isTrue();
    assertThat(lot("a", 1, "", "").usableAt(Book.at("2099-01-01"))).isFalse();
    assertThat(lot("a", 1, "", "").startingAt(FROM).usableAt(FROM)).isTrue();
    assertThat(lot("a", 1, "2026-02-01", "").endingAt(TO).usableAt(TO)).isFalse();
  }

  @Test
  @DisplayName("is spent by expiry, then by start, then by account and number; open dates last")
  void order() {
    List<Lot> lots =
        List.of(
            lot("b", 9, "2026-02-02", "2026-03-01"),
            lot("a", 1, "2026-02-01", "2026-03-02"),
            lot("a", 3, "2026-02-02", "2026-03-02"),
            lot("a", 4, "2026-02-02", "2026-03-02"),
            lot("b", 2, "2026-02-02", "2026-03-02"),
            lot("a", 1, "", "2026-03-02"),
            lot("a", 1, "2026-02-01", ""),
            lot("a", 1, "", ""));
    List<Lot> shuffled = new ArrayList<>(lots);
    Collections.reverse(shuffled);
    Collections.sort(shuffled);
    assertThat(shuffled).isEqualTo(lots);
    for (Lot lot : lots) {
      Lot other =
          new Lot(lot.account(), lot.number(), 99, lot.activeFrom(), lot.expiresAt(), false);
      assertThat(lot.compareTo(other)).isZero();
    }
  }

  @Test
  @DisplayName("stays the same lot when its terms change; account and number tell")
  void identity() {
    Lot lot = lot("a", 1, "", "2026-03-01");
    assertThat(lot.sameLot(lot.startingAt(FROM).endingAt(FROM.plusSeconds(1)))).isTrue();
    assertThat(lot.sameLot(lot("a", 2, "", "2026-03-01"))).isFalse();
    assertThat(lot.sameLot(lot("b", 1, "", "2026-03-01"))).isFalse();
  }
}
