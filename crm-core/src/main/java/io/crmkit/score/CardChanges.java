package io.crmkit.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what is different between two cards. */
final class CardChanges {
  private CardChanges() {}

  static List<ScorecardChange> between(Scorecard before, Scorecard after) {
    List<ScorecardChange> changes = new ArrayList<>();
    for (Characteristic<?> old : before.characteristics()) {
      Optional<Characteristic<?>> now = find(after, old.name());
      if (now.isEmpty()) {
        changes.add(new ScorecardChange.Removed(old.name(), old.most()));
      } else if (!now.get().equals(old)) {
        changes.addAll(between(old, now.get()));
      }
    }
    for (Characteristic<?> added : after.characteristics()) {
      if (find(before, added.name()).isEmpty()) {
        changes.add(new ScorecardChange.Added(added.name(), added.metric(), added.most()));
      }
    }
    if (before.scale() != after.scale()) {
      changes.add(new ScorecardChange.Rescaled(before.scale(), after.scale()));
    }
    if (before.minimumCoverage().compareTo(after.minimumCoverage()) != 0) {
      changes.add(
          new ScorecardChange.MinimumMoved(before.minimumCoverage(), after.minimumCoverage()));
    }
    return List.copyOf(changes);
  }

  private static List<ScorecardChange> between(Characteristic<?> old, Characteristic<?> now) {
    List<ScorecardChange> changes = new ArrayList<>();
    if (old.most() != now.most()) {
      changes.add(new ScorecardChange.Weighted(old.name(), old.most(), now.most()));
    }
    if (!old.metric().equals(now.metric())) {
      changes.add(new ScorecardChange.Remeasured(old.name(), old.metric(), now.metric()));
    }
    if (!rest(old).equals(rest(now))) {
      changes.add(new ScorecardChange.Rebanded(old.name()));
    }
    return changes;
  }

  /** All but the metric; a change of weight alone changes bands too, and is told as both. */
  private static List<Object> rest(Characteristic<?> from) {
    return List.of(from.direction(), from.below(), from.bands(), from.withoutValue());
  }

  private static Optional<Characteristic<?>> find(Scorecard card, String name) {
    for (Characteristic<?> characteristic : card.characteristics()) {
      if (characteristic.name().equals(name)) {
        return Optional.of(characteristic);
      }
    }
    return Optional.empty();
  }
}
