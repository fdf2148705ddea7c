package io.crmkit.store.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.decision.Reason;
import io.crmkit.loyalty.AccountId;
import io.crmkit.loyalty.CommandKey;
import io.crmkit.loyalty.EarnReceipt;
import io.crmkit.loyalty.Estate;
import io.crmkit.loyalty.ExpiryModel;
import io.crmkit.loyalty.LoyaltyMoveReason;
import io.crmkit.loyalty.LoyaltyRefusal;
import io.crmkit.loyalty.PointsAccount;
import io.crmkit.loyalty.PointsCommand;
import io.crmkit.loyalty.PointsLedger;
import io.crmkit.loyalty.PointsReceipt;
import io.crmkit.loyalty.Take;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Expected;
import io.crmkit.store.InMemoryStore;
import io.crmkit.store.PointsBook;
import io.crmkit.store.PointsPosting;
import io.crmkit.store.RecordId;
import io.crmkit.store.RecordType;
import io.crmkit.store.UnreadableRecordException;
import io.crmkit.store.work.PointsSweeper.Swept;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A desk that posts points commands to stored accounts")
class PointsDeskTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final AccountId ANN = AccountId.of("ann");
  private static final AccountId BOB = AccountId.of("bob");
  private static final PointsLedger LEDGER =
      PointsLedger.of(new PolicyId("points", "1"), ZoneOffset.UTC)
          .withExpiry(new ExpiryModel.After(Period.ofDays(30)));

  private final InMemoryStore store = new InMemoryStore();
  private final PointsBook book = PointsBook.of(store);
  private final UnitOfWork work = UnitOfWork.on(store, new Random(1)).withSleeper(pause -> {});
  private final PointsDesk desk = PointsDesk.of(book, work, LEDGER);
  private final PointsSweeper sweeper = PointsSweeper.of(book, work, LEDGER);

  private static PointsCommand earn(String name, long points, Instant at) {
    return new PointsCommand.Earn(
        CommandKey.of("k-" + name), name, EarnReceipt.of(points, "flat"), at);
  }

  private static PointsCommand redeem(String name, long points) {
    return new PointsCommand.Redeem(CommandKey.of("k-" + name), name, points, Optional.empty());
  }

  private static PointsCommand give(String name, AccountId to, long points) {
    return new PointsCommand.Transfer(CommandKey.of("k-" + name), name, to, points);
  }

  private PointsReceipt accepted(AccountId account, PointsCommand command, Instant at) {
    return desk.post(account, command, at).outcome().toOptional().orElseThrow();
  }

  private static void expectRefused(Decision<Answer<PointsReceipt>> decision, Reason... reasons) {
    assertThat(decision.outcome()).isEqualTo(Answer.refused());
    assertThat(decision.reasons()).containsExactly(reasons);
    assertThat(decision.policy()).isEqualTo(LEDGER.id());
  }

  @Test
  @DisplayName("a posted command is decided as the ledger decides, and stored")
  void posts() {
    PointsCommand earn = earn("o-1", 100, NOON);
    assertThat(desk.post(ANN, earn, NOON))
        .isEqualTo(LEDGER.decide(io.crmkit.loyalty.PointsAccount.open(ANN), earn, NOON));
    assertThat(book.account(ANN).balance(NOON).available()).isEqualTo(100);
    expectRefused(
        desk.post(ANN, redeem("r-1", 130), NOON), new LoyaltyRefusal.Insufficient(130, 100, 30));
    assertThat(store.receipt("k-r-1")).isEmpty();
  }

  @Test
  @DisplayName(
      "a command sent again gets its first receipt and the reason that it was a repetition")
  void repeated() {
    PointsReceipt first = accepted(ANN, earn("o-1", 100, NOON), NOON);
    accepted(ANN, redeem("r-1", 60), NOON);
    Decision<Answer<PointsReceipt>> again =
        desk.post(ANN, earn("o-1", 100, NOON), NOON.plusSeconds(60));
    assertThat(again.outcome()).isEqualTo(Answer.accepted(first));
    assertThat(again.reasons())
        .containsExactly(new LoyaltyMoveReason.Repeated(CommandKey.of("k-o-1")));
    assertThat(book.account(ANN).balance(NOON).available()).isEqualTo(40);
  }

  @Test
  @DisplayName("a key that another command has, or another account, is a conflict of keys")
  void keyConflicts() {
    PointsCommand earn = earn("o-1", 100, NOON);
    accepted(ANN, earn, NOON);
    LoyaltyRefusal conflict = new LoyaltyRefusal.KeyConflict(CommandKey.of("k-o-1"));
    expectRefused(desk.post(ANN, earn("o-1", 101, NOON), NOON), conflict);
    expectRefused(desk.post(BOB, earn, NOON), conflict);
    store.commit(ChangeSet.of(Command.of("k-x", "something else")));
    expectRefused(
        desk.post(ANN, earn("x", 1, NOON), NOON),
        new LoyaltyRefusal.KeyConflict(CommandKey.of("k-x")));
  }

  @Test
  @DisplayName("a command that wrote nothing keeps its key all the same")
  void nothingWritten() {
    PointsCommand nothing = earn("o-1", 0, NOON);
    assertThat(accepted(ANN, nothing, NOON).entries()).isEmpty();
    assertThat(accepted(ANN, nothing, NOON)).isEqualTo(new PointsReceipt(nothing, List.of()));
    expectRefused(
        desk.post(ANN, earn("o-1", 5, NOON), NOON),
        new LoyaltyRefusal.KeyConflict(CommandKey.of("k-o-1")));
    assertThat(book.history(ANN).entries()).isEmpty();
  }

  @Test
  @DisplayName("a transfer moves points and their lives, and says so for both accounts")
  void transfers() {
    accepted(ANN, earn("o-1", 100, NOON), NOON);
    Decision<Answer<PointsReceipt>> given = desk.post(ANN, give("t-1", BOB, 30), NOON);
    assertThat(given.reasons())
        .containsExactly(
            new LoyaltyMoveReason.Given(30, BOB), new LoyaltyMoveReason.Received(30, ANN));
    assertThat(book.account(ANN).balance(NOON).available()).isEqualTo(70);
    assertThat(book.account(BOB).balance(NOON).available()).isEqualTo(30);
    assertThat(book.account(BOB).lots().get(0).lot().expiresAt())
        .isEqualTo(book.account(ANN).lots().get(0).lot().expiresAt());
    assertThat(store.receipt("k-t-1").orElseThrow().versions()).hasSize(4);
    assertThat(desk.post(ANN, give("t-1", BOB, 30), NOON).outcome()).isEqualTo(given.outcome());
    expectRefused(desk.post(ANN, give("t-2", ANN, 1), NOON), new LoyaltyRefusal.SameAccount(ANN));
  }

  @Test
  @DisplayName("a receiver that is closed keeps the giver from giving")
  void closed() {
    accepted(ANN, earn("o-1", 100, NOON), NOON);
    accepted(BOB, earn("o-2", 5, NOON), NOON);
    PointsCommand merge = new PointsCommand.MergeInto(CommandKey.of("k-m"), AccountId.of("eve"));
    accepted(BOB, merge, NOON);
    expectRefused(
        desk.post(ANN, give("t-1", BOB, 30), NOON), new LoyaltyRefusal.Closed(AccountId.of("eve")));
    expectRefused(
        desk.post(BOB, earn("o-3", 5, NOON), NOON), new LoyaltyRefusal.Closed(AccountId.of("eve")));
    assertThat(book.account(ANN).balance(NOON).available()).isEqualTo(100);
    assertThat(book.account(AccountId.of("eve")).balance(NOON).available()).isEqualTo(5);
    assertThat(book.account(BOB).mergedInto()).contains(AccountId.of("eve"));
  }

  @Test
  @DisplayName("the second half of a transfer or merger cannot be posted alone")
  void halves() {
    for (PointsCommand half :
        List.of(
            new PointsCommand.Receive(CommandKey.of("k"), "t", ANN, List.of()),
            new PointsCommand.Inherit(
                CommandKey.of("k"),
                ANN,
                new Estate(List.of(), 0, List.of(), List.of(), List.of())))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> desk.post(BOB, half, NOON))
          .withMessageContaining("to the giving account");
    }
  }

  @Test
  @DisplayName("an account that is ahead by no more than is allowed takes the command at its time")
  void ahead() {
    Instant later = NOON.plusSeconds(10);
    accepted(ANN, earn("o-1", 100, NOON), later);
    expectRefused(
        desk.post(ANN, redeem("r-1", 1), NOON), new LoyaltyRefusal.OutOfOrder(NOON, later));
    PointsDesk lenient = desk.allowingAhead(Duration.ofSeconds(10));
    expectRefused(
        lenient.post(ANN, redeem("r-1", 1), NOON.minusNanos(1)),
        new LoyaltyRefusal.OutOfOrder(NOON.minusNanos(1), later));
    PointsReceipt receipt =
        lenient.post(ANN, redeem("r-1", 1), NOON).outcome().toOptional().orElseThrow();
    assertThat(receipt.entries().get(0).stamp().occurredAt()).isEqualTo(later);
    PointsReceipt next =
        lenient
            .post(ANN, redeem("r-2", 1), later.plusNanos(1))
            .outcome()
            .toOptional()
            .orElseThrow();
    assertThat(next.entries().get(0).stamp().occurredAt()).isEqualTo(later.plusNanos(1));
    assertThatIllegalArgumentException().isThrownBy(() -> desk.allowingAhead(Duration.ofNanos(-1)));
  }

  @Test
  @DisplayName("an account that others keep changing ends in a conflict, and nothing is posted")
  void conflict() {
    accepted(ANN, earn("o-1", 100, NOON), NOON);
    int[] count = {0};
    InterferingStore busy =
        new InterferingStore(store, () -> accepted(ANN, redeem("m-" + count[0]++, 1), NOON));
    busy.always();
    PointsDesk onBusy =
        PointsDesk.of(
            PointsBook.of(busy),
            UnitOfWork.on(busy, new Random(1)).withSleeper(pause -> {}),
            LEDGER);
    assertThatThrownBy(() -> onBusy.post(ANN, redeem("r-1", 5), NOON))
        .isInstanceOf(ConflictException.class);
    assertThat(book.account(ANN).balance(NOON).available()).isEqualTo(100 - count[0]);
    assertThat(store.receipt("k-r-1")).isEmpty();
  }

  @Test
  @DisplayName("a receipt whose posting is gone cannot be told, and is not posted again")
  void gone() {
    accepted(ANN, earn("o-1", 100, NOON), NOON);
    List<PointsPosting> postings = new ArrayList<>();
    book.forEachPosting(ANN, postings::add);
    store.commit(
        ChangeSet.of(Command.of("damage", "damage"))
            .delete(book.postings().idOf(postings.get(0)), Expected.any()));
    assertThatThrownBy(() -> desk.post(ANN, earn("o-1", 100, NOON), NOON))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessageContaining("points-posting/ann/0000000000000000001");
  }

  @Test
  @DisplayName("L16 points that expired are not spendable, whether or not they were swept")
  void expiredUnswept() {
    accepted(ANN, earn("o-1", 100, NOON), NOON);
    Instant after = Instant.parse("2026-04-01T00:00:00Z");
    assertThat(desk.post(ANN, redeem("r-1", 1), after.minusNanos(1)).outcome().toOptional())
        .isPresent();
    assertThat(desk.post(ANN, redeem("r-2", 1), after).outcome()).isEqualTo(Answer.refused());
    assertThat(sweeper.sweep(after)).isEqualTo(new Swept(1, 1, 0));
    assertThat(desk.post(ANN, redeem("r-2", 1), after).outcome()).isEqualTo(Answer.refused());
  }

  @Test
  @DisplayName("a sweep goes through more accounts than one page holds, each once")
  void manyAccounts() {
    for (int i = 0; i < 450; i++) {
      accepted(AccountId.of("a-" + i), earn("o-" + i, 10, NOON), NOON);
    }
    Instant end = Instant.parse("2026-04-01T00:00:00Z");
    assertThat(sweeper.sweep(end.minusNanos(1))).isEqualTo(new Swept(0, 0, 0));
    assertThat(sweeper.sweep(end)).isEqualTo(new Swept(450, 450, 0));
    assertThat(sweeper.sweep(end)).isEqualTo(new Swept(0, 0, 0));
    assertThat(book.history(AccountId.of("a-7")).entries()).hasSize(2);
  }

  @Test
  @DisplayName("a sweep that finds nothing left to write leaves no trace, a busy account waits")
  void sweptMeanwhile() {
    accepted(ANN, earn("o-1", 100, NOON), NOON);
    Instant end = Instant.parse("2026-04-02T00:00:00Z");
    InterferingStore busy =
        new InterferingStore(store, () -> accepted(ANN, earn("o-2", 10, end), end));
    UnitOfWork onBusy = UnitOfWork.on(busy, new Random(1)).withSleeper(pause -> {});
    assertThat(PointsSweeper.of(PointsBook.of(busy), onBusy, LEDGER).sweep(end))
        .isEqualTo(new Swept(0, 0, 0));
    assertThat(book.history(ANN).entries()).hasSize(3);

    Instant later = Instant.parse("2026-06-01T00:00:00Z");
    int[] count = {0};
    InterferingStore always =
        new InterferingStore(store, () -> accepted(ANN, earn("p-" + count[0]++, 10, end), end));
    always.always();
    UnitOfWork onAlways = UnitOfWork.on(always, new Random(1)).withSleeper(pause -> {});
    assertThat(PointsSweeper.of(PointsBook.of(always), onAlways, LEDGER).sweep(later))
        .isEqualTo(new Swept(0, 0, 1));
    assertThat(sweeper.sweep(later).accounts()).isEqualTo(1);
    assertThat(Take.sum(book.account(ANN).lots())).isZero();
  }

  @Test
  @DisplayName("an account that cannot be read is told of, and those behind it are swept")
  void unreadable() {
    accepted(ANN, earn("o-1", 100, NOON), NOON);
    accepted(BOB, earn("o-2", 100, NOON), NOON);
    RecordType<PointsAccount> type = book.accounts();
    RecordType<PointsAccount> newer =
        new RecordType<>(type.name(), 2, type.codec(), type.id(), type.indexes(), Map.of());
    store.commit(
        ChangeSet.of(Command.of("newer", "newer")).put(newer, book.account(ANN), Expected.any()));
    Swept swept = sweeper.sweep(Instant.parse("2026-04-02T00:00:00Z"));
    assertThat(swept).isEqualTo(new Swept(1, 1, 0, swept.unswept()));
    assertThat(swept.unswept())
        .extracting(Unswept::record)
        .containsExactly(new RecordId("points-account", "ann"));
  }

  @Test
  @DisplayName("a key stands for one command in one of several programmes in a store")
  void programmes() {
    PointsDesk air = PointsDesk.of(PointsBook.of(store, "air"), work, LEDGER);
    PointsDesk hotel = PointsDesk.of(PointsBook.of(store, "hotel"), work, LEDGER);
    PointsCommand order = earn("o-1", 100, NOON);
    PointsCommand sweep = new PointsCommand.Sweep(CommandKey.of("k-sweep"));
    PointsReceipt first = air.post(ANN, order, NOON).outcome().toOptional().orElseThrow();
    assertThat(air.post(ANN, sweep, NOON).outcome().toOptional()).isPresent();

    for (PointsDesk other : List.of(hotel, desk)) {
      for (PointsCommand command : List.of(order, sweep)) {
        expectRefused(
            other.post(ANN, command, NOON), new LoyaltyRefusal.KeyConflict(command.key()));
      }
      // A posting at the same place makes no difference.
      PointsCommand own = earn(other == desk ? "o-2" : "o-3", 50, NOON);
      assertThat(other.post(ANN, own, NOON).outcome().toOptional()).isPresent();
      expectRefused(other.post(ANN, order, NOON), new LoyaltyRefusal.KeyConflict(order.key()));
    }
    assertThat(air.post(ANN, order, NOON).outcome().toOptional()).contains(first);
    AccountId misleading = AccountId.of("in air-account of ann");
    expectRefused(desk.post(misleading, order, NOON), new LoyaltyRefusal.KeyConflict(order.key()));
  }

  @Test
  @DisplayName("receipts of the one programme of a store replay as they always were kept")
  void oneProgramme() {
    accepted(ANN, earn("o-1", 100, NOON), NOON);
    assertThat(store.receipt("k-o-1").orElseThrow().command())
        .isEqualTo(Command.of("k-o-1", "points of ann"));
  }

  /** Posts as all programmes did before their commands named them. */
  private PointsReceipt postedUnnamed(PointsBook of, AccountId id, PointsCommand command) {
    PointsAccount before = of.account(id);
    PointsReceipt receipt =
        LEDGER.decide(before, command, NOON).outcome().toOptional().orElseThrow();
    PointsAccount after = before.applyAll(receipt.entries());
    PointsPosting posting = new PointsPosting(id, receipt, after.balance(NOON).total());
    store.commit(
        ChangeSet.of(Command.of(command.key().value(), "points of " + id))
            .put(of.accounts(), after, Expected.any())
            .put(of.postings(), posting, Expected.absent())
            .outcome("posting " + of.postings().idOf(posting).id()));
    return receipt;
  }

  @Test
  @DisplayName("receipts of a named programme from before commands named theirs replay in it alone")
  void unnamedReceipts() {
    PointsBook inns = PointsBook.of(store, "hotel");
    PointsDesk hotel = PointsDesk.of(inns, work, LEDGER);
    PointsDesk air = PointsDesk.of(PointsBook.of(store, "air"), work, LEDGER);
    PointsCommand order = earn("o-1", 100, NOON);
    PointsReceipt first = postedUnnamed(inns, ANN, order);

    Decision<Answer<PointsReceipt>> again = hotel.post(ANN, order, NOON.plusSeconds(60));
    assertThat(again.outcome()).isEqualTo(Answer.accepted(first));
    assertThat(again.reasons()).containsExactly(new LoyaltyMoveReason.Repeated(order.key()));
    assertThat(inns.account(ANN).balance(NOON).available()).isEqualTo(100);

    LoyaltyRefusal conflict = new LoyaltyRefusal.KeyConflict(order.key());
    expectRefused(hotel.post(ANN, earn("o-1", 101, NOON), NOON), conflict);
    expectRefused(hotel.post(BOB, order, NOON), conflict);
    // A posting at the same place makes no difference.
    assertThat(air.post(ANN, earn("o-2", 50, NOON), NOON).outcome().toOptional()).isPresent();
    expectRefused(air.post(ANN, order, NOON), conflict);
  }

  @Test
  @DisplayName("a receipt that names neither programme nor posting is no named programme's")
  void nothingKnown() {
    PointsDesk hotel = PointsDesk.of(PointsBook.of(store, "hotel"), work, LEDGER);
    PointsCommand nothing = earn("o-1", 0, NOON);
    accepted(ANN, nothing, NOON);
    expectRefused(hotel.post(ANN, nothing, NOON), new LoyaltyRefusal.KeyConflict(nothing.key()));
  }
}
