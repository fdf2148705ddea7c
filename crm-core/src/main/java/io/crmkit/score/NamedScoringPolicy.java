package io.crmkit.score;

import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.facts.Leaf;
import io.crmkit.facts.Metric;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A policy under a name; see {@link ScoringPolicy#named}. */
record NamedScoringPolicy(PolicyId id, Set<Metric<?>> metrics, ScoringPolicy policy)
    implements ScoringPolicy {
  NamedScoringPolicy {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(metrics, "metrics");
    Objects.requireNonNull(policy, "policy");
  }

  @Override
  public Decision<Score> decide(ScoreQuestion question) {
    return policy.decide(question).by(id);
  }

  @Override
  public Score score(ScoreQuestion question) {
    return policy.score(question);
  }

  @Override
  public List<Leaf<?>> cutPoints() {
    return policy.cutPoints();
  }

  @Override
  public List<Improvement> improvements(ScoreQuestion question) {
    return policy.improvements(question);
  }
}
