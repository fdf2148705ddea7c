package io.crmkit.score;

import io.crmkit.facts.Metric;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks for what is doubtful about a card. */
final class CardLint {
  /** Metrics of the standard and of scores that are shares of a whole, 0 % to 100 %. */
  private static final Set<String> SHARES =
      Set.of(
          "satisfaction",
          "complaints-settled",
          "contact-success",
          "profile-completeness",
          "profile-freshness",
          "limits-met",
          "records-complete",
          "teamwork",
          "growing-customers",
          "last-answer",
          "alive",
          "fading-satisfaction");

  /** Those that are never negative and have no greatest value. */
  private static final Set<String> NOT_NEGATIVE =
      Set.of(
          "orders",
          "contacts",
          "complaints",
          "complaint-rate",
          "days-since-order",
          "tenure",
          "active-months",
          "shrunk-complaint-rate",
          "open-complaints",
          "fading-complaints",
          "payment-overdue",
          "silence-ratio");

  private static final long WHOLE = 1_000_000; // of a ratio, in its units

  private CardLint() {}

  static List<ScorecardProblem> problems(Scorecard card) {
    List<ScorecardProblem> problems = new ArrayList<>();
    BigInteger all = BigInteger.valueOf(card.most());
    for (Characteristic<?> characteristic : card.characteristics()) {
      BigInteger share =
          BigInteger.valueOf(characteristic.most()).multiply(BigInteger.valueOf(card.scale()));
      if (share.compareTo(all) < 0) {
        problems.add(
            new ScorecardProblem.TooLight(
                characteristic.name(), characteristic.most(), card.most(), card.scale()));
      }
      problems.addAll(cuts(characteristic));
    }
    return List.copyOf(problems);
  }

  private static <T> List<ScorecardProblem> cuts(Characteristic<T> characteristic) {
    Metric<T> metric = characteristic.metric();
    boolean share = SHARES.contains(metric.name());
    boolean bounded = share || NOT_NEGATIVE.contains(metric.name());
    List<ScorecardProblem> problems = new ArrayList<>();
    for (Band<T> band : characteristic.bands()) {
      long cut = metric.kind().units(band.fromInclusive());
      String text = metric.kind().write(band.fromInclusive());
      if (bounded && cut <= 0) {
        problems.add(new ScorecardProblem.NeverBelow(characteristic.name(), metric, text));
      }
      if (share && cut > WHOLE) {
        problems.add(new ScorecardProblem.NeverReached(characteristic.name(), metric, text));
      }
    }
    return problems;
  }
}
