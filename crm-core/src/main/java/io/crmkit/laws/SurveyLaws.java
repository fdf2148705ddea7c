package io.crmkit.laws;

import io.crmkit.score.survey.Estimate;
import io.crmkit.score.survey.SurveyTally;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/**
 * What keeps whatever makes a net score (NPS) with its interval out of answers.
 *
 * <pre>{@code
 * SurveyEstimate nps = SurveyEstimate.of(SurveyMeasure.NPS);
 * LawRunner.STANDARD
 *     .run(SurveyLaws.all(), tally -> nps.decide(tally).outcome().answered().orElseThrow().net())
 *     .requireHeld();
 * }</pre>
 */
public final class SurveyLaws {
  private static final BigDecimal ROUNDING = new BigDecimal("0.000003");

  private SurveyLaws() {}

  /** All of them. */
  public static List<Law<Function<SurveyTally, Estimate>>> all() {
    return List.of(symmetric(), bounds(), thin(), copies(), monotone());
  }

  /** At least one answer. */
  private static SurveyTally tally(Choices choices) {
    long most = choices.oneOf(List.of(3L, 20L, 1_000L));
    return new SurveyTally(choices.upTo(most), choices.upTo(most), 1 + choices.upTo(most));
  }

  private static Law<Function<SurveyTally, Estimate>> symmetric() {
    return Law.of(
        "survey.symmetric",
        Wording.of(
            "Favourable and unfavourable answers exchanged, score and interval turn their sign",
            "好评与差评互换，净值与区间恰好变号"),
        Wording.of("else praise and blame are measured with two rulers", "否则褒贬就用了两把尺子"),
        (net, choices) -> {
          SurveyTally tally = tally(choices);
          Estimate one = net.apply(tally);
          Estimate other = net.apply(tally.mirrored());
          return one.equals(other.negated())
              ? Verdict.holds()
              : breaks("they do not mirror each other", "两者并不对称", tally, one, other);
        });
  }

  private static Law<Function<SurveyTally, Estimate>> bounds() {
    return Law.of(
        "survey.bounds",
        Wording.of("Score and interval lie from -100 to 100 points", "净值与区间在 -100 至 100 之间"),
        Wording.of("an interval up to 112 shows that nobody looked", "区间上限 112 只说明无人看过"),
        (net, choices) -> {
          SurveyTally tally = tally(choices);
          Estimate one = net.apply(tally);
          return one.low().compareTo(BigDecimal.ONE.negate()) >= 0
                  && one.high().compareTo(BigDecimal.ONE) <= 0
              ? Verdict.holds()
              : breaks("it leaves them", "越界", tally, one, one);
        });
  }

  private static Law<Function<SurveyTally, Estimate>> thin() {
    return Law.of(
        "survey.thin",
        Wording.of("However much all agree, the interval is no point", "意见再一致，区间也不会缩为一点"),
        Wording.of("two friendly answers are no proof that everybody is friendly", "两份好评并不证明人人满意"),
        (net, choices) -> {
          SurveyTally all = new SurveyTally(0, 0, 1 + choices.upTo(20));
          Estimate one = net.apply(choices.percent(50) ? all.mirrored() : all);
          return one.low().compareTo(one.high()) < 0
              ? Verdict.holds()
              : breaks("it is a point", "区间为一点", all, one, one);
        });
  }

  private static Law<Function<SurveyTally, Estimate>> copies() {
    return Law.of(
        "survey.copies",
        Wording.of(
            "The same answers several times over score the same, and no less surely",
            "同样的答卷成倍增加，净值不变，把握不减"),
        Wording.of("more of the same must not make us doubt it", "同样的证据越多，不应越没把握"),
        (net, choices) -> {
          SurveyTally tally = tally(choices);
          SurveyTally many = tally;
          for (long copy = choices.between(1L, 8L); copy > 0; copy--) {
            many = many.plus(tally);
          }
          Estimate few = net.apply(tally);
          Estimate sure = net.apply(many);
          boolean same = few.value().compareTo(sure.value()) == 0;
          BigDecimal wider =
              sure.high().subtract(sure.low()).subtract(few.high().subtract(few.low()));
          return same && wider.compareTo(ROUNDING) <= 0
              ? Verdict.holds()
              : breaks("it is another score, or less sure", "净值改变，或把握变小", tally, few, sure);
        });
  }

  private static Law<Function<SurveyTally, Estimate>> monotone() {
    return Law.of(
        "survey.monotone",
        Wording.of("A better answer in place of a worse one lowers nothing", "以更好的回答替换，净值不会降低"),
        Wording.of("a survey that punishes praise is worse than none", "惩罚好评的问卷不如没有"),
        (net, choices) -> {
          SurveyTally tally = tally(choices);
          SurveyTally better =
              choices.percent(50)
                  ? new SurveyTally(
                      tally.favourable() + 1, tally.neutral(), tally.unfavourable() - 1)
                  : new SurveyTally(
                      tally.favourable(), tally.neutral() + 1, tally.unfavourable() - 1);
          Estimate low = net.apply(tally);
          Estimate high = net.apply(better);
          return low.value().compareTo(high.value()) <= 0
              ? Verdict.holds()
              : breaks("it falls", "净值反而降低", tally, low, high);
        });
  }

  private static Verdict breaks(
      String english, String chinese, SurveyTally tally, Estimate one, Estimate other) {
    return Verdict.breaks(
        Wording.of(english, chinese),
        Exhibit.of("answers", "答卷", tally),
        Exhibit.of("estimates", "估计", List.of(one, other)));
  }
}
