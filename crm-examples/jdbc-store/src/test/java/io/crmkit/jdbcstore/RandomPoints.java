package io.crmkit.jdbcstore;

import io.crmkit.customer.StaffId;
import io.crmkit.decision.PolicyId;
import io.crmkit.loyalty.AccountId;
import io.crmkit.loyalty.CommandKey;
import io.crmkit.loyalty.DebtModel;
import io.crmkit.loyalty.EarnReceipt;
import io.crmkit.loyalty.ExpiryModel;
import io.crmkit.loyalty.PointsCommand;
import io.crmkit.loyalty.PointsLedger;
import io.crmkit.loyalty.Refunds;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.joda.money.Money;

/**
 * Random points commands of one thread for a few accounts that it shares with others, an hour
 * apart; many undo what it did before. For one thread.
 */
final class RandomPoints {
  static final int ACCOUNTS = 6;

  static final PointsLedger LEDGER =
      PointsLedger.of(new PolicyId("soak", "1"), ZoneOffset.UTC)
          .withExpiry(new ExpiryModel.After(Period.ofDays(6)))
          .withDebt(new DebtModel.AllowDebt());

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration RUN = Duration.ofDays(60);

  /** How many commands all threads of a run have between them before the next run starts. */
  static final int MOST = Math.toIntExact(RUN.toHours());

  private static final StaffId CLERK = StaffId.of("s-1");
  private static final int REMEMBERED = 30;

  /**
   * A command.
   *
   * @param account for which account
   * @param command what
   * @param at when
   */
  record Step(AccountId account, PointsCommand command, Instant at) {}

  /** What can be undone. */
  private record Done(AccountId account, String reference) {}

  private final int run;
  private final String name;
  private final AtomicLong hours;
  private final Random random;
  private final List<Done> credits = new ArrayList<>();
  private final List<Done> spendings = new ArrayList<>();
  private int number;

  /** The commands of a thread in a run; runs are one after the other also on the clock. */
  RandomPoints(int run, int thread, AtomicLong hours) {
    this.run = run;
    this.name = "run" + run + "-w" + thread;
    this.hours = hours;
    this.random = new Random(1_000L * run + thread);
  }

  Random random() {
    return random;
  }

  Step next() {
    number++;
    Instant at = START.plus(RUN.multipliedBy(run)).plus(Duration.ofHours(hours.incrementAndGet()));
    AccountId account = AccountId.of("a-" + random.nextInt(ACCOUNTS));
    CommandKey key = CommandKey.of(name + "-" + number);
    int kind = random.nextInt(20);
    if (kind >= 8 && (credits.isEmpty() || spendings.isEmpty())) {
      kind = random.nextInt(8);
    }
    return switch (kind) {
      case 0, 1, 2, 3 -> {
        long points = 1L + random.nextInt(100);
        EarnReceipt receipt = EarnReceipt.of(Money.parse("CNY " + points + ".00"), points, "flat");
        yield new Step(account, new PointsCommand.Earn(key, credit(account), receipt, at), at);
      }
      case 4, 5, 6 ->
          new Step(
              account,
              new PointsCommand.Redeem(key, spending(account), points(), Optional.empty()),
              at);
      case 7, 8 ->
          new Step(
              account,
              new PointsCommand.PlaceHold(key, spending(account), points(), Optional.empty()),
              at);
      case 9 -> undo(spendings, at, r -> new PointsCommand.Capture(key, r, points()));
      case 10 -> undo(spendings, at, r -> new PointsCommand.VoidHold(key, r));
      case 11 -> undo(spendings, at, r -> new PointsCommand.Cancel(key, r, points()));
      case 12, 13 ->
          undo(
              credits,
              at,
              r ->
                  new PointsCommand.Refund(
                      key, r, Refunds.of(Money.parse("CNY " + points() + ".00"))));
      case 14 -> undo(credits, at, r -> new PointsCommand.ReverseCredit(key, r, CLERK, "error"));
      case 15 ->
          new Step(
              account,
              new PointsCommand.Credit(key, credit(account), points(), CLERK, "goodwill"),
              at);
      case 16 -> new Step(account, new PointsCommand.Forget(key, at.minus(Duration.ofDays(3))), at);
      case 17 -> merge(account, key, at);
      default -> {
        AccountId to = AccountId.of("a-" + random.nextInt(ACCOUNTS)); // the same, now and then
        yield new Step(account, new PointsCommand.Transfer(key, "t-" + key, to, points()), at);
      }
    };
  }

  private interface Undoing {
    PointsCommand of(String reference);
  }

  private Step undo(List<Done> done, Instant at, Undoing undoing) {
    Done one = done.get(random.nextInt(done.size()));
    return new Step(one.account(), undoing.of(one.reference()), at);
  }

  /** A guest's account gets a few points, and at its next turn goes into a member's. */
  private Step merge(AccountId account, CommandKey key, Instant at) {
    AccountId guest = AccountId.of("guest-" + name + "-" + random.nextInt(4));
    return random.nextBoolean()
        ? new Step(guest, new PointsCommand.Credit(key, "g-" + key, points(), CLERK, "welcome"), at)
        : new Step(guest, new PointsCommand.MergeInto(key, account), at);
  }

  private long points() {
    return 1L + random.nextInt(40);
  }

  private String credit(AccountId account) {
    return remember(credits, account, "c-" + name + "-" + number);
  }

  private String spending(AccountId account) {
    return remember(spendings, account, "s-" + name + "-" + number);
  }

  private static String remember(List<Done> done, AccountId account, String reference) {
    done.add(new Done(account, reference));
    if (done.size() > REMEMBERED) {
      done.remove(0);
    }
    return reference;
  }
}
