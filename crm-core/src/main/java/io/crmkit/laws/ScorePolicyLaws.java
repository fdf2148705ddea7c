package io.crmkit.laws;

import io.crmkit.score.Score;
import io.crmkit.score.ScoreQuestion;
import io.crmkit.score.ScoringPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What every scoring policy keeps: the laws of all policies, and those of scores.
 *
 * <p>A law that is not meant for a policy, for instance because the policy declares no cut points,
 * is reported as not tried, with what it is meant for. A law that a company breaks on purpose is
 * waived with the reason: {@link LawRunner#waiving}.
 */
public final class ScorePolicyLaws {
  private static final List<Law<ScoreTrial>> ALL = laws();

  private ScorePolicyLaws() {}

  /** All of them, those of all policies first. */
  public static List<Law<ScoreTrial>> all() {
    return ALL;
  }

  private static List<Law<ScoreTrial>> laws() {
    List<Law<ScoreTrial>> laws = new ArrayList<>();
    for (var law : PolicyLaws.<ScoreQuestion, Score>all()) {
      laws.add(law.on(ScoreTrial::plain));
    }
    laws.addAll(ScoreOutcomeLaws.all());
    laws.addAll(ScoreFactLaws.all());
    laws.addAll(ScoreKnowledgeLaws.all());
    return List.copyOf(laws);
  }

  /**
   * Tries all laws on a policy, for applications that want to know at start-up. Takes a second or
   * two; the laws about the machine's zone, language and clock are left to tests.
   *
   * <pre>{@code
   * ScorePolicyLaws.check(policy).requireHeld();
   * }</pre>
   *
   * @throws IllegalArgumentException if the policy names no metric that it reads
   */
  public static LawReport check(ScoringPolicy policy) {
    return check(ScoreTrial.of(policy), Map.of());
  }

  /**
   * As {@link #check(ScoringPolicy)}, for a policy that has to be helped, waiving laws by id with a
   * reason each.
   *
   * @throws IllegalArgumentException if a waiver names no law or gives no reason
   */
  public static LawReport check(ScoreTrial trial, Map<String, String> waivers) {
    LawRunner runner = LawRunner.STANDARD;
    return new LawRunner(runner.seed(), runner.tries(), waivers).run(ALL, trial);
  }
}
