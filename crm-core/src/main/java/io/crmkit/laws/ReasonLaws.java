package io.crmkit.laws;

import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The laws of honest reasons, common to all policies. */
final class ReasonLaws {
  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

  private ReasonLaws() {}

  static <Q, O> List<Law<PolicyTrial<Q, O>>> all() {
    return List.of(given(), readable(), complete(), minimal(), sums());
  }

  private static <Q, O> Law<PolicyTrial<Q, O>> given() {
    return Law.of(
        "policy.reasons-given",
        Wording.of("Every decision gives a reason", "每个判定都给出理由"),
        Wording.of(
            "a decision that cannot be explained cannot be defended before a customer",
            "无法解释的判定无法向客户交代"),
        (trial, choices) -> {
          Q question = trial.questions().from(choices);
          Decision<O> decision = trial.decide().apply(question);
          return decision.reasons().isEmpty()
              ? Verdict.breaks(
                  Wording.of("the decision gives none", "该判定未给出理由"),
                  PolicyLaws.asked(question),
                  decided(decision))
              : Verdict.holds();
        });
  }

  private static <Q, O> Law<PolicyTrial<Q, O>> readable() {
    return Law.of(
        "policy.reasons-readable",
        Wording.of(
            "Every reason has a text without gaps, in English and Chinese", "每条理由都有中英文文本且无空缺"),
        Wording.of("a bare code or an empty slot tells a customer nothing", "裸露的代码或空缺的占位符对客户毫无意义"),
        (trial, choices) -> {
          Q question = trial.questions().from(choices);
          Decision<O> decision = trial.decide().apply(question);
          for (Reason reason : decision.reasons()) {
            Optional<Wording> gap = gap(trial, reason);
            if (gap.isPresent()) {
              return Verdict.breaks(
                  gap.get(),
                  PolicyLaws.asked(question),
                  Exhibit.of("reason", "理由", reason.code() + " " + reason.details()));
            }
          }
          return Verdict.holds();
        });
  }

  private static Optional<Wording> gap(PolicyTrial<?, ?> trial, Reason reason) {
    if (!trial.texts().codes().contains(reason.code())) {
      return Optional.of(
          Wording.of(
              "no text is registered for the code " + reason.code() + " (Texts.with)",
              "代码 " + reason.code() + " 没有注册文本（Texts.with）"));
    }
    for (Object nested : reason.details().values()) {
      if (nested instanceof Reason inner) {
        Optional<Wording> gap = gap(trial, inner);
        if (gap.isPresent()) {
          return gap;
        }
      } else if (nested instanceof List<?> list) {
        for (Object item : list) {
          Optional<Wording> gap =
              item instanceof Reason inner ? gap(trial, inner) : Optional.empty();
          if (gap.isPresent()) {
            return gap;
          }
        }
      }
    }
    for (Locale language : LANGUAGES) {
      String text = trial.texts().render(reason, language);
      // A detail that a reason lacks stays in braces.
      if (text.isBlank() || text.matches("(?s).*\\{[A-Za-z][A-Za-z0-9_-]*}.*")) {
        return Optional.of(Wording.of("the text has a gap: " + text, "文本有空缺：" + text));
      }
    }
    return Optional.empty();
  }

  private static <Q, O> Law<PolicyTrial<Q, O>> complete() {
    return Law.of(
        "policy.reasons-complete",
        Wording.of(
            "With every listed blocker gone, what they blocked is reached", "消除所列全部障碍，即可达成目标"),
        Wording.of(
            "a customer who did all we asked and is refused again will not ask a third time",
            "客户照做之后又被拒绝，就不会再来第三次"),
        (trial, choices) -> {
          Q question = trial.questions().from(choices);
          Decision<O> decision = trial.decide().apply(question);
          for (Claim<Q, O> claim : trial.claims().apply(question, decision)) {
            Q cleared = question;
            for (Claim.Blocker<Q> blocker : claim.blockers()) {
              cleared = blocker.remove().apply(cleared);
            }
            Decision<O> after = trial.decide().apply(cleared);
            if (!claim.reached().test(after)) {
              return breaks(
                  Wording.of(
                      "all is done that was asked for " + claim.what() + ", and it is not reached",
                      "为达到 " + claim.what() + " 所要求的均已做到，却仍未达到"),
                  question,
                  decision,
                  cleared,
                  after);
            }
          }
          return claimed(trial, question, decision);
        });
  }

  private static <Q, O> Law<PolicyTrial<Q, O>> minimal() {
    return Law.of(
        "policy.reasons-minimal",
        Wording.of(
            "While one listed blocker remains, what it blocks is not reached", "只要所列障碍仍存其一，目标便未达成"),
        Wording.of("asking a customer for more than it takes is a lie too", "向客户要求超出必要的条件同样是不实之词"),
        (trial, choices) -> {
          Q question = trial.questions().from(choices);
          Decision<O> decision = trial.decide().apply(question);
          for (Claim<Q, O> claim : trial.claims().apply(question, decision)) {
            for (Claim.Blocker<Q> left : claim.blockers()) {
              Q nearly = question;
              for (Claim.Blocker<Q> blocker : claim.blockers()) {
                nearly = blocker.equals(left) ? nearly : blocker.remove().apply(nearly);
              }
              Decision<O> after = trial.decide().apply(nearly);
              if (left.open().test(nearly) && claim.exactly().test(after)) {
                return breaks(
                    Wording.of(
                        claim.what() + " is reached although a listed blocker remains",
                        "所列障碍尚存，却已达到 " + claim.what()),
                    question,
                    decision,
                    nearly,
                    after);
              }
            }
          }
          return claimed(trial, question, decision);
        });
  }

  private static <Q, O> Verdict claimed(PolicyTrial<Q, O> trial, Q question, Decision<O> decision) {
    return trial.claims().apply(question, decision).isEmpty() ? Verdict.pass() : Verdict.holds();
  }

  private static <Q, O> Law<PolicyTrial<Q, O>> sums() {
    return Law.of(
        "policy.reasons-sum",
        Wording.of(
            "Where an outcome is a sum, its reasons add up to it exactly", "结果为合计时，各项理由之和与之完全相等"),
        Wording.of(
            "a statement that does not add up is the first thing a customer finds",
            "对不上的账目是客户最先发现的问题"),
        (trial, choices) -> {
          Q question = trial.questions().from(choices);
          Decision<O> decision = trial.decide().apply(question);
          Optional<PolicyTrial.Sum> sum = trial.sum().apply(decision);
          if (sum.isEmpty()) {
            return Verdict.pass();
          }
          long total = 0;
          for (long part : sum.get().parts()) {
            total = Math.addExact(total, part);
          }
          return total == sum.get().total()
              ? Verdict.holds()
              : Verdict.breaks(
                  Wording.of(
                      "the outcome is " + sum.get().total() + ", its reasons add up to " + total,
                      "结果为 " + sum.get().total() + "，各项理由之和为 " + total),
                  PolicyLaws.asked(question),
                  decided(decision));
        });
  }

  private static Exhibit decided(Decision<?> decision) {
    return Exhibit.of("decision", "判定", decision);
  }

  static Verdict breaks(
      Wording found, Object before, Decision<?> first, Object after, Decision<?> second) {
    return Verdict.breaks(
        found,
        PolicyLaws.asked(before),
        decided(first),
        Exhibit.of("then", "之后", after),
        Exhibit.of("decision then", "之后的判定", second));
  }
}
