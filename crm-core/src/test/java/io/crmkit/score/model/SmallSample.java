package io.crmkit.score.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Few patterns, on which every model has its best parameters in the interior. */
final class SmallSample {
  private static final double[][] PATTERNS = { // repeats, first to last, age, customers
    {0, 0, 38.86, 20}, {0, 0, 30, 12}, {0, 0, 20.5, 6}, {1, 1.71, 38.86, 9}, {1, 20, 30, 3},
    {1, 3.5, 31.14, 5}, {2, 30.43, 38.86, 3}, {2, 5, 35, 6}, {3, 25, 30.5, 3}, {4, 37, 38, 2},
    {5, 32.5, 33, 3}, {7, 33.43, 33.86, 2}, {10, 38, 38.86, 3}, {26, 38.5, 39, 2}
  };

  private static final double[][] SPEND = { // repeats, mean
    {1, 12.5},
    {1, 48},
    {2, 30},
    {2, 31.25},
    {3, 20},
    {3, 75.5},
    {4, 44},
    {5, 28},
    {6, 33},
    {7, 61},
    {1, 95},
    {2, 18},
    {8, 37.5},
    {1, 27},
    {2, 52},
    {3, 41},
    {1, 33},
    {2, 25},
    {4, 36},
    {1, 22},
    {5, 58},
    {2, 140}
  };

  private SmallSample() {}

  static PurchaseSample purchases() {
    Map<PurchaseSummary, Long> weights = new LinkedHashMap<>();
    for (double[] pattern : PATTERNS) {
      weights.put(
          new PurchaseSummary((int) pattern[0], pattern[1], pattern[2], ModelUnit.WEEK),
          (long) pattern[3]);
    }
    return PurchaseSample.weighted(weights);
  }

  static SpendSample spend() {
    List<SpendSummary> summaries = new ArrayList<>();
    for (double[] each : SPEND) {
      summaries.add(new SpendSummary((int) each[0], each[1], Reference.USD));
    }
    return SpendSample.of(summaries);
  }
}
