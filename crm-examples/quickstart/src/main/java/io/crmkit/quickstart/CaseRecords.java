package io.crmkit.quickstart;

import io.crmkit.json.CrmJson;
import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.ConflictException;
import io.crmkit.store.CrmStore;
import io.crmkit.store.CustomerCase;
import io.crmkit.store.Expected;
import io.crmkit.store.Page;
import io.crmkit.store.Scan;
import io.crmkit.store.Versioned;
import io.crmkit.workflow.Actor;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseClocks;
import io.crmkit.workflow.CaseEvent;
import io.crmkit.workflow.CaseId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cases as the store keeps them from one review to the next, each with the instant at which a
 * sweeper should look at it. A file of cases tells the store what is new; what the store holds
 * beyond the file is reviewed too.
 */
final class CaseRecords {
  private static final int PAGE = 500;

  private final CrmStore store;
  private final Map<CaseId, Versioned<CustomerCase>> recorded;

  private CaseRecords(CrmStore store, Map<CaseId, Versioned<CustomerCase>> recorded) {
    this.store = store;
    this.recorded = recorded;
  }

  /** All cases in a store. */
  static CaseRecords load(CrmStore store) {
    Map<CaseId, Versioned<CustomerCase>> recorded = new LinkedHashMap<>();
    Scan<CustomerCase> scan = Scan.of(CustomerCase.TYPE).limit(PAGE);
    Optional<String> next = Optional.empty();
    do {
      Page<CustomerCase> page = store.scan(next.isEmpty() ? scan : scan.after(next.get()));
      page.records().forEach(found -> recorded.put(found.value().handled().id(), found));
      next = page.next();
    } while (next.isPresent());
    return new CaseRecords(store, recorded);
  }

  /** How many there were. */
  int size() {
    return recorded.size();
  }

  /**
   * These cases and those of the store; of a case that is in both, the one that knows more. Where
   * the two tell different things of a case, it goes on as stored.
   */
  List<Case> joined(List<Case> read, CaseDifferences differences) {
    Map<CaseId, Case> all = new LinkedHashMap<>();
    read.forEach(each -> all.put(each.id(), each));
    recorded.forEach(
        (id, found) -> {
          Case known = found.value().handled();
          Case fresh = all.get(id);
          if (fresh == null) {
            differences.missing(known);
          }
          all.put(id, fresh == null ? known : newer(fresh, known, differences));
        });
    return List.copyOf(all.values());
  }

  private static Case newer(Case read, Case known, CaseDifferences differences) {
    List<String> told = told(read, known);
    List<String> kept = byPeople(known).map(CaseRecords::unnumbered).toList();
    int agreed = agreed(told, kept);
    if (agreed < told.size() && agreed < kept.size()) {
      differences.changed(read.id(), agreed, told, kept);
      return known;
    }
    if (told.size() <= kept.size()) {
      if (told.size() < kept.size()) {
        differences.shorter(read.id(), told.size(), kept);
      }
      return known;
    }
    if (kept.size() == known.events()) {
      return read;
    }
    try {
      return continued(known, read.history().subList(kept.size(), told.size()));
    } catch (IllegalArgumentException e) {
      differences.stuck(read.id(), kept.size(), told.size(), e);
      return known;
    }
  }

  /**
   * The case as stored, with what sweeps noted, and these events after it: when they happened they
   * happened, but to the store they became known after all that it knew.
   */
  private static Case continued(Case known, List<CaseEvent> more) {
    List<CaseEvent> history = new ArrayList<>(known.history());
    for (CaseEvent event : more) {
      Instant last = history.get(history.size() - 1).recordedAt();
      ObjectNode json = json(event).put("number", history.size() + 1);
      history.add(CrmJson.mapper().treeToValue(notBefore(last, event, json), CaseEvent.class));
    }
    return Case.fold(history);
  }

  private static ObjectNode notBefore(Instant earliest, CaseEvent event, ObjectNode json) {
    return event.recordedAt().isBefore(earliest)
        ? json.put("recordedAt", earliest.toString())
        : json;
  }

  private static int agreed(List<String> told, List<String> kept) {
    int agreed = 0;
    while (agreed < told.size()
        && agreed < kept.size()
        && told.get(agreed).equals(kept.get(agreed))) {
      agreed++;
    }
    return agreed;
  }

  /** What a file tells, as the store would have it after what sweeps noted meanwhile. */
  private static List<String> told(Case read, Case known) {
    List<CaseEvent> kept = byPeople(known).toList();
    List<String> told = new ArrayList<>();
    for (CaseEvent event : byPeople(read).toList()) {
      int before = told.size() < kept.size() ? (int) kept.get(told.size()).number() - 2 : -1;
      Instant earliest = before < 0 ? Instant.MIN : known.history().get(before).recordedAt();
      told.add(unnumbered(notBefore(earliest, event, json(event))));
    }
    return told;
  }

  /** What people recorded, without what sweeps added. */
  private static Stream<CaseEvent> byPeople(Case of) {
    return of.history().stream().filter(event -> !event.actor().equals(Actor.SYSTEM.id()));
  }

  private static String unnumbered(CaseEvent event) {
    return unnumbered(json(event));
  }

  /** Numbers shift with what sweeps added. */
  private static String unnumbered(ObjectNode event) {
    event.remove("number");
    return event.toString();
  }

  private static ObjectNode json(CaseEvent event) {
    return CrmJson.mapper().valueToTree(event);
  }

  /**
   * Writes the cases that are new, know more, or have something to tell at another instant since
   * calendars or workflows changed, page by page, and tells how many.
   *
   * @throws BadInputException if somebody else records cases at the same time
   */
  int record(List<Case> cases, CaseClocks clocks, Instant asOf) {
    List<Change> changes = new ArrayList<>();
    for (Case each : cases) {
      Versioned<CustomerCase> before = recorded.get(each.id());
      if (before == null) {
        CustomerCase fresh = CustomerCase.of(each, clocks, asOf);
        changes.add(new Change.Put<>(CustomerCase.TYPE, fresh, Expected.absent()));
        continue;
      }
      CustomerCase kept = before.value();
      CustomerCase now =
          kept.handled().equals(each)
              ? kept.refreshed(clocks, asOf)
              : CustomerCase.of(each, clocks, asOf);
      if (!now.equals(kept)) {
        Expected unchanged = Expected.version(before.version());
        changes.add(new Change.Put<>(CustomerCase.TYPE, now, unchanged));
      }
    }
    for (int from = 0; from < changes.size(); from += PAGE) {
      List<Change> page = changes.subList(from, Math.min(from + PAGE, changes.size()));
      try {
        store.commit(
            new ChangeSet(Commands.once("cases"), page, Map.of(), List.of(), Optional.empty()));
      } catch (ConflictException e) {
        throw new BadInputException(
            "--store: somebody else records cases at the same time, run it again; "
                + e.getMessage());
      }
    }
    return changes.size();
  }
}
