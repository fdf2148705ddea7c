package io.crmkit.quickstart;

import io.crmkit.customer.Transaction;
import io.crmkit.quickstart.FiledPoints.Bought;
import io.crmkit.quickstart.PostedPoints.Credit;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Finds the purchases of a file in what was posted: by order, day and amount; where lines have no
 * orders, by day and amount, wherever the line stands now; and at last by order, or by line or day,
 * alone: such a row was changed since.
 */
final class PointsMatch {
  private final FiledPoints filed;
  private final PostedPoints posted;
  private final Set<String> orders = new HashSet<>();
  private final Set<Credit> claimed = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Bought> changed = new ArrayList<>();
  private final List<String> unreturned = new ArrayList<>();

  PointsMatch(FiledPoints filed, PostedPoints posted) {
    this.filed = filed;
    this.posted = posted;
    filed.bought().forEach(each -> orders.add(each.row.reference()));
    pass(
        (purchase, credit) -> true,
        row -> List.of(row.reference(), row.occurredAt(), row.amount()),
        credit -> List.of(order(credit), credit.at(), credit.total()));
    Function<Transaction, Object> content = row -> List.of(row.occurredAt(), row.amount());
    Function<Credit, Object> same = credit -> List.of(credit.at(), credit.total());
    pass((purchase, credit) -> purchase && credit, content, same);
    // The file has got a column of orders since, or lost it.
    pass((purchase, credit) -> !purchase && credit, content, same);
    pass((purchase, credit) -> purchase && !credit, content, same);
    int certain = claimed.size();
    pass((purchase, credit) -> !purchase && !credit, Transaction::reference, this::order);
    pass(
        (purchase, credit) -> purchase && credit,
        row -> List.of(row.reference(), row.amount()),
        credit -> List.of(order(credit), credit.total()));
    pass((purchase, credit) -> purchase && credit, Transaction::occurredAt, Credit::at);
    if (claimed.size() > certain) {
      filed.bought().stream().filter(PointsMatch::differs).forEach(changed::add);
    }
  }

  private static boolean differs(Bought purchase) {
    Credit credit = purchase.credit;
    return credit != null
        && !(credit.at().equals(purchase.row.occurredAt())
            && credit.total().equals(purchase.row.amount()));
  }

  /** What earned nothing is only found as it was: changed, it may earn now. */
  private void pass(
      BiPredicate<Boolean, Boolean> lines,
      Function<Transaction, Object> asked,
      Function<Credit, Object> told) {
    for (boolean line : new boolean[] {false, true}) {
      Map<Object, Deque<Credit>> open = new HashMap<>();
      for (Credit credit : posted.credits()) {
        if (!claimed.contains(credit) && lines.test(line, FiledPoints.isLine(credit.reference()))) {
          open.computeIfAbsent(told.apply(credit), key -> new ArrayDeque<>(1)).add(credit);
        }
      }
      for (Bought purchase : open.isEmpty() ? List.<Bought>of() : filed.bought()) {
        Deque<Credit> found =
            purchase.credit == null && purchase.isLine() == line
                ? open.get(asked.apply(purchase.row))
                : null;
        if (found == null) {
          continue;
        }
        Credit credit = found.peek();
        if (credit != null && (credit.posted() || credit.total().equals(purchase.row.amount()))) {
          purchase.credit = credit;
          claimed.add(found.remove());
        }
      }
    }
  }

  /** Several payments of an order are credited under numbered references. */
  private String order(Credit credit) {
    String reference = credit.reference();
    int slash = reference.lastIndexOf('/');
    return !orders.contains(reference)
            && slash > 0
            && orders.contains(reference.substring(0, slash))
        ? reference.substring(0, slash)
        : reference;
  }

  /** Purchases that were posted otherwise. */
  List<Bought> changed() {
    return changed;
  }

  /** What was posted for rows that are gone. */
  List<Credit> missing() {
    return posted.credits().stream()
        .filter(credit -> credit.posted() && credit.filed() && !claimed.contains(credit))
        .toList();
  }

  /** Credits of which more was called back than the file says now; known after the steps. */
  List<String> unreturned() {
    return unreturned;
  }

  /**
   * What is to be posted, in order: purchases that are not there, what was given back beyond what
   * is there, and all redemptions. Where the file gives more money back than before, so much is
   * posted, though a late row may have moved the rest from one purchase to another.
   */
  List<FiledPoints.Step> steps() {
    Map<Bought, Money> done = new LinkedHashMap<>();
    Map<CurrencyUnit, Money> more = new HashMap<>();
    for (Bought purchase : filed.bought()) {
      Credit credit = purchase.credit;
      if (credit != null && credit.posted()) {
        for (PostedPoints.Returned back : posted.returned(credit.reference())) {
          done.merge(purchase, back.amount(), Money::plus);
          less(back, more);
        }
      }
    }
    Set<Instant> days = new HashSet<>();
    for (FiledPoints.Step step : filed.steps()) {
      if (step instanceof FiledPoints.Return) {
        days.add(step.at());
      }
    }
    // The purchase is gone, but not what was given back of it: that now seems another's.
    for (Credit credit : missing()) {
      posted.returned(credit.reference()).stream()
          .filter(back -> days.contains(back.at()))
          .forEach(back -> less(back, more));
    }
    List<FiledPoints.Step> fresh = new ArrayList<>();
    for (FiledPoints.Step step : filed.steps()) {
      if (step instanceof FiledPoints.Return back) {
        if (isCredited(back.of())) {
          more.merge(back.amount().getCurrencyUnit(), back.amount(), Money::plus);
          beyond(back, done).ifPresent(fresh::add);
        }
      } else if (!(step instanceof FiledPoints.Purchase purchase) || purchase.of().credit == null) {
        fresh.add(step);
      }
    }
    done.forEach(
        (purchase, left) -> {
          Money net = more.get(left.getCurrencyUnit());
          if (left.isPositive() && net != null && net.isNegative()) {
            unreturned.add(purchase.row.reference() + ", " + left);
          }
        });
    return latest(fresh, more);
  }

  private static void less(PostedPoints.Returned back, Map<CurrencyUnit, Money> more) {
    more.merge(back.amount().getCurrencyUnit(), back.amount().negated(), Money::plus);
  }

  private static boolean isCredited(Bought purchase) {
    return purchase.credit == null || purchase.credit.points() > 0;
  }

  private static Optional<FiledPoints.Step> beyond(
      FiledPoints.Return back, Map<Bought, Money> done) {
    Money before = done.get(back.of());
    if (before == null || !before.isSameCurrency(back.amount())) {
      return Optional.of(back);
    }
    Money known = before.isLessThan(back.amount()) ? before : back.amount();
    Money rest = back.amount().minus(known);
    done.put(back.of(), before.minus(known));
    return rest.isZero()
        ? Optional.empty()
        : Optional.of(new FiledPoints.Return(back.of(), rest, back.at()));
  }

  /** Of what is given back, the latest, as much as there is more of it. */
  private static List<FiledPoints.Step> latest(
      List<FiledPoints.Step> steps, Map<CurrencyUnit, Money> more) {
    List<FiledPoints.Step> kept = new ArrayList<>();
    for (int i = steps.size() - 1; i >= 0; i--) {
      FiledPoints.Step step = steps.get(i);
      if (step instanceof FiledPoints.Return back) {
        CurrencyUnit currency = back.amount().getCurrencyUnit();
        Money left = more.getOrDefault(currency, Money.zero(currency));
        Money part = left.isLessThan(back.amount()) ? left : back.amount();
        if (part.isPositive()) {
          more.put(currency, left.minus(part));
          kept.add(new FiledPoints.Return(back.of(), part, back.at()));
        }
      } else {
        kept.add(step);
      }
    }
    Collections.reverse(kept);
    return kept;
  }
}
