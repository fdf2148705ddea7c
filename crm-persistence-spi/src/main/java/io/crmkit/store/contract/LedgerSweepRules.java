package io.crmkit.store.contract;

import static io.crmkit.store.contract.PointsTrial.START;
import static io.crmkit.store.contract.PointsTrial.account;
import static io.crmkit.store.contract.PointsTrial.day;
import static io.crmkit.store.contract.StoreRule.must;

import io.crmkit.loyalty.PointsAccount;
import io.crmkit.loyalty.PointsCommand;
import io.crmkit.loyalty.PointsEntry;
import io.crmkit.store.Key;
import io.crmkit.store.PointsBook;
import io.crmkit.store.Scan;
import io.crmkit.store.work.PointsSweeper.Swept;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Accounts are found when something falls due, and it is written down once. */
final class LedgerSweepRules {
  private LedgerSweepRules() {}

  static List<StoreRule> all() {
    return List.of(
        must(
            "ledger.due",
            "The index of what falls due gives the accounts that have something to write down by an"
                + " instant, those first that have it first, and no others.",
            LedgerSweepRules::due),
        must(
            "ledger.due-moved",
            "An account of which something else falls due next is found at that instant only, and"
                + " nowhere once nothing does.",
            LedgerSweepRules::dueMoved),
        must(
            "ledger.sweep",
            "A sweep writes down each expiry and time-out once, as of the instant at which it"
                + " became true; to sweep again, or as of an earlier instant, changes nothing.",
            LedgerSweepRules::sweep),
        must(
            "ledger.moved-meanwhile",
            "An account that was changed after a sweep found it is not overwritten: it is swept as"
                + " it is then.",
            LedgerSweepRules::movedMeanwhile));
  }

  private static List<String> ids(StoreTrial trial, Scan<PointsAccount> scan) {
    return trial.all(scan).stream().map(found -> found.id().value()).toList();
  }

  private static Scan<PointsAccount> byDue(PointsTrial points) {
    return Scan.by(points.book().accounts(), "due").limit(2);
  }

  private static PointsCommand.PlaceHold hold(PointsTrial points, String reference) {
    return new PointsCommand.PlaceHold(points.key(), reference, 10, Optional.empty());
  }

  /** The first instant at which points that were earned then no longer can be spent. */
  private static Instant expiry(Instant earned) {
    LocalDate day = earned.atZone(ZoneOffset.UTC).toLocalDate();
    return day.plusDays(31).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static void due(StoreTrial trial) {
    PointsTrial points = PointsTrial.of(trial);
    List<String> expected = List.of("d-9", "d-8", "d-7", "d-6", "d-5");
    for (int hours : new int[] {3, 0, 4, 1, 2}) {
      String account = "d-" + (9 - hours);
      points.accepted(account, points.earn("o-1", 10, START), START);
      points.accepted(account, hold(points, "h-1"), START.plusSeconds(hours * 600L));
    }
    points.accepted("none", points.earn("o-1", 10, START), START);
    points.accepted("none", points.redeem("r-1", 10), START);
    trial.expectEqual("all of which something falls due", expected, ids(trial, byDue(points)));
    for (int count = 0; count < expected.size(); count++) {
      Instant end = day(1).plusSeconds(count * 600L);
      trial.expectEqual(
          "those of which something falls due before " + end,
          expected.subList(0, count),
          ids(trial, byDue(points).to(Key.instant(end))));
    }
    trial.expectEqual(
        "all accounts",
        List.of("d-5", "d-6", "d-7", "d-8", "d-9", "none"),
        ids(trial, Scan.of(points.book().accounts())));
  }

  private static void dueMoved(StoreTrial trial) {
    PointsTrial points = PointsTrial.of(trial);
    points.accepted("other", points.earn("o-1", 10, day(1)), day(1));
    points.accepted("m", points.earn("o-1", 20, START), START);
    expectDue(trial, points, List.of("m", "other"), expiry(START));
    points.accepted("m", hold(points, "h-1"), day(1));
    expectDue(trial, points, List.of("m", "other"), day(2));
    points.accepted("m", new PointsCommand.Capture(points.key(), "h-1", 10), day(1));
    expectDue(trial, points, List.of("m", "other"), expiry(START));
    points.accepted("m", points.earn("o-2", 5, day(2)), day(2));
    points.accepted("m", points.redeem("r-1", 10), day(2)); // all of the first
    expectDue(trial, points, List.of("other", "m"), expiry(day(2)));
    points.accepted("m", points.redeem("r-2", 5), day(2));
    trial.expectEqual("those left", List.of("other"), ids(trial, byDue(points)));
  }

  private static void expectDue(
      StoreTrial trial, PointsTrial points, List<String> order, Instant next) {
    PointsAccount account = points.book().account(account("m"));
    trial.expectEqual("what falls due next", Optional.of(next), PointsBook.due(account));
    trial.expectEqual("the accounts in their order", order, ids(trial, byDue(points)));
    Key key = Key.instant(next);
    Key end = Key.instant(next.plusNanos(1_000));
    trial.expectEqual(
        "the accounts at " + next, List.of("m"), ids(trial, byDue(points).from(key).to(end)));
  }

  private static void sweep(StoreTrial trial) {
    PointsTrial points = PointsTrial.of(trial);
    points.accepted("a", points.earn("o-1", 100, START), START);
    points.accepted("a", hold(points, "h-1"), day(1));
    points.accepted("b", points.earn("o-1", 7, day(1)), day(1));
    Map<Instant, Swept> expected =
        Map.of(
            day(2).minusNanos(1), new Swept(0, 0, 0),
            day(2), new Swept(1, 1, 0),
            expiry(START).minusNanos(1), new Swept(0, 0, 0),
            expiry(START), new Swept(1, 1, 0),
            day(90), new Swept(1, 1, 0));
    for (Map.Entry<Instant, Swept> step : new TreeMap<>(expected).entrySet()) {
      Instant asOf = step.getKey();
      trial.expectEqual(
          "what a sweep as of " + asOf + " does", step.getValue(), points.sweeper().sweep(asOf));
      for (Instant again : List.of(asOf, START, asOf)) {
        trial.expectEqual(
            "what a sweep as of " + again + " does after one as of " + asOf,
            new Swept(0, 0, 0),
            points.sweeper().sweep(again));
      }
      points.expectWhole("a");
      points.expectWhole("b");
    }
    List<PointsEntry> entries = points.entries("a");
    trial.expectEqual(
        "when what was swept became true",
        List.of(day(2), expiry(START)),
        entries.subList(2, 4).stream().map(entry -> entry.stamp().occurredAt()).toList());
    trial.expectEqual("those left to sweep", List.of(), ids(trial, byDue(points)));
    trial.expectEqual("the balances", 0L, points.balance("a") + points.balance("b"));
  }

  private static void movedMeanwhile(StoreTrial trial) {
    PointsTrial points = PointsTrial.of(trial);
    points.accepted("a", points.earn("o-1", 100, START), START);
    points.accepted("a", points.earn("o-2", 50, day(20)), day(20));
    PointsTrial busy =
        points.on(
            new Meanwhile(
                trial.store(), () -> points.accepted("a", points.redeem("r-1", 30), day(25))));
    busy.sweeper().sweep(day(35));
    trial.expectEqual("the balance", 50L, points.balance("a"));
    trial.expectEqual(
        "what moved",
        List.of(100L, 50L, -30L, -70L),
        points.entries("a").stream().map(PointsEntry::change).toList());
    points.expectWhole("a");
  }
}
