package io.crmkit.laws;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.loyalty.AccountId;
import io.crmkit.loyalty.PointsAccount;
import io.crmkit.loyalty.PointsCommand;
import io.crmkit.loyalty.PointsEntry;
import io.crmkit.loyalty.PointsHistory;
import io.crmkit.loyalty.PointsQuestion;
import io.crmkit.loyalty.PointsReceipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One account of a ledger under trial, with its history; for one case. */
final class LedgerRun {
  private final LedgerTrial trial;
  private final List<PointsEntry> entries = new ArrayList<>();
  private PointsAccount account;
  private Instant now = PointsHistories.START;

  LedgerRun(LedgerTrial trial, AccountId id) {
    this.trial = trial;
    this.account = PointsAccount.open(id);
  }

  /** An account after a few commands. */
  static LedgerRun after(LedgerTrial trial, Choices choices, int most) {
    LedgerRun run = new LedgerRun(trial, PointsHistories.ACCOUNT);
    PointsHistories.steps(most).from(choices).forEach(run::play);
    return run;
  }

  /** The receipt, if the command was accepted. */
  Optional<PointsReceipt> play(PointsHistories.Step step) {
    now = step.at();
    return play(step.command());
  }

  Optional<PointsReceipt> play(PointsCommand command) {
    Decision<Answer<PointsReceipt>> decision =
        trial.decide().apply(new PointsQuestion(account, command, now, Optional.empty()));
    if (!(decision.outcome() instanceof Answer.Accepted<PointsReceipt> accepted)) {
      return Optional.empty();
    }
    for (PointsEntry entry : accepted.value().entries()) {
      account = trial.fold().apply(account, entry);
      entries.add(entry);
    }
    return Optional.of(accepted.value());
  }

  PointsAccount account() {
    return account;
  }

  List<PointsEntry> entries() {
    return entries;
  }

  Instant now() {
    return now;
  }

  PointsHistory history() {
    return new PointsHistory(account.id(), entries);
  }

  long available() {
    return account.balance(now).available();
  }

  Verdict breaks(String english, String chinese) {
    return Verdict.breaks(
        Wording.of(english, chinese),
        Exhibit.of("entries", "记录", entries),
        Exhibit.of("account", "账户", account));
  }
}
