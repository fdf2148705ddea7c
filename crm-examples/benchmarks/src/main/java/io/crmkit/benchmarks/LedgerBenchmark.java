package io.crmkit.benchmarks;

import io.crmkit.customer.StaffId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.PolicyId;
import io.crmkit.decision.Reason;
import io.crmkit.loyalty.AccountId;
import io.crmkit.loyalty.CommandKey;
import io.crmkit.loyalty.EarnReceipt;
import io.crmkit.loyalty.LoyaltyReason;
import io.crmkit.loyalty.OpeningLot;
import io.crmkit.loyalty.PointsAccount;
import io.crmkit.loyalty.PointsBalance;
import io.crmkit.loyalty.PointsCommand;
import io.crmkit.loyalty.PointsLedger;
import io.crmkit.loyalty.PointsReceipt;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One posting on an account of fifty lots, beside a queue of lots written by hand that is copied
 * for each posting; after short and long histories.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LedgerBenchmark {
  private static final int LOTS = 50;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final long SPENT = 30;

  /** How many purchases and redemptions went before. */
  @Param({"0", "10000"})
  public int history;

  private final PointsLedger ledger =
      PointsLedger.of(new PolicyId("points", "1"), ZoneId.of("Asia/Shanghai"));
  private final Instant at = START.plus(Duration.ofDays(2));
  private PointsAccount account = PointsAccount.open(AccountId.of("c-1"));
  private final ArrayDeque<HandLot> queue = new ArrayDeque<>();
  private PointsCommand redeem = new PointsCommand.Sweep(CommandKey.of("k"));
  private PointsCommand earn = redeem;
  private PointsReceipt receipt = new PointsReceipt(redeem, List.of());

  /** One lot of the hand-written queue. */
  record HandLot(long number, long left, Instant activeFrom, Instant expiresAt) {}

  /** What the hand-written side answers. */
  record HandPosting(ArrayDeque<HandLot> lots, long balance, HandEntry entry, List<Reason> why) {}

  /** What the hand-written side writes down. */
  record HandEntry(long number, Instant at, String key, String reference, List<HandTake> takes) {}

  /** Which lot the hand-written side took how much of. */
  record HandTake(HandLot lot, long points) {}

  /** Prepares the account and the queue, and checks that both sides hold and take the same. */
  @Setup
  public void prepare() {
    for (int i = 0; i < history; i++) {
      EarnReceipt ten = EarnReceipt.of(10, "flat");
      post(new PointsCommand.Earn(CommandKey.of("e-" + i), "o-" + i, ten, START));
      post(new PointsCommand.Redeem(CommandKey.of("r-" + i), "r-" + i, 10, Optional.empty()));
    }
    List<OpeningLot> lots = new ArrayList<>();
    for (int i = 0; i < LOTS; i++) {
      Instant end = START.plus(Duration.ofDays(100 + i));
      lots.add(new OpeningLot(100 + i, START, Optional.of(end)));
      queue.add(new HandLot(i, 100 + i, START, end));
    }
    post(new PointsCommand.Open(CommandKey.of("open"), "open", lots, StaffId.of("s-1")));
    redeem = new PointsCommand.Redeem(CommandKey.of("k-1"), "order", SPENT, Optional.empty());
    earn = new PointsCommand.Earn(CommandKey.of("k-2"), "next", EarnReceipt.of(30, "flat"), at);
    receipt = receipt(redeem);
    if (redeem().balance(at).available() != redeemByHand().balance()) {
      throw new IllegalStateException("the two sides differ");
    }
  }

  private void post(PointsCommand command) {
    Answer<PointsReceipt> answer = ledger.decide(account, command, START).outcome();
    if (answer instanceof Answer.Accepted<PointsReceipt> accepted) {
      account = account.applyAll(accepted.value().entries());
      return;
    }
    throw new IllegalStateException("refused: " + command);
  }

  private PointsReceipt receipt(PointsCommand command) {
    return ((Answer.Accepted<PointsReceipt>) ledger.decide(account, command, at).outcome()).value();
  }

  /** A redemption decided and applied. */
  @Benchmark
  public PointsAccount redeem() {
    return account.applyAll(receipt(redeem).entries());
  }

  /** A redemption applied. */
  @Benchmark
  public PointsAccount applyRedemption() {
    return account.applyAll(receipt.entries());
  }

  /** A credit decided and applied. */
  @Benchmark
  public PointsAccount earn() {
    return account.applyAll(receipt(earn).entries());
  }

  /** The balance. */
  @Benchmark
  public PointsBalance balance() {
    return account.balance(at);
  }

  /** A redemption by hand: the queue copied, taken from its head, written down and explained. */
  @Benchmark
  public HandPosting redeemByHand() {
    ArrayDeque<HandLot> lots = new ArrayDeque<>(queue);
    long balance = 0;
    for (HandLot lot : lots) {
      boolean usable = !lot.activeFrom().isAfter(at) && lot.expiresAt().isAfter(at);
      balance += usable ? lot.left() : 0;
    }
    if (balance < SPENT) {
      throw new IllegalStateException("not enough");
    }
    List<HandTake> takes = new ArrayList<>(2);
    long missing = SPENT;
    while (missing > 0) {
      HandLot lot = lots.removeFirst();
      long points = Math.min(missing, lot.left());
      takes.add(new HandTake(lot, points));
      missing -= points;
      if (points < lot.left()) {
        lots.addFirst(
            new HandLot(lot.number(), lot.left() - points, lot.activeFrom(), lot.expiresAt()));
      }
    }
    HandEntry entry = new HandEntry(51, at, "k-1", "order", List.copyOf(takes));
    List<Reason> why = List.of(new LoyaltyReason.Redeemed(SPENT, takes.size()));
    return new HandPosting(lots, balance - SPENT, entry, why);
  }

  /** Fifty lots and what is left of them copied, nothing else. */
  @Benchmark
  public ArrayDeque<HandLot> copyLots() {
    return new ArrayDeque<>(queue);
  }
}
