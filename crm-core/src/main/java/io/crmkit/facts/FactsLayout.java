package io.crmkit.facts;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which metric stands in which slot. Shared by all facts of one calculation, so that looking a
 * metric up costs a probe or two in a small open-addressing table and no allocation.
 */
final class FactsLayout {
  private final List<Metric<?>> metrics;
  private final @Nullable Metric<?>[] table;
  private final int[] slots;

  FactsLayout(Collection<Metric<?>> metrics) {
    this.metrics = metrics.stream().distinct().toList();
    int size = Integer.highestOneBit(Math.max(4, this.metrics.size() * 4));
    this.table = new Metric<?>[size];
    this.slots = new int[size];
    for (int slot = 0; slot < this.metrics.size(); slot++) {
      int at = start(this.metrics.get(slot));
      while (table[at] != null) {
        at = (at + 1) & (size - 1);
      }
      table[at] = this.metrics.get(slot);
      slots[at] = slot;
    }
  }

  List<Metric<?>> metrics() {
    return metrics;
  }

  /** The slot of the metric, or -1. */
  int slot(Metric<?> metric) {
    int at = start(metric);
    while (true) {
      Metric<?> candidate = table[at];
      if (candidate == null) {
        return -1;
      }
      if (candidate.equals(metric)) {
        return slots[at];
      }
      at = (at + 1) & (table.length - 1);
    }
  }

  private int start(Metric<?> metric) {
    int hash = metric.hashCode();
    return (hash ^ (hash >>> 16)) & (table.length - 1);
  }
}
