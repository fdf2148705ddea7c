package io.crmkit.quickstart;

import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.Transaction;
import io.crmkit.loyalty.TransactionPoints;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a file tells of one customer's points, in order: purchases, what was given back of which
 * purchase, and redemptions. Whose money goes back is as {@link TransactionPoints} says.
 */
final class FiledPoints {
  private final List<Bought> bought = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Bought> open = new ArrayList<>(); // the last has something left
  private final Map<String, List<Bought>> byReference = new HashMap<>();

  /** A purchase, and what it is in the account, once that is known. */
  static final class Bought {
    final Transaction row;
    PostedPoints.@Nullable Credit credit;
    private Money left;

    Bought(Transaction row) {
      this.row = row;
      this.left = row.amount();
    }

    /** Whether the file names no order: lines move when rows come in between. */
    boolean isLine() {
      return FiledPoints.isLine(row.reference());
    }
  }

  /** Something that happened. */
  sealed interface Step {
    Instant at();
  }

  record Purchase(Bought of, Instant at) implements Step {}

  record Return(Bought of, Money amount, Instant at) implements Step {}

  record Redeemed(TransactionPoints.Redemption redemption) implements Step {
    @Override
    public Instant at() {
      return redemption.at();
    }
  }

  FiledPoints(CustomerFile file, List<TransactionPoints.Redemption> redemptions) {
    List<TransactionPoints.Redemption> spent = new ArrayList<>(redemptions);
    spent.sort(Comparator.comparing(TransactionPoints.Redemption::at));
    int next = 0;
    List<Transaction> ordered = new ArrayList<>(file.transactions());
    ordered.sort(
        Comparator.comparing(Transaction::occurredAt).thenComparing(Transaction::isRefund));
    for (Transaction row : ordered) {
      while (next < spent.size() && spent.get(next).at().isBefore(row.occurredAt())) {
        steps.add(new Redeemed(spent.get(next++)));
      }
      if (row.isRefund()) {
        giveBack(row);
      } else {
        Bought purchase = new Bought(row);
        bought.add(purchase);
        open.add(purchase);
        byReference.computeIfAbsent(row.reference(), r -> new ArrayList<>(1)).add(purchase);
        steps.add(new Purchase(purchase, row.occurredAt()));
      }
    }
    spent.subList(next, spent.size()).forEach(each -> steps.add(new Redeemed(each)));
  }

  private void giveBack(Transaction row) {
    Money rest =
        of(byReference.getOrDefault(row.reference(), List.of()), row.amount().negated(), row);
    of(open, rest, row);
    while (!open.isEmpty() && open.get(open.size() - 1).left.isZero()) {
      open.remove(open.size() - 1);
    }
  }

  private Money of(List<Bought> candidates, Money back, Transaction row) {
    Money rest = back;
    for (int i = candidates.size() - 1; i >= 0 && rest.isPositive(); i--) {
      Bought purchase = candidates.get(i);
      if (purchase.left.isPositive() && purchase.left.isSameCurrency(rest)) {
        Money part = purchase.left.isLessThan(rest) ? purchase.left : rest;
        purchase.left = purchase.left.minus(part);
        rest = rest.minus(part);
        steps.add(new Return(purchase, part, row.occurredAt()));
      }
    }
    return rest;
  }

  /** The purchases, in order. */
  List<Bought> bought() {
    return bought;
  }

  /** Everything, in order. */
  List<Step> steps() {
    return steps;
  }

  static boolean isLine(String reference) {
    return reference.matches("line-\\d+(/\\d+)?");
  }
}
