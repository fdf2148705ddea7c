package io.crmkit.quickstart;

import io.crmkit.complaint.ComplaintScheme;
import io.crmkit.decision.Texts;
import io.crmkit.json.BundledWorkflows;
import io.crmkit.json.WorkflowReader;
import io.crmkit.playbook.Playbook;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.workflow.ClockRule;
import io.crmkit.workflow.Workflow;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/**
 * The workflows and calendars that a run can ask for: those of the playbook, and the bundled
 * workflows of names that the playbook does not use. The calendar {@code always} need not be given.
 */
final class WorkflowShelf {
  private static final String ALWAYS = "always";

  private final Playbook playbook;
  private final Map<String, BusinessCalendar> calendars;

  private WorkflowShelf(Playbook playbook, Map<String, BusinessCalendar> calendars) {
    this.playbook = playbook;
    this.calendars = Collections.unmodifiableMap(calendars);
  }

  /** The shelf of a playbook; the calendars come before those of the playbook. */
  static WorkflowShelf of(Playbook playbook, Map<String, BusinessCalendar> given) {
    Map<String, BusinessCalendar> calendars = new LinkedHashMap<>(playbook.calendars());
    calendars.putAll(given);
    calendars.putIfAbsent(ALWAYS, BusinessCalendar.always(playbook.zone()));
    return new WorkflowShelf(playbook, calendars);
  }

  /** The workflow of a name, if there is one. */
  Optional<Workflow> find(String name) {
    Workflow own = playbook.workflows().get(name);
    return own == null
        ? BundledWorkflows.json(name).map(json -> Workflow.of(WorkflowReader.read(json)))
        : Optional.of(own);
  }

  /** The names of all workflows. */
  SortedSet<String> names() {
    TreeSet<String> names = new TreeSet<>(BundledWorkflows.names());
    names.addAll(playbook.workflows().keySet());
    return names;
  }

  /** All calendars, by name. */
  Map<String, BusinessCalendar> calendars() {
    return calendars;
  }

  /** The zone in which days start. */
  ZoneId zone() {
    return playbook.zone();
  }

  /** The currency of amounts that name none. */
  CurrencyUnit currency() {
    return playbook.currency();
  }

  /** What is to be done about the calendars that a workflow asks for and that are not there. */
  List<String> missingCalendars(Workflow workflow) {
    TreeSet<String> missing = new TreeSet<>();
    for (ClockRule clock : workflow.definition().clocks()) {
      if (!calendars.containsKey(clock.calendar())) {
        missing.add(clock.calendar());
      }
    }
    List<String> messages = new ArrayList<>();
    for (String calendar : missing) {
      messages.add(
          "--calendar: must give the calendar "
              + calendar
              + ", which the workflow "
              + workflow.id()
              + " asks for and playbook "
              + playbook.id()
              + " does not have; for example --calendar "
              + calendar
              + "=FILE or --calendar "
              + calendar
              + "=china-2026");
    }
    return messages;
  }

  /**
   * The names of calendars that anything here asks for: the workflows, be they used or not, this
   * one, the playbook's own calendars and its sanctions.
   */
  SortedSet<String> askedCalendars(Optional<Workflow> more) {
    TreeSet<String> asked = new TreeSet<>(playbook.calendars().keySet());
    asked.add(ALWAYS);
    playbook
        .complaints()
        .flatMap(ComplaintScheme::sanctions)
        .ifPresent(sanctions -> asked.add(sanctions.calendar()));
    Stream.concat(names().stream().map(this::find), Stream.of(more))
        .flatMap(Optional::stream)
        .flatMap(workflow -> workflow.definition().clocks().stream())
        .forEach(clock -> asked.add(clock.calendar()));
    return asked;
  }

  /** The playbook with these workflows and all calendars, to review cases by. */
  Playbook with(Collection<Workflow> used) {
    Map<String, Workflow> workflows = new LinkedHashMap<>(playbook.workflows());
    used.forEach(workflow -> workflows.put(workflow.id().name(), workflow));
    return playbook.withCalendars(calendars).withWorkflows(workflows);
  }

  /** The names that states and actions go by; bundled workflows bring their own. */
  static Texts texts(Workflow workflow) {
    boolean bundled =
        BundledWorkflows.json(workflow.id().name())
            .filter(json -> WorkflowReader.read(json).equals(workflow.definition()))
            .isPresent();
    return bundled ? BundledWorkflows.texts() : Texts.BUILT_IN;
  }
}
