package io.crmkit.laws;

import io.crmkit.loyalty.AccountId;
import io.crmkit.loyalty.CommandKey;
import io.crmkit.loyalty.EarnReceipt;
import io.crmkit.loyalty.Grant;
import io.crmkit.loyalty.PointsCommand;
import io.crmkit.loyalty.Refunds;
import io.crmkit.loyalty.Take;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** The laws of undoing: cancellations, refunds, holds, transfers. */
final class LedgerUndoLaws {
  private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");

  private LedgerUndoLaws() {}

  static List<Law<LedgerTrial>> all() {
    return List.of(cancelIdentity(), refundSplit(), holdsOnce(), transferLife());
  }

  private static CommandKey key(String name) {
    return CommandKey.of("k-last-" + name);
  }

  private static Law<LedgerTrial> cancelIdentity() {
    return Law.<LedgerTrial>of(
            "loyalty.cancel-identity",
            Wording.of(
                "A redemption that is cancelled, at once or in parts, leaves the lots as they were",
                "兑换后取消（一次或分次），各批积分如初"),
            Wording.of(
                "a fresh lot is a new life for points that were about to expire",
                "另立新批等于为将到期的积分续命"),
            (trial, choices) -> {
              LedgerRun run = LedgerRun.after(trial, choices, LedgerLaws.STEPS);
              long available = run.available();
              if (available == 0) {
                return Verdict.pass();
              }
              run.play(new PointsCommand.Sweep(key("sweep")));
              long points = choices.between(1L, available);
              // Points move only where nothing is extended by the redemption itself.
              List<Take> before = run.account().lots();
              if (run.play(
                      new PointsCommand.Redeem(key("redeem"), "s-last", points, Optional.empty()))
                  .isEmpty()) {
                return Verdict.pass();
              }
              long first = choices.between(1L, points);
              run.play(new PointsCommand.Cancel(key("cancel"), "s-last", first));
              if (first < points) {
                run.play(new PointsCommand.Cancel(key("rest"), "s-last", points - first));
              }
              return run.account().lots().equals(before)
                  ? Verdict.holds()
                  : run.breaks("the lots are not what they were", "各批积分与原先不同");
            })
        .within(
            Law.Scope.of(
                "ledgers whose expiry does not move on with activity",
                "有效期不随活动顺延的账本",
                trial -> !trial.ledger().expiry().rolls()))
        .costing(4);
  }

  private static Law<LedgerTrial> refundSplit() {
    return Law.<LedgerTrial>of(
            "loyalty.refund-split",
            Wording.of(
                "Any parts of a refund owe together what the whole owes", "退款无论如何拆分，应收积分合计不变"),
            Wording.of("else a customer gains by returning things one by one", "否则逐件退货便可获利"),
            (trial, choices) -> {
              Money total = Money.ofMinor(CNY, 2 + choices.upTo(30_000));
              EarnReceipt receipt = EarnReceipt.of(total, 1 + choices.upTo(200), "flat");
              long first = choices.between(1L, total.getAmountMinorLong() - 1);
              LedgerRun whole = LedgerRun.after(trial, choices, 5);
              LedgerRun parts = new LedgerRun(trial, PointsHistories.ACCOUNT);
              Instant at = whole.now();
              parts.play(new PointsHistories.Step(at, new PointsCommand.Sweep(key("sweep"))));
              PointsCommand earn = new PointsCommand.Earn(key("earn"), "c-last", receipt, at);
              if (whole.play(earn).isEmpty() || parts.play(earn).isEmpty()) {
                return Verdict.pass();
              }
              whole.play(new PointsCommand.Refund(key("all"), "c-last", Refunds.of(total)));
              Money part = Money.ofMinor(CNY, first);
              parts.play(new PointsCommand.Refund(key("one"), "c-last", Refunds.of(part)));
              parts.play(
                  new PointsCommand.Refund(key("two"), "c-last", Refunds.of(total.minus(part))));
              Optional<Long> once = whole.account().grant("c-last").map(Grant::owed);
              Optional<Long> twice = parts.account().grant("c-last").map(Grant::owed);
              return once.equals(twice)
                  ? Verdict.holds()
                  : parts.breaks("the parts owe something else", "拆分后应收不同");
            })
        .costing(4);
  }

  private static Law<LedgerTrial> holdsOnce() {
    return Law.<LedgerTrial>of(
            "loyalty.holds-once",
            Wording.of(
                "A hold ends once: what is spent and what goes back sum to what was held",
                "冻结只结束一次：使用与退回之和等于冻结数"),
            Wording.of("a hold that ends twice pays twice", "冻结结束两次就是支付两次"),
            (trial, choices) -> {
              LedgerRun run = LedgerRun.after(trial, choices, LedgerLaws.STEPS);
              long available = run.available();
              if (available == 0) {
                return Verdict.pass();
              }
              long held = choices.between(1L, available);
              if (run.play(
                      new PointsCommand.PlaceHold(key("hold"), "s-last", held, Optional.empty()))
                  .isEmpty()) {
                return Verdict.pass();
              }
              long owned = run.account().balance(run.now()).total();
              long spent = choices.upTo(held);
              PointsCommand end =
                  spent == 0
                      ? new PointsCommand.VoidHold(key("void"), "s-last")
                      : new PointsCommand.Capture(key("capture"), "s-last", spent);
              boolean ended = run.play(end).isPresent();
              boolean again =
                  run.play(new PointsCommand.VoidHold(key("again"), "s-last")).isPresent();
              return ended && !again && run.account().balance(run.now()).total() == owned - spent
                  ? Verdict.holds()
                  : run.breaks("the hold did not end as it should", "冻结的结束不正确");
            })
        .costing(4);
  }

  private static Law<LedgerTrial> transferLife() {
    return Law.<LedgerTrial>of(
            "loyalty.transfer-life",
            Wording.of(
                "Points that are given away live no longer than they would have", "转出的积分不得延长寿命"),
            Wording.of(
                "else two members keep their points alive for ever by passing them round",
                "否则两名会员互转即可使积分永不过期"),
            (trial, choices) -> {
              LedgerRun giver = LedgerRun.after(trial, choices, LedgerLaws.STEPS);
              long available = giver.available();
              if (available == 0) {
                return Verdict.pass();
              }
              AccountId friend = AccountId.of("friend");
              giver.play(
                  new PointsCommand.Transfer(
                      key("give"), "t-last", friend, choices.between(1L, available)));
              Optional<List<Take>> gift = LedgerLaws.lastGift(giver).map(out -> out.takes());
              if (gift.isEmpty()) {
                return Verdict.pass();
              }
              LedgerRun receiver = new LedgerRun(trial, friend);
              receiver.play(
                  new PointsHistories.Step(
                      giver.now(),
                      new PointsCommand.Receive(
                          key("take"), "t-last", giver.account().id(), gift.get())));
              for (Take take : gift.get()) {
                Instant end = take.lot().expiresAt().orElse(giver.now());
                long lateBefore =
                    gift.get().stream()
                        .filter(
                            t ->
                                t.lot().expiresAt().isEmpty()
                                    || t.lot().expiresAt().get().isAfter(end))
                        .mapToLong(Take::points)
                        .sum();
                boolean longer =
                    take.lot().expiresAt().isPresent()
                        && receiver.account().balance(later(end, giver.now())).total() > lateBefore;
                if (longer) {
                  return receiver.breaks("points outlive their lot", "积分寿命被延长");
                }
              }
              return Verdict.holds();
            })
        .costing(4);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
