package io.crmkit.laws;

import io.crmkit.customer.StaffId;
import io.crmkit.decision.PolicyId;
import io.crmkit.loyalty.AccountId;
import io.crmkit.loyalty.CommandKey;
import io.crmkit.loyalty.DebtModel;
import io.crmkit.loyalty.DebtPolicy;
import io.crmkit.loyalty.EarnReceipt;
import io.crmkit.loyalty.ExpiryModel;
import io.crmkit.loyalty.ExpiryPolicy;
import io.crmkit.loyalty.PendingModel;
import io.crmkit.loyalty.PendingPolicy;
import io.crmkit.loyalty.PointsCommand;
import io.crmkit.loyalty.PointsLedger;
import io.crmkit.loyalty.PointsRate;
import io.crmkit.loyalty.Refunds;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Makes ledgers, and commands for one account at times that only move on, in whole hours from
 * {@link #START}. Many commands undo earlier ones, some of them twice; not all will be accepted.
 */
public final class PointsHistories {
  /** The instant from which hours are counted: the start of a day in the zone of the ledgers. */
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** The account that the commands are for. */
  public static final AccountId ACCOUNT = AccountId.of("member");

  private static final ZoneId ZONE = ZoneId.of("UTC");
  private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");
  private static final StaffId CLERK = StaffId.of("s-1");
  private static final List<Integer> HOURS = List.of(0, 1, 0, 7, 24, 25, 24 * 4, 24 * 11);

  private PointsHistories() {}

  /**
   * One command and when it is given.
   *
   * @param at when
   * @param command what
   */
  public record Step(Instant at, PointsCommand command) {}

  /** Ledgers of all ready-made policies, with short lives. */
  public static Generator<PointsLedger> ledgers() {
    return choices -> {
      List<ExpiryPolicy> expiries =
          List.of(
              new ExpiryModel.After(Period.ofDays(9)),
              new ExpiryModel.Never(),
              new ExpiryModel.Inactivity(Period.ofDays(5)),
              new ExpiryModel.EndOfMonth(0));
      List<PendingPolicy> pendings =
          List.of(
              new PendingModel.AtOnce(),
              new PendingModel.ReturnWindow(Period.ofDays(2)),
              new PendingModel.UntilConfirmed());
      List<DebtPolicy> debts =
          List.of(
              new DebtModel.AllowDebt(),
              new DebtModel.WithinBalance(),
              new DebtModel.PendingOnly(),
              new DebtModel.OwnLot(),
              new DebtModel.AllowDebt(Optional.of(40L)),
              new DebtModel.ConvertToMoney(new PointsRate(Money.ofMinor(CNY, 10), 3)));
      return PointsLedger.of(new PolicyId("points", "1"), ZONE)
          .withExpiry(choices.oneOf(expiries))
          .withPending(choices.oneOf(pendings))
          .withDebt(choices.oneOf(debts))
          .withHoldTime(Duration.ofHours(choices.between(1, 72)));
    };
  }

  /** Up to so many commands. */
  public static Generator<List<Step>> steps(int most) {
    return choices -> new Writer().steps(choices, most);
  }

  /** Writes commands, remembering what there is to undo. */
  private static final class Writer {
    private final List<Step> steps = new ArrayList<>();
    private final List<EarnReceipt> receipts = new ArrayList<>();
    private int credits;
    private int spendings;
    private Instant now = START;

    List<Step> steps(Choices choices, int most) {
      while (steps.size() < most && (steps.isEmpty() || choices.upTo(19) > 0)) {
        now = now.plus(Duration.ofHours(choices.oneOf(HOURS)));
        steps.add(new Step(now, command(choices)));
      }
      return List.copyOf(steps);
    }

    private CommandKey key() {
      return CommandKey.of("k-" + steps.size());
    }

    private PointsCommand command(Choices choices) {
      int kind = choices.between(0, 19);
      return switch (kind) {
        case 0, 1, 2, 3, 4 -> earn(choices);
        case 5, 6, 7 ->
            new PointsCommand.Redeem(
                key(), "s-" + spendings++, 1 + choices.upTo(120), Optional.empty());
        case 8, 9 ->
            new PointsCommand.PlaceHold(
                key(), "s-" + spendings++, 1 + choices.upTo(80), Optional.empty());
        case 10 -> new PointsCommand.Capture(key(), spending(choices), 1 + choices.upTo(80));
        case 11 -> new PointsCommand.VoidHold(key(), spending(choices));
        case 12, 13 -> new PointsCommand.Cancel(key(), spending(choices), 1 + choices.upTo(80));
        case 14, 15 -> refund(choices);
        case 16 -> byHand(choices);
        case 17 -> new PointsCommand.ReverseCredit(key(), credit(choices), CLERK, "error");
        case 18 ->
            choices.percent(50)
                ? new PointsCommand.Confirm(key(), credit(choices))
                : new PointsCommand.Sweep(key());
        default ->
            new PointsCommand.Transfer(
                key(), "t-" + steps.size(), AccountId.of("friend"), 1 + choices.upTo(60));
      };
    }

    private PointsCommand earn(Choices choices) {
      long points = 1 + choices.upTo(150);
      Money total = Money.ofMinor(CNY, 1 + choices.upTo(30_000));
      EarnReceipt receipt = EarnReceipt.of(total, points, "flat");
      if (choices.percent(30)) {
        long first = choices.upTo(points);
        Money part = Money.ofMinor(CNY, choices.upTo(total.getAmountMinorLong()));
        receipt =
            receipt.withLines(
                List.of(
                    new EarnReceipt.Line("a", part, Optional.empty(), first),
                    new EarnReceipt.Line(
                        "b", total.minus(part), Optional.empty(), points - first)));
      }
      receipts.add(receipt);
      return new PointsCommand.Earn(key(), "c-" + credits++, receipt, now);
    }

    private PointsCommand byHand(Choices choices) {
      long points = 1 + choices.upTo(60);
      if (choices.percent(50)) {
        return new PointsCommand.Debit(key(), "s-" + spendings++, points, CLERK, "error");
      }
      receipts.add(EarnReceipt.of(points, "by-hand"));
      return new PointsCommand.Credit(key(), "c-" + credits++, points, CLERK, "goodwill");
    }

    private PointsCommand refund(Choices choices) {
      String reference = credit(choices);
      int index = Integer.parseInt(reference.substring(2));
      Optional<EarnReceipt> receipt =
          index < receipts.size() ? Optional.of(receipts.get(index)) : Optional.empty();
      List<EarnReceipt.Line> lines = receipt.map(EarnReceipt::lines).orElse(List.of());
      if (!lines.isEmpty() && !choices.percent(10)) {
        EarnReceipt.Line line = choices.oneOf(lines);
        Money back = part(choices, line.amount());
        return new PointsCommand.Refund(
            key(), reference, Refunds.ofLines(Map.of(line.name(), back)));
      }
      Money total = receipt.flatMap(EarnReceipt::total).orElse(Money.ofMinor(CNY, 100));
      return new PointsCommand.Refund(key(), reference, Refunds.of(part(choices, total)));
    }

    private static Money part(Choices choices, Money whole) {
      long most = Math.max(1, whole.getAmountMinorLong());
      return Money.ofMinor(CNY, choices.percent(40) ? most : 1 + choices.upTo(most - 1));
    }

    private String credit(Choices choices) {
      return "c-" + choices.upTo(Math.max(0, credits - 1));
    }

    private String spending(Choices choices) {
      return "s-" + choices.upTo(Math.max(0, spendings - 1));
    }
  }
}
