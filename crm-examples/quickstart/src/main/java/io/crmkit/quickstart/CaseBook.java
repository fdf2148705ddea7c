package io.crmkit.quickstart;

import io.crmkit.customer.CustomerId;
import io.crmkit.decision.PolicyId;
import io.crmkit.playbook.Playbook;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseClocks;
import io.crmkit.workflow.CaseEvent;
import io.crmkit.workflow.Workflow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** The cases of all customers, and the playbook with everything they need. */
final class CaseBook {
  private final WorkflowShelf shelf;
  private final Playbook playbook;
  private final Optional<String> source;
  private final List<Case> all;
  private final CaseDifferences differences;
  private final Map<CustomerId, List<Case>> byCustomer = new LinkedHashMap<>();

  private CaseBook(
      WorkflowShelf shelf,
      Playbook playbook,
      Optional<String> source,
      Collection<Case> cases,
      CaseDifferences differences) {
    this.differences = differences;
    this.shelf = shelf;
    this.playbook = playbook;
    this.source = source;
    all = List.copyOf(cases);
    cases.forEach(
        each -> byCustomer.computeIfAbsent(each.customer(), id -> new ArrayList<>()).add(each));
  }

  /** No cases. */
  static CaseBook none(Playbook playbook) {
    return none(WorkflowShelf.of(playbook, Map.of()));
  }

  /** No cases yet; the shelf is for those of a store. */
  static CaseBook none(WorkflowShelf shelf) {
    return new CaseBook(
        shelf,
        shelf.with(List.of()),
        Optional.empty(),
        List.of(),
        CaseDifferences.of(shelf.zone()));
  }

  /**
   * These cases and those that a store holds; where it tells otherwise of a case than the file, as
   * it is stored.
   *
   * @throws BadInputException if the store holds a case of a workflow that is not at hand
   */
  CaseBook joined(CaseRecords records) {
    if (records.size() == 0) {
      return this;
    }
    List<Case> joined = records.joined(all, differences);
    Set<Workflow> used = new LinkedHashSet<>();
    Problems problems = new Problems();
    for (Case each : joined) {
      PolicyId wanted = each.workflow();
      Optional<Workflow> workflow =
          shelf.find(wanted.name()).filter(found -> found.id().equals(wanted));
      if (workflow.isEmpty()) {
        problems.addAll(
            List.of(
                "--store: holds case "
                    + each.id()
                    + " of workflow "
                    + wanted
                    + ", which is neither in the playbook nor bundled"));
      } else if (used.add(workflow.get())) {
        problems.addAll(shelf.missingCalendars(workflow.get()));
      }
    }
    problems.throwIfAny();
    return new CaseBook(shelf, shelf.with(used), source, joined, differences);
  }

  /** Keeps the cases in a store and tells how many were new or knew more. */
  int record(CaseRecords records, Instant asOf) {
    CaseClocks clocks = CaseClocks.of(playbook.workflows().values(), playbook.calendars());
    return all.isEmpty() ? 0 : records.record(all, clocks, asOf);
  }

  /** Where the file told otherwise than the store, in words; empty if nowhere. */
  String differences() {
    return source.isPresent() ? differences.text() : "";
  }

  /** Whether there are any. */
  boolean isEmpty() {
    return all.isEmpty();
  }

  /**
   * Reads a file of cases.
   *
   * @throws BadInputException with every problem, if there is any
   */
  static CaseBook read(Path file, WorkflowShelf shelf) {
    Reading reading = new Reading(shelf);
    CsvTable.read(file, "cases", CaseEntry.REQUIRED, reading.problems, reading);
    return reading.book(String.valueOf(file.getFileName()));
  }

  /**
   * Reads a stream; the name is for messages.
   *
   * @throws BadInputException with every problem, if there is any
   */
  static CaseBook read(InputStream stream, String name, WorkflowShelf shelf) throws IOException {
    Reading reading = new Reading(shelf);
    CsvTable.read(stream, name, CaseEntry.REQUIRED, reading.problems, reading);
    return reading.book(name);
  }

  /** The playbook, with the workflows of the cases and their calendars. */
  Playbook playbook() {
    return playbook;
  }

  /** The name of the file, if cases were read. */
  Optional<String> source() {
    return source;
  }

  /** The cases of a customer. */
  List<Case> of(CustomerId customer) {
    return byCustomer.getOrDefault(customer, List.of());
  }

  /** Everybody with a case that was recorded before an instant. */
  SortedSet<CustomerId> customersBefore(Instant instant) {
    TreeSet<CustomerId> customers = new TreeSet<>();
    byCustomer.forEach(
        (customer, cases) -> {
          if (cases.stream().anyMatch(each -> opened(each).recordedAt().isBefore(instant))) {
            customers.add(customer);
          }
        });
    return customers;
  }

  private static CaseEvent opened(Case of) {
    return of.history().get(0);
  }

  /** Gathers the rows of a file; cases are made once all are there, as rows may be in any order. */
  private static final class Reading implements Function<CsvHeader, CsvTable.Rows> {
    private final WorkflowShelf shelf;
    private final Problems problems = new Problems();
    private final Map<String, List<CaseEntry>> entries = new LinkedHashMap<>();
    private final TreeSet<String> spoilt = new TreeSet<>();
    private List<String> fields = List.of();

    Reading(WorkflowShelf shelf) {
      this.shelf = shelf;
    }

    @Override
    public CsvTable.Rows apply(CsvHeader header) {
      fields = header.names().stream().filter(name -> !CaseEntry.OWN.contains(name)).toList();
      return (record, place) -> {
        CsvRow row = new CsvRow(header, record, place, problems);
        CaseEntry entry = CaseEntry.of(row, shelf.zone());
        if (entry == null) {
          spoilt.add(row.text(CaseEntry.CASE));
        } else {
          entries.computeIfAbsent(entry.caseId(), id -> new ArrayList<>()).add(entry);
        }
      };
    }

    CaseBook book(String name) {
      CaseReplay replay =
          new CaseReplay(shelf, new FieldCells(fields, shelf.zone(), shelf.currency()));
      List<Case> cases = new ArrayList<>();
      CaseDifferences differences = CaseDifferences.of(shelf.zone());
      entries.forEach(
          (id, rows) -> {
            if (!spoilt.contains(id)) {
              rows.sort(CaseEntry.ORDER);
              differences.places(id, rows.stream().map(entry -> entry.row().place()).toList());
              replay.replay(rows).ifPresent(cases::add);
            }
          });
      for (Workflow workflow : replay.used()) {
        problems.addAll(shelf.missingCalendars(workflow));
      }
      problems.throwIfAny();
      return new CaseBook(shelf, shelf.with(replay.used()), Optional.of(name), cases, differences);
    }
  }
}
