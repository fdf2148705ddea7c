package io.crmkit.loyalty;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Facts that become known late: plans the commands that bring an account to where it would be, had
 * they been known in time. History is not rewritten; the plan is a preview until its commands are
 * given to the ledger.
 *
 * <p>The history is replayed with the fact in its place: every later redemption, hold and debit
 * takes what it would have taken then, what would have expired expires. What was transferred to
 * another account stays as it was. The plan is the fact itself and one correction of lots.
 *
 * <pre>{@code
 * Answer<BackDating.Plan> plan = new BackDating(ledger).plan(history, lateEarn, at).outcome();
 * }</pre>
 *
 * @param ledger the ledger
 */
public record BackDating(PointsLedger ledger) {
  /** Checks that nothing is missing. */
  public BackDating {
    Objects.requireNonNull(ledger, "ledger");
  }

  /**
   * What to do about an earning of which the account learns late. Refused if the earning itself is.
   *
   * @param history the whole history of the account
   * @param late the earning, with the instant at which it occurred
   * @param at now; not before the last entry
   */
  public Decision<Answer<Plan>> plan(PointsHistory history, PointsCommand.Earn late, Instant at) {
    PointsAccount account = history.account();
    Decision<Answer<PointsReceipt>> credit = ledger.decide(account, late, at);
    if (!(credit.outcome() instanceof Answer.Accepted<PointsReceipt> accepted)) {
      return credit.map(refused -> Answer.refused());
    }
    PointsAccount actual = account.applyAll(accepted.value().entries());
    Optional<Lot> lot = lot(accepted.value());
    Replay replay = new Replay(account.id(), late.occurredAt(), lot);
    for (PointsEntry entry : history.entries()) {
      replay.again(entry);
    }
    PointsAccount wanted = replay.end(at);
    Optional<PointsCommand.Correct> correction = difference(late, actual, wanted);
    List<Reason> reasons = new ArrayList<>(credit.reasons());
    correction.ifPresent(
        correct ->
            reasons.add(
                new LoyaltyMoveReason.Corrected(
                    correct.reference(),
                    Take.sum(correct.restored()) - Take.sum(correct.removed()) - correct.debt())));
    return new Decision<>(
        Answer.accepted(new Plan(late, correction, actual.balance(at), wanted.balance(at))),
        reasons,
        ledger.id());
  }

  private static Optional<Lot> lot(PointsReceipt receipt) {
    for (PointsEntry entry : receipt.entries()) {
      if (entry instanceof PointsEntry.Earned earned && earned.lot().original() > 0) {
        return Optional.of(earned.lot());
      }
    }
    return Optional.empty();
  }

  private static Optional<PointsCommand.Correct> difference(
      PointsCommand.Earn late, PointsAccount actual, PointsAccount wanted) {
    List<Take> removed = more(actual, wanted);
    List<Take> restored = more(wanted, actual);
    long debt = wanted.debt - actual.debt;
    return removed.isEmpty() && restored.isEmpty() && debt == 0
        ? Optional.empty()
        : Optional.of(
            new PointsCommand.Correct(
                CommandKey.of(late.key().value() + "/correct"),
                late.reference(),
                removed,
                restored,
                debt));
  }

  /** What the one has more of than the other, lot by lot. */
  private static List<Take> more(PointsAccount one, PointsAccount other) {
    List<Take> more = new ArrayList<>();
    for (Take take : one.lots.takes()) {
      long points = take.points() - other.lots.leftOf(take.lot());
      if (points > 0) {
        more.add(new Take(take.lot(), points));
      }
    }
    return more;
  }

  /**
   * What to do.
   *
   * @param credit the earning itself
   * @param correction what puts the lots right after it; empty if nothing has to be
   * @param uncorrected what the account holds with the earning alone
   * @param corrected what it holds once all is done
   */
  public record Plan(
      PointsCommand.Earn credit,
      Optional<PointsCommand.Correct> correction,
      PointsBalance uncorrected,
      PointsBalance corrected) {
    /** Checks that nothing is missing. */
    public Plan {
      Objects.requireNonNull(credit, "credit");
      Objects.requireNonNull(correction, "correction");
      Objects.requireNonNull(uncorrected, "uncorrected");
      Objects.requireNonNull(corrected, "corrected");
    }
  }
}
