package io.crmkit.score.model;

/**
 * The likelihoods of samples and their gradients, written from the formulas of the papers named at
 * the models. Each takes the logarithms of the parameters in the order of its model's record.
 */
final class Likelihoods {
  private Likelihoods() {}

  /** Sums of {@code log(r + i)} and {@code 1 / (r + i)} below each number of repeats. */
  private static final class Rising {
    final double[] log;
    final double[] inverse;

    Rising(double r, int most) {
      log = new double[most + 1];
      inverse = new double[most + 1];
      for (int i = 0; i < most; i++) {
        log[i + 1] = log[i] + Math.log(r + i);
        inverse[i + 1] = inverse[i] + 1 / (r + i);
      }
    }
  }

  /** {@link Nbd}: r, α. */
  static Likelihood nbd(PurchaseColumns data) {
    return (logs, gradient) -> {
      double r = Math.exp(logs[0]);
      double alpha = Math.exp(logs[1]);
      Rising rising = new Rising(r, data.mostRepeats);
      double sum = 0;
      double byR = 0;
      double byAlpha = 0;
      for (int i = 0; i < data.size; i++) {
        int x = data.repeats[i];
        double grown = Math.log1p(data.age[i] / alpha);
        double n = data.weight[i];
        sum += n * (rising.log[x] - r * grown - x * (grown + logs[1]));
        byR += n * (rising.inverse[x] - grown);
        byAlpha += n * (r * data.age[i] - x * alpha) / (alpha + data.age[i]);
      }
      gradient[0] = byR * r;
      gradient[1] = byAlpha;
      return sum;
    };
  }

  /**
   * {@link BgNbd}: r, α, a, b.
   *
   * @param first 1 if customers may leave after the first purchase too ({@link MbgNbd}), otherwise
   *     0
   */
  static Likelihood betaGeometric(PurchaseColumns data, int first) {
    int most = data.mostRepeats + first;
    return (logs, gradient) -> {
      double r = Math.exp(logs[0]);
      double alpha = Math.exp(logs[1]);
      double a = Math.exp(logs[2]);
      double b = Math.exp(logs[3]);
      Rising rising = new Rising(r, data.mostRepeats);
      double[] stayed = new double[most + 1];
      double[] stayedByA = new double[most + 1];
      double[] stayedByB = new double[most + 1];
      for (int i = 0; i < most; i++) {
        double byA = 1 / (a + b + i);
        stayed[i + 1] = stayed[i] - Math.log1p(a / (b + i));
        stayedByA[i + 1] = stayedByA[i] - byA;
        stayedByB[i + 1] = stayedByB[i] + a / (b + i) * byA;
      }
      double sum = 0;
      double byR = 0;
      double byAlpha = 0;
      double byA = 0;
      double byB = 0;
      for (int i = 0; i < data.size; i++) {
        int x = data.repeats[i];
        int chances = x + first; // to leave
        double age = data.age[i];
        double grown = Math.log1p(age / alpha);
        double n = data.weight[i];
        double value = rising.log[x] - r * grown - x * (grown + logs[1]) + stayed[chances];
        double slopeR = rising.inverse[x] - grown;
        double slopeAlpha = (r * age - x * alpha) / (alpha + age);
        double slopeA = stayedByA[chances];
        double slopeB = stayedByB[chances];
        if (chances > 0) {
          double stay = b + chances - 1;
          double silence = age - data.last[i];
          double longer = Math.log1p(silence / (alpha + data.last[i]));
          double odds = logs[2] - Math.log(stay) + (r + x) * longer;
          double gone = Numbers.logistic(odds);
          value += Numbers.logOnePlusExp(odds);
          slopeR += gone * longer;
          slopeAlpha -= gone * (r + x) * alpha * silence / ((alpha + age) * (alpha + data.last[i]));
          slopeA += gone / a;
          slopeB -= gone / stay;
        }
        sum += n * value;
        byR += n * slopeR;
        byAlpha += n * slopeAlpha;
        byA += n * slopeA;
        byB += n * slopeB;
      }
      gradient[0] = byR * r;
      gradient[1] = byAlpha;
      gradient[2] = byA * a;
      gradient[3] = byB * b;
      return sum;
    };
  }

  /** {@link ParetoNbd}: r, α, s, β. */
  static Likelihood pareto(PurchaseColumns data) {
    ParetoGone gone = new ParetoGone();
    return (logs, gradient) -> {
      double r = Math.exp(logs[0]);
      double alpha = Math.exp(logs[1]);
      double s = Math.exp(logs[2]);
      double beta = Math.exp(logs[3]);
      Rising rising = new Rising(r, data.mostRepeats);
      double sum = 0;
      double byR = 0;
      double byAlpha = 0;
      double byS = 0;
      double byBeta = 0;
      for (int i = 0; i < data.size; i++) {
        int x = data.repeats[i];
        double age = data.age[i];
        double grown = Math.log1p(age / alpha);
        double left = Math.log1p(age / beta);
        double n = data.weight[i];
        gone.compute(r + x, alpha, s, beta, data.last[i], age, true);
        double share = Numbers.logistic(gone.logOdds);
        sum +=
            n
                * (rising.log[x]
                    - r * grown
                    - x * (grown + logs[1])
                    - s * left
                    + Numbers.logOnePlusExp(gone.logOdds));
        byR += n * (rising.inverse[x] - grown + share * gone.meanLogAlpha);
        byAlpha +=
            n
                * ((r * age - x * alpha) / (alpha + age)
                    + share * (r + x) * alpha * (1 / (alpha + age) - gone.meanInverseAlpha));
        byS += n * (-left + share * (1 / s + gone.meanLogBeta));
        byBeta +=
            n
                * (s * age / (beta + age)
                    + share * beta * (s / (beta + age) - (s + 1) * gone.meanInverseBeta));
      }
      gradient[0] = byR * r;
      gradient[1] = byAlpha;
      gradient[2] = byS * s;
      gradient[3] = byBeta;
      return sum;
    };
  }

  /** {@link GammaGamma}: p, q, v, where v is in units of {@code scale}. */
  static Likelihood gammaGamma(SpendSample sample, double scale) {
    int size = sample.repeaters();
    double[] repeats = new double[size];
    double[] means = new double[size];
    for (int i = 0; i < size; i++) {
      repeats[i] = sample.repeater(i).repeats();
      means[i] = sample.repeater(i).meanSpend() / scale;
    }
    return (logs, gradient) -> {
      double p = Math.exp(logs[0]);
      double q = Math.exp(logs[1]);
      double v = Math.exp(logs[2]);
      double sum = 0;
      double byP = 0;
      double byQ = 0;
      double byV = 0;
      double digammaQ = Numbers.digamma(q);
      double before = Double.NaN;
      double norm = 0;
      double normByShape = 0;
      double normByQ = 0;
      for (int i = 0; i < size; i++) {
        double x = repeats[i];
        double shape = p * x;
        if (x != before) { // customers come sorted by repeats
          double both = Numbers.digamma(shape + q);
          norm = Numbers.logGammaGain(q, shape) - Numbers.logGamma(shape);
          normByShape = both - Numbers.digamma(shape);
          normByQ = both - digammaQ;
          before = x;
        }
        double spent = x * means[i];
        double known = Math.log1p(v / spent);
        double unknown = Math.log1p(spent / v);
        sum += norm - Math.log(means[i]) - q * unknown - shape * known;
        byP += x * (normByShape - known);
        byQ += normByQ - unknown;
        byV += (q * spent - shape * v) / (v + spent);
      }
      gradient[0] = byP * p;
      gradient[1] = byQ * q;
      gradient[2] = byV;
      return sum;
    };
  }
}
