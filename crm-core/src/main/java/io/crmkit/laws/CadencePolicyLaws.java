package io.crmkit.laws;

import io.crmkit.contact.CadencePolicy;
import io.crmkit.contact.ContactLog;
import io.crmkit.contact.ContactRequest;
import io.crmkit.contact.Due;
import io.crmkit.contact.DueCustomer;
import io.crmkit.contact.DueQuestion;
import io.crmkit.contact.Dues;
import io.crmkit.decision.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What every cadence policy keeps: the laws of all policies, and those of what is due. */
public final class CadencePolicyLaws {
  /** What is due is no sum, and its reasons block nothing. */
  private static final Set<String> NOT_MEANT =
      Set.of("policy.reasons-sum", "policy.reasons-complete", "policy.reasons-minimal");

  private static final List<Law<CadenceTrial>> ALL = laws();

  private CadencePolicyLaws() {}

  /** All of them, those of all policies first. */
  public static List<Law<CadenceTrial>> all() {
    return ALL;
  }

  private static List<Law<CadenceTrial>> laws() {
    List<Law<CadenceTrial>> laws = new ArrayList<>();
    for (var law : PolicyLaws.<DueQuestion, Dues>all()) {
      if (!NOT_MEANT.contains(law.id())) {
        laws.add(law.on(CadenceTrial::plain));
      }
    }
    laws.addAll(List.of(lateness(), contact(), fulfilled(), future(), outcome()));
    return List.copyOf(laws);
  }

  /**
   * Tries all laws on a policy, for applications that want to know at start-up; the laws about the
   * machine's zone, language and clock are left to tests.
   *
   * <pre>{@code
   * CadencePolicyLaws.check(policy).requireHeld();
   * }</pre>
   */
  public static LawReport check(CadencePolicy policy) {
    LawRunner runner = LawRunner.STANDARD;
    return new LawRunner(runner.seed(), runner.tries(), Map.of()).run(ALL, CadenceTrial.of(policy));
  }

  private static Law<CadenceTrial> lateness() {
    return Law.of(
        "cadence.lateness",
        Wording.of("Time alone never changes when something is due", "单凭时间流逝，绝不改变应做之期"),
        Wording.of(
            "lateness that resets by itself hides the customers who wait longest",
            "会自行归零的逾期，恰恰掩盖了等待最久的客户"),
        (trial, choices) -> {
          DueQuestion drawn = trial.questions().from(choices);
          Instant other = trial.moment(choices);
          Instant first = drawn.at().isBefore(other) ? drawn.at() : other;
          Instant second = drawn.at().isBefore(other) ? other : drawn.at();
          ContactLog log = drawn.customer().log();
          ContactLog quiet =
              log.withInteractions(
                  log.interactions().stream()
                      .filter(
                          each ->
                              !each.occurredAt().isAfter(first)
                                  || each.occurredAt().isAfter(second))
                      .toList());
          DueQuestion before = new DueQuestion(drawn.customer().withLog(quiet), first);
          DueQuestion after = new DueQuestion(before.customer(), second);
          return compare(
              trial,
              before,
              after,
              (one, two) -> one.dueAt().equals(two.dueAt()),
              Wording.of("time alone has changed when it is due", "单凭时间流逝，应做之期就变了"));
        });
  }

  private static Law<CadenceTrial> contact() {
    return Law.of(
        "cadence.contact",
        Wording.of("A contact more never makes anything due earlier", "多一次联系，绝不会使应做之期提前"),
        Wording.of("else staff would be punished for having called", "否则多打一次电话的员工反而受罚"),
        (trial, choices) -> {
          DueQuestion question = trial.questions().from(choices);
          ContactRequest made = choices.oneOf(trial.contacts());
          Instant when = question.at().minusSeconds(3_600 * choices.upTo(24L * 40));
          return compare(
              trial,
              question,
              with(question, made, when, 1),
              (one, two) -> !two.dueAt().isBefore(one.dueAt()),
              Wording.of("a contact more has made it due earlier", "多一次联系反而使其提前"));
        });
  }

  private static Law<CadenceTrial> fulfilled() {
    return Law.of(
        "cadence.fulfilled",
        Wording.of("Once the missing contacts are made, it is late no longer", "补足所缺联系之后，即不再逾期"),
        Wording.of("what cannot be worked off is soon not looked at any more", "做了也消不掉的任务，很快就没人再看"),
        (trial, choices) -> {
          DueQuestion question = trial.questions().from(choices);
          for (Due due : trial.policy().dues(question).dues()) {
            if (!due.ways().isEmpty()) {
              DueQuestion done =
                  with(question, choices.oneOf(due.ways()), question.at(), due.missing());
              Optional<Due> after = trial.policy().dues(done).of(due.rule());
              if (after.isPresent() && after.get().isLate(question.at())) {
                return Verdict.breaks(
                    Wording.of("it is late still", "仍然逾期"),
                    PolicyLaws.asked(question),
                    Exhibit.of("due", "应做", due),
                    Exhibit.of("after", "补足之后", after.get()));
              }
            }
          }
          return Verdict.holds();
        });
  }

  private static Law<CadenceTrial> future() {
    return Law.of(
        "cadence.future",
        Wording.of("What happens after the instant asked for plays no part", "所问时刻之后发生的事不影响判定"),
        Wording.of("else yesterday's list cannot be reproduced today", "否则今天无法重现昨天的清单"),
        (trial, choices) -> {
          DueQuestion question = trial.questions().from(choices);
          DueQuestion more =
              with(
                  question,
                  choices.oneOf(trial.contacts()),
                  question.at().plusSeconds(1 + 3_600 * choices.upTo(24L * 40)),
                  1);
          return compare(
              trial,
              question,
              more,
              Due::equals,
              Wording.of("a contact of later has changed what is due", "日后的联系改变了应做之事"));
        });
  }

  private static Law<CadenceTrial> outcome() {
    return Law.of(
        "cadence.outcome",
        Wording.of("The short answer is the outcome of the decision", "简答与判定结果一致"),
        Wording.of("else the list shows what nobody can explain", "否则清单上的内容无人能够解释"),
        (trial, choices) -> {
          DueQuestion question = trial.questions().from(choices);
          Dues dues = trial.policy().dues(question);
          Decision<Dues> decision = trial.policy().decide(question);
          return dues.equals(decision.outcome())
              ? Verdict.holds()
              : Verdict.breaks(
                  Wording.of("they differ", "两者不一致"),
                  PolicyLaws.asked(question),
                  Exhibit.of("dues", "简答", dues),
                  Exhibit.of("decision", "判定", decision));
        });
  }

  private static DueQuestion with(
      DueQuestion question, ContactRequest made, Instant when, int times) {
    DueCustomer customer = question.customer();
    ContactLog log = customer.log();
    for (int i = 0; i < times; i++) {
      log = log.plus(made.madeAt(when));
    }
    return new DueQuestion(customer.withLog(log), question.at());
  }

  private interface Relation {
    boolean holds(Due one, Due other);
  }

  private static Verdict compare(
      CadenceTrial trial, DueQuestion one, DueQuestion other, Relation relation, Wording found) {
    Decision<Dues> before = trial.policy().decide(one);
    Decision<Dues> after = trial.policy().decide(other);
    for (Due due : before.outcome().dues()) {
      Optional<Due> then = after.outcome().of(due.rule());
      if (then.isPresent() && !relation.holds(due, then.get())) {
        return ReasonLaws.breaks(found, one, before, other, after);
      }
    }
    return Verdict.holds();
  }
}
