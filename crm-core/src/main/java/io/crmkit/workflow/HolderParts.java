package io.crmkit.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Cuts the life of a case wherever it may become somebody else's turn. */
final class HolderParts {
  private HolderParts() {}

  static HolderTimes of(CaseLine line, Instant asOf) {
    NavigableSet<Instant> cuts = new TreeSet<>();
    line.stays().forEach(stay -> cuts.add(stay.from()));
    if (cuts.isEmpty()) {
      return new HolderTimes(Duration.ZERO, Map.of());
    }
    Instant opened = cuts.first();
    for (CaseLine.Pause pause : line.pauses()) {
      cuts.add(pause.event().occurredAt());
      cuts.add(pause.endOr(asOf));
    }
    cuts.add(asOf);
    Map<Holder, Duration> parts = new HashMap<>();
    Duration elapsed = Duration.ZERO;
    for (Instant from = opened; from.isBefore(asOf); ) {
      Instant to = cuts.higher(from);
      if (to == null) {
        break;
      }
      CaseLine.Stay stay = line.stayAt(from);
      if (!stay.rule().isFinal()) {
        CaseLine.Pause pause = line.pauseAt(from);
        Holder holder = pause == null ? stay.rule().holder() : pause.event().holder();
        Duration part = Duration.between(from, to);
        parts.merge(holder, part, Duration::plus);
        elapsed = elapsed.plus(part);
      }
      from = to;
    }
    return new HolderTimes(elapsed, parts);
  }
}
