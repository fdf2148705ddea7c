package io.crmkit.store.contract;

import static io.crmkit.store.contract.PointsTrial.START;
import static io.crmkit.store.contract.PointsTrial.account;
import static io.crmkit.store.contract.PointsTrial.day;
import static io.crmkit.store.contract.StoreRule.must;

import io.crmkit.loyalty.PointsAccount;
import io.crmkit.loyalty.PointsCommand;
import io.crmkit.loyalty.PointsReceipt;
import io.crmkit.store.Capability;
import io.crmkit.store.Versioned;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Points commands that are sent again, and those that touch two accounts. */
final class LedgerKeyRules {
  private static final int LATER = 15;

  private LedgerKeyRules() {}

  static List<StoreRule> all() {
    return List.of(
        must(
            "ledger.two-accounts",
            "A transfer or merger changes both accounts or neither, whichever of them is not as it"
                + " was.",
            LedgerKeyRules::twoAccounts),
        must(
            "ledger.replay",
            "A points command sent again gets its first receipt, whatever happened since, and"
                + " changes nothing.",
            LedgerKeyRules::replay),
        must(
            "ledger.key-once",
            "A key is used once among all accounts: another command under it, or the same one for"
                + " another account, is refused and changes nothing.",
            LedgerKeyRules::keyOnce),
        must(
                "ledger.reopened",
                "Accounts, their entries and the keys of their commands are there after the store"
                    + " is closed and opened again.",
                LedgerKeyRules::reopened)
            .reopening()
            .needing(Capability.DURABLE));
  }

  private static Map<String, Versioned<PointsAccount>> found(PointsTrial points, String... ids) {
    return points.book().store().findAll(points.book().accounts(), List.of(ids));
  }

  private static void twoAccounts(StoreTrial trial) {
    PointsTrial points = PointsTrial.of(trial);
    points.accepted("a", points.earn("o-1", 100, START), START);
    points.accepted("b", points.earn("o-1", 5, START), START);
    points.accepted("c", points.earn("o-c", 3, START), START);
    points.accepted("c", new PointsCommand.MergeInto(points.key(), account("d")), START);

    Map<String, Versioned<PointsAccount>> before = found(points, "a", "b", "c", "d");
    points.refused("a", points.give("t-0", "c", 10), START, "loyalty.closed");
    points.refused("a", points.give("t-0", "b", 101), START, "loyalty.insufficient");
    trial.expectEqual("the accounts", before, found(points, "a", "b", "c", "d"));

    points.accepted("a", points.give("t-1", "b", 20), START);
    meanwhile(trial, points, "a", points.give("t-2", "b", 20), "b");
    meanwhile(trial, points, "a", points.give("t-3", "b", 20), "a");
    trial.expectEqual("the balance of the giver", 100L - 60 - 1, points.balance("a"));
    trial.expectEqual("the balance of the receiver", 5L + 60 - 1, points.balance("b"));

    meanwhile(trial, points, "a", new PointsCommand.MergeInto(points.key(), account("d")), "a");
    trial.expectEqual("the balance of the closed account", 0L, points.balance("a"));
    trial.expectEqual("the balance of the one it went to", 3L + 38, points.balance("d"));
    List.of("a", "b", "c", "d").forEach(points::expectWhole);
  }

  /** Posts a command while somebody else spends a point. */
  private static void meanwhile(
      StoreTrial trial, PointsTrial points, String giver, PointsCommand command, String changed) {
    PointsTrial busy =
        points.on(
            new Meanwhile(
                trial.store(),
                () -> points.accepted(changed, points.redeem("m-" + trial.command(), 1), START)));
    busy.accepted(giver, command, START);
    points.expectWhole(giver);
  }

  private static void replay(StoreTrial trial) {
    PointsTrial points = PointsTrial.of(trial);
    Map<PointsCommand, PointsReceipt> first = new LinkedHashMap<>();
    List<PointsCommand> commands =
        List.of(
            points.earn("o-1", 100, START),
            points.redeem("r-1", 10),
            points.give("t-1", "b", 20),
            new PointsCommand.Sweep(points.key()));
    commands.forEach(command -> first.put(command, points.accepted("a", command, START)));
    expectReplays(trial, points, first);
    for (int number = 0; number < LATER; number++) {
      points.accepted("a", points.redeem("later-" + number, 1), day(1));
    }
    expectReplays(trial, points, first);
    PointsCommand merge = new PointsCommand.MergeInto(points.key(), account("b"));
    first.put(merge, points.accepted("a", merge, day(2)));
    expectReplays(trial, points, first);
  }

  private static void expectReplays(
      StoreTrial trial, PointsTrial points, Map<PointsCommand, PointsReceipt> first) {
    Map<String, Versioned<PointsAccount>> before = found(points, "a", "b");
    List<Object> entries = new ArrayList<>(points.entries("a"));
    first.forEach(
        (command, receipt) -> {
          trial.expectEqual(
              "the receipt of a replay", receipt, points.accepted("a", command, START));
          trial.expectEqual(
              "the receipt of a later replay", receipt, points.accepted("a", command, day(40)));
        });
    trial.expectEqual("the accounts", before, found(points, "a", "b"));
    trial.expectEqual("the entries", entries, points.entries("a"));
  }

  private static void keyOnce(StoreTrial trial) {
    PointsTrial points = PointsTrial.of(trial);
    PointsCommand earn = points.earn("o-1", 100, START);
    points.accepted("a", earn, START);
    PointsCommand sweep =
        new PointsCommand.Sweep(points.key()); // writes nothing, yet keeps its key
    points.accepted("a", sweep, START);
    Map<String, Versioned<PointsAccount>> before = found(points, "a", "b");
    for (PointsCommand used : List.of(earn, sweep)) {
      PointsCommand other = new PointsCommand.Redeem(used.key(), "r-1", 10, Optional.empty());
      points.refused("a", other, START, "loyalty.key-conflict");
      points.refused("b", used, START, "loyalty.key-conflict");
    }
    trial.expectEqual("the accounts", before, found(points, "a", "b"));

    PointsCommand tooMuch = points.redeem("r-2", 101);
    points.refused("a", tooMuch, START, "loyalty.insufficient");
    PointsCommand less = new PointsCommand.Redeem(tooMuch.key(), "r-2", 100, Optional.empty());
    points.accepted("a", less, START); // what was refused has not used its key
    points.expectWhole("a");
  }

  private static void reopened(StoreTrial trial) {
    PointsTrial points = PointsTrial.of(trial);
    PointsCommand earn = points.earn("o-1", 100, START);
    PointsReceipt receipt = points.accepted("a", earn, START);
    points.accepted("a", points.give("t-1", "b", 30), day(1));
    Map<String, Versioned<PointsAccount>> before = found(points, "a", "b");
    List<Object> entries = new ArrayList<>(points.entries("a"));

    trial.reopen();
    PointsTrial again = PointsTrial.of(trial);
    trial.expectEqual("the accounts", before, found(again, "a", "b"));
    trial.expectEqual("the entries", entries, again.entries("a"));
    trial.expectEqual("the receipt of a replay", receipt, again.accepted("a", earn, day(2)));
    again.refused("b", earn, day(2), "loyalty.key-conflict");
    again.accepted("b", again.redeem("r-1", 30), day(2));
    again.expectWhole("a");
    again.expectWhole("b");
  }
}
