package io.crmkit.laws;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.loyalty.AccountSnapshot;
import io.crmkit.loyalty.Cohort;
import io.crmkit.loyalty.Liability;
import io.crmkit.loyalty.PointsAccount;
import io.crmkit.loyalty.PointsEntry;
import io.crmkit.loyalty.PointsHistory;
import io.crmkit.loyalty.PointsLedger;
import io.crmkit.loyalty.PointsQuestion;
import io.crmkit.loyalty.PointsReceipt;
import io.crmkit.loyalty.PointsStatement;
import io.crmkit.loyalty.RollForward;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A ledger with the ways in which it is used, each of which can be replaced by a host's own: how
 * commands are decided, entries folded, snapshots restored, statements and liabilities drawn up.
 *
 * <pre>{@code
 * LawReport report = LawRunner.STANDARD.run(LedgerLaws.all(), LedgerTrial.of(ledger));
 * }</pre>
 *
 * @param ledger the ledger; the laws draw up small purchases in CNY and short times in it
 * @param decide decides a command
 * @param fold the account after one more entry
 * @param restore the account of a snapshot
 * @param statements draws up statements
 * @param liabilities draws up roll-forwards with nothing expected to break
 */
public record LedgerTrial(
    PointsLedger ledger,
    Function<PointsQuestion, Decision<Answer<PointsReceipt>>> decide,
    BiFunction<PointsAccount, PointsEntry, PointsAccount> fold,
    Function<AccountSnapshot, PointsAccount> restore,
    Extract<PointsStatement> statements,
    Extract<RollForward> liabilities) {
  /** Checks that nothing is missing. */
  public LedgerTrial {
    Objects.requireNonNull(ledger, "ledger");
    Objects.requireNonNull(decide, "decide");
    Objects.requireNonNull(fold, "fold");
    Objects.requireNonNull(restore, "restore");
    Objects.requireNonNull(statements, "statements");
    Objects.requireNonNull(liabilities, "liabilities");
  }

  /** A trial of a ledger as this library uses it. */
  public static LedgerTrial of(PointsLedger ledger) {
    Liability liability = new Liability(ledger.zone(), LedgerTrial::allUsed);
    return new LedgerTrial(
        ledger,
        ledger::decide,
        PointsAccount::apply,
        PointsAccount::of,
        PointsHistory::statement,
        (history, start, end) -> liability.rollForward(List.of(history), start, end));
  }

  private static Decision<Long> allUsed(Cohort cohort) {
    return Decision.of(cohort.issued() - cohort.gone());
  }

  /** The same trial, deciding otherwise. */
  public LedgerTrial deciding(Function<PointsQuestion, Decision<Answer<PointsReceipt>>> other) {
    return new LedgerTrial(ledger, other, fold, restore, statements, liabilities);
  }

  /** The same trial, folding otherwise. */
  public LedgerTrial folding(BiFunction<PointsAccount, PointsEntry, PointsAccount> other) {
    return new LedgerTrial(ledger, decide, other, restore, statements, liabilities);
  }

  /** The same trial, restoring otherwise. */
  public LedgerTrial restoring(Function<AccountSnapshot, PointsAccount> other) {
    return new LedgerTrial(ledger, decide, fold, other, statements, liabilities);
  }

  /** The same trial, drawing up statements otherwise. */
  public LedgerTrial stating(Extract<PointsStatement> other) {
    return new LedgerTrial(ledger, decide, fold, restore, other, liabilities);
  }

  /** The same trial, drawing up liabilities otherwise. */
  public LedgerTrial owing(Extract<RollForward> other) {
    return new LedgerTrial(ledger, decide, fold, restore, statements, other);
  }

  /**
   * Draws something up from a history, over {@code [start, end)}.
   *
   * @param <T> what
   */
  @FunctionalInterface
  public interface Extract<T> {
    /** Draws it up. */
    T of(PointsHistory history, Instant startInclusive, Instant endExclusive);
  }
}
