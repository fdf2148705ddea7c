package io.crmkit.laws;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.loyalty.AccountEntry;
import io.crmkit.loyalty.AccountSnapshot;
import io.crmkit.loyalty.DebtModel;
import io.crmkit.loyalty.ExpiryModel;
import io.crmkit.loyalty.Lot;
import io.crmkit.loyalty.LoyaltyRuleReason;
import io.crmkit.loyalty.PointsAccount;
import io.crmkit.loyalty.PointsCommand;
import io.crmkit.loyalty.PointsEntry;
import io.crmkit.loyalty.PointsLedger;
import io.crmkit.loyalty.PointsQuestion;
import io.crmkit.loyalty.PointsReceipt;
import io.crmkit.loyalty.RefundPolicy;
import io.crmkit.loyalty.Take;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A ledger that is wrong in one way for each law. */
final class LoyaltyMutants {
  static final PointsLedger LEDGER =
      PointsLedger.of(new PolicyId("points", "1"), ZoneId.of("UTC"))
          .withExpiry(new ExpiryModel.After(Period.ofDays(9)))
          .withDebt(new DebtModel.AllowDebt())
          .withHoldTime(Duration.ofHours(50));
  static final LedgerTrial SOUND = LedgerTrial.of(LEDGER);

  private LoyaltyMutants() {}

  static Map<String, LedgerTrial> all() {
    return Map.ofEntries(
        Map.entry("loyalty.conservation", SOUND.folding(LoyaltyMutants::charging)),
        Map.entry("loyalty.lots-bounded", SOUND.folding(LoyaltyMutants::heldTwice)),
        Map.entry("loyalty.debt-blocks", entries(LoyaltyMutants::unpaid)),
        Map.entry("loyalty.soonest-first", SOUND.deciding(LoyaltyMutants::latestFirst)),
        Map.entry(
            "loyalty.idempotent",
            SOUND.deciding(
                q ->
                    LEDGER.decide(
                        new PointsQuestion(q.account(), q.command(), q.at(), Optional.empty())))),
        Map.entry("loyalty.cancel-identity", entries(LoyaltyMutants::freshLot)),
        Map.entry("loyalty.refund-split", LedgerTrial.of(LEDGER.withRefund(eager()))),
        Map.entry("loyalty.holds-once", SOUND.deciding(LoyaltyMutants::keepsTheRest)),
        Map.entry("loyalty.transfer-life", entries(LoyaltyMutants::immortal)),
        Map.entry("loyalty.snapshot-tail", SOUND.restoring(LoyaltyMutants::forgetful)),
        Map.entry("loyalty.sweep-free", SOUND.deciding(LoyaltyMutants::hasty)),
        Map.entry(
            "loyalty.statement-sums",
            SOUND.stating(
                (history, start, end) ->
                    history.statement(start.plusSeconds(7_200), end.plusSeconds(7_200)))),
        Map.entry(
            "loyalty.liability-closes",
            SOUND.owing(
                (history, start, end) ->
                    SOUND.liabilities().of(history, start, end.plus(Duration.ofDays(3))))));
  }

  private static LedgerTrial entries(UnaryOperator<List<PointsEntry>> change) {
    return SOUND.deciding(question -> changed(LEDGER.decide(question), change));
  }

  private static Decision<Answer<PointsReceipt>> changed(
      Decision<Answer<PointsReceipt>> decision, UnaryOperator<List<PointsEntry>> change) {
    return decision.map(
        answer ->
            answer instanceof Answer.Accepted<PointsReceipt> accepted
                ? Answer.accepted(
                    new PointsReceipt(
                        accepted.value().command(), change.apply(accepted.value().entries())))
                : answer);
  }

  private static List<PointsEntry> each(
      List<PointsEntry> entries, UnaryOperator<PointsEntry> change) {
    return entries.stream().map(change).toList();
  }

  /** A cancellation costs a point that no entry tells of. */
  private static PointsAccount charging(PointsAccount account, PointsEntry entry) {
    PointsAccount after = account.apply(entry);
    return entry instanceof PointsEntry.Cancelled
        ? PointsAccount.of(changed(after.snapshot(), after.lots(), after.snapshot().debt() + 1))
        : after;
  }

  /** What is held stays in its lots too. */
  private static PointsAccount heldTwice(PointsAccount account, PointsEntry entry) {
    PointsAccount after = account.apply(entry);
    return entry instanceof PointsEntry.Held
        ? PointsAccount.of(changed(after.snapshot(), account.lots(), after.snapshot().debt()))
        : after;
  }

  private static AccountSnapshot changed(AccountSnapshot of, List<Take> lots, long debt) {
    return new AccountSnapshot(
        of.id(),
        of.position(),
        of.asOf(),
        lots,
        of.holds(),
        debt,
        of.grants(),
        of.spendings(),
        of.tallies(),
        of.rolling(),
        of.mergedInto());
  }

  private static PointsAccount forgetful(AccountSnapshot of) {
    return PointsAccount.of(
        new AccountSnapshot(
            of.id(),
            of.position(),
            of.asOf(),
            of.lots(),
            List.of(),
            of.debt(),
            of.grants(),
            of.spendings(),
            of.tallies(),
            of.rolling(),
            of.mergedInto()));
  }

  private static List<PointsEntry> unpaid(List<PointsEntry> entries) {
    List<PointsEntry> kept = new ArrayList<>(entries);
    while (!kept.isEmpty() && kept.get(kept.size() - 1) instanceof PointsEntry.Repaid) {
      kept.remove(kept.size() - 1);
    }
    return kept;
  }

  private static Decision<Answer<PointsReceipt>> latestFirst(PointsQuestion question) {
    return changed(
        LEDGER.decide(question),
        entries -> {
          PointsAccount account = question.account();
          List<PointsEntry> changed = new ArrayList<>();
          for (PointsEntry entry : entries) {
            PointsEntry posted =
                entry instanceof PointsEntry.Redeemed redeemed
                    ? new PointsEntry.Redeemed(
                        redeemed.stamp(),
                        redeemed.reference(),
                        latest(account, redeemed),
                        List.of())
                    : entry;
            account = account.apply(posted);
            changed.add(posted);
          }
          return changed;
        });
  }

  private static List<Take> latest(PointsAccount account, PointsEntry.Redeemed redeemed) {
    List<Take> lots = new ArrayList<>(account.lots());
    Collections.reverse(lots);
    List<Take> takes = new ArrayList<>();
    long missing = Take.sum(redeemed.takes());
    for (Take lot : lots) {
      long points = Math.min(missing, lot.points());
      if (lot.lot().usableAt(redeemed.stamp().occurredAt()) && points > 0) {
        takes.add(new Take(lot.lot(), points));
        missing -= points;
      }
    }
    return takes;
  }

  private static List<PointsEntry> freshLot(List<PointsEntry> entries) {
    return each(
        entries,
        entry ->
            entry instanceof PointsEntry.Cancelled cancelled
                ? new PointsEntry.Cancelled(
                    cancelled.stamp(),
                    cancelled.reference(),
                    cancelled.restored().stream()
                        .map(take -> new Take(endless(take.lot()), take.points()))
                        .toList())
                : entry);
  }

  private static Lot endless(Lot lot) {
    return new Lot(
        lot.account(), lot.number(), lot.original(), lot.activeFrom(), Optional.empty(), false);
  }

  private static RefundPolicy eager() {
    return RefundPolicy.named(
        "eager",
        "1",
        question ->
            Decision.of(
                question.whole() ? question.receipt().granted() / 2 : question.receipt().granted(),
                new LoyaltyRuleReason.AtOnce()));
  }

  private static Decision<Answer<PointsReceipt>> keepsTheRest(PointsQuestion question) {
    return changed(
        LEDGER.decide(question),
        entries ->
            each(
                entries,
                entry -> {
                  if (entry instanceof PointsEntry.HoldEnded ended
                      && ended.how() == PointsEntry.HoldEnd.CAPTURED) {
                    List<Take> all =
                        question.account().holds().stream()
                            .filter(hold -> hold.reference().equals(ended.reference()))
                            .flatMap(hold -> hold.takes().stream())
                            .toList();
                    return new PointsEntry.HoldEnded(
                        ended.stamp(), ended.reference(), ended.how(), all, List.of());
                  }
                  return entry;
                }));
  }

  private static List<PointsEntry> immortal(List<PointsEntry> entries) {
    return each(
        entries,
        entry ->
            entry instanceof AccountEntry.TransferredIn in
                ? new AccountEntry.TransferredIn(
                    in.stamp(), in.reference(), in.from(), endless(in.lot()))
                : entry);
  }

  private static Decision<Answer<PointsReceipt>> hasty(PointsQuestion question) {
    return question.command() instanceof PointsCommand.Sweep
        ? LEDGER.decide(
            question.account(), question.command(), question.at().plus(Duration.ofHours(1)))
        : LEDGER.decide(question);
  }
}
