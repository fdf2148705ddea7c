package io.crmkit.laws;

import io.crmkit.loyalty.AccountSnapshot;
import io.crmkit.loyalty.CommandKey;
import io.crmkit.loyalty.Hold;
import io.crmkit.loyalty.PointsAccount;
import io.crmkit.loyalty.PointsBalance;
import io.crmkit.loyalty.PointsCommand;
import io.crmkit.loyalty.PointsEntry;
import io.crmkit.loyalty.PointsStatement;
import io.crmkit.loyalty.RollForward;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The laws of time: snapshots, sweeps, statements, liabilities. */
final class LedgerTimeLaws {
  private LedgerTimeLaws() {}

  static List<Law<LedgerTrial>> all() {
    return List.of(snapshotTail(), sweepFree(), statementSums(), liabilityCloses());
  }

  private static Law<LedgerTrial> snapshotTail() {
    return Law.<LedgerTrial>of(
            "loyalty.snapshot-tail",
            Wording.of(
                "A snapshot and the entries after it give what all entries give, at any cut",
                "任一时点的快照加其后记录，与全部记录结果一致"),
            Wording.of(
                "stores keep snapshots so that old entries need not be read", "存储保留快照即可不读旧记录"),
            (trial, choices) -> {
              LedgerRun run = LedgerRun.after(trial, choices, LedgerLaws.STEPS);
              if (run.entries().isEmpty()) {
                return Verdict.pass();
              }
              int cut = (int) choices.upTo(run.entries().size());
              PointsAccount account = PointsAccount.open(run.account().id());
              for (PointsEntry entry : run.entries().subList(0, cut)) {
                account = trial.fold().apply(account, entry);
              }
              account = trial.restore().apply(account.snapshot());
              for (PointsEntry entry : run.entries().subList(cut, run.entries().size())) {
                account = trial.fold().apply(account, entry);
              }
              return account.equals(run.account())
                  ? Verdict.holds()
                  : run.breaks("cut at " + cut + " it is another account", "在 " + cut + " 处切分后不同");
            })
        .costing(4);
  }

  private static Law<LedgerTrial> sweepFree() {
    return Law.<LedgerTrial>of(
            "loyalty.sweep-free",
            Wording.of(
                "Whether and when anybody sweeps plays no part: the same commands are accepted, the same"
                    + " points are there",
                "是否及何时清理不影响结果：受理的命令与余额均相同"),
            Wording.of(
                "a job that did not run must not make expired points spendable", "作业未运行不得使过期积分可用"),
            (trial, choices) -> {
              List<PointsHistories.Step> steps =
                  PointsHistories.steps(LedgerLaws.STEPS).from(choices);
              LedgerRun plain = new LedgerRun(trial, PointsHistories.ACCOUNT);
              LedgerRun swept = new LedgerRun(trial, PointsHistories.ACCOUNT);
              Instant last = PointsHistories.START;
              int sweeps = 0;
              for (PointsHistories.Step step : steps) {
                long hours = Duration.between(last, step.at()).toHours();
                for (int i = (int) choices.upTo(2); i > 0; i--) {
                  Instant at = last.plus(Duration.ofHours(choices.upTo(hours)));
                  swept.play(
                      new PointsHistories.Step(
                          later(at, swept.now()),
                          new PointsCommand.Sweep(CommandKey.of("sweep-" + sweeps++))));
                }
                boolean one = plain.play(step).isPresent();
                boolean other = swept.play(step).isPresent();
                if (one != other) {
                  return swept.breaks("a command was decided otherwise", "同一命令的判定不同");
                }
                last = step.at();
              }
              Instant end = last.plus(Duration.ofHours(choices.upTo(24 * 30)));
              return balances(plain, end).equals(balances(swept, end))
                  ? Verdict.holds()
                  : swept.breaks("another balance came out", "余额不同");
            })
        .costing(8);
  }

  private static List<Object> balances(LedgerRun run, Instant at) {
    PointsBalance balance = run.account().balance(at);
    AccountSnapshot snapshot = run.account().snapshot();
    List<Hold> open =
        snapshot.holds().stream().filter(hold -> hold.timesOutAt().isAfter(at)).toList();
    // Numbers of entries differ, and with them those of lots; what they hold must not.
    return List.of(balance, open.size());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Law<LedgerTrial> statementSums() {
    return Law.<LedgerTrial>of(
            "loyalty.statement-sums",
            Wording.of(
                "The lines of a statement lead from balance to balance, and one statement goes on where"
                    + " the last ended",
                "对账单各行由期初推至期末，且前后衔接"),
            Wording.of(
                "a statement that does not add up is the first thing a customer finds",
                "对不上的账目是客户最先发现的问题"),
            (trial, choices) -> {
              LedgerRun run = LedgerRun.after(trial, choices, LedgerLaws.STEPS);
              Instant end = run.now().plus(Duration.ofHours(1 + choices.upTo(24 * 30)));
              long hours = Duration.between(PointsHistories.START, end).toHours();
              Instant cut = PointsHistories.START.plus(Duration.ofHours(choices.upTo(hours)));
              PointsStatement first =
                  trial.statements().of(run.history(), PointsHistories.START, cut);
              PointsStatement second = trial.statements().of(run.history(), cut, end);
              long sum = first.opening();
              for (PointsStatement.Line line : first.lines()) {
                sum += line.change();
              }
              for (PointsStatement.Line line : second.lines()) {
                sum += line.change();
              }
              boolean closes =
                  first.opening() == 0
                      && first.closing() == second.opening()
                      && sum == second.closing()
                      && sum == run.history().balanceAt(end.minusNanos(1)).total();
              return closes ? Verdict.holds() : run.breaks("it does not add up", "账目不合");
            })
        .costing(4);
  }

  private static Law<LedgerTrial> liabilityCloses() {
    return Law.<LedgerTrial>of(
            "loyalty.liability-closes",
            Wording.of(
                "A roll-forward opens where the last closed, and closes at the points that are there",
                "负债滚动表期初接上期末，期末等于现存积分"),
            Wording.of("auditors ask for just this", "审计所要求的正是这一点"),
            (trial, choices) -> {
              LedgerRun run = LedgerRun.after(trial, choices, LedgerLaws.STEPS);
              Instant end = run.now().plus(Duration.ofHours(1 + choices.upTo(24 * 30)));
              long hours = Duration.between(PointsHistories.START, end).toHours();
              Instant cut = PointsHistories.START.plus(Duration.ofHours(choices.upTo(hours)));
              RollForward first = trial.liabilities().of(run.history(), PointsHistories.START, cut);
              RollForward second = trial.liabilities().of(run.history(), cut, end);
              PointsBalance balance = run.history().balanceAt(end.minusNanos(1));
              boolean closes =
                  first.opening() == 0
                      && first.closing() == second.opening()
                      && second.closing() == balance.total() + balance.debt();
              return closes ? Verdict.holds() : run.breaks("it does not close", "滚动表不平");
            })
        .costing(4);
  }
}
