package io.crmkit.laws;

import io.crmkit.score.model.BgNbd;
import io.crmkit.score.model.DataFingerprint;
import io.crmkit.score.model.DiscountRate;
import io.crmkit.score.model.MbgNbd;
import io.crmkit.score.model.ModelUnit;
import io.crmkit.score.model.PurchaseForecast;
import io.crmkit.score.model.PurchaseModel;
import io.crmkit.score.model.PurchaseSummary;
import io.crmkit.score.model.Silence;
import io.crmkit.score.model.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** For each law of models one that breaks it, by the id of the law. */
final class ModelMutants {
  static final MbgNbd SOUND = new MbgNbd(0.52, 43, 0.89, 1.61, ModelUnit.DAY, Optional.empty());

  private ModelMutants() {}

  static Map<String, PurchaseModel> all() {
    Map<String, PurchaseModel> mutants = new LinkedHashMap<>();
    mutants.put("model.bounds", new Textbook());
    mutants.put("model.forecast", new Hasty());
    mutants.put("model.silence", new Forgiving());
    mutants.put("model.recency", new Confused());
    mutants.put("model.growth", new Cancelling());
    mutants.put("model.slowing", new Accelerating());
    mutants.put("model.none", new AliveOnly());
    mutants.put("model.units", new EverythingTimesSeven(SOUND));
    mutants.put("model.crossing", new FromTheFirstPurchase());
    mutants.put("model.discount", new MarkedUp());
    return mutants;
  }

  /** Does what the sound model does. */
  private abstract static class Altered implements PurchaseModel {
    @Override
    public String model() {
      return "altered";
    }

    @Override
    public Optional<DataFingerprint> data() {
      return Optional.empty();
    }

    @Override
    public ModelUnit unit() {
      return SOUND.unit();
    }

    @Override
    public PurchaseModel in(ModelUnit unit) {
      return SOUND.in(unit);
    }

    @Override
    public double logLikelihood(PurchaseSummary customer) {
      return SOUND.logLikelihood(customer);
    }

    @Override
    public double logOddsAlive(PurchaseSummary customer) {
      return SOUND.logOddsAlive(customer);
    }

    @Override
    public double expectedPurchasesIfAlive(PurchaseSummary customer, Span horizon) {
      return SOUND.expectedPurchasesIfAlive(customer, horizon);
    }

    @Override
    public double probabilityOfNoneIfAlive(PurchaseSummary customer, Span horizon) {
      return SOUND.probabilityOfNoneIfAlive(customer, horizon);
    }

    @Override
    public double expectedPurchases(Span horizon) {
      return SOUND.expectedPurchases(horizon);
    }

    @Override
    public Optional<Silence> silenceUntil(PurchaseSummary customer, double threshold) {
      return SOUND.silenceUntil(customer, threshold);
    }
  }

  /** Takes the odds for the probability. */
  private static final class Textbook extends Altered {
    @Override
    public double probabilityAlive(PurchaseSummary customer) {
      return Math.exp(logOddsAlive(customer));
    }
  }

  /** Leaves the probability of being there out of the quick way. */
  private static final class Hasty extends Altered {
    @Override
    public PurchaseForecast forecast(PurchaseSummary customer, Span horizon) {
      return new PurchaseForecast(
          probabilityAlive(customer),
          expectedPurchasesIfAlive(customer, horizon),
          probabilityOfNone(customer, horizon));
    }
  }

  /** Forgets silences beyond a year. */
  private static final class Forgiving extends Altered {
    @Override
    public double logOddsAlive(PurchaseSummary customer) {
      return customer.silence().span().length() > 365 ? 0 : super.logOddsAlive(customer);
    }
  }

  /** Takes the time since the last purchase for that from the first to the last. */
  private static final class Confused extends Altered {
    @Override
    public double logOddsAlive(PurchaseSummary customer) {
      double silence = customer.silence().span().length();
      return customer.repeats() == 0 || silence == 0
          ? super.logOddsAlive(customer)
          : super.logOddsAlive(
              new PurchaseSummary(customer.repeats(), silence, customer.age(), customer.unit()));
    }
  }

  /** Subtracts nearly equal numbers, as the papers write it. */
  private static final class Cancelling extends Altered {
    @Override
    public double expectedPurchasesIfAlive(PurchaseSummary customer, Span horizon) {
      double sum = 1 + super.expectedPurchasesIfAlive(customer, horizon);
      return sum - 1;
    }
  }

  /** Lets purchases come ever faster. */
  private static final class Accelerating extends Altered {
    @Override
    public double expectedPurchases(Span horizon) {
      double length = horizon.length();
      return SOUND.expectedPurchases(Span.days(1)) * length * (1 + length / 1000);
    }
  }

  /** Gives the probability of none of a customer who is there. */
  private static final class AliveOnly extends Altered {
    @Override
    public double probabilityOfNone(PurchaseSummary customer, Span horizon) {
      return probabilityOfNoneIfAlive(customer, horizon);
    }
  }

  /** Converts parameters that are no times. */
  private static final class EverythingTimesSeven extends Altered {
    private final MbgNbd sound;

    EverythingTimesSeven(MbgNbd sound) {
      this.sound = sound;
    }

    @Override
    public PurchaseModel in(ModelUnit unit) {
      MbgNbd converted = sound.in(unit);
      return new BgNbd(
          converted.r() / 7,
          converted.alpha(),
          converted.a(),
          converted.b(),
          unit,
          Optional.empty());
    }
  }

  /** Counts the silence from the first purchase. */
  private static final class FromTheFirstPurchase extends Altered {
    @Override
    public Optional<Silence> silenceUntil(PurchaseSummary customer, double threshold) {
      return super.silenceUntil(customer, threshold)
          .map(silence -> Span.days(silence.span().length() + customer.firstToLast()))
          .map(Silence::new);
    }
  }

  /** Marks up instead of down. */
  private static final class MarkedUp extends Altered {
    @Override
    public double discountedPurchases(PurchaseSummary customer, Span horizon, DiscountRate rate) {
      return expectedPurchases(customer, horizon) * (1 + rate.perUnit());
    }
  }
}
