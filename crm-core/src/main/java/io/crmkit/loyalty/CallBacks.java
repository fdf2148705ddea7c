package io.crmkit.loyalty;

import io.crmkit.decision.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Commands that call credits back. */
final class CallBacks {
  private CallBacks() {}

  static void refund(Posting posting, PointsCommand.Refund command) {
    Grant grant = posting.account().grants.get(command.reference());
    if (grant == null) {
      posting.blockers.add(new LoyaltyRefusal.UnknownReference(command.reference()));
      return;
    }
    EarnReceipt receipt = grant.receipt().orElse(null);
    if (receipt == null || receipt.total().isEmpty()) {
      posting.blockers.add(new LoyaltyRefusal.NotAPurchase(command.reference()));
      return;
    }
    check(posting, grant, receipt, command.refunds());
    if (!posting.blockers.isEmpty()) {
      return;
    }
    Refunds all = grant.refunded().plus(command.refunds());
    EarnMoment moment = new EarnMoment(grant.at(), posting.ledger.zone());
    Decision<Long> owed = posting.ledger.refund().decide(new RefundQuestion(receipt, all, moment));
    // What a reversal called back already is not called back again, nor is anything given back.
    long most = Math.min(owed.outcome(), grant.lot().original());
    long more = Math.max(0, most - grant.owed());
    posting.reasons.addAll(owed.reasons());
    settle(posting, grant, command.refunds(), more);
  }

  /** What a refund that calls so much back does to an account in which its credit is. */
  static List<PointsEntry> entries(
      PointsLedger ledger,
      PointsAccount account,
      PointsCommand.Refund command,
      long owed,
      Instant at) {
    Posting posting =
        new Posting(ledger, new PointsQuestion(account, command, at, Optional.empty()));
    settle(posting, account.grant(command.reference()).orElseThrow(), command.refunds(), owed);
    return posting.entries;
  }

  static void reverse(Posting posting, PointsCommand.ReverseCredit command) {
    Grant grant = posting.account().grants.get(command.reference());
    if (grant == null) {
      posting.blockers.add(new LoyaltyRefusal.UnknownReference(command.reference()));
      return;
    }
    if (grant.left() == 0) {
      posting.blockers.add(new LoyaltyRefusal.NothingLeft(command.reference()));
      return;
    }
    posting.reasons.add(new LoyaltyMoveReason.ByHand(command.actor(), command.why()));
    settle(posting, grant, Refunds.NONE, grant.left());
  }

  private static void check(Posting posting, Grant grant, EarnReceipt receipt, Refunds refunds) {
    Money total = receipt.total().orElseThrow();
    String reference = grant.reference();
    List<String> lines = receipt.lines().stream().map(EarnReceipt.Line::name).toList();
    boolean byLine = !refunds.lines().isEmpty();
    if (refunds.amount().isEmpty()
        || byLine == lines.isEmpty()
        || !lines.containsAll(refunds.lines().keySet())) {
      posting.blockers.add(new LoyaltyRefusal.LinesDiffer(reference, lines));
      return;
    }
    boolean sameCurrency = refunds.amount().get().getCurrencyUnit().equals(total.getCurrencyUnit());
    if (!sameCurrency) {
      posting.blockers.add(
          new LoyaltyRefusal.OtherCurrency(reference, total.getCurrencyUnit().getCode()));
      return;
    }
    requireLeft(
        posting, reference, total, grant.refunded().amount().orElse(null), refunds.amount().get());
    for (EarnReceipt.Line line : receipt.lines()) {
      Map<String, Money> before = grant.refunded().lines();
      Money back = refunds.lines().get(line.name());
      if (back != null) {
        requireLeft(posting, line.name(), line.amount(), before.get(line.name()), back);
      }
    }
  }

  private static void requireLeft(
      Posting posting, String what, Money paid, @Nullable Money before, Money back) {
    Money left = before == null ? paid : paid.minus(before);
    if (back.isGreaterThan(left)) {
      posting.blockers.add(new LoyaltyRefusal.RefundTooHigh(what, left));
    }
  }

  private static void settle(Posting posting, Grant grant, Refunds refunds, long owed) {
    posting.reasons.add(new LoyaltyMoveReason.Owed(owed, grant.reference()));
    if (owed == 0) {
      post(posting, grant, refunds, 0, List.of(), DebtSettlement.taking(0, 0, 0));
      return;
    }
    LotBook lots = posting.account().lots;
    int index = lots.indexOf(grant.lot());
    long own = index < 0 ? 0 : lots.left(index);
    boolean active = index >= 0 && lots.lot(index).activeAt(posting.at);
    long available = lots.available(posting.at);
    Decision<DebtSettlement> decision =
        posting
            .ledger
            .debt()
            .decide(
                new DebtQuestion(
                    owed,
                    active ? 0 : own,
                    active ? own : 0,
                    active ? available - own : available,
                    posting.account().debt));
    DebtSettlement settlement = decision.outcome();
    List<Take> takes = new ArrayList<>();
    if (settlement.own() > 0) {
      takes.add(new Take(lots.lot(index), settlement.own()));
    }
    takes.addAll(lots.soonestBut(grant.lot(), posting.at, settlement.others()));
    posting.reasons.addAll(decision.reasons());
    post(posting, grant, refunds, owed, takes, settlement);
    posting.account();
    posting.cameIn(false);
  }

  private static void post(
      Posting posting,
      Grant grant,
      Refunds refunds,
      long owed,
      List<Take> takes,
      DebtSettlement settlement) {
    posting.post(
        new PointsEntry.Refunded(
            posting.stamp(),
            grant.reference(),
            refunds,
            owed,
            takes,
            settlement.debt(),
            settlement.converted(),
            settlement.charge(),
            settlement.forgiven()));
  }
}
