package io.crmkit.quickstart;

import io.crmkit.customer.CustomerId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.loyalty.CommandKey;
import io.crmkit.loyalty.EarnReceipt;
import io.crmkit.loyalty.PointsAccount;
import io.crmkit.loyalty.PointsCommand;
import io.crmkit.loyalty.PointsLedger;
import io.crmkit.loyalty.PointsReceipt;
import io.crmkit.loyalty.Refunds;
import io.crmkit.loyalty.TransactionPoints;
import io.crmkit.quickstart.FiledPoints.Bought;
import io.crmkit.quickstart.PostedPoints.Credit;
import io.crmkit.store.PointsPosting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a file adds to one account as it is now, and where it tells otherwise; for one use. */
final class PointsUpdate {
  private final Programme programme;
  private final PointsLedger ledger;
  private final CustomerId customer;
  private final PostedPoints posted;
  private final List<PointsPosting> postings = new ArrayList<>();
  private final List<UnearnedPurchases.Row> unearned = new ArrayList<>();
  private final List<PointsDifference> differences = new ArrayList<>();
  private final List<TransactionPoints.Refused> refused = new ArrayList<>();
  private final List<TransactionPoints.Redemption> waiting = new ArrayList<>();
  private final Set<CommandKey> spendable = new HashSet<>();
  private final Set<CommandKey> redeemed = new HashSet<>();
  private boolean knowsMore;
  private PointsAccount account;

  PointsUpdate(
      Programme programme,
      CustomerId customer,
      TransactionPoints.Earned earned,
      PointsAccount account,
      PostedPoints posted) {
    this.programme = programme;
    this.ledger = programme.playbook().loyalty().orElseThrow().ledger();
    this.customer = customer;
    this.account = account;
    this.posted = posted;
    redeemed.addAll(posted.redeemed().keySet());
    // What the file alone does not bear out is refused before any account is asked.
    earned.posted().forEach(each -> spendable.add(each.command().key()));
  }

  /** Works it out. */
  PointsUpdate run() {
    FiledPoints filed = programme.filed(customer);
    PointsMatch match = new PointsMatch(filed, posted);
    match.changed().forEach(this::changed);
    match.missing().forEach(credit -> tell(PointsDifference.Kind.MISSING, said(credit)));
    missingRedemptions(filed);
    // Unless the file lacks what the account has, as one of the last twelve months may.
    knowsMore = account.position() > 0 && (filed.bought().isEmpty() || !match.missing().isEmpty());
    for (FiledPoints.Step step : match.steps()) {
      if (step instanceof FiledPoints.Purchase purchase) {
        earn(purchase);
      } else if (step instanceof FiledPoints.Return back) {
        giveBack(back);
      } else if (step instanceof FiledPoints.Redeemed redeemed) {
        redeem(redeemed.redemption());
      }
    }
    redeemWaiting();
    match
        .unreturned()
        .forEach(each -> tell(PointsDifference.Kind.MISSING, "given back of " + each));
    for (Bought each : filed.bought()) {
      if (each.credit != null && !each.credit.posted()) {
        unearned.add(
            new UnearnedPurchases.Row(
                each.row.reference(), each.row.amount(), each.row.occurredAt()));
      }
    }
    if (filed.bought().isEmpty()) {
      // Nothing is told of these any more, but they may come again.
      posted.credits().stream()
          .filter(credit -> !credit.posted())
          .map(each -> new UnearnedPurchases.Row(each.reference(), each.total(), each.at()))
          .forEach(unearned::add);
    }
    return this;
  }

  private void changed(Bought purchase) {
    Credit credit = purchase.credit;
    if (credit != null) {
      tell(
          PointsDifference.Kind.CHANGED,
          purchase.row.reference()
              + ", now "
              + purchase.row.amount()
              + " on "
              + day(purchase.row.occurredAt())
              + ", posted as "
              + said(credit));
    }
  }

  private String said(Credit credit) {
    return credit.reference() + ", " + credit.total() + " on " + day(credit.at());
  }

  private String day(Instant at) {
    return at.atZone(programme.playbook().zone()).toLocalDate().toString();
  }

  private void tell(PointsDifference.Kind kind, String what) {
    differences.add(new PointsDifference(kind, customer, what));
  }

  private void missingRedemptions(FiledPoints filed) {
    if (!programme.tellsRedemptions()) {
      return;
    }
    Set<CommandKey> told = new HashSet<>();
    for (FiledPoints.Step step : filed.steps()) {
      if (step instanceof FiledPoints.Redeemed redeemed) {
        told.add(redeemed.redemption().command().key());
      }
    }
    for (Map.Entry<CommandKey, PointsCommand.Redeem> each : posted.redeemed().entrySet()) {
      if (posted.isFiledRedemption(each.getKey()) && !told.contains(each.getKey())) {
        tell(
            PointsDifference.Kind.MISSING,
            "redemption "
                + each.getValue().reference()
                + ", "
                + each.getValue().points()
                + " points");
      }
    }
  }

  private void earn(FiledPoints.Purchase purchase) {
    Bought bought = purchase.of();
    EarnReceipt receipt = programme.receipt(customer, bought.row, account);
    String wanted = bought.row.reference();
    if (receipt.granted() == 0 && receipt.uses().isEmpty()) {
      bought.credit = new Credit(wanted, bought.row.amount(), purchase.at(), 0, false, true);
      return;
    }
    String reference = posted.reference(wanted);
    PointsCommand earn =
        new PointsCommand.Earn(
            posted.purchaseKey(reference), reference, receipt, bought.row.occurredAt());
    Instant at = soonest(purchase.at());
    if (!post(earn, at, reference)) {
      bought.credit = new Credit(reference, bought.row.amount(), purchase.at(), 0, true, true);
      return;
    }
    bought.credit =
        new Credit(reference, bought.row.amount(), purchase.at(), receipt.granted(), true, true);
    if (Duration.between(purchase.at(), at).toDays() > 0) {
      tell(
          PointsDifference.Kind.LATE,
          wanted + ", " + bought.row.amount() + " on " + day(purchase.at()));
    }
  }

  private void giveBack(FiledPoints.Return back) {
    Credit credit = back.of().credit;
    if (credit != null && credit.points() > 0) {
      PointsCommand refund =
          new PointsCommand.Refund(
              posted.returnKey(credit.reference()), credit.reference(), Refunds.of(back.amount()));
      post(
          refund,
          soonest(back.at()),
          back.amount() + " given back of " + credit.reference() + " on " + day(back.at()));
    }
  }

  private void redeem(TransactionPoints.Redemption redemption) {
    PointsCommand.Redeem redeem = redemption.command();
    PointsCommand.Redeem before = posted.redeemed().get(redeem.key());
    if (before != null) {
      if (!before.equals(redeem)) {
        tell(
            PointsDifference.Kind.CHANGED,
            "redemption "
                + redeem.reference()
                + ", now "
                + redeem.points()
                + " points, posted as "
                + before.points());
      }
      return;
    }
    boolean asked = knowsMore || spendable.contains(redeem.key());
    if (asked && spend(redemption).isPresent()) {
      waiting.add(redemption);
    }
  }

  /**
   * Once all else is posted, what the account refused is asked of it again, as the next review
   * would: others spent from it, too, so that it may hold less than the file tells for a time.
   */
  private void redeemWaiting() {
    boolean spent = true;
    while (spent) {
      refused.clear();
      for (TransactionPoints.Redemption each : waiting) {
        spend(each).ifPresent(why -> refused.add(new TransactionPoints.Refused(each, why)));
      }
      spent = waiting.removeIf(each -> redeemed.contains(each.command().key()));
    }
  }

  /** What is in the way, if anything is. */
  private Optional<List<Reason>> spend(TransactionPoints.Redemption redemption) {
    Instant at = soonest(redemption.at());
    PointsCommand.Redeem redeem = redemption.command();
    Decision<Answer<PointsReceipt>> decision = ledger.decide(account, redeem, at);
    if (!(decision.outcome() instanceof Answer.Accepted<PointsReceipt> accepted)) {
      return Optional.of(decision.reasons());
    }
    append(accepted.value());
    redeemed.add(redeem.key());
    if (at.isAfter(redemption.at())) {
      tell(
          PointsDifference.Kind.LATE,
          "redemption "
              + redeem.reference()
              + ", "
              + redeem.points()
              + " points on "
              + day(redemption.at()));
    }
    return Optional.empty();
  }

  /** An account goes on from its last entry; what became known late counts from then. */
  private Instant soonest(Instant at) {
    return account.asOf().filter(last -> last.isAfter(at)).orElse(at);
  }

  private boolean post(PointsCommand command, Instant at, String what) {
    Decision<Answer<PointsReceipt>> decision = ledger.decide(account, command, at);
    if (decision.outcome() instanceof Answer.Accepted<PointsReceipt> accepted) {
      append(accepted.value());
      return true;
    }
    tell(
        PointsDifference.Kind.REFUSED,
        what + ": " + decision.explain(Locale.ENGLISH).replace("\n", "; "));
    return false;
  }

  private void append(PointsReceipt receipt) {
    if (!receipt.entries().isEmpty()) {
      account = account.applyAll(receipt.entries());
      long balance = account.balance(account.asOf().orElseThrow()).total();
      postings.add(new PointsPosting(account.id(), receipt, balance));
    }
  }

  /** The account after it. */
  PointsAccount account() {
    return account;
  }

  /** What is to be appended to the account's history. */
  List<PointsPosting> postings() {
    return postings;
  }

  /** What of the file earned nothing. */
  List<UnearnedPurchases.Row> unearned() {
    return unearned;
  }

  /** Where file and account differ. */
  List<PointsDifference> differences() {
    return differences;
  }

  /** What the account did not pay for. */
  List<TransactionPoints.Refused> refused() {
    return refused;
  }

  /** The keys of all redemptions that are posted now. */
  Set<CommandKey> redeemed() {
    return redeemed;
  }
}
