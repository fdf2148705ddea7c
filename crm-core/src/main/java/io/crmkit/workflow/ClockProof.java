package io.crmkit.workflow;

import io.crmkit.customer.StaffId;
import io.crmkit.time.Stretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Cuts the life of a cycle wherever anything changes, and says of each piece why it counted. */
final class ClockProof {
  private final Cycle cycle;
  private final CaseLine line;
  private final Instant end;
  private final NavigableSet<Instant> cuts = new TreeSet<>();
  private final TreeMap<Instant, Stretch.Kind> hours = new TreeMap<>();

  private ClockProof(Cycle cycle, CaseLine line, Instant end) {
    this.cycle = cycle;
    this.line = line;
    this.end = end;
  }

  static List<ClockSegment> of(Cycle cycle, CaseLine line, Instant end) {
    return cycle.started().isBefore(end) ? new ClockProof(cycle, line, end).segments() : List.of();
  }

  private List<ClockSegment> segments() {
    cut(cycle.started());
    cut(end);
    line.stays(cycle.started(), end).forEach(stay -> cut(stay.from()));
    for (CaseLine.Pause pause : line.pauses(cycle.started(), end)) {
      cut(pause.event().occurredAt());
      cut(pause.endOr(CaseLine.FAR));
    }
    for (Cycle.Gap gap : cycle.gaps()) {
      cut(gap.from());
      cut(gap.to());
    }
    for (int i = 0; i < cycle.legs().size(); i++) {
      hours(cycle.legs().get(i), cycle.legEnd(i, end));
    }
    List<ClockSegment> segments = new ArrayList<>();
    for (Instant from = cuts.first(); from.isBefore(end); ) {
      Instant to = cuts.higher(from);
      ClockSegment segment = segment(from, to == null ? end : to);
      int last = segments.size() - 1;
      if (last >= 0 && segment.continues(segments.get(last))) {
        ClockSegment before = segments.remove(last);
        segments.add(joined(before, segment.endExclusive()));
      } else {
        segments.add(segment);
      }
      from = segment.endExclusive();
    }
    return segments;
  }

  private void cut(Instant at) {
    if (!at.isBefore(cycle.started()) && !at.isAfter(end)) {
      cuts.add(at);
    }
  }

  private void hours(Cycle.Leg leg, Instant legEnd) {
    Instant until = legEnd.isAfter(end) ? end : legEnd;
    cut(leg.from());
    if (cycle.anyTime() || !leg.from().isBefore(until)) {
      return;
    }
    for (Stretch stretch : leg.calendar().stretches(leg.from(), until)) {
      Instant start = stretch.range().startInclusive().orElse(leg.from());
      cut(start);
      hours.put(start, stretch.kind());
    }
  }

  private ClockSegment segment(Instant from, Instant to) {
    CaseLine.Stay stay = line.stayAt(from);
    CaseLine.Pause pause = line.pauseAt(from);
    Holder holder = line.holderAt(from);
    Cycle.Leg leg = leg(from);
    ClockSegment.Why closed = closed(from);
    Optional<StaffId> nobody = Optional.empty();
    if (closed != ClockSegment.Why.COUNTED) {
      return new ClockSegment(from, to, closed, holder, nobody, Optional.empty());
    }
    int begun = CaseLine.first(cycle.gaps().size(), i -> cycle.gaps().get(i).from().isAfter(from));
    if (begun > 0 && from.isBefore(cycle.gaps().get(begun - 1).to())) {
      return new ClockSegment(
          from,
          to,
          ClockSegment.Why.STOPPED,
          holder,
          Optional.of(cycle.gaps().get(begun - 1).by()),
          Optional.empty());
    }
    if (pause != null && leg.rule().pausable()) {
      return new ClockSegment(
          from,
          to,
          ClockSegment.Why.PAUSED,
          holder,
          Optional.of(pause.event().actor()),
          Optional.of(pause.event().why()));
    }
    if (leg.rule().pausedIn().contains(stay.rule().state())) {
      return new ClockSegment(
          from,
          to,
          ClockSegment.Why.WAITING,
          holder,
          Optional.of(stay.by()),
          Optional.of(stay.rule().state().code()));
    }
    return new ClockSegment(from, to, ClockSegment.Why.COUNTED, holder, nobody, Optional.empty());
  }

  private Cycle.Leg leg(Instant at) {
    int last = cycle.legs().size() - 1;
    while (last > 0 && at.isBefore(cycle.legs().get(last).from())) {
      last--;
    }
    return cycle.legs().get(last);
  }

  private ClockSegment.Why closed(Instant at) {
    var kind = hours.floorEntry(at);
    if (kind == null) {
      return ClockSegment.Why.COUNTED;
    }
    return switch (kind.getValue()) {
      case OPEN -> ClockSegment.Why.COUNTED;
      case CLOSED -> ClockSegment.Why.CLOSED;
      case HOLIDAY -> ClockSegment.Why.HOLIDAY;
      case BREAK -> ClockSegment.Why.BREAK;
      case UNKNOWN -> ClockSegment.Why.UNKNOWN;
    };
  }

  private static ClockSegment joined(ClockSegment segment, Instant end) {
    return new ClockSegment(
        segment.startInclusive(),
        end,
        segment.why(),
        segment.holder(),
        segment.by(),
        segment.code());
  }
}
