package io.crmkit.laws;

import io.crmkit.contact.ContactBlocker;
import io.crmkit.contact.ContactPolicy;
import io.crmkit.contact.ContactQuestion;
import io.crmkit.contact.Permission;
import io.crmkit.decision.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The laws of the rules that a decision names as standing in the way. */
final class ContactBlockerLaws {
  private static final Law.Scope<ContactTrial> DIVISIBLE =
      Law.Scope.of(
          "policies that can be had without some of their rules (without())",
          "可以去掉部分规则的策略（without()）",
          trial -> trial.policy().without(Set.of()).isPresent());

  private ContactBlockerLaws() {}

  static List<Law<ContactTrial>> all() {
    return List.of(complete(), minimal(), dropping(), untilTrue());
  }

  private static List<ContactBlocker> blockers(Decision<Permission> decision) {
    return decision.reasons().stream()
        .filter(ContactBlocker.class::isInstance)
        .map(ContactBlocker.class::cast)
        .toList();
  }

  private static Set<String> names(Decision<Permission> decision) {
    Set<String> names = new TreeSet<>();
    blockers(decision).forEach(blocker -> names.add(blocker.rule()));
    return names;
  }

  private static Law<ContactTrial> complete() {
    return Law.<ContactTrial>of(
            "contact.blockers-complete",
            Wording.of(
                "Without the rules that stand in the way the contact is allowed at once",
                "去掉所列的限制规则，该联系即刻被允许"),
            Wording.of(
                "who asks why must hear of every rule, not of the first one found",
                "询问原因者应得知全部限制规则，而非仅最先发现的一条"),
            (trial, choices) -> {
              ContactQuestion question = trial.questions().from(choices);
              Decision<Permission> decision = trial.policy().decide(question);
              if (decision.outcome() instanceof Permission.Allowed) {
                return Verdict.pass();
              }
              Decision<Permission> then = without(trial, names(decision)).decide(question);
              return then.outcome() instanceof Permission.Allowed
                  ? Verdict.holds()
                  : ReasonLaws.breaks(
                      Wording.of(
                          "without the rules named it is not allowed either", "去掉所列规则后仍不被允许"),
                      question,
                      decision,
                      question,
                      then);
            })
        .within(DIVISIBLE);
  }

  private static Law<ContactTrial> minimal() {
    return Law.<ContactTrial>of(
            "contact.blockers-minimal",
            Wording.of(
                "While one of the rules that stand in the way remains, the contact is not allowed",
                "所列限制规则只要尚存其一，该联系便不被允许"),
            Wording.of(
                "a rule that is blamed without being in the way hides the real one",
                "错怪无关的规则，会掩盖真正的原因"),
            (trial, choices) -> {
              ContactQuestion question = trial.questions().from(choices);
              Decision<Permission> decision = trial.policy().decide(question);
              Set<String> names = names(decision);
              for (String left : names) {
                Set<String> others = new TreeSet<>(names);
                others.remove(left);
                Decision<Permission> then = without(trial, others).decide(question);
                if (then.outcome() instanceof Permission.Allowed) {
                  return ReasonLaws.breaks(
                      Wording.of(
                          "it is allowed although " + left + " remains", "尽管 " + left + " 尚存，仍被允许"),
                      question,
                      decision,
                      question,
                      then);
                }
              }
              return names.isEmpty() ? Verdict.pass() : Verdict.holds();
            })
        .within(DIVISIBLE);
  }

  private static Law<ContactTrial> dropping() {
    return Law.<ContactTrial>of(
            "contact.fewer-rules",
            Wording.of(
                "Under fewer rules nothing is allowed later: adding a rule never frees",
                "规则减少，允许的时刻不会推迟：增加规则绝不会使联系更自由"),
            Wording.of(
                "a company that adds a cap to protect its customers must not undo another",
                "为保护客户增设上限，不得抵消其他规则"),
            (trial, choices) -> {
              ContactQuestion question = trial.questions().from(choices);
              Decision<Permission> decision = trial.policy().decide(question);
              List<String> names = List.copyOf(names(decision));
              if (names.isEmpty()) {
                return Verdict.pass();
              }
              Set<String> dropped = Set.copyOf(choices.list(1, 2, c -> c.oneOf(names)));
              Decision<Permission> then = without(trial, dropped).decide(question);
              return ContactLogLaws.isNoFreer(then.outcome(), decision.outcome())
                  ? Verdict.holds()
                  : ReasonLaws.breaks(
                      Wording.of(
                          "without " + dropped + " it is allowed later",
                          "去掉 " + dropped + " 后反而更晚"),
                      question,
                      decision,
                      question,
                      then);
            })
        .within(DIVISIBLE);
  }

  private static ContactPolicy without(ContactTrial trial, Set<String> rules) {
    return trial.policy().without(rules).orElseThrow();
  }

  private static Law<ContactTrial> untilTrue() {
    return Law.of(
        "contact.until-true",
        Wording.of(
            "A rule said to stand in the way until an instant does so until then",
            "称某规则限制到某时刻，则在此之前它一直起限制作用"),
        Wording.of(
            "staff plan by what the reasons say, not only by the answer", "员工依据理由而不只依据结论安排工作"),
        (trial, choices) -> {
          ContactQuestion question = trial.questions().from(choices);
          Decision<Permission> decision = trial.policy().decide(question);
          Verdict verdict = Verdict.pass();
          for (ContactBlocker blocker : blockers(decision)) {
            Optional<Instant> until = blocker.ends().map(moment -> moment.at());
            if (until.isPresent()) {
              for (Instant before : ContactTimeLaws.between(question.at(), until.get(), choices)) {
                ContactQuestion earlier = ContactTimeLaws.unchanged(question, before);
                Decision<Permission> early = trial.policy().decide(earlier);
                boolean blocks =
                    blockers(early).stream().anyMatch(b -> b.rule().equals(blocker.rule()));
                if (!blocks) {
                  return ReasonLaws.breaks(
                      Wording.of(
                          blocker.rule() + " stands in the way no longer at " + before,
                          blocker.rule() + " 在 " + before + " 已不再限制"),
                      question,
                      decision,
                      earlier,
                      early);
                }
              }
              verdict = Verdict.holds();
            }
          }
          return verdict;
        });
  }
}
