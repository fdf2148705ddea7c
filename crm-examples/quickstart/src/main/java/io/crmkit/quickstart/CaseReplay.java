package io.crmkit.quickstart;

import io.crmkit.customer.CustomerId;
import io.crmkit.customer.StaffId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.decision.Reason;
import io.crmkit.decision.Texts;
import io.crmkit.workflow.Action;
import io.crmkit.workflow.Actor;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseId;
import io.crmkit.workflow.Field;
import io.crmkit.workflow.FieldValue;
import io.crmkit.workflow.Holder;
import io.crmkit.workflow.Move;
import io.crmkit.workflow.Opening;
import io.crmkit.workflow.Owner;
import io.crmkit.workflow.Role;
import io.crmkit.workflow.Workflow;
import io.crmkit.workflow.WorkflowDefinition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes cases of rows: each row is asked of the case's workflow, which may refuse. After the first
 * row of a case that is wrong the others are let be, as they rest on it.
 */
final class CaseReplay {
  static final String OPEN = "OPEN";
  static final String PAUSE = "PAUSE";
  static final String RESUME = "RESUME";
  static final String ASSIGN = "ASSIGN";

  private final WorkflowShelf shelf;
  private final FieldCells cells;
  private final Set<Workflow> used = new LinkedHashSet<>();
  private final Set<Workflow> unusable = new HashSet<>();
  private final Map<PolicyId, Texts> texts = new HashMap<>();

  CaseReplay(WorkflowShelf shelf, FieldCells cells) {
    this.shelf = shelf;
    this.cells = cells;
  }

  /** The workflows that occurred. */
  Set<Workflow> used() {
    return used;
  }

  /** The case of these rows, which are {@link CaseEntry#ORDER in order}; empty if one is wrong. */
  Optional<Case> replay(List<CaseEntry> entries) {
    CaseEntry first = entries.get(0);
    if (!first.action().equals(OPEN)) {
      first.row().refuse(CaseEntry.ACTION, notOpened(first, entries));
      return Optional.empty();
    }
    Workflow workflow = shelf.find(first.row().text(CaseEntry.WORKFLOW)).orElse(null);
    if (workflow == null) {
      first.row().wrong(CaseEntry.WORKFLOW, "one of " + shelf.names());
      return Optional.empty();
    }
    if (!usable(workflow, first)) {
      return Optional.empty();
    }
    used.add(workflow);
    Case now = open(workflow, first);
    for (CaseEntry entry : entries.subList(1, entries.size())) {
      if (now == null) {
        return Optional.empty();
      }
      now = sameCase(now, first, entry) ? step(workflow, now, entry) : null;
    }
    return Optional.ofNullable(now);
  }

  /**
   * The words of a workflow that files of cases use themselves, each with what it is: its cases
   * could be kept, but not told in a file.
   */
  static List<String> taken(WorkflowDefinition workflow) {
    Set<String> ours = Set.of(OPEN, PAUSE, RESUME, ASSIGN);
    Stream<String> actions =
        workflow.transitions().stream()
            .map(each -> each.action().code())
            .filter(ours::contains)
            .distinct()
            .map(code -> "the action " + code);
    Stream<String> fields =
        workflow.fields().stream()
            .map(Field::name)
            .filter(CaseEntry.OWN::contains)
            .map(name -> "the field " + name);
    return Stream.concat(actions, fields).toList();
  }

  /** Told once of a workflow, where its first case is opened. */
  private boolean usable(Workflow workflow, CaseEntry first) {
    List<String> taken = taken(workflow.definition());
    if (!taken.isEmpty() && unusable.add(workflow)) {
      first
          .row()
          .refuse(
              CaseEntry.WORKFLOW,
              "must be a workflow without actions and fields of names that files of cases use"
                  + " themselves; "
                  + workflow.id()
                  + " has "
                  + String.join(", ", taken));
    }
    return taken.isEmpty();
  }

  /** Rows may be in any order, so the one that is told need not be the case's first in the file. */
  private String notOpened(CaseEntry first, List<CaseEntry> entries) {
    Optional<CaseEntry> open =
        entries.stream().filter(entry -> entry.action().equals(OPEN)).findFirst();
    // What became known at once is ordered by when it happened.
    boolean atOnce = open.filter(entry -> entry.recorded().equals(first.recorded())).isPresent();
    boolean later =
        Stream.concat(Stream.of(first), open.stream())
            .anyMatch(entry -> !entry.recorded().equals(entry.at()));
    Function<CaseEntry, String> when =
        entry ->
            (later && !atOnce ? " recorded at " : " at ")
                + Instants.shown(atOnce ? entry.at() : entry.recorded(), shelf.zone());
    return "must be OPEN in the row of case "
        + first.caseId()
        + " that is the earliest by time, was "
        + Problems.quoted(first.action())
        + when.apply(first)
        + "; "
        + open.map(entry -> entry.row().place() + " opens it" + when.apply(entry))
            .orElse("no row opens it");
  }

  private @Nullable Case open(Workflow workflow, CaseEntry entry) {
    String customer = entry.row().id(CaseEntry.CUSTOMER);
    Actor actor = actor(workflow, entry);
    boolean owned = entry.ownerReadable();
    Map<String, FieldValue> fields = cells.read(entry.row(), workflow.definition());
    if (customer == null || actor == null || !owned || fields == null) {
      return null;
    }
    Opening opening =
        new Opening(
            CaseId.of(entry.caseId()),
            CustomerId.of(customer),
            actor,
            fields,
            entry.owner(),
            entry.at(),
            entry.recorded());
    return accepted(workflow, entry, workflow.open(opening));
  }

  /** Customer and workflow of a case are told when it is opened, and may be repeated. */
  private static boolean sameCase(Case now, CaseEntry first, CaseEntry entry) {
    boolean same = true;
    for (String column : List.of(CaseEntry.CUSTOMER, CaseEntry.WORKFLOW)) {
      String text = entry.row().text(column);
      String opened = first.row().text(column);
      if (!text.isEmpty() && !text.equals(opened)) {
        String accepted = "empty or " + Problems.quoted(opened) + ", as case " + now.id() + " has";
        entry.row().wrong(column, accepted);
        same = false;
      }
    }
    return same;
  }

  private @Nullable Case step(Workflow workflow, Case now, CaseEntry entry) {
    Actor actor = actor(workflow, entry);
    if (actor == null) {
      return null;
    }
    return switch (entry.action()) {
      case OPEN -> {
        entry.row().refuse(CaseEntry.ACTION, "must not be OPEN, as case " + now.id() + " is open");
        yield null;
      }
      case PAUSE -> pause(workflow, now, actor, entry);
      case RESUME ->
          accepted(workflow, entry, workflow.resume(now, actor, entry.at(), entry.recorded()));
      case ASSIGN -> assign(workflow, now, actor, entry);
      default -> move(workflow, now, actor, entry);
    };
  }

  private @Nullable Case pause(Workflow workflow, Case now, Actor actor, CaseEntry entry) {
    Holder holder = entry.holder();
    String why = entry.why();
    if (holder == null || why == null) {
      return null;
    }
    Decision<Answer<Case>> paused =
        entry.until().isPresent()
            ? workflow.pausedBetween(
                now, holder, why, actor, entry.at(), entry.until().get(), entry.recorded())
            : workflow.pause(now, holder, why, actor, entry.at(), entry.recorded());
    return accepted(workflow, entry, paused);
  }

  private @Nullable Case assign(Workflow workflow, Case now, Actor actor, CaseEntry entry) {
    if (!entry.ownerReadable()) {
      return null;
    }
    Optional<Owner> owner = entry.owner();
    if (owner.isEmpty()) {
      entry.row().refuse(CaseEntry.OWNER, "must say to whom ASSIGN gives the case, was empty");
      return null;
    }
    return accepted(
        workflow, entry, workflow.assign(now, owner.get(), actor, entry.at(), entry.recorded()));
  }

  private @Nullable Case move(Workflow workflow, Case now, Actor actor, CaseEntry entry) {
    if (!isAction(workflow, entry)) {
      return null;
    }
    Map<String, FieldValue> fields = cells.read(entry.row(), workflow.definition());
    if (fields == null) {
      return null;
    }
    Action action = Action.of(entry.action());
    return accepted(
        workflow,
        entry,
        workflow.decide(now, new Move(action, actor, fields, entry.at(), entry.recorded())));
  }

  /** Whether the workflow has the action at all; whether it is its turn the workflow says. */
  private static boolean isAction(Workflow workflow, CaseEntry entry) {
    Set<String> known = new TreeSet<>(List.of(PAUSE, RESUME, ASSIGN));
    workflow.definition().transitions().forEach(each -> known.add(each.action().code()));
    if (known.contains(entry.action())) {
      return true;
    }
    entry.row().wrong(CaseEntry.ACTION, "one of " + known);
    return false;
  }

  private static @Nullable Actor actor(Workflow workflow, CaseEntry entry) {
    StaffId id = entry.actor();
    Set<Role> all = new HashSet<>(workflow.definition().roles());
    all.add(Role.SYSTEM);
    Set<Role> roles = entry.roles(all);
    return id == null || roles == null ? null : new Actor(id, roles);
  }

  private @Nullable Case accepted(
      Workflow workflow, CaseEntry entry, Decision<Answer<Case>> decision) {
    if (decision.outcome() instanceof Answer.Accepted<Case> accepted) {
      return accepted.value();
    }
    Texts coded = texts.computeIfAbsent(workflow.id(), id -> CodedTexts.of(workflow, shelf.zone()));
    entry
        .row()
        .refuse(
            CaseEntry.ACTION,
            entry.action()
                + " of case "
                + entry.caseId()
                + " is refused: "
                + words(decision.reasons(), coded));
    return null;
  }

  private static String words(List<Reason> reasons, Texts texts) {
    return reasons.stream()
        .map(reason -> texts.render(reason, Locale.ENGLISH))
        .collect(Collectors.joining("; "));
  }
}
