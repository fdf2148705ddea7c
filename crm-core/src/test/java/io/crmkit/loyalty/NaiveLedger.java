package io.crmkit.loyalty;

import io.crmkit.laws.PointsHistories;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A second reading of the ledger's rules, as plain as can be: every question replays all accepted
 * commands from the start, hour by hour; lots are never dropped; points expire when their hour has
 * come.
 */
final class NaiveLedger {
  static final class NaiveLot {
    final long number;
    long start;
    long end;
    boolean rolling;
    long original;
    long left;

    NaiveLot(long number, long points, long start, long end, boolean rolling) {
      this.number = number;
      this.original = points;
      this.left = points;
      this.start = start;
      this.end = end;
      this.rolling = rolling;
    }
  }

  private record Part(NaiveLot lot, long points) {}

  private static final long NEVER = Long.MAX_VALUE;

  private final PointsLedger ledger;
  private final List<PointsHistories.Step> accepted = new ArrayList<>();

  // the world as it is replayed
  private List<NaiveLot> lots = new ArrayList<>();
  private Map<String, List<Part>> holds = new HashMap<>();
  private Map<String, Long> holdEnds = new HashMap<>();
  private Map<String, List<Part>> spent = new HashMap<>(); // parts not cancelled yet
  private Map<String, NaiveLot> credits = new HashMap<>();
  private Map<String, EarnReceipt> receipts = new HashMap<>();
  private Map<String, Refunds> refunded = new HashMap<>();
  private Map<String, Long> owed = new HashMap<>();
  private long debt;
  private long hour;

  NaiveLedger(PointsLedger ledger) {
    this.ledger = ledger;
  }

  boolean run(PointsHistories.Step step) {
    replay(hours(step.at()));
    boolean accepts = execute(step.command());
    if (accepts) {
      accepted.add(step);
    }
    return accepts;
  }

  /** Everything from the start, to an instant. */
  void replay(long until) {
    lots = new ArrayList<>();
    holds = new HashMap<>();
    holdEnds = new HashMap<>();
    spent = new HashMap<>();
    credits = new HashMap<>();
    receipts = new HashMap<>();
    refunded = new HashMap<>();
    owed = new HashMap<>();
    debt = 0;
    hour = 0;
    for (PointsHistories.Step step : accepted) {
      tickTo(hours(step.at()));
      if (!execute(step.command())) {
        throw new AssertionError("accepted before, refused now");
      }
    }
    tickTo(until);
  }

  static long hours(Instant at) {
    return Duration.between(PointsHistories.START, at).toHours();
  }

  private void tickTo(long until) {
    while (hour < until) {
      hour++;
      endHoldsAndExpire();
    }
  }

  private void endHoldsAndExpire() {
    List<String> ended =
        holdEnds.keySet().stream().filter(ref -> holdEnds.get(ref) <= hour).sorted().toList();
    for (String reference : ended) {
      putBack(holds.remove(reference));
      holdEnds.remove(reference);
      payDebt();
    }
    expire();
  }

  private void expire() {
    lots.forEach(lot -> lot.left = lot.end <= hour ? 0 : lot.left);
  }

  private void putBack(List<Part> parts) {
    parts.forEach(part -> part.lot.left += part.points);
  }

  private void payDebt() {
    for (NaiveLot lot : order()) {
      if (lot.end > hour) {
        long paid = Math.min(debt, lot.left);
        lot.left -= paid;
        debt -= paid;
      }
    }
  }

  private List<NaiveLot> order() {
    return lots.stream()
        .sorted(
            Comparator.<NaiveLot>comparingLong(lot -> lot.end)
                .thenComparingLong(lot -> lot.start)
                .thenComparingLong(lot -> lot.number))
        .toList();
  }

  private List<Part> take(long points, @Nullable NaiveLot not) {
    List<Part> parts = new ArrayList<>();
    long missing = points;
    for (NaiveLot lot : order()) {
      if (lot != not && lot.start <= hour && lot.end > hour && missing > 0 && lot.left > 0) {
        long now = Math.min(missing, lot.left);
        lot.left -= now;
        missing -= now;
        parts.add(new Part(lot, now));
      }
    }
    return parts;
  }

  long available() {
    return lots.stream()
        .filter(lot -> lot.start <= hour && lot.end > hour)
        .mapToLong(lot -> lot.left)
        .sum();
  }

  PointsBalance balance() {
    long pending =
        lots.stream()
            .filter(lot -> lot.start > hour && lot.end > hour)
            .mapToLong(lot -> lot.left)
            .sum();
    long held = holds.values().stream().flatMap(List::stream).mapToLong(part -> part.points).sum();
    return new PointsBalance(available(), pending, held, debt);
  }

  /** What is left of each lot, without those of which nothing is. */
  Map<Long, Long> left() {
    Map<Long, Long> left = new HashMap<>();
    lots.stream().filter(lot -> lot.left > 0).forEach(lot -> left.put(lot.number, lot.left));
    return left;
  }

  private boolean execute(PointsCommand command) {
    boolean accepts = attempt(command);
    if (accepts) {
      expire();
      payDebt();
    }
    return accepts;
  }

  private boolean attempt(PointsCommand command) {
    if (command instanceof PointsCommand.Earn earn) {
      receipts.put(earn.reference(), earn.receipt());
      return credit(earn.reference(), earn.receipt().granted(), start());
    }
    if (command instanceof PointsCommand.Credit credit) {
      return credit(credit.reference(), credit.points(), hour);
    }
    if (command instanceof PointsCommand.Redeem redeem) {
      return spend(redeem.reference(), redeem.points(), true);
    }
    if (command instanceof PointsCommand.Debit debit) {
      return spend(debit.reference(), debit.points(), false);
    }
    if (command instanceof PointsCommand.Transfer transfer) {
      return spend("", transfer.points(), false);
    }
    if (command instanceof PointsCommand.PlaceHold hold) {
      if (!spend(hold.reference(), hold.points(), true)) {
        return false;
      }
      holds.put(hold.reference(), spent.remove(hold.reference()));
      holdEnds.put(hold.reference(), hour + ledger.holdTime().toHours());
      return true;
    }
    if (command instanceof PointsCommand.Capture capture) {
      return capture(capture.reference(), capture.points());
    }
    if (command instanceof PointsCommand.VoidHold give) {
      if (!holds.containsKey(give.reference())) {
        return false;
      }
      holdEnds.remove(give.reference());
      putBack(holds.remove(give.reference()));
      return true;
    }
    if (command instanceof PointsCommand.Cancel cancel) {
      return cancel(cancel.reference(), cancel.points());
    }
    if (command instanceof PointsCommand.Refund refund) {
      return refund(refund.reference(), refund.refunds());
    }
    if (command instanceof PointsCommand.ReverseCredit reverse) {
      NaiveLot lot = credits.get(reverse.reference());
      long left = lot == null ? 0 : lot.original - owed.get(reverse.reference());
      return left > 0 && callBack(reverse.reference(), left);
    }
    if (command instanceof PointsCommand.Confirm confirm) {
      NaiveLot lot = credits.get(confirm.reference());
      boolean pending = lot != null && lot.left > 0 && lot.start > hour;
      if (pending) {
        lot.start = hour;
      }
      return pending;
    }
    return command instanceof PointsCommand.Sweep;
  }

  private long start() {
    if (ledger.pending() instanceof PendingModel.ReturnWindow window) {
      return dayEnd(window.window());
    }
    return ledger.pending() instanceof PendingModel.UntilConfirmed ? NEVER : hour;
  }

  private long dayEnd(Period days) {
    return (hour / 24 + days.get(ChronoUnit.DAYS) + 1) * 24;
  }

  private boolean credit(String reference, long points, long start) {
    extend();
    boolean rolling = false;
    long end = NEVER;
    if (ledger.expiry() instanceof ExpiryModel.After after) {
      end = dayEnd(after.validity());
    } else if (ledger.expiry() instanceof ExpiryModel.Inactivity inactivity) {
      end = dayEnd(inactivity.validity());
      rolling = true;
    } else if (ledger.expiry() instanceof ExpiryModel.EndOfMonth) {
      var day = PointsHistories.START.plusSeconds(hour * 3600).atZone(ledger.zone()).toLocalDate();
      var next = day.withDayOfMonth(1).plusMonths(1).atStartOfDay(ledger.zone()).toInstant();
      end = hours(next);
    }
    NaiveLot lot = new NaiveLot(credits.size(), points, start, end, rolling);
    lots.add(lot);
    credits.put(reference, lot);
    owed.put(reference, 0L);
    return true;
  }

  private void extend() {
    if (ledger.expiry() instanceof ExpiryModel.Inactivity inactivity) {
      for (NaiveLot lot : lots) {
        if (lot.rolling && lot.end > hour) {
          lot.end = Math.max(lot.end, dayEnd(inactivity.validity()));
        }
      }
    }
  }

  private boolean spend(String reference, long points, boolean active) {
    if (available() < points) {
      return false;
    }
    if (active) {
      extend();
    }
    spent.put(reference, take(points, null));
    return true;
  }

  private boolean capture(String reference, long points) {
    List<Part> held = holds.get(reference);
    if (held == null || held.stream().mapToLong(part -> part.points).sum() < points) {
      return false;
    }
    holds.remove(reference);
    holdEnds.remove(reference);
    List<Part> captured = new ArrayList<>();
    long wanted = points;
    for (Part part : held) {
      long now = Math.min(wanted, part.points);
      wanted -= now;
      captured.add(new Part(part.lot, now));
      part.lot.left += part.points - now;
    }
    spent.put(reference, captured);
    return true;
  }

  private boolean cancel(String reference, long points) {
    List<Part> parts = spent.get(reference);
    if (parts == null || parts.stream().mapToLong(part -> part.points).sum() < points) {
      return false;
    }
    List<Part> left = new ArrayList<>(parts);
    long wanted = points;
    for (int i = left.size() - 1; i >= 0; i--) {
      Part part = left.get(i);
      long now = Math.min(wanted, part.points);
      wanted -= now;
      part.lot.left += now;
      left.set(i, new Part(part.lot, part.points - now));
    }
    spent.put(reference, left);
    return true;
  }

  private boolean refund(String reference, Refunds refunds) {
    EarnReceipt receipt = receipts.get(reference);
    if (receipt == null || refunds.lines().isEmpty() != receipt.lines().isEmpty()) {
      return false;
    }
    Refunds all = refunded.getOrDefault(reference, Refunds.NONE).plus(refunds);
    if (all.amount().orElseThrow().isGreaterThan(receipt.total().orElseThrow())) {
      return false;
    }
    long total = 0;
    for (EarnReceipt.Line line : receipt.lines()) {
      Money back = all.lines().get(line.name());
      if (back != null && back.isGreaterThan(line.amount())) {
        return false;
      }
      total += back == null ? 0 : share(line.points(), back, line.amount());
    }
    if (receipt.lines().isEmpty()) {
      total = share(receipt.granted(), all.amount().orElseThrow(), receipt.total().orElseThrow());
    }
    refunded.put(reference, all);
    return callBack(reference, Math.max(0, total - owed.get(reference)));
  }

  private static long share(long granted, Money back, Money total) {
    return BigDecimal.valueOf(granted)
        .multiply(back.getAmount())
        .divide(total.getAmount(), 0, RoundingMode.FLOOR)
        .longValueExact();
  }

  private boolean callBack(String reference, long points) {
    owed.merge(reference, points, Long::sum);
    NaiveLot lot = credits.get(reference);
    boolean pendingOnly = ledger.debt() instanceof DebtModel.PendingOnly;
    long own = pendingOnly && lot.start <= hour ? 0 : Math.min(points, lot.left);
    lot.left -= own;
    if (pendingOnly || ledger.debt() instanceof DebtModel.OwnLot) {
      return true;
    }
    List<Part> others = take(points - own, lot);
    long missing = points - own - others.stream().mapToLong(part -> part.points).sum();
    if (ledger.debt() instanceof DebtModel.AllowDebt allow) {
      long room = allow.limit().isEmpty() ? missing : Math.max(0, allow.limit().get() - debt);
      debt += Math.min(missing, room);
    }
    return true;
  }
}
