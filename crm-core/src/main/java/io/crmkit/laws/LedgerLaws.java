package io.crmkit.laws;

import io.crmkit.customer.StaffId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.loyalty.AccountEntry;
import io.crmkit.loyalty.CommandKey;
import io.crmkit.loyalty.DebtModel;
import io.crmkit.loyalty.Hold;
import io.crmkit.loyalty.PointsAccount;
import io.crmkit.loyalty.PointsCommand;
import io.crmkit.loyalty.PointsEntry;
import io.crmkit.loyalty.PointsQuestion;
import io.crmkit.loyalty.PointsReceipt;
import io.crmkit.loyalty.Take;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What every points ledger keeps, whatever its policies.
 *
 * <pre>{@code
 * LawRunner.STANDARD.run(LedgerLaws.all(), LedgerTrial.of(ledger)).requireHeld();
 * }</pre>
 */
public final class LedgerLaws {
  static final int STEPS = 20;

  private LedgerLaws() {}

  /** All of them. */
  public static List<Law<LedgerTrial>> all() {
    List<Law<LedgerTrial>> laws =
        new ArrayList<>(
            List.of(conservation(), bounded(), debtBlocks(), soonestFirst(), idempotent()));
    laws.addAll(LedgerUndoLaws.all());
    laws.addAll(LedgerTimeLaws.all());
    return List.copyOf(laws);
  }

  private static Law<LedgerTrial> conservation() {
    return Law.<LedgerTrial>of(
            "loyalty.conservation",
            Wording.of(
                "What came in less what went out is what is there: available, pending and held, less debt",
                "转入减转出恒等于现有：可用、待生效与冻结之和减欠分"),
            Wording.of("points that appear or vanish are money that does", "积分凭空增减就是资金凭空增减"),
            (trial, choices) -> {
              LedgerRun run = LedgerRun.after(trial, choices, STEPS);
              long sum = 0;
              for (PointsEntry entry : run.history().entries()) {
                sum = Math.addExact(sum, entry.change());
              }
              PointsAccount settled = run.account();
              for (Take take : settled.lots()) {
                sum -= take.points();
              }
              for (Hold hold : settled.holds()) {
                sum -= hold.points();
              }
              return sum + settled.snapshot().debt() == 0
                  ? Verdict.holds()
                  : run.breaks("entries and buckets differ by " + sum, "记录与余额相差 " + sum);
            })
        .costing(4);
  }

  private static Law<LedgerTrial> bounded() {
    return Law.<LedgerTrial>of(
            "loyalty.lots-bounded",
            Wording.of(
                "Of a lot at least one point and at most all are left, held ones counted in",
                "每批积分（含冻结）不少于一、不多于原始数"),
            Wording.of("a lot that holds more than was put in has been paid twice", "超出原始数即为重复入账"),
            (trial, choices) -> {
              LedgerRun run = LedgerRun.after(trial, choices, STEPS);
              Map<Long, Long> there = new TreeMap<>();
              List<Take> takes = new ArrayList<>(run.account().lots());
              run.account().holds().forEach(hold -> takes.addAll(hold.takes()));
              for (Take take : takes) {
                there.merge(take.lot().number(), take.points(), Math::addExact);
              }
              for (Take take : takes) {
                if (there.getOrDefault(take.lot().number(), 0L) > take.lot().original()) {
                  return run.breaks("a lot holds more than it was given", "某批超过其原始数");
                }
              }
              return there.isEmpty() ? Verdict.pass() : Verdict.holds();
            })
        .costing(4);
  }

  private static Law<LedgerTrial> debtBlocks() {
    return Law.<LedgerTrial>of(
            "loyalty.debt-blocks",
            Wording.of("While points are owed, none can be spent", "欠分未清时没有可用积分"),
            Wording.of("debt that is not paid first is never paid", "欠分若不先还便永远不还"),
            (trial, choices) -> {
              LedgerRun run = new LedgerRun(trial, PointsHistories.ACCOUNT);
              boolean owed = false;
              for (PointsHistories.Step step : PointsHistories.steps(STEPS).from(choices)) {
                run.play(step);
                boolean owes = run.account().balance(step.at()).debt() > 0;
                owed |= owes;
                if (owes && run.available() > 0) {
                  return run.breaks("points are owed and others available", "欠分与可用积分并存");
                }
              }
              return owed ? Verdict.holds() : Verdict.pass();
            })
        .within(
            Law.Scope.of(
                "ledgers that allow debt",
                "允许欠分的账本",
                trial -> trial.ledger().debt() instanceof DebtModel.AllowDebt))
        .costing(4);
  }

  private static Law<LedgerTrial> soonestFirst() {
    return Law.<LedgerTrial>of(
            "loyalty.soonest-first",
            Wording.of("What is spent is what would expire soonest", "先用最早到期的积分"),
            Wording.of("any other order lets more points expire than must", "其他次序会使更多积分过期"),
            (trial, choices) -> {
              LedgerRun run = LedgerRun.after(trial, choices, STEPS);
              long available = run.available();
              if (available < 2) {
                return Verdict.pass();
              }
              long points = choices.between(1L, available - 1);
              Optional<PointsReceipt> receipt =
                  run.play(
                      new PointsCommand.Redeem(
                          CommandKey.of("k-last"), "s-last", points, Optional.empty()));
              if (receipt.isEmpty()) {
                return Verdict.pass(); // a limit of the ledger's own
              }
              for (PointsEntry entry : receipt.get().entries()) {
                if (entry instanceof PointsEntry.Redeemed redeemed && !soonest(run, redeemed)) {
                  return run.breaks("a lot that expires sooner was left", "留下了更早到期的积分");
                }
              }
              return Verdict.holds();
            })
        .costing(4);
  }

  private static boolean soonest(LedgerRun run, PointsEntry.Redeemed redeemed) {
    for (Take left : run.account().lots()) {
      for (Take taken : redeemed.takes()) {
        boolean sooner =
            left.lot().usableAt(run.now())
                && left.lot().expiresAt().isPresent()
                && taken
                    .lot()
                    .expiresAt()
                    .map(end -> left.lot().expiresAt().get().isBefore(end))
                    .orElse(true);
        if (sooner) {
          return false;
        }
      }
    }
    return true;
  }

  private static Law<LedgerTrial> idempotent() {
    return Law.<LedgerTrial>of(
            "loyalty.idempotent",
            Wording.of(
                "A command sent again gets its first result; another under its key is refused",
                "重复的命令得到首次结果；同键异内容则拒绝"),
            Wording.of("networks repeat; accounts must not", "网络会重复，账户不可"),
            (trial, choices) -> {
              LedgerRun run = LedgerRun.after(trial, choices, STEPS);
              PointsCommand command =
                  new PointsCommand.Credit(
                      CommandKey.of("k-last"),
                      "c-last",
                      1 + choices.upTo(50),
                      StaffId.of("s-1"),
                      "goodwill");
              PointsAccount before = run.account();
              Optional<PointsReceipt> receipt = run.play(command);
              if (receipt.isEmpty()) {
                return Verdict.pass();
              }
              PointsAccount[] accounts = {before, run.account()};
              for (PointsAccount account : accounts) {
                Decision<Answer<PointsReceipt>> again =
                    trial.decide().apply(new PointsQuestion(account, command, run.now(), receipt));
                PointsCommand other = new PointsCommand.Sweep(command.key());
                Decision<Answer<PointsReceipt>> conflict =
                    trial.decide().apply(new PointsQuestion(account, other, run.now(), receipt));
                if (!again.outcome().equals(Answer.accepted(receipt.get()))
                    || !(conflict.outcome() instanceof Answer.Refused<PointsReceipt>)) {
                  return run.breaks("the key did not tell", "命令键未起作用");
                }
              }
              return Verdict.holds();
            })
        .costing(4);
  }

  /** The last entry of a kind, if there is one. */
  static Optional<AccountEntry.TransferredOut> lastGift(LedgerRun run) {
    for (int i = run.entries().size() - 1; i >= 0; i--) {
      if (run.entries().get(i) instanceof AccountEntry.TransferredOut out) {
        return Optional.of(out);
      }
    }
    return Optional.empty();
  }
}
