package io.crmkit.score;

import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.facts.Leaf;
import io.crmkit.facts.Metric;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Scores something from its facts. Pure: equal questions, equal decisions; a policy reads no clock,
 * zone or locale and needs no lock.
 *
 * <p>{@link Scorecard} is the ready-made policy. A lambda will do for a company's own; {@link
 * #named} gives it the name and version that decisions record:
 *
 * <pre>{@code
 * Metric<Long> orders = Metrics.orders(Window.last(Period.ofMonths(12)));
 * ScoringPolicy ours = ScoringPolicy.named("ours", "3", Set.of(orders), question -> {
 *   if (question.facts().get(orders) instanceof Fact.Known<Long> known) {
 *     long points = Math.max(0, Math.min(10, known.value()));
 *     return Decision.of(
 *         Score.Scored.complete(points, 10, List.of(new Contribution("orders", points))),
 *         new ScoreReason.Total(points, 10));
 *   }
 *   return Decision.of(
 *       new Score.NotScorable(10, 0, 10, BigDecimal.ZERO),
 *       new ScoreReason.TooLittleKnown(BigDecimal.ZERO, BigDecimal.ONE, 0, 10));
 * });
 * }</pre>
 */
@FunctionalInterface
public interface ScoringPolicy {
  /** The score, with every reason. Total: too little knowledge is a case of the outcome. */
  Decision<Score> decide(ScoreQuestion question);

  /** The outcome of {@link #decide} alone, for bulk runs; always equal to it. */
  default Score score(ScoreQuestion question) {
    return decide(question).outcome();
  }

  /** The metrics it reads, so that facts can be computed in one pass. By default none. */
  default Set<Metric<?>> metrics() {
    return Set.of();
  }

  /**
   * The questions on which its answer turns: near their bounds it may change, for the better where
   * they hold. Laws look closely there. By default none are declared.
   */
  default List<Leaf<?>> cutPoints() {
    return List.of();
  }

  /**
   * Single changes that would raise the score, the greatest gain first, if the policy can tell. By
   * default none are told.
   */
  default List<Improvement> improvements(ScoreQuestion question) {
    return List.of();
  }

  /** The policy under a name and a version, which its decisions then record. */
  static ScoringPolicy named(String name, String version, ScoringPolicy policy) {
    return new NamedScoringPolicy(new PolicyId(name, version), policy.metrics(), policy);
  }

  /**
   * The policy under a name and a version, reading these metrics: what a lambda needs so that
   * somebody computes them for it.
   */
  static ScoringPolicy named(
      String name, String version, Set<? extends Metric<?>> reads, ScoringPolicy policy) {
    return new NamedScoringPolicy(
        new PolicyId(name, version),
        Collections.unmodifiableSet(new LinkedHashSet<>(reads)),
        policy);
  }
}
