package io.crmkit.score;

import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Fact;
import io.crmkit.facts.Facts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says why a card gave the score it gave, and what would raise it most. */
final class CardReasons {
  private CardReasons() {}

  static Decision<Score> decide(Scorecard card, Facts facts) {
    Reading reading = Reading.of(card, facts);
    Score score = reading.score();
    List<Reason> reasons = new ArrayList<>();
    Map<String, Long> parts = new HashMap<>();
    if (score instanceof Score.Scored scored) {
      scored.contributions().forEach(c -> parts.put(c.characteristic(), c.points()));
      reasons.add(new ScoreReason.Total(scored.points(), scored.scale()));
      if (!reading.complete()) {
        reasons.add(new ScoreReason.Reweighted(scored.coverage(), scored.worst(), scored.best()));
      }
    } else {
      reasons.add(
          new ScoreReason.TooLittleKnown(
              score.coverage(), card.minimumCoverage(), score.worst(), score.best()));
    }
    for (Reading.Line line : reading.ranked()) {
      if (!line.known()) {
        reasons.add(
            new ScoreReason.Missing(
                line.name(), line.characteristic().metric(), line.missing().orElseThrow()));
      } else if (score instanceof Score.Scored) {
        reasons.add(told(line, facts, parts.getOrDefault(line.name(), 0L)));
      }
    }
    reading.improvements().stream()
        .findFirst()
        .ifPresent(
            most ->
                reasons.add(
                    new ScoreReason.RaisedMostBy(
                        most.gain(), most.required().evaluate(facts).findings())));
    return Decision.of(score, reasons);
  }

  private static Reason told(Reading.Line line, Facts facts, long part) {
    return told(line.characteristic(), line.points(), facts, part);
  }

  private static <T> Reason told(Characteristic<T> from, long band, Facts facts, long part) {
    return facts.get(from.metric()) instanceof Fact.Known<T> known
        ? new ScoreReason.Contributes(
            from.name(),
            from.metric(),
            from.metric().kind().write(from.metric().kind().require(known.value())),
            band,
            from.most(),
            part)
        : new ScoreReason.ContributesWithoutValue(
            from.name(), from.metric(), band, from.most(), part);
  }
}
