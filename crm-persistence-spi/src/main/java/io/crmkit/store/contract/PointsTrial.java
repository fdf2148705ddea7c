package io.crmkit.store.contract;

import io.crmkit.customer.StaffId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.decision.Reason;
import io.crmkit.loyalty.AccountId;
import io.crmkit.loyalty.CommandKey;
import io.crmkit.loyalty.DebtModel;
import io.crmkit.loyalty.EarnReceipt;
import io.crmkit.loyalty.ExpiryModel;
import io.crmkit.loyalty.PointsAccount;
import io.crmkit.loyalty.PointsCommand;
import io.crmkit.loyalty.PointsEntry;
import io.crmkit.loyalty.PointsLedger;
import io.crmkit.loyalty.PointsReceipt;
import io.crmkit.store.CrmStore;
import io.crmkit.store.PointsBook;
import io.crmkit.store.PointsPosting;
import io.crmkit.store.work.PointsDesk;
import io.crmkit.store.work.PointsSweeper;
import io.crmkit.store.work.Retry;
import io.crmkit.store.work.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.joda.money.Money;

/** The points accounts of one trial: commands with keys that nobody else uses, and checks. */
final class PointsTrial {
  /** Points live for 30 days, holds for one; who owes points may. */
  static final PointsLedger LEDGER =
      PointsLedger.of(new PolicyId("points", "1"), ZoneOffset.UTC)
          .withExpiry(new ExpiryModel.After(Period.ofDays(30)))
          .withDebt(new DebtModel.AllowDebt());

  /** The time of the first commands, to the nanosecond. */
  static final Instant START = Instant.parse("2026-03-01T09:30:00.123456789Z");

  static final StaffId CLERK = StaffId.of("s-1");

  /** Enough for threads that all want the same account. */
  private static final Retry PATIENT = new Retry(500, Duration.ofMillis(1), Duration.ofMillis(20));

  private final StoreTrial trial;
  private final PointsBook book;
  private final UnitOfWork work;
  private final PointsDesk desk;

  private PointsTrial(StoreTrial trial, CrmStore store) {
    this.trial = trial;
    this.book = PointsBook.of(store, trial.name("p"));
    this.work = UnitOfWork.on(store, new Random(1)).withRetry(PATIENT);
    this.desk = PointsDesk.of(book, work, LEDGER);
  }

  static PointsTrial of(StoreTrial trial) {
    return new PointsTrial(trial, trial.store());
  }

  /** The same accounts by way of another store. */
  PointsTrial on(CrmStore store) {
    return new PointsTrial(trial, store);
  }

  PointsBook book() {
    return book;
  }

  PointsDesk desk() {
    return desk;
  }

  PointsSweeper sweeper() {
    return PointsSweeper.of(book, work, LEDGER);
  }

  static AccountId account(String id) {
    return AccountId.of(id);
  }

  /** So many days after the start. */
  static Instant day(int days) {
    return START.plus(Duration.ofDays(days));
  }

  CommandKey key() {
    return CommandKey.of(trial.command().id());
  }

  PointsCommand earn(String reference, long points, Instant at) {
    EarnReceipt receipt = EarnReceipt.of(Money.parse("CNY " + points + ".00"), points, "flat");
    return new PointsCommand.Earn(key(), reference, receipt, at);
  }

  PointsCommand redeem(String reference, long points) {
    return new PointsCommand.Redeem(key(), reference, points, Optional.empty());
  }

  PointsCommand give(String reference, String to, long points) {
    return new PointsCommand.Transfer(key(), reference, account(to), points);
  }

  Decision<Answer<PointsReceipt>> post(String account, PointsCommand command, Instant at) {
    return desk.post(account(account), command, at);
  }

  /** Posts what nothing speaks against. */
  PointsReceipt accepted(String account, PointsCommand command, Instant at) {
    Decision<Answer<PointsReceipt>> decision = post(account, command, at);
    return decision
        .outcome()
        .toOptional()
        .orElseThrow(
            () -> new BrokenRuleException("a command is refused: " + codes(decision.reasons())));
  }

  /** Posts what has to be refused, for this reason at least. */
  void refused(String account, PointsCommand command, Instant at, String code) {
    Decision<Answer<PointsReceipt>> decision = post(account, command, at);
    trial.expectEqual("the answer", Answer.refused(), decision.outcome());
    trial.expect(
        codes(decision.reasons()).contains(code),
        "a command should be refused for " + code + ", was for " + codes(decision.reasons()));
  }

  private static List<String> codes(List<Reason> reasons) {
    return reasons.stream().map(Reason::code).toList();
  }

  long balance(String account) {
    PointsAccount found = book.account(account(account));
    return found.asOf().map(asOf -> found.balance(asOf).total()).orElse(0L);
  }

  /** All entries of an account, posting by posting. */
  List<PointsEntry> entries(String account) {
    List<PointsEntry> entries = new ArrayList<>();
    book.forEachPosting(account(account), posting -> entries.addAll(posting.receipt().entries()));
    return entries;
  }

  int postings(String account) {
    List<PointsPosting> postings = new ArrayList<>();
    book.forEachPosting(account(account), postings::add);
    return postings.size();
  }

  /**
   * Expects the history to have no gap, nothing twice and nothing of others; the account to be what
   * it folds to; and the balances that stand in it to be right.
   */
  void expectWhole(String account) {
    List<PointsEntry> entries = entries(account);
    trial.expectEqual(
        "the numbers of the entries of " + account,
        LongStream.rangeClosed(1, entries.size()).boxed().toList(),
        entries.stream().map(entry -> entry.stamp().number()).toList());
    PointsAccount fold = PointsAccount.open(account(account)).applyAll(entries);
    trial.expectEqual("the account " + account, fold, book.account(account(account)));
    List<Long> balances = new ArrayList<>();
    List<Long> expected = new ArrayList<>();
    long[] balance = {0};
    book.forEachPosting(
        account(account),
        (PointsPosting posting) -> {
          posting.receipt().entries().forEach(entry -> balance[0] += entry.change());
          expected.add(balance[0]);
          balances.add(posting.balance());
        });
    trial.expectEqual("the balances in the history of " + account, expected, balances);
    trial.expectEqual("the balance of " + account, balance[0], balance(account));
  }
}
