package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The ledger, on cases seen in other engines (RM-06, AS-08)")
class LedgerCasesTest {
  @Test
  @DisplayName("L1: the soonest to expire is spent first")
  void soonestFirst() {
    Book book =
        new Book(Book.LEDGER)
            .opens("a", 100, Optional.of("2027-06-01"))
            .opens("b", 100, Optional.of("2027-01-01"))
            .redeems("r", 100);
    assertThat(book.left()).containsExactly(100L, 0L);
  }

  @Test
  @DisplayName("L2: what never expires is spent last")
  void neverLast() {
    Book book =
        new Book(Book.LEDGER)
            .opens("a", 100, Optional.empty())
            .opens("b", 100, Optional.of("2027-01-01"))
            .redeems("r", 100);
    assertThat(book.left()).containsExactly(100L, 0L);
  }

  @Test
  @DisplayName("L3: a redemption goes on into the next lot")
  void acrossLots() {
    Book book =
        new Book(Book.LEDGER)
            .opens("a", 50, Optional.of("2027-01-01"))
            .opens("b", 50, Optional.of("2027-02-01"))
            .redeems("r", 70);
    assertThat(book.left()).containsExactly(0L, 30L);
  }

  @Test
  @DisplayName("L5: points expiring on or before a day")
  void expiring() {
    Book book =
        new Book(Book.LEDGER)
            .opens("a", 100, Optional.of("2026-02-01"))
            .opens("b", 200, Optional.of("2026-06-01"))
            .opens("c", 50, Optional.empty());
    assertThat(book.account.expiring(book.now, Book.at("2026-03-01"))).isEqualTo(100);
    assertThat(book.account.expiring(book.now, Book.at("2026-07-01"))).isEqualTo(300);
    assertThat(book.account.expiring(book.now, Book.at("2026-02-01"))).isEqualTo(100);
    assertThat(book.account.expiring(book.now, Book.at("2026-01-31"))).isZero();
    assertThat(book.account.expiring(Book.at("2026-02-01"), Book.at("2026-07-01"))).isEqualTo(200);
  }

  @Test
  @DisplayName("L6: transferred points keep the expiry of the lots they came from")
  void transfer() {
    Book giver =
        new Book(Book.LEDGER, "giver")
            .opens("a", 20, Optional.of("2026-06-01"))
            .opens("b", 200, Optional.of("2027-06-01"));
    giver.does(new PointsCommand.Transfer(giver.key(), "t", AccountId.of("receiver"), 100));
    AccountEntry.TransferredOut out =
        (AccountEntry.TransferredOut) giver.entries.get(giver.entries.size() - 1);
    Book receiver = new Book(Book.LEDGER, "receiver");
    receiver.does(
        new PointsCommand.Receive(receiver.key(), "t", AccountId.of("giver"), out.takes()));
    assertThat(receiver.account.lots())
        .extracting(Take::points, take -> take.lot().expiresAt().orElseThrow())
        .containsExactly(
            Tuple.tuple(20L, Book.at("2026-06-01")), Tuple.tuple(80L, Book.at("2027-06-01")));
    assertThat(giver.left()).containsExactly(0L, 120L);
  }

  private static Book spentThenRefunded(DebtPolicy debt) {
    return new Book(Book.LEDGER.withDebt(debt))
        .earns("o", Book.cny("150.00"), 150)
        .redeems("r", 100)
        .refunds("o", "150.00");
  }

  @Test
  @DisplayName("L7: earned 150, spent 100, full refund; pending only: nothing is taken")
  void pendingOnly() {
    Book book = spentThenRefunded(new DebtModel.PendingOnly());
    assertThat(book.taken()).isZero();
    assertThat(book.refunded().forgiven()).isEqualTo(150);
    assertThat(book.account.balance(book.now).net()).isEqualTo(50);
  }

  @Test
  @DisplayName("L7: within the balance: 50 are taken, 100 forgiven and recorded")
  void withinBalance() {
    Book book = spentThenRefunded(new DebtModel.WithinBalance());
    assertThat(book.taken()).isEqualTo(50);
    assertThat(book.refunded().forgiven()).isEqualTo(100);
    assertThat(book.account.balance(book.now).net()).isZero();
    assertThat(book.reasons()).contains(new LoyaltyMoveReason.Forgiven(100));
  }

  @Test
  @DisplayName("L7: debt allowed: 150 are taken, balance -100, the next credit pays first")
  void debtAllowed() {
    Book book = spentThenRefunded(new DebtModel.AllowDebt());
    assertThat(book.taken()).isEqualTo(150);
    assertThat(book.account.balance(book.now).net()).isEqualTo(-100);
    book.earns("next", 130);
    assertThat(book.account.balance(book.now)).isEqualTo(new PointsBalance(30, 0, 0, 0));
    assertThat(book.reasons()).contains(new LoyaltyMoveReason.DebtRepaid(100, 0));
  }

  @Test
  @DisplayName("L8: 1000 points on an order of 200, return 100: 500 taken")
  void half() {
    Book book = new Book(Book.LEDGER).earns("o", Book.cny("200.00"), 1000).refunds("o", "100.00");
    assertThat(book.taken()).isEqualTo(500);
  }

  @Test
  @DisplayName("L10: 100 points, three equal refunds: 33, 33, 34")
  void thirds() {
    Book book = new Book(Book.LEDGER).earns("o", Book.cny("300.00"), 100);
    List<Long> taken = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      taken.add(book.refunds("o", "100.00").taken());
    }
    assertThat(taken).containsExactly(33L, 33L, 34L);
  }

  @Test
  @DisplayName("L15: cancelling a redemption restores the same lots with the same expiry")
  void cancel() {
    Book book =
        new Book(Book.LEDGER)
            .opens("a", 50, Optional.of("2027-01-01"))
            .opens("b", 50, Optional.of("2027-02-01"));
    List<Take> before = book.account.lots();
    book.redeems("r", 70).does(new PointsCommand.Cancel(book.key(), "r", 70));
    assertThat(book.account.lots()).isEqualTo(before);
  }

  @Test
  @DisplayName("L15: what has expired meanwhile comes back to its lot and expires")
  void cancelAfterExpiry() {
    Book book =
        new Book(Book.LEDGER)
            .opens("a", 50, Optional.of("2026-02-01"))
            .opens("b", 50, Optional.of("2027-02-01"))
            .redeems("r", 70)
            .on("2026-03-01");
    book.does(new PointsCommand.Cancel(book.key(), "r", 70));
    assertThat(book.left()).containsExactly(0L, 50L);
    assertThat(book.reasons())
        .containsExactly(
            new LoyaltyReason.Restored(70, 2), new LoyaltyReason.PointsExpired(50, book.now));
  }

  @Test
  @DisplayName("L16: expired yesterday, not swept: refused, expired points are not spendable")
  void expiredYesterday() {
    Book book = new Book(Book.LEDGER).opens("a", 100, Optional.of("2026-02-01")).on("2026-02-02");
    PointsAccount before = book.account;
    boolean accepted = book.run(new PointsCommand.Redeem(book.key(), "r", 60, Optional.empty()));
    assertThat(accepted).isFalse();
    assertThat(book.reasons())
        .containsExactly(
            new LoyaltyRefusal.Insufficient(60, 0, 60),
            new LoyaltyRefusal.ExpiredNotSpendable(100, Book.at("2026-02-01")));
    assertThat(book.account).isEqualTo(before);
    assertThat(book.account.balance(book.now).net()).isZero();
  }

  @ParameterizedTest(name = "earned on {0}: the last day is {1}")
  @CsvSource({"2027-01-31,2027-02-28", "2028-01-31,2028-02-29", "2027-02-28,2027-03-28"})
  @DisplayName("L17: valid one month, usable through the end of that day in the programme's zone:")
  void endOfMonth(String earned, String lastDay) {
    PointsLedger ledger = Book.LEDGER.withExpiry(new ExpiryModel.After(Period.ofMonths(1)));
    Book book = new Book(ledger).on(earned);
    book.now = book.now.plusSeconds(86_399); // the last second of the day
    book.earns("o", 100);
    Instant end = Book.at(lastDay).plusSeconds(86_400);
    assertThat(book.account.balance(end.minusNanos(1)).net()).isEqualTo(100);
    assertThat(book.account.balance(end).net()).isZero();
  }

  @Test
  @DisplayName("L20: of 20 concurrent gifts of 100 from a balance of 100 one succeeds")
  void race() throws Exception {
    Book book = new Book(Book.LEDGER).earns("o", 100);
    AtomicReference<PointsAccount> stored = new AtomicReference<>(book.account);
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try {
      List<Future<Boolean>> gifts = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        PointsCommand gift =
            new PointsCommand.Transfer(
                CommandKey.of("g-" + i), "g-" + i, AccountId.of("friend-" + i), 100);
        gifts.add(
            threads.submit(
                () -> {
                  start.await();
                  return give(stored, gift, book.now);
                }));
      }
      start.countDown();
      int succeeded = 0;
      for (Future<Boolean> gift : gifts) {
        succeeded += gift.get() ? 1 : 0;
      }
      assertThat(succeeded).isEqualTo(1);
      assertThat(stored.get().balance(book.now).total()).isZero();
    } finally {
      threads.shutdownNow();
    }
  }

  /** What a store does: decide on what was read, write if nothing else was written, else again. */
  private static boolean give(
      AtomicReference<PointsAccount> stored, PointsCommand gift, Instant at) {
    while (true) {
      PointsAccount read = stored.get();
      Decision<Answer<PointsReceipt>> decision = Book.LEDGER.decide(read, gift, at);
      if (!(decision.outcome() instanceof Answer.Accepted<PointsReceipt> accepted)) {
        return false;
      }
      if (stored.compareAndSet(read, read.applyAll(accepted.value().entries()))) {
        return true;
      }
    }
  }
}
