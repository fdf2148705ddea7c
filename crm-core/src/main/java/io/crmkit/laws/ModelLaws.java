package io.crmkit.laws;

import io.crmkit.score.model.DiscountRate;
import io.crmkit.score.model.ModelUnit;
import io.crmkit.score.model.PurchaseForecast;
import io.crmkit.score.model.PurchaseModel;
import io.crmkit.score.model.PurchaseSummary;
import io.crmkit.score.model.Silence;
import io.crmkit.score.model.Span;
import java.util.List;
import java.util.Optional;

/**
 * What every model of purchases keeps. Figures may be off by a billionth, since they are computed
 * in {@code double}.
 */
public final class ModelLaws {
  private static final List<Law<ModelTrial>> ALL =
      List.of(
          bounds(),
          together(),
          falls(),
          rises(),
          grow(),
          slowDown(),
          none(),
          units(),
          crossing(),
          discount());

  private ModelLaws() {}

  /** All of them. */
  public static List<Law<ModelTrial>> all() {
    return ALL;
  }

  private static Law<ModelTrial> bounds() {
    return Law.of(
        "model.bounds",
        Wording.of(
            "Probabilities are from 0 to 1 and expected purchases are 0 or more",
            "概率介于 0 和 1 之间，预期购买次数不小于 0"),
        Wording.of(
            "a well-known implementation gives NaN or negative numbers near singularities",
            "某些知名实现在奇点附近会给出 NaN 或负数"),
        (trial, choices) -> {
          PurchaseModel model = trial.model();
          PurchaseSummary customer = trial.customers().from(choices);
          Span horizon = ModelTrial.horizon(choices);
          double alive = model.probabilityAlive(customer);
          double none = model.probabilityOfNone(customer, horizon);
          double purchases = model.expectedPurchases(customer, horizon);
          double fresh = model.expectedPurchases(horizon);
          boolean sound =
              alive >= 0
                  && alive <= 1
                  && none >= 0
                  && none <= 1
                  && purchases >= 0
                  && fresh >= 0
                  && purchases < Double.POSITIVE_INFINITY
                  && fresh < Double.POSITIVE_INFINITY;
          return verdict(sound, "a figure is out of its bounds", "数值超出范围", customer, horizon);
        });
  }

  private static Law<ModelTrial> together() {
    return Law.of(
        "model.forecast",
        Wording.of("A forecast holds the figures that are given one by one", "综合预测与逐项给出的数值一致"),
        Wording.of("two ways to one figure must not differ", "同一数值的两种取法不得不同"),
        (trial, choices) -> {
          PurchaseModel model = trial.model();
          PurchaseSummary customer = trial.customers().from(choices);
          Span horizon = ModelTrial.horizon(choices);
          PurchaseForecast forecast = model.forecast(customer, horizon);
          boolean same =
              forecast.probabilityAlive() == model.probabilityAlive(customer)
                  && forecast.expectedPurchases() == model.expectedPurchases(customer, horizon)
                  && forecast.probabilityOfNone() == model.probabilityOfNone(customer, horizon);
          return verdict(same, "they differ", "两者不同", customer, horizon);
        });
  }

  private static Law<ModelTrial> falls() {
    return Law.of(
        "model.silence",
        Wording.of(
            "The longer a customer is silent, the less likely the customer is still there",
            "沉默越久，客户未流失的概率越低"),
        Wording.of("silence is the only sign of leaving that there is", "沉默是流失的唯一迹象"),
        (trial, choices) -> {
          PurchaseSummary customer = trial.customers().from(choices);
          Span further = ModelTrial.horizon(choices);
          PurchaseSummary later = customer.afterSilence(further);
          boolean falls =
              trial.model().probabilityAlive(later)
                  <= trial.model().probabilityAlive(customer) * (1 + 1e-9);
          return verdict(falls, "it rose by silence", "沉默反而使其上升", customer, further);
        });
  }

  private static Law<ModelTrial> rises() {
    return Law.of(
        "model.recency",
        Wording.of(
            "Of two customers with equally many purchases, the one who bought last is likelier still"
                + " there",
            "购买次数相同的两位客户中，最近购买者未流失的概率不低于另一位"),
        Wording.of(
            "or somebody mixed up recency with the time since the last purchase",
            "否则就是混淆了两种“最近购买时间”"),
        (trial, choices) -> {
          PurchaseSummary customer = trial.customers().from(choices);
          if (customer.repeats() == 0) {
            return Verdict.pass();
          }
          PurchaseSummary recent =
              new PurchaseSummary(
                  customer.repeats(),
                  customer.firstToLast()
                      + (customer.age() - customer.firstToLast()) * choices.between(1, 8) / 8.0,
                  customer.age(),
                  customer.unit());
          boolean rises =
              trial.model().probabilityAlive(customer)
                  <= trial.model().probabilityAlive(recent) * (1 + 1e-9);
          return verdict(rises, "the later purchase tells less", "较近的购买反而降低概率", customer, recent);
        });
  }

  private static Law<ModelTrial> grow() {
    return Law.of(
        "model.growth",
        Wording.of(
            "A longer horizon brings more purchases, and none at all brings none",
            "预测期越长，预期购买越多；预测期为零则为零"),
        Wording.of(
            "differences of nearly equal numbers lose all digits at short horizons",
            "预测期很短时，相近数相减会丢失全部有效位"),
        (trial, choices) -> {
          PurchaseModel model = trial.model();
          PurchaseSummary customer = trial.customers().from(choices);
          Span horizon = ModelTrial.horizon(choices);
          // Down to where the answer is in proportion to the horizon, or lost.
          Span shorter = Span.days(horizon.length() / Math.pow(10, choices.between(1, 18)));
          double more = model.expectedPurchases(customer, horizon);
          double less = model.expectedPurchases(customer, shorter);
          double fresh = model.expectedPurchases(horizon);
          double share = shorter.length() / horizon.length();
          boolean grows =
              less <= more * (1 + 1e-9)
                  && less >= more * share * (1 - 1e-9)
                  && model.expectedPurchases(shorter) >= fresh * share * (1 - 1e-9)
                  && model.expectedPurchases(shorter) <= fresh * (1 + 1e-9)
                  && model.expectedPurchases(customer, Span.days(0)) == 0
                  && model.expectedPurchases(Span.days(0)) == 0;
          return verdict(grows, "they do not grow", "没有随之增加", customer, horizon);
        });
  }

  private static Law<ModelTrial> slowDown() {
    return Law.of(
        "model.slowing",
        Wording.of(
            "The second half of a horizon brings no more purchases than the first",
            "预测期后半段的预期购买不多于前半段"),
        Wording.of("customers may leave, and none come back", "客户会流失，且不会回来"),
        (trial, choices) -> {
          PurchaseModel model = trial.model();
          PurchaseSummary customer = trial.customers().from(choices);
          Span half = ModelTrial.horizon(choices);
          Span whole = Span.days(2 * half.length());
          boolean slows =
              model.expectedPurchases(customer, whole)
                      <= 2 * model.expectedPurchases(customer, half) * (1 + 1e-9)
                  && model.expectedPurchases(whole)
                      <= 2 * model.expectedPurchases(half) * (1 + 1e-9);
          return verdict(slows, "the second half brings more", "后半段反而更多", customer, half);
        });
  }

  private static Law<ModelTrial> none() {
    return Law.of(
        "model.none",
        Wording.of(
            "The probability of no purchase falls with the horizon, not below that of having left,"
                + " and one purchase is no likelier than purchases are many",
            "无购买的概率随预测期递减，不低于已流失的概率；有购买的概率不高于预期购买次数"),
        Wording.of("three figures about one customer must fit together", "同一客户的三项数值必须相容"),
        (trial, choices) -> {
          PurchaseModel model = trial.model();
          PurchaseSummary customer = trial.customers().from(choices);
          Span horizon = ModelTrial.horizon(choices);
          double none = model.probabilityOfNone(customer, horizon);
          double sooner =
              model.probabilityOfNone(
                  customer, Span.days(horizon.length() * choices.between(0, 8) / 8));
          boolean fits =
              none <= sooner + 1e-9
                  && none >= 1 - model.probabilityAlive(customer) - 1e-9
                  && 1 - none <= model.expectedPurchases(customer, horizon) + 1e-9
                  && model.probabilityOfNone(customer, Span.days(0)) >= 1 - 1e-9;
          return verdict(fits, "they do not fit together", "数值彼此矛盾", customer, horizon);
        });
  }

  private static Law<ModelTrial> units() {
    return Law.of(
        "model.units",
        Wording.of("In days and in weeks a model says the same", "以天或以周计，模型的结论相同"),
        Wording.of(
            "the unit is a way to write times; only what is a time may change with it",
            "单位只是时间的写法，只有时间量可随之改变"),
        (trial, choices) -> {
          PurchaseModel model = trial.model();
          PurchaseSummary customer = trial.customers().from(choices);
          Span horizon = ModelTrial.horizon(choices);
          ModelUnit unit = model.unit() == ModelUnit.DAY ? ModelUnit.WEEK : ModelUnit.DAY;
          PurchaseForecast here = model.forecast(customer, horizon);
          PurchaseForecast there = model.in(unit).forecast(customer.in(unit), horizon);
          boolean same =
              Math.abs(here.probabilityAlive() - there.probabilityAlive())
                      <= 1e-9 * here.probabilityAlive()
                  && Math.abs(here.expectedPurchases() - there.expectedPurchases())
                      <= 1e-9 * here.expectedPurchases()
                  && Math.abs(here.probabilityOfNone() - there.probabilityOfNone())
                      <= 1e-9 * here.probabilityOfNone();
          return verdict(same, "they differ", "两者不同", customer, horizon);
        });
  }

  private static Law<ModelTrial> crossing() {
    return Law.of(
        "model.crossing",
        Wording.of(
            "After the silence named, and not before, the probability of being there is down at the"
                + " threshold",
            "达到所给的沉默时间时，未流失概率恰好降至阈值，此前则更高"),
        Wording.of("a warning that comes late is none", "迟到的预警毫无意义"),
        (trial, choices) -> {
          PurchaseModel model = trial.model();
          PurchaseSummary drawn = trial.customers().from(choices);
          double threshold = choices.between(1, 99) / 100.0;
          Optional<Silence> silence = model.silenceUntil(drawn, threshold);
          PurchaseSummary last =
              new PurchaseSummary(
                  drawn.repeats(), drawn.firstToLast(), drawn.firstToLast(), drawn.unit());
          if (silence.isEmpty()) {
            // It must not have come down within a century either.
            boolean high = model.probabilityAlive(last.afterSilence(Span.days(36_525))) > threshold;
            return verdict(high, "it comes down all the same", "实际上仍会降至阈值", drawn, silence);
          }
          double then = model.probabilityAlive(last.afterSilence(silence.get().span()));
          boolean atOnce = silence.get().span().length() == 0;
          boolean exact = atOnce ? then <= threshold + 1e-9 : Math.abs(then - threshold) <= 1e-9;
          return verdict(exact, "it does not come down just then", "届时并非恰好降至阈值", drawn, silence);
        });
  }

  private static Law<ModelTrial> discount() {
    return Law.<ModelTrial>of(
            "model.discount",
            Wording.of(
                "Without discount, purchases count in full; the higher the rate, the less they count",
                "不贴现时购买全额计入；贴现率越高，计入越少"),
            Wording.of("later money is worth less, and none of it costs", "越晚的收入价值越低，但不为负"),
            (trial, choices) -> {
              PurchaseModel model = trial.model();
              PurchaseSummary customer = trial.customers().from(choices);
              Span horizon = ModelTrial.horizon(choices);
              DiscountRate low = DiscountRate.perYear(choices.between(1, 100) / 100.0);
              DiscountRate high = DiscountRate.perYear(2);
              double full = model.expectedPurchases(customer, horizon);
              double some = model.discountedPurchases(customer, horizon, low);
              double least = model.discountedPurchases(customer, horizon, high);
              double plain = model.discountedPurchases(customer, horizon, DiscountRate.none());
              double last = Math.pow(3, -horizon.length() / 365);
              boolean ordered =
                  Math.abs(plain - full) <= 1e-9 * full
                      && some <= full * (1 + 1e-9)
                      && least <= some * (1 + 1e-9)
                      && least >= full * last * (1 - 1e-9);
              return verdict(ordered, "they are not in this order", "未呈此顺序", customer, horizon);
            })
        .costing(10);
  }

  private static Verdict verdict(
      boolean holds, String english, String chinese, Object customer, Object second) {
    return holds
        ? Verdict.holds()
        : Verdict.breaks(
            Wording.of(english, chinese),
            Exhibit.of("customer", "客户", customer),
            Exhibit.of("further", "其他", second));
  }
}
