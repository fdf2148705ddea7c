package io.crmkit.score.segment;

import static io.crmkit.score.segment.RfmCuts.FREQUENCY;
import static io.crmkit.score.segment.RfmCuts.MONETARY;
import static io.crmkit.score.segment.RfmCuts.RECENCY;

import io.crmkit.facts.Condition;

/** Segments to begin with, as data: print them, change them, write them into a document. */
public final class ReadySegments {
  private ReadySegments() {}

  /**
   * Ten segments by classes of recency, frequency and money from 1 to 5; ask them of {@link
   * RfmCuts#measured}. The first that fits counts; whoever fits none is LOST.
   */
  public static LabelRules rfm() {
    return LabelRules.first(
            rule("PROSPECTS", FREQUENCY.atMost(0L)),
            rule(
                "CHAMPIONS",
                Condition.all(RECENCY.atLeast(5L), FREQUENCY.atLeast(4L), MONETARY.atLeast(4L))),
            rule(
                "NOT-TO-LOSE",
                Condition.all(RECENCY.atMost(2L), FREQUENCY.atLeast(4L), MONETARY.atLeast(4L))),
            rule("LOYAL", Condition.all(RECENCY.atLeast(3L), FREQUENCY.atLeast(4L))),
            rule("AT-RISK", Condition.all(RECENCY.atMost(2L), FREQUENCY.atLeast(3L))),
            rule("BIG-SPENDERS", Condition.all(RECENCY.atLeast(3L), MONETARY.atLeast(5L))),
            rule("GROWING", Condition.all(RECENCY.atLeast(4L), FREQUENCY.atLeast(2L))),
            rule("NEW", RECENCY.atLeast(4L)),
            rule("NEED-ATTENTION", RECENCY.atLeast(3L)),
            rule("HIBERNATING", RECENCY.atLeast(2L)))
        .otherwise(Label.segment("LOST"));
  }

  /**
   * Four segments by value and potential (AS-07): STARS are worth much and can be worth more, KEEP
   * are worth much already, DEVELOP can be worth more, SERVE are served at low cost.
   *
   * @param valuable what a valuable customer is
   * @param promising what a customer with potential is
   */
  public static LabelRules valueAndPotential(Condition valuable, Condition promising) {
    return LabelRules.first(
        rule("STARS", Condition.all(valuable, promising)),
        rule("KEEP", Condition.all(valuable, Condition.none(promising))),
        rule("DEVELOP", Condition.all(Condition.none(valuable), promising)),
        rule("SERVE", Condition.none(valuable, promising)));
  }

  private static LabelRule rule(String code, Condition when) {
    return LabelRule.of(Label.segment(code), when);
  }
}
