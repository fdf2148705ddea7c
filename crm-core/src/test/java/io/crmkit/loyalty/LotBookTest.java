package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The lots of an account that have points left (L1, L2, L3)")
class LotBookTest {
  private static final AccountId ME = AccountId.of("me");
  private static final Instant NOW = Book.at("2026-02-01");
  private static final Lot MARCH = lot(1, NOW, "2026-03-01");
  private static final Lot APRIL = lot(2, NOW, "2026-04-01");
  private static final Lot MAY = lot(3, NOW, "2026-05-01");
  private static final Lot EVER = new Lot(ME, 4, 10, Optional.of(NOW), Optional.empty(), false);
  private static final LotBook BOOK =
      LotBook.EMPTY.withNew(MAY, 10).withNew(EVER, 10).withNew(MARCH, 10).withNew(APRIL, 10);

  private static Lot lot(long number, Instant from, String to) {
    return new Lot(ME, number, 10, Optional.of(from), Optional.of(Book.at(to)), false);
  }

  private static Take take(Lot lot, long points) {
    return new Take(lot, points);
  }

  @Test
  @DisplayName("stand in the order in which they are spent, whatever the order they came in")
  void order() {
    assertThat(BOOK.takes())
        .containsExactly(take(MARCH, 10), take(APRIL, 10), take(MAY, 10), take(EVER, 10));
    assertThat(BOOK.size()).isEqualTo(4);
    assertThat(BOOK.total()).isEqualTo(40);
    assertThat(BOOK.lot(2)).isEqualTo(MAY);
    assertThat(BOOK.left(2)).isEqualTo(10);
    assertThat(BOOK.indexOf(EVER)).isEqualTo(3);
    assertThat(BOOK.leftOf(MAY)).isEqualTo(10);
    Lot strange = lot(9, NOW, "2026-03-01");
    assertThat(BOOK.indexOf(strange)).isEqualTo(-1);
    assertThat(BOOK.leftOf(strange)).isZero();
    assertThatThrownBy(() -> BOOK.withNew(MAY, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("lot 3 must not be credited twice");
    assertThatThrownBy(() -> BOOK.withNew(MARCH, 1)).hasMessage("lot 1 must not be credited twice");
  }

  @Test
  @DisplayName("tell what can be spent, what cannot yet, and what has expired, at any instant")
  void available() {
    Lot later = lot(5, NOW.plusSeconds(60), "2026-03-15");
    Lot unconfirmed =
        new Lot(ME, 6, 10, Optional.empty(), Optional.of(Book.at("2026-04-15")), false);
    LotBook book = BOOK.withNew(later, 7).withNew(unconfirmed, 3);
    assertThat(book.total()).isEqualTo(50);
    assertThat(book.available(NOW.minusNanos(1))).isZero();
    assertThat(book.pending(NOW.minusNanos(1))).isEqualTo(50);
    assertThat(book.available(NOW)).isEqualTo(40);
    assertThat(book.pending(NOW)).isEqualTo(10);
    assertThat(book.available(NOW.plusSeconds(60))).isEqualTo(47);
    assertThat(book.pending(NOW.plusSeconds(60))).isEqualTo(3);
    assertThat(book.expired(Book.at("2026-03-01").minusNanos(1))).isNull();
    assertThat(book.expired(Book.at("2026-03-01"))).isEqualTo(MARCH);
    assertThat(book.available(Book.at("2026-03-01"))).isEqualTo(37);
    assertThat(book.pending(Book.at("2026-04-15"))).isZero();
    assertThat(book.available(Book.at("2027-01-01"))).isEqualTo(10);
    assertThat(BOOK.available(Book.at("2026-03-01"))).isEqualTo(30);
    assertThat(BOOK.pending(Book.at("2026-03-01"))).isZero();
    assertThat(LotBook.EMPTY.expired(NOW)).isNull();
    assertThat(LotBook.EMPTY.available(NOW)).isZero();
    assertThat(LotBook.EMPTY.pending(NOW)).isZero();
  }

  @Test
  @DisplayName("tell the same of pending points when a lot that starts earlier comes in later")
  void latestStart() {
    Lot late = lot(5, NOW.plusSeconds(60), "2026-03-15");
    Lot latest = lot(6, NOW.plusSeconds(90), "2026-03-15");
    LotBook book =
        LotBook.EMPTY.withNew(late, 1).withNew(latest, 2).withNew(lot(7, NOW, "2026-03-16"), 4);
    assertThat(book.available(NOW)).isEqualTo(4);
    assertThat(book.available(NOW.plusSeconds(60))).isEqualTo(5);
    assertThat(book.available(NOW.plusSeconds(90))).isEqualTo(7);
    assertThat(book.without(List.of(take(late, 1))).available(NOW)).isEqualTo(4);
    LotBook drawn = book.without(List.of(take(lot(7, NOW, "2026-03-16"), 1)));
    assertThat(drawn.available(NOW)).isEqualTo(3);
    assertThat(drawn.with(List.of(take(lot(7, NOW, "2026-03-16"), 1))).available(NOW)).isEqualTo(4);
  }

  @Test
  @DisplayName("count those that are not confirmed, however these come and go")
  void unconfirmed() {
    Lot one = new Lot(ME, 5, 10, Optional.empty(), Optional.empty(), false);
    Lot two = new Lot(ME, 6, 10, Optional.empty(), Optional.empty(), false);
    LotBook book = LotBook.EMPTY.withNew(EVER, 10).withNew(one, 10).withNew(two, 10);
    LotBook less = book.without(List.of(take(one, 10)));
    assertThat(less.available(NOW)).isEqualTo(10);
    assertThat(less.pending(NOW)).isEqualTo(10);
    assertThat(less.without(List.of(take(two, 4))).pending(NOW)).isEqualTo(6);
    assertThat(less.without(List.of(take(EVER, 10))).available(NOW)).isZero();
    LotBook none = less.without(List.of(take(two, 10)));
    assertThat(none.available(NOW)).isEqualTo(10);
    assertThat(none.pending(NOW)).isZero();
    assertThat(less.with(List.of(take(one, 2))).pending(NOW)).isEqualTo(12);
    LotBook drawn = book.without(List.of(take(one, 3)));
    assertThat(drawn.with(List.of(take(one, 3))).available(NOW)).isEqualTo(10);
  }

  @Test
  @DisplayName("give the soonest to expire first, as much as there is")
  void soonest() {
    assertThat(BOOK.soonest(NOW, 10)).containsExactly(take(MARCH, 10));
    assertThat(BOOK.soonest(NOW, 11)).containsExactly(take(MARCH, 10), take(APRIL, 1));
    assertThat(BOOK.soonest(NOW, 99)).isEqualTo(BOOK.takes());
    assertThat(BOOK.soonest(NOW, 0)).isEmpty();
    assertThat(BOOK.soonest(Book.at("2026-03-01"), 5)).containsExactly(take(APRIL, 5));
    assertThat(BOOK.soonest(NOW.minusNanos(1), 5)).isEmpty();
  }

  @Test
  @DisplayName("give all but one lot, where that one is spared")
  void soonestBut() {
    assertThat(BOOK.soonestBut(MARCH, NOW, 12)).containsExactly(take(APRIL, 10), take(MAY, 2));
    assertThat(BOOK.soonestBut(APRIL, NOW, 10)).containsExactly(take(MARCH, 10));
    assertThat(BOOK.soonestBut(APRIL, NOW, 99))
        .containsExactly(take(MARCH, 10), take(MAY, 10), take(EVER, 10));
    assertThat(BOOK.soonestBut(APRIL, Book.at("2026-05-01"), 99)).containsExactly(take(EVER, 10));
    assertThat(BOOK.soonestBut(APRIL, NOW, 0)).isEmpty();
  }

  @Test
  @DisplayName("give pending points to a debt too, but not expired ones")
  void soonestWithPending() {
    Instant before = NOW.minusNanos(1);
    assertThat(BOOK.soonestWithPending(before, 15))
        .containsExactly(take(MARCH, 10), take(APRIL, 5));
    assertThat(BOOK.soonestWithPending(before, 10)).containsExactly(take(MARCH, 10));
    assertThat(BOOK.soonestWithPending(Book.at("2026-03-01"), 15))
        .containsExactly(take(APRIL, 10), take(MAY, 5));
    assertThat(BOOK.soonestWithPending(before, 0)).isEmpty();
  }

  @Test
  @DisplayName("drop a lot of which nothing is left, in front, in the middle, and the last")
  void without() {
    assertThat(BOOK.without(List.of(take(MARCH, 10), take(APRIL, 10))).takes())
        .containsExactly(take(MAY, 10), take(EVER, 10));
    assertThat(BOOK.without(List.of(take(MARCH, 10), take(MAY, 10), take(EVER, 1))).takes())
        .containsExactly(take(APRIL, 10), take(EVER, 9));
    assertThat(BOOK.without(List.of(take(MARCH, 3), take(APRIL, 10))).takes())
        .containsExactly(take(MARCH, 7), take(MAY, 10), take(EVER, 10));
    assertThat(BOOK.without(List.of(take(EVER, 10))).takes())
        .containsExactly(take(MARCH, 10), take(APRIL, 10), take(MAY, 10));
    LotBook less = BOOK.without(List.of(take(MAY, 4)));
    assertThat(less.total()).isEqualTo(36);
    assertThat(less.leftOf(MAY)).isEqualTo(6);
    assertThat(BOOK.leftOf(MAY)).isEqualTo(10);
    assertThat(BOOK.without(BOOK.takes()).total()).isZero();
    assertThat(BOOK.without(List.of()).takes()).isEqualTo(BOOK.takes());
  }

  @Test
  @DisplayName("find what is taken in any order, and twice of one lot")
  void anyOrder() {
    LotBook less = BOOK.without(List.of(take(EVER, 1), take(MARCH, 2), take(APRIL, 3)));
    assertThat(less.takes())
        .containsExactly(take(MARCH, 8), take(APRIL, 7), take(MAY, 10), take(EVER, 9));
    assertThat(BOOK.without(List.of(take(APRIL, 6), take(APRIL, 4))).leftOf(APRIL)).isZero();
  }

  @Test
  @DisplayName("never give more than is left, nor take back more than there was")
  void bounds() {
    LotBook less = BOOK.without(List.of(take(APRIL, 4)));
    assertThatThrownBy(() -> less.without(List.of(take(APRIL, 7))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an entry must not take more than is left of lot 2, 6, took 7");
    assertThatThrownBy(() -> less.without(List.of(take(lot(9, NOW, "2026-03-01"), 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an entry must not take more than is left of lot 9, 0, took 1");
    assertThatThrownBy(() -> less.without(List.of(take(MARCH, 4), take(MARCH, 7))))
        .hasMessage("an entry must not take more than is left of lot 1, 6, took 7");
    assertThatThrownBy(() -> less.with(List.of(take(APRIL, 5))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an entry must not give lot 2 more than its 10 points, was 11");
    assertThat(less.without(List.of(take(APRIL, 6))).leftOf(APRIL)).isZero();
    assertThat(less.with(List.of(take(APRIL, 4))).takes()).isEqualTo(BOOK.takes());
    assertThat(less.with(List.of(take(APRIL, 4))).total()).isEqualTo(40);
  }

  @Test
  @DisplayName("take points back into a lot that had gone, with the validity it had")
  void with() {
    LotBook less = BOOK.without(List.of(take(APRIL, 10), take(MAY, 10)));
    assertThat(less.with(List.of(take(APRIL, 3))).takes())
        .containsExactly(take(MARCH, 10), take(APRIL, 3), take(EVER, 10));
    assertThat(less.with(List.of(take(MAY, 1), take(APRIL, 2))).total()).isEqualTo(23);
  }

  @Test
  @DisplayName("move on the expiry of those that roll and would end before, and of no other")
  void extended() {
    Instant end = Book.at("2026-04-01");
    Lot soon = new Lot(ME, 5, 10, Optional.of(NOW), Optional.of(end.minusNanos(1)), true);
    Lot then = new Lot(ME, 6, 10, Optional.of(NOW), Optional.of(end), true);
    Lot after = new Lot(ME, 7, 10, Optional.of(NOW), Optional.of(end.plusNanos(1)), true);
    LotBook book =
        LotBook.EMPTY.withNew(MARCH, 1).withNew(soon, 2).withNew(then, 3).withNew(after, 4);
    assertThat(book.extended(end).takes())
        .containsExactly(
            take(MARCH, 1), take(soon.endingAt(end), 2), take(then, 3), take(after, 4));
    assertThat(book.extended(end).total()).isEqualTo(10);
  }
}
