package io.crmkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.decision.PolicyId;
import io.crmkit.laws.Choices;
import io.crmkit.laws.PointsHistories;
import io.crmkit.loyalty.AccountId;
import io.crmkit.loyalty.CommandKey;
import io.crmkit.loyalty.EarnReceipt;
import io.crmkit.loyalty.ExpiryModel;
import io.crmkit.loyalty.PointsAccount;
import io.crmkit.loyalty.PointsCommand;
import io.crmkit.loyalty.PointsEntry;
import io.crmkit.loyalty.PointsHistory;
import io.crmkit.loyalty.PointsLedger;
import io.crmkit.loyalty.PointsReceipt;
import io.crmkit.loyalty.PointsStatement;
import io.crmkit.store.work.PointsDesk;
import io.crmkit.store.work.UnitOfWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Points accounts in a store")
class PointsBookTest {
  private static final AccountId ACCOUNT = AccountId.of("c-17");
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.000000001Z");
  private static final PointsLedger LEDGER =
      PointsLedger.of(new PolicyId("points", "1"), ZoneOffset.UTC)
          .withExpiry(new ExpiryModel.After(Period.ofDays(30)));

  private final CrmStore store = new InMemoryStore();
  private final PointsBook book = PointsBook.of(store);
  private final PointsDesk desk = PointsDesk.of(book, UnitOfWork.on(store, new Random(1)), LEDGER);

  private static PointsCommand earn(String name, long points, Instant at) {
    EarnReceipt receipt = EarnReceipt.of(Money.parse("CNY 100.00"), points, "flat");
    return new PointsCommand.Earn(CommandKey.of("k-" + name), name, receipt, at);
  }

  private PointsPosting posted(PointsCommand command, Instant at) {
    assertThat(desk.post(ACCOUNT, command, at).outcome().toOptional()).isPresent();
    List<PointsPosting> postings = new ArrayList<>();
    book.forEachPosting(ACCOUNT, postings::add);
    return postings.get(postings.size() - 1);
  }

  @Test
  @DisplayName("an account that nothing was posted to is empty, and so is its history")
  void empty() {
    assertThat(book.account(ACCOUNT)).isEqualTo(PointsAccount.open(ACCOUNT));
    assertThat(book.entries(ACCOUNT, 1, 10)).isEmpty();
    assertThat(book.history(ACCOUNT)).isEqualTo(new PointsHistory(ACCOUNT, List.of()));
    PointsStatement statement = book.statement(LEDGER, ACCOUNT, NOON, NOON);
    assertThat(statement).isEqualTo(book.history(ACCOUNT).statement(NOON, NOON));
    assertThat(PointsBook.due(book.account(ACCOUNT))).isEmpty();
  }

  @Test
  @DisplayName("format 1 of an account and of a posting stay readable, and are what is written")
  void golden() throws IOException {
    PointsPosting posting = posted(earn("o-1", 120, NOON), NOON);
    PointsPosting hold =
        posted(
            new PointsCommand.PlaceHold(CommandKey.of("k-h"), "h-1", 20, Optional.empty()),
            NOON.plusSeconds(1));
    assertThat(hold.balance()).isEqualTo(120);
    expectGolden("points-posting-1.json", book.postings(), posting);
    expectGolden("points-account-1.json", book.accounts(), book.account(ACCOUNT));
  }

  private static <T> void expectGolden(String file, RecordType<T> type, T value)
      throws IOException {
    String golden = Files.readString(Path.of("src/test/resources/golden", file)).strip();
    assertThat(type.read(type.idOf(value).id(), 1, golden)).isEqualTo(value);
    assertThat(type.codec().write(value)).isEqualTo(golden);
    assertThat(type.format()).isEqualTo(1);
  }

  @Test
  @DisplayName("an account is found by what falls due next, a posting by account and number")
  void keys() {
    PointsPosting posting = posted(earn("o-1", 120, NOON), NOON);
    assertThat(book.postings().idOf(posting))
        .isEqualTo(new RecordId("points-posting", "c-17/0000000000000000001"));
    assertThat(book.postings().keysOf(posting))
        .containsOnly(
            org.assertj.core.api.Assertions.entry(
                "account", Key.text("c-17\t0000000000000000001")));
    assertThat(book.accounts().keysOf(book.account(ACCOUNT)))
        .containsOnly(
            org.assertj.core.api.Assertions.entry(
                "due", Key.instant(Instant.parse("2026-04-01T00:00:00Z"))));
    posted(new PointsCommand.Redeem(CommandKey.of("k-r"), "r-1", 120, Optional.empty()), NOON);
    assertThat(book.accounts().keysOf(book.account(ACCOUNT))).isEmpty();
  }

  @Test
  @DisplayName("ids too long for a key or a record's id stand there as digests, each its own")
  void longIds() {
    List<Key> keys = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (String id :
        List.of(
            "x".repeat(180), "x".repeat(181), "x".repeat(980), "x".repeat(981), "客".repeat(661))) {
      for (long number : new long[] {1, 9, 10, Long.MAX_VALUE}) {
        keys.add(PointsPosting.key(AccountId.of(id), number));
        ids.add(PointsPosting.id(AccountId.of(id), number));
      }
    }
    assertThat(keys).doesNotHaveDuplicates();
    assertThat(ids).doesNotHaveDuplicates().allMatch(RecordId::isPossible);
    for (int account = 0; account < keys.size(); account += 4) {
      assertThat(keys.subList(account, account + 4)).isSorted();
    }
    assertThat(PointsPosting.id(AccountId.of("x".repeat(980)), 7)).startsWith("xxx").hasSize(1_000);
    assertThat(PointsPosting.id(AccountId.of("x".repeat(981)), 7)).hasSize(84);
    assertThat(PointsPosting.id(AccountId.of("客".repeat(660)), 7)).startsWith("客");
    assertThat(PointsPosting.id(AccountId.of("客".repeat(661)), 7)).hasSize(84);
  }

  @Test
  @DisplayName("a posting needs entries, without a gap")
  void postings() {
    PointsReceipt receipt = posted(earn("o-1", 120, NOON), NOON).receipt();
    PointsEntry third = posted(earn("o-3", 1, NOON), NOON).receipt().entries().get(0);
    PointsEntry fourth = posted(earn("o-4", 1, NOON), NOON).receipt().entries().get(0);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new PointsPosting(ACCOUNT, new PointsReceipt(receipt.command(), List.of()), 0))
        .withMessageContaining("must have entries");
    List<PointsEntry> gap = List.of(receipt.entries().get(0), fourth);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PointsPosting(ACCOUNT, new PointsReceipt(receipt.command(), gap), 0))
        .withMessageContaining("after 1 came 3");
    assertThat(
            new PointsPosting(
                    ACCOUNT, new PointsReceipt(receipt.command(), List.of(third, fourth)), 0)
                .last())
        .isEqualTo(3);
  }

  @Test
  @DisplayName("entries are read from a number on, never more than asked for")
  void entries() {
    for (int number = 1; number <= 450; number++) {
      posted(earn("o-" + number, 1, NOON), NOON);
    }
    List<PointsEntry> all = book.history(ACCOUNT).entries();
    assertThat(all).hasSize(450);
    assertThat(book.entries(ACCOUNT, 1, 1_000)).isEqualTo(all);
    assertThat(book.entries(ACCOUNT, 1, 450)).isEqualTo(all);
    assertThat(book.entries(ACCOUNT, 101, 249)).isEqualTo(all.subList(100, 349));
    assertThat(book.entries(ACCOUNT, 450, 2)).isEqualTo(all.subList(449, 450));
    assertThat(book.entries(ACCOUNT, 451, 2)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> book.entries(ACCOUNT, 0, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> book.entries(ACCOUNT, 1, 0));
  }

  @Test
  @DisplayName("statements of many random histories are those of the whole history, for any period")
  void statements() {
    for (int seed = 0; seed < 60; seed++) {
      Choices choices = Choices.random(seed);
      PointsLedger ledger = PointsHistories.ledgers().from(choices);
      CrmStore fresh = new InMemoryStore();
      PointsBook of = PointsBook.of(fresh);
      PointsDesk random = PointsDesk.of(of, UnitOfWork.on(fresh, new Random(1)), ledger);
      List<Instant> cuts = new ArrayList<>();
      for (PointsHistories.Step step : PointsHistories.steps(25).from(choices)) {
        random.post(PointsHistories.ACCOUNT, step.command(), step.at());
        cuts.add(step.at());
        cuts.add(step.at().plusNanos(1));
      }
      cuts.add(PointsHistories.START.minusSeconds(1));
      cuts.add(PointsHistories.START.plus(Duration.ofDays(400)));
      Collections.sort(cuts);
      PointsHistory history = of.history(PointsHistories.ACCOUNT);
      assertThat(history.account()).isEqualTo(of.account(PointsHistories.ACCOUNT));
      for (int start = 0; start < cuts.size(); start++) {
        for (int end = start; end < cuts.size(); end++) {
          assertThat(plain(of.statement(ledger, history.id(), cuts.get(start), cuts.get(end))))
              .isEqualTo(plain(history.statement(cuts.get(start), cuts.get(end))));
        }
      }
    }
  }

  /** What stands in it; entries that nobody has written down are signed by whoever previews. */
  private static List<Object> plain(PointsStatement statement) {
    List<Object> plain = new ArrayList<>();
    plain.add(statement.opening());
    statement
        .lines()
        .forEach(
            line ->
                plain.addAll(
                    List.of(
                        line.entry().getClass(),
                        line.entry().stamp().number(),
                        line.entry().stamp().occurredAt(),
                        line.change(),
                        line.balance())));
    plain.add(statement.closing());
    return plain;
  }

  @Test
  @DisplayName("a statement must not end before it starts, and tells a history with a gap")
  void wrongStatements() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> book.statement(LEDGER, ACCOUNT, NOON, NOON.minusNanos(1)))
        .withMessageContaining("must not end before it starts");
    PointsPosting posting = posted(earn("o-1", 120, NOON), NOON);
    store.commit(
        ChangeSet.of(Command.of("damage", "damage"))
            .delete(book.postings().idOf(posting), Expected.any()));
    assertThatThrownBy(() -> book.statement(LEDGER, ACCOUNT, NOON, NOON))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessageContaining("points-account/c-17")
        .hasMessageContaining("no posting of its entry 1");
  }

  @Test
  @DisplayName("programmes of different names keep accounts apart")
  void names() {
    posted(earn("o-1", 120, NOON), NOON);
    assertThat(PointsBook.of(store, "miles").account(ACCOUNT))
        .isEqualTo(PointsAccount.open(ACCOUNT));
    assertThatIllegalArgumentException().isThrownBy(() -> PointsBook.of(store, "Miles"));
  }
}
