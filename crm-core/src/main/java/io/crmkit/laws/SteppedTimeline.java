package io.crmkit.laws;

import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsTimeline;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Facts that stay as they are until the next step: on each day those of the last step on or before
 * it, before the first step those of the first.
 */
record SteppedTimeline(ZoneId zone, List<Facts> steps) implements FactsTimeline {
  SteppedTimeline {
    steps = List.copyOf(steps);
  }

  /** The same facts every day. */
  static SteppedTimeline constant(Facts facts) {
    return new SteppedTimeline(facts.zone(), List.of(facts));
  }

  @Override
  public Facts at(LocalDate day) {
    Facts current = steps.get(0);
    for (Facts step : steps) {
      current = step.day().isAfter(day) ? current : step;
    }
    return on(current, day);
  }

  @Override
  public List<LocalDate> changes(LocalDate afterExclusive, LocalDate throughInclusive) {
    return steps.stream()
        .skip(1)
        .map(Facts::day)
        .filter(day -> day.isAfter(afterExclusive) && !day.isAfter(throughInclusive))
        .toList();
  }

  /** The same values at the midnight of another day. */
  static Facts on(Facts facts, LocalDate day) {
    return Facts.of(
        day.atStartOfDay(facts.zone()).toInstant(), facts.zone(), facts.currency(), facts.asMap());
  }
}
