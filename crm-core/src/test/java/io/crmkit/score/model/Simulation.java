package io.crmkit.score.model;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Customers drawn from the stories that the models tell, purchase by purchase. */
final class Simulation {
  private final SplittableRandom random;

  Simulation(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Ages between half of this and this. */
  PurchaseSample sample(PurchaseModel model, int customers, double longest) {
    List<PurchaseSummary> drawn = new ArrayList<>();
    for (int i = 0; i < customers; i++) {
      double age = longest * (0.5 + 0.5 * random.nextDouble());
      drawn.add(customer(model, age));
    }
    return PurchaseSample.of(drawn);
  }

  /** All of this age. */
  PurchaseSample sampleOfAge(PurchaseModel model, int customers, double age) {
    return PurchaseSample.of(Stream.generate(() -> customer(model, age)).limit(customers).toList());
  }

  private PurchaseSummary customer(PurchaseModel model, double age) {
    double rate;
    double leaves = Double.POSITIVE_INFINITY; // at this time
    double chance = 0; // to leave after a purchase
    if (model instanceof BgNbd bg) {
      rate = gamma(bg.r()) / bg.alpha();
      chance = beta(bg.a(), bg.b());
    } else if (model instanceof MbgNbd mbg) {
      rate = gamma(mbg.r()) / mbg.alpha();
      chance = beta(mbg.a(), mbg.b());
      if (random.nextDouble() < chance) {
        leaves = 0;
      }
    } else if (model instanceof ParetoNbd pareto) {
      rate = gamma(pareto.r()) / pareto.alpha();
      leaves = exponential(gamma(pareto.s()) / pareto.beta());
    } else {
      Nbd nbd = (Nbd) model;
      rate = gamma(nbd.r()) / nbd.alpha();
    }
    int repeats = 0;
    double last = 0;
    double next = exponential(rate);
    while (next <= Math.min(age, leaves)) {
      repeats++;
      last = next;
      if (random.nextDouble() < chance) {
        break;
      }
      next += exponential(rate);
    }
    return new PurchaseSummary(repeats, last, age, model.unit());
  }

  /** Mean spends of customers with this many purchases. */
  SpendSample spend(GammaGamma model, int customers, int purchases) {
    List<SpendSummary> drawn = new ArrayList<>();
    for (int i = 0; i < customers; i++) {
      double nu = gamma(model.q()) / model.v();
      int repeats = 1 + random.nextInt(purchases);
      double sum = gamma(model.p() * repeats) / nu;
      drawn.add(new SpendSummary(repeats, sum / repeats, model.currency()));
    }
    return SpendSample.of(drawn);
  }

  private double exponential(double rate) {
    return -Math.log1p(-random.nextDouble()) / rate;
  }

  private double beta(double a, double b) {
    double x = gamma(a);
    return x / (x + gamma(b));
  }

  /** Marsaglia and Tsang's method. */
  private double gamma(double shape) {
    if (shape < 1) {
      return gamma(shape + 1) * Math.pow(1 - random.nextDouble(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double z =
          Math.sqrt(-2 * Math.log1p(-random.nextDouble()))
              * Math.cos(2 * Math.PI * random.nextDouble());
      double v = Math.pow(1 + c * z, 3);
      if (v > 0 && Math.log1p(-random.nextDouble()) < 0.5 * z * z + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  }
}
