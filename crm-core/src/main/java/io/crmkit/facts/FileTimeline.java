package io.crmkit.facts;

import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.Occurrence;
import io.crmkit.time.Window;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
    return calculator.asOf(day.atStartOfDay(zone()).toInstant()).facts(columns);
  }

  @Override
  public List<LocalDate> changes(LocalDate afterExclusive, LocalDate throughInclusive) {
    boolean daily =
        calculator.definitions().stream()
            .anyMatch(definition -> definition.changes() == MetricDefinition.Changes.DAILY);
    if (daily) {
      return FactsTimeline.super.changes(afterExclusive, throughInclusive);
    }
    TreeSet<LocalDate> days = new TreeSet<>();
    Set<LocalDate> eventDays = eventDays();
    eventDays.forEach(day -> days.add(day.plusDays(1)));
    Set<Window> windows = new HashSet<>();
    calculator.orderedMetrics().forEach(metric -> windows.add(metric.window()));
    for (Window window : windows) {
      eventDays.forEach(day -> window.leavesOn(day).ifPresent(days::add));
      addTurns(window, afterExclusive, throughInclusive, days);
    }
    return List.copyOf(
        afterExclusive.isBefore(throughInclusive)
            ? days.subSet(afterExclusive, false, throughInclusive, true)
            : Set.of());
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

  private Set<LocalDate> eventDays() {
    CustomerFile file = columns.file();
    Set<LocalDate> days = new HashSet<>();
    Stream.<List<? extends Occurrence>>of(
            file.transactions(), file.interactions(), file.surveys(), file.complaints())
        .flatMap(List::stream)
        .forEach(event -> days.add(LocalDate.ofInstant(event.occurredAt(), zone())));
    return days;
  }
}
