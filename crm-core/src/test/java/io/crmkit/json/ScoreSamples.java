package io.crmkit.json;

import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.score.model.BgNbd;
import io.crmkit.score.model.ChurnDate;
import io.crmkit.score.model.CustomerValue;
import io.crmkit.score.model.DataFingerprint;
import io.crmkit.score.model.DiscountRate;
import io.crmkit.score.model.FitOptions;
import io.crmkit.score.model.FitVerdict;
import io.crmkit.score.model.GammaGamma;
import io.crmkit.score.model.MbgNbd;
import io.crmkit.score.model.ModelFit;
import io.crmkit.score.model.ModelReason;
import io.crmkit.score.model.ModelUnit;
import io.crmkit.score.model.Nbd;
import io.crmkit.score.model.ParameterEstimate;
import io.crmkit.score.model.ParetoNbd;
import io.crmkit.score.model.PurchaseForecast;
import io.crmkit.score.model.PurchaseSummary;
import io.crmkit.score.model.Recency;
import io.crmkit.score.model.Silence;
import io.crmkit.score.model.Span;
import io.crmkit.score.model.SpendEstimate;
import io.crmkit.score.model.SpendSummary;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** One value of everything of the score room that the codec writes. */
final class ScoreSamples {
  static final BgNbd BG =
      new BgNbd(
          0.242592907204466,
          4.41353156120543,
          0.792886148098769,
          2.42575343649362,
          ModelUnit.WEEK,
          Optional.of(new DataFingerprint("0123456789abcdef0123456789abcdef")));

  static final ModelFit<BgNbd> FIT =
      new ModelFit<>(
          FitVerdict.INTERIOR,
          Optional.of(BG),
          OptionalDouble.of(-9582.42556056737),
          List.of(new ParameterEstimate("r", BG.r(), 0.012557319568533233)));

  private ScoreSamples() {}

  static List<Reason> reasons() {
    BigDecimal two = new BigDecimal("2.00");
    return List.of(
        new ModelReason.Interior("BG/NBD", 2357, 946),
        new ModelReason.DropoutShown(new BigDecimal("181.23"), two),
        new ModelReason.OnceMeansAlive(1411),
        new ModelReason.DropoutNotIdentified("MBG/NBD", new BigDecimal("0.01"), two),
        new ModelReason.TooFewRepeaters("BG/NBD", 0, 20),
        new ModelReason.SpendMeanUndefined(new BigDecimal("0.71")),
        new ModelReason.NotConverged("Pareto/NBD"),
        new ModelReason.Crosses(new BigDecimal("12.5"), Samples.DAY),
        new ModelReason.Crossed(new BigDecimal("50"), Samples.DAY),
        new ModelReason.NeverCrosses("NBD", new BigDecimal("50")));
  }

  /** Every value by a name; the golden file holds their JSON. */
  static Map<String, Object> values() {
    Optional<DataFingerprint> none = Optional.empty();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("summary", new PurchaseSummary(2, 30.43, 38.86, ModelUnit.WEEK));
    values.put("spend", new SpendSummary(2, 22.345, Samples.CNY));
    values.put("span", Span.weeks(39));
    values.put("recency", new Recency(Span.days(213)));
    values.put("silence", new Silence(Span.days(59)));
    values.put("rate", new DiscountRate(0.1 + 0.2, ModelUnit.WEEK));
    values.put("options", FitOptions.STANDARD);
    values.put("bg", BG);
    values.put("mbg", new MbgNbd(0.5, 6.2, 1.0 / 3, 1e-9, ModelUnit.DAY, none));
    values.put("pareto", new ParetoNbd(0.5533, 10.5776, 0.6062, 11.6679, ModelUnit.WEEK, none));
    values.put("nbd", new Nbd(Math.PI, Math.E, ModelUnit.DAY, none));
    values.put("gamma", new GammaGamma(6.2488, 3.7446, 15.4477, Samples.CNY, none));
    values.put("fit", FIT);
    values.put(
        "none",
        new ModelFit<BgNbd>(
            FitVerdict.TOO_FEW_REPEATERS, Optional.empty(), OptionalDouble.empty(), List.of()));
    values.put("forecast", new PurchaseForecast(0.726609151550648, 1.2259104521227, 1e-300));
    values.put("estimate", new SpendEstimate(24.6585760428285, Samples.CNY));
    values.put(
        "value",
        new CustomerValue(
            0.726609151550648,
            1.5585837937959,
            1.485810274215644,
            new SpendEstimate(24.6585760428285, Samples.CNY),
            new SpendEstimate(36.63796563196227, Samples.CNY)));
    values.put("ahead", new ChurnDate.Ahead(Samples.DAY));
    values.put("passed", new ChurnDate.Passed(Samples.DAY));
    values.put("never", new ChurnDate.Never());
    values.put("decision", Decision.of(FIT, reasons()));
    return values;
  }
}
