package io.crmkit.score.survey;

/**
 * Intervals that behave on thin data.
 *
 * <p>A share: the score interval of Wilson (1927, J. Am. Stat. Assoc. 22, 209-212), which never
 * leaves [0, 1] and is no point where all answers are alike. A net score, the difference of two
 * shares of one sample: the Wald interval after adding half an answer to each of the four cells of
 * a matched pair (Agresti and Min 2005, Stat. Med. 24, 729-740); here half an answer to either side
 * and one to the neutral ones.
 */
final class Intervals {
  private static final double EACH_SIDE = 0.5;
  private static final double ALL = 2;

  private Intervals() {}

  static Estimate share(long part, long whole, Confidence confidence) {
    double n = whole;
    double z = confidence.z();
    double p = part / n;
    double z2 = z * z;
    double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
    double half = z * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n);
    return Estimate.of(p, centre - half, centre + half, 0, 1);
  }

  static Estimate net(SurveyTally tally, Confidence confidence) {
    double n = tally.answers();
    double net = (tally.favourable() - tally.unfavourable()) / n;
    double centre = centre(tally);
    double half = confidence.z() * Math.sqrt(variance(tally));
    return Estimate.of(net, centre - half, centre + half, -1, 1);
  }

  /** After minus before, of two independent samples. */
  static Estimate change(SurveyTally before, SurveyTally after, Confidence confidence) {
    double net =
        (after.favourable() - after.unfavourable()) / (double) after.answers()
            - (before.favourable() - before.unfavourable()) / (double) before.answers();
    double centre = centre(after) - centre(before);
    double half = confidence.z() * Math.sqrt(variance(after) + variance(before));
    return Estimate.of(net, centre - half, centre + half, -2, 2);
  }

  private static double centre(SurveyTally tally) {
    return (tally.favourable() - tally.unfavourable()) / (tally.answers() + ALL);
  }

  private static double variance(SurveyTally tally) {
    double n = tally.answers() + ALL;
    double favourable = (tally.favourable() + EACH_SIDE) / n;
    double unfavourable = (tally.unfavourable() + EACH_SIDE) / n;
    double net = favourable - unfavourable;
    return (favourable + unfavourable - net * net) / n;
  }
}
