package io.crmkit.loyalty;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One decision of the ledger while it is made: entries and reasons, or what is in the way. */
final class Posting {
  final PointsLedger ledger;
  final PointsCommand command;
  final Instant at;
  final List<PointsEntry> entries = new ArrayList<>(2);
  final List<Reason> reasons = new ArrayList<>(2);
  final List<Reason> blockers = new ArrayList<>(0);
  private final PointsQuestion question;
  private PointsAccount account;
  private int folded; // so many of the entries are in the account

  Posting(PointsLedger ledger, PointsQuestion question) {
    this.ledger = ledger;
    this.question = question;
    this.command = question.command();
    this.account = question.account();
    this.at = question.at();
  }

  Decision<Answer<PointsReceipt>> decide() {
    if (question.earlier().isPresent()) {
      return repeated(question.earlier().get());
    }
    if (account.mergedInto != null) {
      blockers.add(new LoyaltyRefusal.Closed(account.mergedInto));
    } else if (account.asOf != null && at.isBefore(account.asOf)) {
      blockers.add(new LoyaltyRefusal.OutOfOrder(at, account.asOf));
    } else {
      due();
      dispatch();
    }
    if (!blockers.isEmpty()) {
      return new Decision<>(Answer.refused(), blockers, ledger.id());
    }
    return new Decision<>(
        Answer.accepted(new PointsReceipt(command, entries)), reasons, ledger.id());
  }

  private Decision<Answer<PointsReceipt>> repeated(PointsReceipt earlier) {
    return earlier.command().equals(command)
        ? new Decision<>(
            Answer.accepted(earlier),
            List.of(new LoyaltyMoveReason.Repeated(command.key())),
            ledger.id())
        : new Decision<>(
            Answer.refused(), List.of(new LoyaltyRefusal.KeyConflict(command.key())), ledger.id());
  }

  private void due() {
    for (PointsEntry entry : account().due(at, command.key(), ledger.id())) {
      post(entry);
      if (entry instanceof PointsEntry.Expired expired) {
        reasons.add(
            new LoyaltyReason.PointsExpired(expired.take().points(), entry.stamp().occurredAt()));
      } else if (entry instanceof PointsEntry.HoldEnded ended) {
        reasons.add(
            new LoyaltyReason.TimedOut(
                ended.reference(), Take.sum(ended.released()), entry.stamp().occurredAt()));
      } else if (entry instanceof PointsEntry.Repaid repaid) {
        reasons.add(new LoyaltyMoveReason.DebtRepaid(Take.sum(repaid.takes()), account().debt));
      }
    }
  }

  private void dispatch() {
    if (command instanceof PointsCommand.Redeem redeem) {
      Spends.redeem(this, redeem);
    } else if (command instanceof PointsCommand.RedeemLate late) {
      Spends.redeemLate(this, late);
    } else if (command instanceof PointsCommand.Earn earn) {
      Credits.earn(this, earn);
    } else if (command instanceof PointsCommand.Refund refund) {
      CallBacks.refund(this, refund);
    } else if (command instanceof PointsCommand.PlaceHold hold) {
      Spends.hold(this, hold);
    } else if (command instanceof PointsCommand.Capture capture) {
      Spends.capture(this, capture);
    } else if (command instanceof PointsCommand.VoidHold give) {
      Spends.giveUp(this, give);
    } else if (command instanceof PointsCommand.Cancel cancel) {
      Spends.cancel(this, cancel);
    } else if (command instanceof PointsCommand.Confirm confirm) {
      Credits.confirm(this, confirm);
    } else if (command instanceof PointsCommand.Credit credit) {
      Credits.byHand(this, credit);
    } else if (command instanceof PointsCommand.Debit debit) {
      Spends.byHand(this, debit);
    } else if (command instanceof PointsCommand.Buy buy) {
      Spends.buy(this, buy);
    } else if (command instanceof PointsCommand.ReverseCredit reverse) {
      CallBacks.reverse(this, reverse);
    } else if (command instanceof PointsCommand.Open open) {
      Credits.open(this, open);
    } else if (command instanceof PointsCommand.Sweep) {
      if (entries.isEmpty()) {
        reasons.add(new LoyaltyMoveReason.NothingDue());
      }
    } else {
      Moves.dispatch(this, command);
    }
  }

  /** The account with all entries so far. */
  PointsAccount account() {
    if (folded < entries.size()) {
      account = account.applyAll(entries.subList(folded, entries.size()));
      folded = entries.size();
    }
    return account;
  }

  /** Debt as it was when the posting began, or later; entries that change it were folded since. */
  boolean inDebt() {
    return account.debt > 0;
  }

  Stamp stamp() {
    return new Stamp(
        question.account().position + entries.size() + 1, at, at, command.key(), ledger.id());
  }

  void post(PointsEntry entry) {
    entries.add(entry);
  }

  /** What came in or came back: what of it has expired goes, and debt is paid from the rest. */
  void cameIn(boolean mayHaveExpired) {
    if (mayHaveExpired) {
      due();
    }
    if (inDebt()) {
      List<Take> repaid = account().lots.soonestWithPending(at, account().debt);
      if (!repaid.isEmpty()) {
        post(new PointsEntry.Repaid(stamp(), repaid));
        reasons.add(new LoyaltyMoveReason.DebtRepaid(Take.sum(repaid), account().debt));
      }
    }
  }
}
