package io.crmkit.contact;

import io.crmkit.decision.Details;
import io.crmkit.decision.Reason;
import java.util.Map;

/** The reasons of decisions about contact, one record per code. */
public sealed interface ContactReason extends Reason
    permits ContactBlocker,
        ContactReason.Allowed,
        ContactReason.DeferredUntil,
        ContactReason.NotByWaiting,
        ContactReason.NeverWithin,
        ContactReason.ThenBlocked,
        ContactReason.LegallyBased,
        ContactReason.Exempt,
        ContactReason.Overruled {
  /**
   * Nothing stands in the way.
   *
   * @param rules how many rules cover such a contact
   */
  record Allowed(long rules) implements ContactReason {
    @Override
    public String code() {
      return rules == 0 ? "contact.unrestricted" : "contact.allowed";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rules", rules);
    }
  }

  /**
   * The first instant at which nothing stands in the way.
   *
   * @param until that instant
   */
  record DeferredUntil(Moment until) implements ContactReason {
    @Override
    public String code() {
      return "contact.deferred-until";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("until", until);
    }
  }

  /** Waiting does not help: something has to be done first. */
  record NotByWaiting() implements ContactReason {
    @Override
    public String code() {
      return "contact.not-by-waiting";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of();
    }
  }

  /**
   * Within the horizon of the policy every instant is forbidden by some rule.
   *
   * @param days the horizon in whole days
   */
  record NeverWithin(long days) implements ContactReason {
    @Override
    public String code() {
      return "contact.never-within";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("days", days);
    }
  }

  /**
   * A rule that stands in the way later on, before the first allowed instant.
   *
   * @param from from when
   * @param why what it says then
   */
  record ThenBlocked(Moment from, Reason why) implements ContactReason {
    @Override
    public String code() {
      return "contact.then-blocked";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("from", from, "why", why);
    }
  }

  /**
   * Contact is banned, but a legal basis is recorded.
   *
   * @param rule the rule
   * @param reference the host's reference to it
   */
  record LegallyBased(String rule, String reference) implements ContactReason {
    @Override
    public String code() {
      return "contact.legally-based";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rule", rule, "reference", reference);
    }
  }

  /**
   * A rule would stand in the way, but such contacts need not obey it.
   *
   * @param rule the rule
   * @param exemption the exemption that says so
   */
  record Exempt(String rule, String exemption) implements ContactReason {
    @Override
    public String code() {
      return "contact.exempt";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rule", rule, "exemption", exemption);
    }
  }

  /**
   * A rule would stand in the way, but a more specific one decides.
   *
   * @param rule the rule
   * @param by the more specific rule
   */
  record Overruled(String rule, String by) implements ContactReason {
    @Override
    public String code() {
      return "contact.overruled";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rule", rule, "by", by);
    }
  }
}
