package io.crmkit.laws;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * What keeps whatever makes things count less as they grow older: {@code halfLife::weight}, or a
 * function of one's own from an age to a weight.
 *
 * <pre>{@code
 * LawRunner.STANDARD.run(FadingLaws.all(), HalfLife.ofDays(90)::weight).requireHeld();
 * }</pre>
 */
public final class FadingLaws {
  private static final BigDecimal TOLERANCE = new BigDecimal("1e-12");
  private static final long MOST_SECONDS = 100_000_000;

  private FadingLaws() {}

  /** All of them. */
  public static List<Law<Function<Duration, BigDecimal>>> all() {
    return List.of(semigroup(), bounds(), monotone());
  }

  private static Duration age(Choices choices) {
    long days = MOST_SECONDS / 86_400;
    return choices.percent(50)
        ? Duration.ofDays(choices.upTo(days))
        : Duration.ofSeconds(choices.upTo(MOST_SECONDS));
  }

  private static Law<Function<Duration, BigDecimal>> semigroup() {
    return Law.of(
        "fading.semigroup",
        Wording.of(
            "Fading for a while and then for another is fading for both together, to 1e-12",
            "先衰减一段、再衰减一段，等于合并衰减，误差不超过 1e-12"),
        Wording.of(
            "a score looked at in between, say by a nightly job, must not be another one",
            "中途查看（如夜间任务）不应改变得分"),
        (weight, choices) -> {
          Duration one = age(choices);
          Duration two = age(choices);
          BigDecimal apart = weight.apply(one).multiply(weight.apply(two));
          BigDecimal together = weight.apply(one.plus(two));
          return apart.subtract(together).abs().compareTo(TOLERANCE) <= 0
              ? Verdict.holds()
              : Verdict.breaks(
                  Wording.of("they differ", "两者不同"),
                  Exhibit.of("ages", "时长", List.of(one, two)),
                  Exhibit.of("apart and together", "分段与合并", List.of(apart, together)));
        });
  }

  private static Law<Function<Duration, BigDecimal>> bounds() {
    return Law.of(
        "fading.bounds",
        Wording.of(
            "What is new counts whole, and nothing counts less than nothing", "新的全额计入，且不会为负"),
        Wording.of("else the past turns against the present", "否则过去会与现在相抵"),
        (weight, choices) -> {
          Duration age = age(choices);
          BigDecimal now = weight.apply(Duration.ZERO);
          BigDecimal later = weight.apply(age);
          return now.compareTo(BigDecimal.ONE) == 0
                  && later.signum() >= 0
                  && later.compareTo(BigDecimal.ONE) <= 0
              ? Verdict.holds()
              : Verdict.breaks(
                  Wording.of("a weight is out of bounds", "权重越界"),
                  Exhibit.of("age", "时长", age),
                  Exhibit.of("weights", "权重", List.of(now, later)));
        });
  }

  private static Law<Function<Duration, BigDecimal>> monotone() {
    return Law.of(
        "fading.monotone",
        Wording.of("What is older counts no more", "越久远，所计不会更多"),
        Wording.of("a complaint must not grow by being left alone", "投诉不应因搁置而变重"),
        (weight, choices) -> {
          Duration young = age(choices);
          Duration old = young.plus(age(choices));
          return weight.apply(old).compareTo(weight.apply(young)) <= 0
              ? Verdict.holds()
              : Verdict.breaks(
                  Wording.of("the older counts more", "更久远者所计更多"),
                  Exhibit.of("ages", "时长", List.of(young, old)));
        });
  }
}
