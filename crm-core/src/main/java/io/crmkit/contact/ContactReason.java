package io.crmkit.contact;

import io.crmkit.customer.Channel;
import io.crmkit.customer.Purpose;
import io.crmkit.decision.Details;
import io.crmkit.decision.Phrase;
import io.crmkit.decision.Reason;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The reasons of decisions about contact, one record per code. */
public sealed interface ContactReason extends Reason {
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
   * A cap has no room.
   *
   * @param rule the rule
   * @param seen how many contacts are in the window
   * @param atMost how many may be
   * @param window the window
   * @param until when the next has room
   */
  record CapReached(String rule, long seen, long atMost, ContactWindow window, Moment until)
      implements ContactReason {
    @Override
    public String code() {
      return "contact.cap-reached";
    }

    @Override
    public Map<String, Object> details() {
      Map<String, Object> details = new LinkedHashMap<>();
      details.put("rule", rule);
      details.put("seen", seen);
      details.put("atMost", atMost);
      details.put("window", window.phrase());
      details.put("until", until);
      return Collections.unmodifiableMap(details);
    }
  }

  /**
   * The customer's clock shows an hour of rest.
   *
   * @param rule the rule
   * @param hours the hours
   * @param until when they end
   */
  record InRestHours(String rule, QuietHours hours, Moment until) implements ContactReason {
    @Override
    public String code() {
      return "contact.rest-hours";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rule", rule, "hours", hours, "until", until);
    }
  }

  /**
   * The customer's calendar shows a day of rest.
   *
   * @param rule the rule
   * @param until when it and those that follow it end
   */
  record OnRestDay(String rule, Moment until) implements ContactReason {
    @Override
    public String code() {
      return "contact.rest-day";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rule", rule, "until", until);
    }
  }

  /**
   * The rule reads the customer's clock, and the customer's zone is not known.
   *
   * @param rule the rule
   */
  record ZoneUnknown(String rule) implements ContactReason {
    @Override
    public String code() {
      return "contact.zone-unknown";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rule", rule);
    }
  }

  /**
   * The customer has not consented.
   *
   * @param rule the rule
   * @param channel the channel
   * @param purpose the purpose
   */
  record ConsentMissing(String rule, Channel channel, Purpose purpose) implements ContactReason {
    @Override
    public String code() {
      return "contact.consent-missing";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rule", rule, "channel", channel, "purpose", purpose);
    }
  }

  /**
   * The customer has withdrawn the consent.
   *
   * @param rule the rule
   * @param channel the channel
   * @param purpose the purpose
   * @param since when
   */
  record ConsentWithdrawn(String rule, Channel channel, Purpose purpose, Moment since)
      implements ContactReason {
    @Override
    public String code() {
      return "contact.consent-withdrawn";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rule", rule, "channel", channel, "purpose", purpose, "since", since);
    }
  }

  /**
   * The customer's consent has lapsed.
   *
   * @param rule the rule
   * @param channel the channel
   * @param purpose the purpose
   * @param since when
   */
  record ConsentLapsed(String rule, Channel channel, Purpose purpose, Moment since)
      implements ContactReason {
    @Override
    public String code() {
      return "contact.consent-lapsed";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rule", rule, "channel", channel, "purpose", purpose, "since", since);
    }
  }

  /**
   * The customer's consent holds only later.
   *
   * @param rule the rule
   * @param channel the channel
   * @param purpose the purpose
   * @param from from when
   */
  record ConsentNotYet(String rule, Channel channel, Purpose purpose, Moment from)
      implements ContactReason {
    @Override
    public String code() {
      return "contact.consent-not-yet";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rule", rule, "channel", channel, "purpose", purpose, "from", from);
    }
  }

  /**
   * Contact with the customer is banned without end.
   *
   * @param rule the rule
   * @param reason the host's code
   */
  record Banned(String rule, String reason) implements ContactReason {
    @Override
    public String code() {
      return "contact.banned";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rule", rule, "reason", reason);
    }
  }

  /**
   * Contact with the customer is banned for a time.
   *
   * @param rule the rule
   * @param reason the host's code
   * @param until when it is banned no longer, or a legal basis holds
   */
  record BannedUntil(String rule, String reason, Moment until) implements ContactReason {
    @Override
    public String code() {
      return "contact.banned-until";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rule", rule, "reason", reason, "until", until);
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
   * The customer is to be left in peace.
   *
   * @param rule the rule
   * @param protection why
   */
  record Protected(String rule, Protection protection) implements ContactReason {
    @Override
    public String code() {
      return protection == Protection.MINOR ? "contact.minor" : "contact.deceased";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rule", rule, "protection", protection);
    }
  }

  /**
   * An important matter is not confirmed in writing.
   *
   * @param rule the rule
   * @param written the channels that count as written
   */
  record NotConfirmed(String rule, List<String> written) implements ContactReason {
    /** Copies the list. */
    public NotConfirmed {
      written = List.copyOf(written);
    }

    @Override
    public String code() {
      return "contact.not-confirmed";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rule", rule, "written", written);
    }
  }

  /**
   * A meeting with an important customer is not prepared.
   *
   * @param rule the rule
   * @param missing what is not recorded
   */
  record Unprepared(String rule, List<ContactRequest.Part> missing) implements ContactReason {
    /** Copies the list. */
    public Unprepared {
      missing = List.copyOf(missing);
    }

    @Override
    public String code() {
      return "contact.unprepared";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of(
          "rule",
          rule,
          "missing",
          missing.stream().map(part -> Phrase.of(part.textCode(), Map.of())).toList());
    }
  }

  /**
   * A meeting with an important customer is prepared only later.
   *
   * @param rule the rule
   * @param from when everything is recorded
   */
  record PreparedFrom(String rule, Moment from) implements ContactReason {
    @Override
    public String code() {
      return "contact.prepared-from";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rule", rule, "from", from);
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
