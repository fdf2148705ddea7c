package io.crmkit.jdbcstore;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.jdbcstore.PointsAudit.Answered;
import io.crmkit.loyalty.AccountEntry;
import io.crmkit.loyalty.AccountId;
import io.crmkit.loyalty.CommandKey;
import io.crmkit.loyalty.EarnReceipt;
import io.crmkit.loyalty.PointsAccount;
import io.crmkit.loyalty.PointsCommand;
import io.crmkit.loyalty.PointsEntry;
import io.crmkit.loyalty.PointsReceipt;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Expected;
import io.crmkit.store.InMemoryStore;
import io.crmkit.store.PointsBook;
import io.crmkit.store.PointsPosting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The audit of points accounts finds")
class PointsAuditTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final AccountId ANN = AccountId.of("ann");
  private static final AccountId BOB = AccountId.of("bob");

  private final CrmStore store = new InMemoryStore();
  private final PointsBook book = PointsBook.of(store);
  private Map<String, Answered> answered = Map.of();
  private PointsAccount earlier = PointsAccount.open(ANN);

  @BeforeEach
  void post() {
    var desk = PostingProcess.desk(store, new Random(1));
    PointsCommand earn =
        new PointsCommand.Earn(CommandKey.of("k-1"), "o-1", EarnReceipt.of(100, "flat"), NOON);
    desk.post(ANN, earn, NOON);
    earlier = book.account(ANN);
    desk.post(ANN, new PointsCommand.Transfer(CommandKey.of("k-2"), "t-1", BOB, 30), NOON);
    desk.post(
        ANN, new PointsCommand.Redeem(CommandKey.of("k-3"), "r-1", 500, Optional.empty()), NOON);
    answered =
        Map.of(
            "k-1",
            new Answered("ann", 1),
            "k-2",
            new Answered("ann", 1),
            "k-3",
            new Answered("ann", -1));
    new PointsAudit(store).check(answered);
  }

  private List<PointsPosting> postings(AccountId id) {
    List<PointsPosting> postings = new ArrayList<>();
    book.forEachPosting(id, postings::add);
    return postings;
  }

  private ChangeSet damage() {
    return ChangeSet.of(Command.of("damage", "damage"));
  }

  private void expectFound() {
    assertThatThrownBy(() -> new PointsAudit(store).check(answered))
        .isInstanceOfAny(AssertionError.class, IllegalArgumentException.class);
  }

  @Test
  @DisplayName("an account that is not the fold of its entries")
  void account() {
    store.commit(damage().put(book.accounts(), earlier, Expected.any()));
    expectFound();
  }

  @Test
  @DisplayName("a posting that is lost")
  void lost() {
    for (AccountId id : List.of(ANN, BOB)) {
      PointsPosting last = postings(id).get(postings(id).size() - 1);
      store.commit(
          ChangeSet.of(Command.of("damage-" + id, "damage"))
              .delete(book.postings().idOf(last), Expected.any()));
      expectFound();
    }
  }

  @Test
  @DisplayName("an account that is lost, with all its postings")
  void lostAccount() {
    ChangeSet changes =
        damage().delete(book.accounts().idOf(PointsAccount.open(BOB)), Expected.any());
    for (PointsPosting posting : postings(BOB)) {
      changes = changes.delete(book.postings().idOf(posting), Expected.any());
    }
    store.commit(changes);
    expectFound();
  }

  @Test
  @DisplayName("points that came to an account from nowhere, though the account adds up")
  void half() {
    AccountEntry.TransferredIn in =
        (AccountEntry.TransferredIn) postings(BOB).get(0).receipt().entries().get(0);
    AccountId eve = AccountId.of("eve");
    PointsEntry forged =
        new AccountEntry.TransferredIn(in.stamp(), in.reference(), in.from(), in.lot());
    PointsReceipt receipt =
        new PointsReceipt(postings(BOB).get(0).receipt().command(), List.of(forged));
    store.commit(
        damage()
            .put(book.accounts(), PointsAccount.open(eve).apply(forged), Expected.absent())
            .put(book.postings(), new PointsPosting(eve, receipt, 30), Expected.absent()));
    expectFound();
  }

  @Test
  @DisplayName("an answer that is not so")
  void answers() {
    for (Answered wrong : List.of(new Answered("ann", 1), new Answered("ann", -1))) {
      for (String key : List.of("k-1", "k-2", "k-3", "k-4")) {
        if (!wrong.equals(answered.get(key)) && !(key.equals("k-4") && wrong.entries() < 0)) {
          assertThatThrownBy(() -> new PointsAudit(store).check(Map.of(key, wrong)))
              .isInstanceOf(AssertionError.class);
        }
      }
    }
    assertThatThrownBy(() -> new PointsAudit(store).check(Map.of("k-1", new Answered("bob", 1))))
        .isInstanceOf(AssertionError.class);
  }
}
