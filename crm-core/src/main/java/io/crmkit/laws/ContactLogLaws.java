package io.crmkit.laws;

import io.crmkit.contact.ContactBan;
import io.crmkit.contact.ContactQuestion;
import io.crmkit.contact.LegalBasis;
import io.crmkit.contact.Permission;
import io.crmkit.decision.Decision;
import java.time.Instant;
import java.util.List;

/** The laws of how what is known of a customer decides about contact. */
final class ContactLogLaws {
  private static final long DAY = 24 * 60;

  private ContactLogLaws() {}

  static List<Law<ContactTrial>> all() {
    return List.of(moreContacts(), unknownZone(), ban());
  }

  private static Law<ContactTrial> moreContacts() {
    return Law.of(
        "contact.more-contacts",
        Wording.of("A contact more in the past never frees", "过去多一次联系，绝不会使联系更自由"),
        Wording.of("else staff would learn to call once more than allowed", "否则员工会学会多打一次电话来绕过规则"),
        (trial, choices) -> {
          ContactQuestion question = trial.questions().from(choices);
          Instant past =
              ContactCases.minutes(
                  question.at(),
                  -(choices.percent(50) ? choices.upTo(DAY) : choices.upTo(9 * DAY)));
          ContactQuestion more =
              question.withLog(question.log().plus(question.request().madeAt(past)));
          return noFreer(
              trial, question, more, Wording.of("a contact more has freed it", "多一次联系反而放宽了限制"));
        });
  }

  private static Law<ContactTrial> unknownZone() {
    return Law.of(
        "contact.unknown-zone",
        Wording.of("Not knowing the customer's zone never frees", "不知道客户所在时区，绝不会使联系更自由"),
        Wording.of(
            "where nobody knows what time it is for the customer, nobody may call at night (C10)",
            "不知道客户当地时间，就不得冒深夜打扰之险（C10）"),
        (trial, choices) -> {
          ContactQuestion question = trial.questions().from(choices);
          return question.log().zone().isEmpty()
              ? Verdict.pass()
              : noFreer(
                  trial,
                  question,
                  question.withLog(question.log().withoutZone()),
                  Wording.of("not knowing the zone has freed it", "时区未知反而放宽了限制"));
        });
  }

  private static Verdict noFreer(
      ContactTrial trial, ContactQuestion one, ContactQuestion other, Wording found) {
    Decision<Permission> before = trial.policy().decide(one);
    Decision<Permission> after = trial.policy().decide(other);
    return isNoFreer(before.outcome(), after.outcome())
        ? Verdict.holds()
        : ReasonLaws.breaks(found, one, before, other, after);
  }

  /** Whether the second permission allows nothing earlier than the first. */
  static boolean isNoFreer(Permission one, Permission other) {
    if (other instanceof Permission.Refused || one instanceof Permission.Allowed) {
      return true;
    }
    return one instanceof Permission.Deferred first
        && other instanceof Permission.Deferred second
        && !second.until().isBefore(first.until());
  }

  private static Law<ContactTrial> ban() {
    return Law.of(
        "contact.ban",
        Wording.of(
            "While contact is banned and no legal basis is recorded, nothing is allowed",
            "在免联系期间，若未登记法定依据，则任何联系均不被允许"),
        Wording.of(
            "a customer who said no and is called again goes to the authorities",
            "明确拒绝之后再被联系，客户会向监管部门投诉"),
        (trial, choices) -> {
          ContactQuestion drawn = trial.questions().from(choices);
          Instant from = ContactCases.minutes(drawn.at(), -choices.upTo(DAY));
          ContactQuestion question =
              drawn.log().bans().isEmpty()
                  ? drawn.withLog(drawn.log().withBans(List.of(ContactBan.of("objection", from))))
                  : drawn;
          boolean banned =
              question.log().bans().stream().anyMatch(b -> b.holdsAt(question.at()))
                  && question.log().legalBases().stream().noneMatch(b -> applies(b, question));
          if (!banned) {
            return Verdict.pass();
          }
          Decision<Permission> decision = trial.policy().decide(question);
          return decision.outcome() instanceof Permission.Allowed
              ? Verdict.breaks(
                  Wording.of("it is allowed in spite of the ban", "尽管列入免联系，仍被允许"),
                  PolicyLaws.asked(question),
                  Exhibit.of("bans", "免联系", question.log().bans()),
                  Exhibit.of("decision", "判定", decision))
              : Verdict.holds();
        });
  }

  private static boolean applies(LegalBasis basis, ContactQuestion question) {
    return basis.purpose().equals(question.request().purpose()) && basis.holdsAt(question.at());
  }
}
