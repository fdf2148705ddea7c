package io.crmkit.laws;

import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Fact;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Finding;
import io.crmkit.facts.Leaf;
import io.crmkit.facts.Truth;
import io.crmkit.tier.TierQuestion;
import io.crmkit.tier.TierStanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The law of true findings: what a reason says of the facts is so. */
final class TierReasonLaw {
  private TierReasonLaw() {}

  static Law<TierTrial> law() {
    return Law.of(
        "tier.findings-true",
        Wording.of(
            "What a reason says of the facts is so: the values, and whether they pass",
            "理由中关于事实的陈述属实：数值及其是否达标"),
        Wording.of(
            "a customer who checks our figures against the receipts must find them right",
            "客户拿凭证核对时，我们给出的数字必须无误"),
        (trial, choices) -> {
          TierQuestion question = trial.questions().from(choices);
          Decision<TierStanding> decision = trial.policy().decide(question);
          List<Finding> findings = new ArrayList<>();
          decision.reasons().forEach(reason -> collect(reason, findings));
          for (Finding finding : findings) {
            if (!isTrue(finding, question.facts())) {
              return Verdict.breaks(
                  Wording.of("a finding is not what the facts say", "有一项陈述与事实不符"),
                  PolicyLaws.asked(question),
                  Exhibit.of("decision", "判定", decision),
                  Exhibit.of("finding", "陈述", trial.texts().render(finding, Locale.ENGLISH)));
            }
          }
          return findings.isEmpty() ? Verdict.pass() : Verdict.holds();
        });
  }

  private static void collect(Object detail, List<Finding> findings) {
    if (detail instanceof Finding.Alternatives either) {
      either.ways().forEach(way -> way.forEach(finding -> collect(finding, findings)));
    } else if (detail instanceof Finding finding) {
      findings.add(finding);
    } else if (detail instanceof Reason reason) {
      reason.details().values().forEach(inner -> collect(inner, findings));
    } else if (detail instanceof List<?> list) {
      list.forEach(item -> collect(item, findings));
    }
  }

  private static boolean isTrue(Finding finding, Facts facts) {
    Leaf<?> leaf = Remedies.leaf(finding);
    Fact<?> fact = facts.get(leaf.metric());
    Truth truth = leaf.test(facts);
    if (finding instanceof Finding.Meets<?> meets) {
      return truth == Truth.MET && fact.equals(Fact.known(meets.actual()));
    }
    if (finding instanceof Finding.Misses<?> misses) {
      return truth == Truth.NOT_MET && fact.equals(Fact.known(misses.actual()));
    }
    if (finding instanceof Finding.NotKnown) {
      return truth == Truth.UNKNOWN;
    }
    return fact instanceof Fact.Absent<?>; // no value, which meets or misses
  }
}
