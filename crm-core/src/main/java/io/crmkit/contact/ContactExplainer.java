package io.crmkit.contact;

import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides and says why. */
final class ContactExplainer implements ContactSearch.Listener {
  private final ContactRules policy;
  private final ContactQuestion question;
  private final List<Reason> blockers = new ArrayList<>(0);
  private final List<Reason> passed = new ArrayList<>(0);
  private final Map<String, Reason> later = new LinkedHashMap<>(2);

  ContactExplainer(ContactRules policy, ContactQuestion question) {
    this.policy = policy;
    this.question = question;
  }

  Decision<Permission> decide() {
    Permission permission = ContactSearch.permission(policy, question, this);
    List<Reason> reasons = new ArrayList<>(1 + blockers.size() + later.size() + passed.size());
    reasons.add(summary(permission));
    reasons.addAll(blockers);
    reasons.addAll(later.values());
    reasons.addAll(passed);
    addLegalBasis(reasons);
    return Decision.of(permission, reasons);
  }

  private ContactReason summary(Permission permission) {
    if (permission instanceof Permission.Deferred deferred) {
      return new ContactReason.DeferredUntil(moment(deferred.until()));
    }
    if (permission instanceof Permission.Refused refused) {
      return refused.cause() == Permission.Cause.NOT_BY_WAITING
          ? new ContactReason.NotByWaiting()
          : new ContactReason.NeverWithin(policy.horizon().toDays());
    }
    int checked = 0;
    for (ContactRule rule : policy.rules()) {
      boolean covers = rule.scope().covers(question.request());
      checked += covers && !(rule instanceof Exemption) ? 1 : 0;
    }
    return new ContactReason.Allowed(checked);
  }

  private ContactRequest.Preparation preparation() {
    return question.request().preparation().orElse(ContactRequest.Preparation.NONE);
  }

  private Moment moment(Instant instant) {
    return new Moment(instant, question.log().zone());
  }

  @Override
  public void blocked(ContactRule rule, Instant at, @Nullable Instant until) {
    ContactReason why = why(rule, at, until);
    if (at.equals(question.at())) {
      blockers.add(why);
    } else {
      // The last time that a rule stands in the way is what the first allowed instant turns on.
      later.remove(rule.name());
      later.put(rule.name(), new ContactReason.ThenBlocked(moment(at), why));
    }
  }

  @Override
  public void passed(ContactRule rule, ContactRule because) {
    passed.add(
        because instanceof Exemption
            ? new ContactReason.Exempt(rule.name(), because.name())
            : new ContactReason.Overruled(rule.name(), because.name()));
  }

  private void addLegalBasis(List<Reason> reasons) {
    for (ContactRule rule : policy.rules()) {
      if (rule instanceof DoNotContact
          && rule.scope().covers(question.request())
          && BanCheck.ban(question.log(), question.at()) != null) {
        LegalBasis basis =
            BanCheck.basis(question.log(), question.request().purpose(), question.at());
        if (basis != null) {
          reasons.add(new ContactReason.LegallyBased(rule.name(), basis.reference()));
        }
      }
    }
  }

  private ContactReason why(ContactRule rule, Instant at, @Nullable Instant until) {
    ContactLog log = question.log();
    if (rule instanceof ConsentRequired) {
      return ConsentCheck.why(rule.name(), question, at, until);
    }
    if (rule instanceof DoNotContact) {
      return BanCheck.why(rule.name(), question, at, until);
    }
    if (rule instanceof ProtectedCustomers shelter) {
      boolean deceased =
          shelter.protections().contains(Protection.DECEASED)
              && log.protections().contains(Protection.DECEASED);
      return new ContactBlocker.Protected(
          rule.name(), deceased ? Protection.DECEASED : Protection.MINOR);
    }
    if (rule instanceof WrittenConfirmation confirmation) {
      return new ContactBlocker.NotConfirmed(
          rule.name(), confirmation.written().stream().map(Object::toString).toList());
    }
    if (rule instanceof MeetingPreparation) {
      return until == null
          ? new ContactBlocker.Unprepared(rule.name(), preparation().missing())
          : new ContactBlocker.PreparedFrom(rule.name(), moment(until));
    }
    if (rule instanceof OpenHours open && until == null) {
      return OpenCheck.why(open, at);
    }
    return until == null
        ? new ContactBlocker.ZoneUnknown(rule.name())
        : clockReason(rule, at, moment(until));
  }

  /** Why a rule of the clock or a count stands in the way; these always end. */
  private ContactReason clockReason(ContactRule rule, Instant at, Moment until) {
    if (rule instanceof Cap cap) {
      return new ContactBlocker.CapReached(
          rule.name(), CapCheck.seen(cap, question, at), cap.atMost(), cap.window(), until);
    }
    if (rule instanceof OpenHours) {
      return new ContactBlocker.Closed(rule.name(), until);
    }
    return rule instanceof RestHours rest
        ? new ContactBlocker.InRestHours(rule.name(), rest.hours(), until)
        : new ContactBlocker.OnRestDay(rule.name(), until);
  }
}
