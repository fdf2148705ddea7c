package io.crmkit.laws;

import io.crmkit.contact.Cap;
import io.crmkit.contact.ContactLog;
import io.crmkit.contact.ContactQuestion;
import io.crmkit.contact.ContactRequest;
import io.crmkit.contact.Permission;
import io.crmkit.customer.Consent;
import io.crmkit.customer.Interaction;
import io.crmkit.decision.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The laws of when contact is allowed. */
final class ContactTimeLaws {
  private static final int MOST_CONTACTS = 10;
  private static final int DAY = 24 * 60;

  private ContactTimeLaws() {}

  static List<Law<ContactTrial>> all() {
    return List.of(cap(), least(), outcome(), future());
  }

  private static Law<ContactTrial> cap() {
    return Law.<ContactTrial>of(
            "contact.cap",
            Wording.of(
                "When only allowed contacts are made, no window ever exceeds its cap",
                "只做被允许的联系时，任何窗口都不会超过上限"),
            Wording.of(
                "a cap that leaks at its edges is what customers complain about",
                "上限在边界处失守，正是客户投诉的原因"),
            ContactTimeLaws::simulate)
        .costing(3)
        .within(
            Law.Scope.of(
                "policies that declare caps which hold whatever else does (caps(),"
                    + " ContactTrial.withCaps)",
                "声明了无条件上限的策略（caps()、ContactTrial.withCaps）",
                trial -> !trial.caps().isEmpty()));
  }

  private static Verdict simulate(ContactTrial trial, Choices choices) {
    ContactCases cases = new ContactCases(trial);
    ContactQuestion first = trial.questions().from(choices);
    Instant now = first.at();
    ContactLog log = cases.customer(choices, now).withConsents(first.log().consents());
    Verdict verdict = Verdict.pass();
    for (int step = choices.between(2, MOST_CONTACTS); step > 0; step--) {
      ContactRequest request = choices.percent(70) ? first.request() : cases.request(choices);
      ContactQuestion question = new ContactQuestion(request, log, now);
      Permission permission = trial.policy().decide(question).outcome();
      if (permission instanceof Permission.Allowed) {
        Interaction made = request.madeAt(now);
        log = log.plus(made);
        verdict = Verdict.holds();
        for (Cap cap : trial.caps()) {
          if (cap.scope().covers(request) && occupants(cap, log, now) > cap.atMost()) {
            return Verdict.breaks(
                Wording.of(
                    "cap " + cap.name() + " is exceeded by an allowed contact",
                    "被允许的联系超过了上限 " + cap.name()),
                PolicyLaws.asked(question),
                Exhibit.of("contacts", "联系记录", log.interactions()));
          }
        }
      }
      boolean wait = permission instanceof Permission.Deferred && choices.percent(70);
      now =
          wait
              ? ((Permission.Deferred) permission).until()
              : ContactCases.minutes(now, 30 * choices.upTo(2L * DAY / 30));
    }
    return verdict;
  }

  private static long occupants(Cap cap, ContactLog log, Instant now) {
    ZoneId zone = log.zone().orElse(ZoneOffset.UTC);
    return log.interactions().stream()
        .filter(contact -> !contact.occurredAt().isAfter(now))
        .filter(
            contact ->
                cap.counts(contact)
                    && cap.window().occupiedUntil(contact.occurredAt(), zone).isAfter(now))
        .count();
  }

  private static Law<ContactTrial> least() {
    return Law.of(
        "contact.least",
        Wording.of(
            "The instant to which a contact is deferred is allowed, and none before it is",
            "推迟到的时刻是被允许的，且此前没有任何时刻被允许"),
        Wording.of(
            "a plan that waits too long loses the customer, one too short breaks the rule",
            "等得太久会失去客户，等得太短则违反规则"),
        (trial, choices) -> {
          ContactQuestion question = trial.questions().from(choices);
          Decision<Permission> decision = trial.policy().decide(question);
          if (!(decision.outcome() instanceof Permission.Deferred deferred)) {
            return Verdict.pass();
          }
          ContactQuestion then = unchanged(question, deferred.until());
          Decision<Permission> later = trial.policy().decide(then);
          if (!deferred.until().isAfter(question.at())
              || !(later.outcome() instanceof Permission.Allowed)) {
            return ReasonLaws.breaks(
                Wording.of("it is not allowed when it should be", "到了该时刻却不被允许"),
                question,
                decision,
                then,
                later);
          }
          for (Instant before : between(question.at(), deferred.until(), choices)) {
            ContactQuestion earlier = unchanged(question, before);
            Decision<Permission> early = trial.policy().decide(earlier);
            if (early.outcome() instanceof Permission.Allowed) {
              return ReasonLaws.breaks(
                  Wording.of("an earlier instant is allowed", "更早的时刻已被允许"),
                  question,
                  decision,
                  earlier,
                  early);
            }
          }
          return Verdict.holds();
        });
  }

  /** The question at a later instant if nothing else happens. */
  static ContactQuestion unchanged(ContactQuestion question, Instant later) {
    List<Interaction> known =
        question.log().interactions().stream()
            .filter(contact -> !contact.occurredAt().isAfter(question.at()))
            .toList();
    return new ContactQuestion(question.request(), question.log().withInteractions(known), later);
  }

  /** Some instants from one on and before another, its neighbour among them. */
  static List<Instant> between(Instant from, Instant until, Choices choices) {
    Duration length = Duration.between(from, until);
    List<Instant> instants = new ArrayList<>(List.of(until.minusNanos(1)));
    long minutes = length.toMinutes();
    for (int i = 0; i < 6 && minutes > 0; i++) {
      instants.add(ContactCases.minutes(from, choices.upTo(minutes - 1)));
    }
    for (long half = minutes / 2; half > 0; half /= 2) {
      instants.add(ContactCases.minutes(until, -half));
    }
    return instants;
  }

  private static Law<ContactTrial> outcome() {
    return Law.of(
        "contact.outcome",
        Wording.of("The outcome alone is that of the explained decision", "单独求得的结果与带理由的判定一致"),
        Wording.of("plans are made from the one and explained by the other", "计划依据前者，解释依据后者"),
        (trial, choices) -> {
          ContactQuestion question = trial.questions().from(choices);
          Decision<Permission> decision = trial.policy().decide(question);
          Permission permission = trial.policy().permission(question);
          return permission.equals(decision.outcome())
              ? Verdict.holds()
              : Verdict.breaks(
                  Wording.of("alone it is " + permission, "单独求得的结果为 " + permission),
                  PolicyLaws.asked(question),
                  Exhibit.of("decision", "判定", decision));
        });
  }

  private static Law<ContactTrial> future() {
    return Law.of(
        "contact.future",
        Wording.of(
            "What happens after the instant asked for plays no part: contacts and withdrawals",
            "所问时刻之后发生的联系与撤回，不影响该时刻的判定"),
        Wording.of(
            "a decision of last year must come out the same today; a withdrawal is not retroactive",
            "去年的判定今天重算也必须一致；撤回同意不溯及既往"),
        (trial, choices) -> {
          ContactQuestion question = trial.questions().from(choices);
          Instant after =
              choices.percent(30)
                  ? question.at().plusNanos(1)
                  : ContactCases.minutes(question.at(), 1 + choices.upTo(5L * DAY));
          boolean withdrawal = choices.percent(50);
          ContactQuestion more =
              question.withLog(
                  withdrawal
                      ? withdrawn(question, after)
                      : question.log().plus(question.request().madeAt(after)));
          Decision<Permission> decision = trial.policy().decide(question);
          Decision<Permission> then = trial.policy().decide(more);
          boolean same =
              withdrawal
                  ? isSameBefore(decision.outcome(), then.outcome(), after)
                  : then.outcome().equals(decision.outcome());
          return same
              ? Verdict.holds()
              : ReasonLaws.breaks(
                  Wording.of("what happens later changes it", "之后发生的事改变了判定"),
                  question,
                  decision,
                  more,
                  then);
        });
  }

  private static ContactLog withdrawn(ContactQuestion question, Instant at) {
    List<Consent> consents = new ArrayList<>(question.log().consents());
    consents.add(ContactCases.consent(question.request(), Consent.Status.WITHDRAWN, at));
    return question.log().withConsents(consents);
  }

  /** A withdrawal changes only what would have been allowed from it on. */
  private static boolean isSameBefore(Permission one, Permission other, Instant withdrawal) {
    boolean early =
        one instanceof Permission.Allowed
            || (one instanceof Permission.Deferred later && later.until().isBefore(withdrawal));
    return early ? one.equals(other) : !(other instanceof Permission.Allowed);
  }
}
