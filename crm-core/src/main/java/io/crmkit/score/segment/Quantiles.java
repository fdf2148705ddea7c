package io.crmkit.score.segment;

import java.util.ArrayList;
import java.util.List;

/** Cuts that divide sorted values evenly without parting equal ones. */
final class Quantiles {
  private Quantiles() {}

  /** Cuts that are reached from their value on; ties fall below. */
  static List<Long> above(List<Long> sorted, int classes) {
    List<Long> cuts = new ArrayList<>();
    for (int j = 1; j < classes; j++) {
      long last =
          sorted.get(Math.toIntExact(-Math.floorDiv(-(long) sorted.size() * j, classes)) - 1);
      cuts.add(sorted.stream().filter(value -> value > last).findFirst().orElse(last + 1));
    }
    return cuts;
  }

  /** Cuts that are reached by less than their value; ties fall outside. */
  static List<Long> below(List<Long> sorted, int classes) {
    List<Long> cuts = new ArrayList<>();
    for (int j = 1; j < classes; j++) {
      cuts.add(sorted.get(Math.toIntExact((long) sorted.size() * j / classes)));
    }
    return cuts;
  }
}
