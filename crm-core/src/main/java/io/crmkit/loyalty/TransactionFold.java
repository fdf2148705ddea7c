package io.crmkit.loyalty;

import com.google.common.hash.Hashing;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.Transaction;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsTimeline;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** One fold of a customer's transactions and redemptions into an account; for one use. */
final class TransactionFold {
  private static final int LONGEST = 980; // of a reference that a number is added to

  private final LoyaltyScheme scheme;
  private final EarnPolicy earning;
  private final CustomerFile file;
  private final TransactionPoints points;
  private final List<PointsEntry> entries = new ArrayList<>();
  private final List<TransactionPoints.Posted> posted = new ArrayList<>();
  private final List<Purchase> purchases = new ArrayList<>(); // in order
  private final Map<String, List<Purchase>> byReference = new HashMap<>();
  private final Set<String> credits = new HashSet<>();
  private final List<Transaction> unmatched = new ArrayList<>();
  private final List<TransactionPoints.Refused> refused = new ArrayList<>();
  private @Nullable FactsTimeline timeline;
  private int keys; // so many commands for transactions
  private PointsAccount account;

  /** A purchase, under which reference it was credited, and what of it was not given back. */
  private static final class Purchase {
    final String credit;
    final boolean earned;
    Money left;

    Purchase(String credit, boolean earned, Money left) {
      this.credit = credit;
      this.earned = earned;
      this.left = left;
    }
  }

  TransactionFold(TransactionPoints points, CustomerFile file) {
    this.points = points;
    this.scheme = points.scheme();
    this.earning = scheme.earning();
    this.file = file;
    this.account = PointsAccount.open(AccountId.of(file.id().value()));
  }

  TransactionPoints.Earned run(List<TransactionPoints.Redemption> redemptions) {
    List<TransactionPoints.Redemption> spent = new ArrayList<>(redemptions);
    spent.sort(Comparator.comparing(TransactionPoints.Redemption::at));
    int next = 0;
    List<Transaction> ordered = new ArrayList<>(file.transactions());
    ordered.sort(
        Comparator.comparing(Transaction::occurredAt).thenComparing(Transaction::isRefund));
    for (Transaction transaction : ordered) {
      while (next < spent.size() && spent.get(next).at().isBefore(transaction.occurredAt())) {
        redeem(spent.get(next++));
      }
      if (transaction.isRefund()) {
        giveBack(transaction);
      } else {
        earn(transaction);
      }
    }
    spent.subList(next, spent.size()).forEach(this::redeem);
    return new TransactionPoints.Earned(account, posted, entries, unmatched, refused);
  }

  private void redeem(TransactionPoints.Redemption redemption) {
    Decision<Answer<PointsReceipt>> decision =
        scheme.ledger().decide(account, redemption.command(), redemption.at());
    if (decision.outcome() instanceof Answer.Accepted<PointsReceipt> accepted) {
      posted(redemption.command(), redemption.at(), accepted.value());
    } else {
      refused.add(new TransactionPoints.Refused(redemption, decision.reasons()));
    }
  }

  private void earn(Transaction transaction) {
    Instant at = transaction.occurredAt();
    EarnQuestion question =
        new EarnQuestion(
            EarnOccasion.purchase(transaction.amount(), at),
            facts(at),
            account.tallies,
            Optional.empty());
    EarnReceipt receipt = earning.decide(question).outcome();
    List<Purchase> same =
        byReference.computeIfAbsent(transaction.reference(), r -> new ArrayList<>(1));
    Purchase purchase =
        new Purchase(credit(transaction.reference()), receipt.granted() > 0, transaction.amount());
    same.add(purchase);
    purchases.add(purchase);
    if (purchase.earned || !receipt.uses().isEmpty()) {
      post(new PointsCommand.Earn(key(), purchase.credit, receipt, at), at);
    }
  }

  /** A reference may stand for several payments; each credit needs one of its own. */
  private String credit(String reference) {
    String credit = reference;
    for (int n = 2; !credits.add(credit); n++) {
      credit = reference.substring(0, Math.min(reference.length(), LONGEST)) + "/" + n;
    }
    return credit;
  }

  /** Facts are only computed where a condition asks for some. */
  private Facts facts(Instant at) {
    if (scheme.metrics().isEmpty()) {
      return Facts.at(at, points.calculator().zone(), points.calculator().currency());
    }
    if (timeline == null) {
      timeline = points.calculator().timeline(file);
    }
    return timeline.at(LocalDate.ofInstant(at, timeline.zone()));
  }

  private void giveBack(Transaction transaction) {
    Money back = transaction.amount().negated();
    back = of(byReference.getOrDefault(transaction.reference(), List.of()), back, transaction);
    back = of(purchases, back, transaction);
    if (back.isPositive()) {
      unmatched.add(transaction);
    }
    while (!purchases.isEmpty() && purchases.get(purchases.size() - 1).left.isZero()) {
      purchases.remove(purchases.size() - 1);
    }
  }

  /** Gives back of these purchases, the latest first, and tells what no purchase was found for. */
  private Money of(List<Purchase> candidates, Money back, Transaction transaction) {
    Money rest = back;
    for (int i = candidates.size() - 1; i >= 0 && rest.isPositive(); i--) {
      Purchase purchase = candidates.get(i);
      if (purchase.left.isPositive() && purchase.left.isSameCurrency(rest)) {
        Money part = purchase.left.isLessThan(rest) ? purchase.left : rest;
        purchase.left = purchase.left.minus(part);
        rest = rest.minus(part);
        if (purchase.earned) {
          post(
              new PointsCommand.Refund(key(), purchase.credit, Refunds.of(part)),
              transaction.occurredAt());
        }
      }
    }
    return rest;
  }

  private CommandKey key() {
    String id = file.id().value();
    String owner =
        id.length() <= LONGEST - "/transaction-".length()
            ? id
            : Hashing.sha256().hashString(id, StandardCharsets.UTF_8).toString();
    return CommandKey.of(owner + "/transaction-" + ++keys);
  }

  private void post(PointsCommand command, Instant at) {
    Decision<Answer<PointsReceipt>> decision = scheme.ledger().decide(account, command, at);
    if (!(decision.outcome() instanceof Answer.Accepted<PointsReceipt> accepted)) {
      throw new IllegalStateException(
          "the ledger refused what the fold made sure of: " + decision.explain(Locale.ENGLISH));
    }
    posted(command, at, accepted.value());
  }

  private void posted(PointsCommand command, Instant at, PointsReceipt receipt) {
    posted.add(new TransactionPoints.Posted(command, at));
    entries.addAll(receipt.entries());
    account = account.applyAll(receipt.entries());
  }
}
