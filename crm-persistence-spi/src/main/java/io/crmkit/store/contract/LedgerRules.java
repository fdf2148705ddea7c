package io.crmkit.store.contract;

import static io.crmkit.store.contract.PointsTrial.CLERK;
import static io.crmkit.store.contract.PointsTrial.START;
import static io.crmkit.store.contract.PointsTrial.account;
import static io.crmkit.store.contract.PointsTrial.day;
import static io.crmkit.store.contract.StoreRule.must;

import io.crmkit.loyalty.OpeningLot;
import io.crmkit.loyalty.PointsCommand;
import io.crmkit.loyalty.PointsEntry;
import io.crmkit.loyalty.PointsReceipt;
import io.crmkit.loyalty.PointsStatement;
import io.crmkit.loyalty.Refunds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.joda.money.Money;

/** Points accounts and their histories as they are kept. */
final class LedgerRules {
  private static final int ROUNDS = 12;
  private static final int STEPS = 60;

  private LedgerRules() {}

  static List<StoreRule> all() {
    return List.of(
        must(
            "ledger.append",
            "Entries are appended where the account is as it was when they were decided; if it is"
                + " not, the command is decided anew.",
            LedgerRules::append),
        must(
            "ledger.first",
            "Of two commands that find an account without entries, the second is decided anew upon"
                + " what the first wrote.",
            LedgerRules::first),
        must(
            "ledger.order",
            "The entries of an account come in order, from 1 without a gap and none twice, none of"
                + " another account among them, whatever their ids.",
            LedgerRules::order),
        must(
            "ledger.exact",
            "Accounts and entries come back equal, to the nanosecond, whatever happened.",
            LedgerRules::exact),
        must(
            "ledger.snapshot",
            "After every command, the account is what all its entries in order come to, and so is"
                + " the balance that stands in its history.",
            LedgerRules::snapshot),
        must(
            "ledger.statement",
            "A statement read from where its period begins is that of the whole history.",
            LedgerRules::statement));
  }

  private static void append(StoreTrial trial) {
    PointsTrial points = PointsTrial.of(trial);
    points.accepted("a", points.earn("o-1", 100, START), START);
    PointsTrial busy =
        points.on(
            new Meanwhile(
                trial.store(), () -> points.accepted("a", points.redeem("r-1", 30), START)));
    busy.refused("a", busy.redeem("r-2", 80), START, "loyalty.insufficient");
    points.expectWhole("a");
    busy =
        points.on(
            new Meanwhile(
                trial.store(), () -> points.accepted("a", points.redeem("r-3", 30), START)));
    PointsReceipt receipt = busy.accepted("a", busy.redeem("r-4", 40), START);
    trial.expectEqual("the number of the entry", 4L, receipt.entries().get(0).stamp().number());
    trial.expectEqual("the balance", 0L, points.balance("a"));
    points.expectWhole("a");
  }

  private static void first(StoreTrial trial) {
    PointsTrial points = PointsTrial.of(trial);
    PointsTrial busy =
        points.on(
            new Meanwhile(
                trial.store(), () -> points.accepted("a", points.earn("o-1", 30, START), START)));
    busy.accepted("a", busy.earn("o-2", 40, START), START);
    trial.expectEqual("the balance", 70L, points.balance("a"));
    points.expectWhole("a");
  }

  private static void order(StoreTrial trial) {
    PointsTrial points = PointsTrial.of(trial);
    String longest = "x".repeat(999);
    List<String> accounts =
        List.of(
            "a",
            "A",
            "a/0000000000000000001",
            "a ",
            "ä",
            "客-1",
            "😀",
            longest + "1",
            longest + "2",
            "x".repeat(180),
            "x".repeat(181));
    for (int round = 1; round <= ROUNDS; round++) {
      for (String account : accounts) {
        points.accepted(account, points.earn("o-" + round, round, START), START);
      }
    }
    for (String account : accounts) {
      points.expectWhole(account);
      List<PointsEntry> entries = points.entries(account);
      trial.expectEqual("how many entries there are", ROUNDS, entries.size());
      for (int from = 1; from <= ROUNDS; from += 4) {
        trial.expectEqual(
            "5 entries from number " + from,
            entries.subList(from - 1, Math.min(from + 4, ROUNDS)),
            points.book().entries(account(account), from, 5));
      }
      trial.expectEqual(
          "entries beyond the last",
          List.of(),
          points.book().entries(account(account), ROUNDS + 1, 5));
    }
  }

  private static void exact(StoreTrial trial) {
    PointsTrial points = PointsTrial.of(trial);
    Map<PointsCommand, Instant> commands = new LinkedHashMap<>();
    commands.put(
        new PointsCommand.Open(
            points.key(),
            "old",
            List.of(
                new OpeningLot(40, START, Optional.of(day(3).plusNanos(1))),
                new OpeningLot(Integer.MAX_VALUE, day(1), Optional.empty())),
            CLERK),
        START);
    commands.put(points.earn("o-1", 500, START.minusNanos(1)), START.plusNanos(1));
    commands.put(new PointsCommand.PlaceHold(points.key(), "h-1", 30, Optional.empty()), day(1));
    commands.put(new PointsCommand.Capture(points.key(), "h-1", 10), day(1).plusNanos(7));
    commands.put(
        new PointsCommand.PlaceHold(points.key(), "h-2", 20, Optional.empty()),
        day(1).plusNanos(8));
    commands.put(points.redeem("r-1", 100), day(4));
    commands.put(new PointsCommand.Cancel(points.key(), "r-1", 60), day(4).plusNanos(9));
    commands.put(
        new PointsCommand.Refund(points.key(), "o-1", Refunds.of(Money.parse("CNY 100.01"))),
        day(5));
    commands.put(new PointsCommand.Credit(points.key(), "g-1", 7, CLERK, "goodwill"), day(5));
    commands.put(new PointsCommand.Debit(points.key(), "d-1", 3, CLERK, "error"), day(5));
    commands.put(new PointsCommand.ReverseCredit(points.key(), "g-1", CLERK, "error"), day(6));
    commands.put(points.give("t-1", "客-2", 55), day(7));
    commands.put(new PointsCommand.Forget(points.key(), day(4)), day(8));
    commands.put(new PointsCommand.MergeInto(points.key(), account("客-2")), day(60));
    List<PointsEntry> written = new ArrayList<>();
    commands.forEach(
        (command, at) -> written.addAll(points.accepted("客-1", command, at).entries()));
    trial.expectEqual("the entries", written, points.entries("客-1"));
    points.expectWhole("客-1");
    points.expectWhole("客-2");
    trial.expectEqual(
        "the account it was merged into",
        Optional.of(account("客-2")),
        points.book().account(account("客-1")).mergedInto());
  }

  private static void snapshot(StoreTrial trial) {
    PointsTrial points = PointsTrial.of(trial);
    Random random = new Random(1);
    for (int step = 0; step < STEPS; step++) {
      PointsCommand command =
          switch (random.nextInt(4)) {
            case 0, 1 -> points.earn("o-" + step, 1 + random.nextInt(50), day(step));
            case 2 -> points.redeem("r-" + step, 1 + random.nextInt(60));
            default ->
                new PointsCommand.PlaceHold(
                    points.key(), "r-" + step, 1 + random.nextInt(20), Optional.empty());
          };
      points.post("a", command, day(step));
      points.expectWhole("a");
    }
  }

  private static void statement(StoreTrial trial) {
    PointsTrial points = PointsTrial.of(trial);
    points.accepted("A", points.earn("o-1", 1_000, START), START);
    points.accepted("b", points.earn("o-1", 1_000, START), START);
    for (int number = 0; number < ROUNDS; number++) {
      points.accepted("a", points.earn("o-" + number, 20, day(number * 4)), day(number * 4));
      points.post("a", points.redeem("r-" + number, 5 + number), day(number * 4 + 1));
    }
    List<Instant> cuts = new ArrayList<>();
    for (int days = -1; days < 90; days += 7) {
      cuts.add(day(days));
      cuts.add(day(days).plusNanos(1));
    }
    for (int start = 0; start < cuts.size(); start++) {
      for (int end = start; end < cuts.size(); end += 5) {
        PointsStatement whole =
            points.book().history(account("a")).statement(cuts.get(start), cuts.get(end));
        PointsStatement read =
            points
                .book()
                .statement(PointsTrial.LEDGER, account("a"), cuts.get(start), cuts.get(end));
        trial.expectEqual("the opening of the statement", whole.opening(), read.opening());
        trial.expectEqual(
            "the lines of the statement",
            whole.lines().stream().map(line -> line.change()).toList(),
            read.lines().stream().map(line -> line.change()).toList());
        trial.expectEqual("the closing of the statement", whole.closing(), read.closing());
      }
    }
  }
}
