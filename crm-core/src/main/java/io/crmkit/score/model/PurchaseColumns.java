package io.crmkit.score.model;

/** A sample as columns for fitting; times are divided by the mean age, so that all are near 1. */
final class PurchaseColumns {
  final int size;
  final int[] repeats;
  final double[] last;
  final double[] age;
  final double[] weight;
  final int mostRepeats;

  /** How many units of the sample one unit here is. */
  final double scale;

  /** Repeats of all customers and their ages: the rate of purchases is about their quotient. */
  final double totalRepeats;

  final double totalAge;

  PurchaseColumns(PurchaseSample sample) {
    size = sample.patterns();
    repeats = new int[size];
    last = new double[size];
    age = new double[size];
    weight = new double[size];
    mostRepeats = sample.mostRepeats();
    double mean = sample.sum(PurchaseSummary::age) / sample.customers();
    scale = mean > 0 ? mean : 1;
    for (int i = 0; i < size; i++) {
      PurchaseSummary pattern = sample.pattern(i);
      repeats[i] = pattern.repeats();
      last[i] = pattern.firstToLast() / scale;
      age[i] = pattern.age() / scale;
      weight[i] = sample.weight(i);
    }
    totalRepeats = sample.sum(PurchaseSummary::repeats);
    totalAge = mean * sample.customers() / scale;
  }
}
