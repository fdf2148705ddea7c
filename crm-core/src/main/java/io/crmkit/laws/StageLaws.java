package io.crmkit.laws;

import io.crmkit.decision.Decision;
import io.crmkit.facts.Facts;
import io.crmkit.score.stage.Stage;
import io.crmkit.score.stage.StageQuestion;
import io.crmkit.score.stage.StageStanding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What every stage policy keeps: the laws of all policies, and that stages do not flap.
 *
 * <pre>{@code
 * LawRunner.STANDARD.run(StageLaws.all(), StageTrial.of(ReadyStages.lifeCycle())).requireHeld();
 * }</pre>
 */
public final class StageLaws {
  /** Laws for policies whose reasons make claims or sums. */
  private static final Set<String> NOT_MEANT =
      Set.of("policy.reasons-complete", "policy.reasons-minimal", "policy.reasons-sum");

  private static final int DAYS = 60;
  private static final int STEP = 20;

  private StageLaws() {}

  /** All of them, those of all policies first. */
  public static List<Law<StageTrial>> all() {
    List<Law<StageTrial>> laws = new ArrayList<>();
    for (var law : PolicyLaws.<StageQuestion, StageStanding>all()) {
      if (!NOT_MEANT.contains(law.id())) {
        laws.add(law.on(StageTrial::plain));
      }
    }
    laws.addAll(List.of(settles(), since(), today()));
    return List.copyOf(laws);
  }

  private static Law<StageTrial> settles() {
    return Law.<StageTrial>of(
            "stage.settles",
            Wording.of(
                "The same facts, day after day, change the stage at most once", "事实不变，阶段至多改变一次"),
            Wording.of(
                "a relationship that is new on Monday, stable on Tuesday and new on Wednesday is no"
                    + " stage but noise",
                "周一为新客、周二为稳定、周三又为新客，那不是阶段而是噪声"),
            (trial, choices) -> {
              StageQuestion question = trial.questions().from(choices);
              Facts facts = question.facts();
              List<StageStanding> path = new ArrayList<>();
              question.standing().ifPresent(path::add);
              Optional<StageStanding> standing = question.standing();
              int changes = 0;
              for (int day = 0; day <= DAYS * STEP; day += choices.percent(50) ? 1 : STEP) {
                LocalDate on = facts.day().plusDays(day);
                Facts later =
                    Facts.of(
                        on.atStartOfDay(facts.zone()).toInstant(),
                        facts.zone(),
                        facts.currency(),
                        facts.asMap());
                StageQuestion asked = new StageQuestion(day == 0 ? facts : later, standing);
                StageStanding next = trial.policy().decide(asked).outcome();
                Optional<Stage> before = standing.map(StageStanding::stage);
                // A newcomer's first stage is no change.
                if (before.isPresent() && !before.get().equals(next.stage())) {
                  changes++;
                  path.add(next);
                }
                standing = Optional.of(next);
              }
              return changes <= 1
                  ? Verdict.holds()
                  : Verdict.breaks(
                      Wording.of("it changed " + changes + " times", "改变了 " + changes + " 次"),
                      Exhibit.of("facts", "事实", facts),
                      Exhibit.of("stages", "阶段", path));
            })
        .costing(20);
  }

  private static Law<StageTrial> since() {
    return Law.of(
        "stage.since",
        Wording.of(
            "A stage that goes on keeps the day on which it began; a new one begins today",
            "延续的阶段保留起始日，新的阶段自当日起"),
        Wording.of("minimum times are counted from that day, and so is loyalty", "最短时长与忠诚度都从该日算起"),
        (trial, choices) -> {
          StageQuestion question = trial.questions().from(choices);
          Decision<StageStanding> decision = trial.policy().decide(question);
          StageStanding standing = decision.outcome();
          LocalDate expected =
              question
                  .standing()
                  .filter(before -> before.stage().equals(standing.stage()))
                  .map(StageStanding::since)
                  .orElse(question.facts().day());
          return standing.since().equals(expected)
              ? Verdict.holds()
              : Verdict.breaks(
                  Wording.of("it is to be since " + expected, "应自 " + expected + " 起"),
                  Exhibit.of("question", "问题", question),
                  Exhibit.of("decision", "判定", decision));
        });
  }

  private static Law<StageTrial> today() {
    return Law.of(
        "stage.today",
        Wording.of("A decision is of the day of its facts", "判定日即事实所属之日"),
        Wording.of("a standing of tomorrow cannot be asked about today", "明日的记录无法用于今日的判定"),
        (trial, choices) -> {
          StageQuestion question = trial.questions().from(choices);
          StageStanding standing = trial.policy().decide(question).outcome();
          return standing.decidedOn().equals(question.facts().day())
              ? Verdict.holds()
              : Verdict.breaks(
                  Wording.of("it is of another day", "判定日不符"),
                  Exhibit.of("question", "问题", question),
                  Exhibit.of("standing", "记录", standing));
        });
  }
}
