package io.crmkit.score.stage;

import io.crmkit.decision.Decision;
import io.crmkit.facts.Condition;
import io.crmkit.facts.Evaluation;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Leaf;
import io.crmkit.facts.Metric;
import io.crmkit.facts.Truth;
import io.crmkit.time.Recurrence;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Stages in order of precedence, the last one for all who are in no other. A relationship enters
 * the first stage whose entry condition holds. Once in a stage it leaves it when an earlier stage
 * can be entered, or when its own keep condition is known to fail and it could not enter anew;
 * never before the minimum dwell is over. What is not known moves nobody.
 *
 * <p>So the same facts, told again and again, change a standing at most once.
 *
 * <pre>{@code
 * StageModel model = new StageModel(List.of(
 *     StageRule.of("DECLINE", days.atLeast(Period.ofDays(180)), days.atLeast(Period.ofDays(60))),
 *     StageRule.of("STABILITY", orders.atLeast(6L), orders.atLeast(4L)),
 *     StageRule.base("EXPLORATION")), Period.ofDays(30));
 * }</pre>
 *
 * @param rules the stages, those of precedence first; the last has no conditions
 * @param minimumDwell how long a stage is held at the least, up to 1,000 years
 */
public record StageModel(List<StageRule> rules, Period minimumDwell) implements StagePolicy {
  /**
   * Copies and checks the rules.
   *
   * @throws IllegalArgumentException if there are none, a stage occurs twice, the last has a
   *     condition, or the dwell is out of bounds
   */
  public StageModel {
    rules = List.copyOf(rules);
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("a model must have at least one stage, had none");
    }
    if (rules.stream().map(StageRule::stage).distinct().count() < rules.size()) {
      throw new IllegalArgumentException(
          "a stage must occur once in a model, were "
              + rules.stream().map(StageRule::stage).toList());
    }
    StageRule last = rules.get(rules.size() - 1);
    if (!last.enter().equals(Condition.always()) || !last.keep().equals(Condition.always())) {
      throw new IllegalArgumentException(
          "the last stage must be open to all, but " + last.stage() + " has a condition");
    }
    if (minimumDwell.isNegative() || !Recurrence.withinBounds(minimumDwell)) {
      throw new IllegalArgumentException(
          "minimumDwell must be from zero to 1,000 years, was " + minimumDwell);
    }
  }

  /** The stages, those of precedence first. */
  public List<Stage> stages() {
    return rules.stream().map(StageRule::stage).toList();
  }

  @Override
  public Set<Metric<?>> metrics() {
    Set<Metric<?>> metrics = new LinkedHashSet<>();
    for (StageRule rule : rules) {
      metrics.addAll(rule.enter().metrics());
      metrics.addAll(rule.keep().metrics());
    }
    return Collections.unmodifiableSet(metrics);
  }

  @Override
  public List<Leaf<?>> cutPoints() {
    Set<Leaf<?>> points = new LinkedHashSet<>();
    for (StageRule rule : rules) {
      points.addAll(rule.enter().leaves());
      points.addAll(rule.keep().leaves());
    }
    return List.copyOf(points);
  }

  @Override
  public Decision<StageStanding> decide(StageQuestion question) {
    Facts facts = question.facts();
    StageRule first = firstEntered(facts);
    Optional<StageRule> now = question.standing().flatMap(s -> find(s.stage()));
    if (now.isEmpty()) {
      return Decision.of(
          StageStanding.in(first.stage(), facts.day()),
          new StageReason.Entered(first.stage(), first.enter().evaluate(facts).findings()));
    }
    StageStanding standing = question.standing().orElseThrow();
    if (rules.indexOf(first) == rules.indexOf(now.get())) {
      return Decision.of(
          standing.stillOn(facts.day()),
          new StageReason.Stays(
              first.stage(), standing.since(), first.enter().evaluate(facts).findings()));
    }
    Evaluation keep = now.get().keep().evaluate(facts);
    boolean ahead = rules.indexOf(first) < rules.indexOf(now.get());
    if (!ahead && keep.truth() != Truth.NOT_MET) {
      return Decision.of(
          standing.stillOn(facts.day()),
          keep.met()
              ? new StageReason.Stays(standing.stage(), standing.since(), keep.findings())
              : new StageReason.StaysUnknown(standing.stage(), keep.findings()));
    }
    LocalDate earliest = standing.since().plus(minimumDwell);
    if (facts.day().isBefore(earliest)) {
      return Decision.of(
          standing.stillOn(facts.day()),
          new StageReason.Dwells(standing.stage(), first.stage(), earliest));
    }
    return Decision.of(
        StageStanding.in(first.stage(), facts.day()),
        new StageReason.Moved(
            standing.stage(),
            first.stage(),
            ahead ? first.enter().evaluate(facts).findings() : keep.findings()));
  }

  private StageRule firstEntered(Facts facts) {
    // The last stage is open to all.
    return rules.stream()
        .filter(rule -> rule.enter().test(facts) == Truth.MET)
        .findFirst()
        .orElseThrow();
  }

  private Optional<StageRule> find(Stage stage) {
    return rules.stream().filter(rule -> rule.stage().equals(stage)).findFirst();
  }
}
