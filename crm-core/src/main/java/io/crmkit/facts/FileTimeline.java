package io.crmkit.facts;

import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.Occurrence;
import io.crmkit.time.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The timeline of one customer file. */
final class FileTimeline implements FactsTimeline {
  private final FactsCalculator calculator;
  private final HistoryColumns columns;

  FileTimeline(FactsCalculator calculator, CustomerFile file) {
    this.calculator = calculator;
    this.columns = calculator.columns(file);
  }

  @Override
  public ZoneId zone() {
    return calculator.zone();
  }

  @Override
  public Facts at(LocalDate day) {
    return calculator.atMidnight(day).facts(columns);
  }

  @Override
  public List<LocalDate> changes(LocalDate afterExclusive, LocalDate throughInclusive) {
    boolean daily =
        calculator.definitions().stream()
            .anyMatch(definition -> definition.changes() == MetricDefinition.Changes.DAILY);
    if (daily || !afterExclusive.isBefore(throughInclusive)) {
      return FactsTimeline.super.changes(afterExclusive, throughInclusive);
    }
    TreeSet<LocalDate> days = new TreeSet<>();
    Set<LocalDate> eventDays = eventDays();
    eventDays.forEach(day -> days.add(day.plusDays(1)));
    Set<Window> windows = new HashSet<>();
    calculator.orderedMetrics().forEach(metric -> windows.add(metric.window()));
    for (Window window : windows) {
      eventDays.forEach(day -> window.leavesOn(day).ifPresent(days::add));
      addTurns(window, afterExclusive, throughInclusive.plusDays(1), days);
    }
    addTurns(days);
    addSkippedDays(days);
    return List.copyOf(days.subSet(afterExclusive, false, throughInclusive, true));
  }

  /** A date that the zone skips has the midnight of the next one, and so its changes, too. */
  private void addSkippedDays(Set<LocalDate> days) {
    for (LocalDate day : List.copyOf(days)) {
      LocalDate before = day.minusDays(1);
      if (!LocalDate.ofInstant(midnight(before), zone()).equals(before)) {
        days.add(before);
      }
    }
  }

  private void addTurns(
      Window window, LocalDate afterExclusive, LocalDate throughInclusive, Set<LocalDate> days) {
    Optional<LocalDate> joined = columns.file().customer().joinedOn();
    Optional<LocalDate> turn = window.turnsOver(afterExclusive.plusDays(1), joined);
    while (turn.isPresent() && !turn.get().isAfter(throughInclusive)) {
      days.add(turn.get());
      turn = window.turnsOver(turn.get().plusDays(1), joined);
    }
  }

  /** What turns at a midnight shows at once, what turns during a day at the next one. */
  private void addTurns(Set<LocalDate> days) {
    History whole = new History(columns, Instant.MAX, LocalDate.MAX);
    for (MetricDefinition<?> definition : calculator.definitions()) {
      for (Instant turn : definition.calculation().turns(whole)) {
        LocalDate day = dayOf(turn);
        days.add(day);
        days.add(day.plusDays(1));
      }
    }
  }

  private Set<LocalDate> eventDays() {
    CustomerFile file = columns.file();
    Stream<Instant> events =
        Stream.<List<? extends Occurrence>>of(
                file.transactions(),
                file.interactions(),
                file.surveys(),
                file.complaints(),
                file.consents())
            .flatMap(List::stream)
            .map(Occurrence::occurredAt);
    Stream<Instant> settlements =
        file.complaints().stream().flatMap(complaint -> complaint.resolvedAt().stream());
    return Stream.concat(events, settlements).map(this::dayOf).collect(Collectors.toSet());
  }

  /** The last day that begins no later: the local date, except where the zone repeats midnight. */
  private LocalDate dayOf(Instant event) {
    LocalDate day = LocalDate.ofInstant(event, zone());
    while (!midnight(day.plusDays(1)).isAfter(event)) {
      day = day.plusDays(1);
    }
    return day;
  }

  private Instant midnight(LocalDate day) {
    return day.atStartOfDay(zone()).toInstant();
  }
}
