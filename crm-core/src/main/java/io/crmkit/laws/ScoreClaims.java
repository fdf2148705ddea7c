package io.crmkit.laws;

import io.crmkit.decision.Decision;
import io.crmkit.facts.FactGap;
import io.crmkit.facts.Finding;
import io.crmkit.score.Contribution;
import io.crmkit.score.Score;
import io.crmkit.score.ScoreQuestion;
import io.crmkit.score.ScoreReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What decisions on scores claim: that they are sums, and what would raise them by how much. */
final class ScoreClaims {
  private ScoreClaims() {}

  static Optional<PolicyTrial.Sum> sum(Decision<Score> decision) {
    return decision
        .outcome()
        .scored()
        .map(
            scored ->
                new PolicyTrial.Sum(
                    scored.points(),
                    scored.contributions().stream().map(Contribution::points).toList()));
  }

  static List<Claim<ScoreQuestion, Score>> of(ScoreQuestion question, Decision<Score> decision) {
    List<Claim<ScoreQuestion, Score>> claims = new ArrayList<>();
    Optional<Score.Scored> scored = decision.outcome().scored();
    for (var reason : decision.reasons()) {
      if (reason instanceof ScoreReason.RaisedMostBy raised
          && scored.isPresent()
          && raised.findings().stream().noneMatch(ScoreClaims::beyondDoing)) {
        long promised = scored.get().points() + raised.gain();
        claims.add(
            new Claim<>(
                promised + " points",
                blockers(question, raised.findings()),
                after -> points(after) >= promised,
                after -> points(after) == promised));
      }
    }
    return claims;
  }

  static long points(Decision<Score> decision) {
    return decision.outcome().scored().map(Score.Scored::points).orElse(-1L);
  }

  private static boolean beyondDoing(Finding finding) {
    return finding instanceof Finding.Alternatives
        || (finding instanceof Finding.NotKnown unknown
            && unknown.why() instanceof FactGap.OtherCurrency);
  }

  private static List<Claim.Blocker<ScoreQuestion>> blockers(
      ScoreQuestion question, List<Finding> findings) {
    List<Claim.Blocker<ScoreQuestion>> blockers = new ArrayList<>();
    for (Finding finding : findings) {
      if (Remedies.inTheWay(finding)) {
        blockers.add(
            new Claim.Blocker<>(
                finding,
                asked ->
                    ScoreQuestion.of(Remedies.done(asked.facts(), finding, question.facts(), 0)),
                asked -> Remedies.isOpen(finding, asked.facts())));
      }
    }
    return blockers;
  }
}
