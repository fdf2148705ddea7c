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
 * another account stays as it was. The plan is the fact itself and one correction of lots. Where a
 * late redemption or refund leaves too little for what was spent later, the account owes the rest.
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
    Optional<Lot> lot = lot(accepted.value());
    PointsAccount wanted =
        replayed(
            history,
            late.occurredAt(),
            at,
            then -> lot.map(more -> Replay.in(then, more, late.occurredAt())).stream().toList());
    return planned(late, late.reference(), account, wanted, at);
  }

  /**
   * What to do about a redemption of which the account learns late: by an offline till, say. It
   * takes the points that it would have taken then, even if they have expired since; later spending
   * takes others, and where that finds too little, the account owes what is missing. Cancelled
   * later, it gives back the points that it took then.
   *
   * <p>Refused if the redemption would have been refused then, with those reasons, or if its
   * reference is taken. Where nothing has happened since that matters, the plan is the redemption.
   * It counts as activity of then, and to limits of the period in which it occurred.
   *
   * @param history the whole history of the account
   * @param late the redemption
   * @param occurredAt when it occurred
   * @param at now; not before the last entry
   */
  public Decision<Answer<Plan>> plan(
      PointsHistory history, PointsCommand.Redeem late, Instant occurredAt, Instant at) {
    PointsAccount account = history.account();
    Decision<Answer<PointsReceipt>> now =
        ledger.decide(
            account,
            new PointsCommand.RedeemLate(late.key(), late.reference(), List.of(), occurredAt),
            at);
    if (now.outcome() instanceof Answer.Refused<PointsReceipt>) {
      return now.map(refused -> Answer.refused());
    }
    if (history.entries().stream().anyMatch(entry -> spent(entry, late.reference()))) {
      return refused(new LoyaltyRefusal.ReferenceTaken(late.reference()));
    }
    Decision<Answer<PointsReceipt>> then =
        ledger.decide(history.accountAt(occurredAt), late, occurredAt);
    if (!(then.outcome() instanceof Answer.Accepted<PointsReceipt> accepted)) {
      return then.map(refused -> Answer.refused());
    }
    PointsAccount wanted =
        replayed(history, occurredAt, at, known -> entries(ledger.decide(known, late, occurredAt)));
    List<Take> takes = takes(accepted.value());
    Decision<Answer<PointsReceipt>> plain = ledger.decide(account, late, at);
    PointsAccount after = account.applyAll(entries(plain));
    boolean same =
        after.debt == wanted.debt
            && after.lots.takes().equals(wanted.lots.takes())
            && after.spending(late.reference()).map(Spending::takes).equals(Optional.of(takes));
    PointsCommand fact =
        same ? late : new PointsCommand.RedeemLate(late.key(), late.reference(), takes, occurredAt);
    return planned(fact, late.reference(), account, wanted, at);
  }

  /**
   * What to do about a refund of which the account learns late. It calls back what it adds to what
   * was called back of the credit by now, takes what it would have taken then, and what is missing
   * then is settled as the ledger would have then. Money to be kept from the refund is what the
   * ledger keeps when the refund is entered: if that is not what it would have kept then, what is
   * missing of the other points is owed.
   *
   * <p>Refused if the refund is refused now, or if its credit was not there then.
   *
   * @param history the whole history of the account
   * @param late the refund
   * @param occurredAt when it occurred
   * @param at now; not before the last entry
   */
  public Decision<Answer<Plan>> plan(
      PointsHistory history, PointsCommand.Refund late, Instant occurredAt, Instant at) {
    if (occurredAt.isAfter(at)) {
      return refused(new LoyaltyRefusal.NotYet(late.reference(), occurredAt));
    }
    PointsAccount account = history.account();
    Decision<Answer<PointsReceipt>> now = ledger.decide(account, late, at);
    if (!(now.outcome() instanceof Answer.Accepted<PointsReceipt> accepted)) {
      return now.map(refused -> Answer.refused());
    }
    if (history.accountAt(occurredAt).grant(late.reference()).isEmpty()) {
      return refused(new LoyaltyRefusal.UnknownReference(late.reference()));
    }
    PointsEntry.Refunded entered = refunded(accepted.value().entries());
    PointsAccount wanted =
        replayed(
            history,
            occurredAt,
            at,
            known -> {
              List<PointsEntry> then =
                  CallBacks.entries(ledger, known, late, entered.owed(), occurredAt);
              return refunded(then).converted() == entered.converted()
                  ? then
                  : List.of(Replay.refunded(known, entered, occurredAt));
            });
    return planned(late, late.reference(), account, wanted, at);
  }

  private Decision<Answer<Plan>> refused(Reason reason) {
    return new Decision<>(Answer.refused(), List.of(reason), ledger.id());
  }

  private static List<PointsEntry> entries(Decision<Answer<PointsReceipt>> decision) {
    return decision.outcome().toOptional().map(PointsReceipt::entries).orElse(List.of());
  }

  /** Whether it is a redemption or debit under a reference, that may have been forgotten since. */
  private static boolean spent(PointsEntry entry, String reference) {
    return (entry instanceof PointsEntry.Redeemed redeemed
            && redeemed.reference().equals(reference))
        || (entry instanceof PointsEntry.Debited debited && debited.reference().equals(reference))
        || (entry instanceof PointsEntry.HoldEnded ended
            && ended.how() == PointsEntry.HoldEnd.CAPTURED
            && ended.reference().equals(reference));
  }

  private static List<Take> takes(PointsReceipt receipt) {
    for (PointsEntry entry : receipt.entries()) {
      if (entry instanceof PointsEntry.Redeemed redeemed) {
        return redeemed.takes();
      }
    }
    return List.of();
  }

  private static PointsEntry.Refunded refunded(List<PointsEntry> entries) {
    for (PointsEntry entry : entries) {
      if (entry instanceof PointsEntry.Refunded refunded) {
        return refunded;
      }
    }
    throw new IllegalStateException("a refund that was accepted must have an entry, had none");
  }

  private static PointsAccount replayed(
      PointsHistory history, Instant since, Instant at, Replay.Late late) {
    Replay replay = new Replay(history.id(), since, late);
    for (PointsEntry entry : history.entries()) {
      replay.again(entry);
    }
    return replay.end(at);
  }

  private Decision<Answer<Plan>> planned(
      PointsCommand fact,
      String reference,
      PointsAccount account,
      PointsAccount wanted,
      Instant at) {
    Decision<Answer<PointsReceipt>> decision = ledger.decide(account, fact, at);
    PointsAccount actual = account.applyAll(entries(decision));
    Optional<PointsCommand.Correct> correction = difference(fact, reference, actual, wanted);
    List<Reason> reasons = new ArrayList<>(decision.reasons());
    correction.ifPresent(
        correct ->
            reasons.add(
                new LoyaltyMoveReason.Corrected(
                    reference,
                    Take.sum(correct.restored()) - Take.sum(correct.removed()) - correct.debt())));
    return new Decision<>(
        Answer.accepted(new Plan(fact, correction, actual.balance(at), wanted.balance(at))),
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
      PointsCommand fact, String reference, PointsAccount actual, PointsAccount wanted) {
    List<Take> removed = more(actual, wanted);
    List<Take> restored = more(wanted, actual);
    long debt = wanted.debt - actual.debt;
    return removed.isEmpty() && restored.isEmpty() && debt == 0
        ? Optional.empty()
        : Optional.of(
            new PointsCommand.Correct(
                CommandKey.of(fact.key().value() + "/correct"),
                reference,
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
   * @param fact the earning, redemption or refund itself
   * @param correction what puts the lots right after it; empty if nothing has to be
   * @param uncorrected what the account holds with the fact alone
   * @param corrected what it holds once all is done
   */
  public record Plan(
      PointsCommand fact,
      Optional<PointsCommand.Correct> correction,
      PointsBalance uncorrected,
      PointsBalance corrected) {
    /** Checks that nothing is missing. */
    public Plan {
      Objects.requireNonNull(fact, "fact");
      Objects.requireNonNull(correction, "correction");
      Objects.requireNonNull(uncorrected, "uncorrected");
      Objects.requireNonNull(corrected, "corrected");
    }
  }
}
