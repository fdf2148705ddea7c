package io.crmkit.contact;

import io.crmkit.customer.Channel;
import io.crmkit.customer.Purpose;
import io.crmkit.decision.Details;
import io.crmkit.decision.Phrase;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A rule that stands in the way at the instant asked for, one record per code. */
public sealed interface ContactBlocker extends ContactReason {
  /** The name of the rule. */
  String rule();

  /** When it does no longer if nothing else happens; empty if it takes more than waiting. */
  default Optional<Moment> ends() {
    return Optional.empty();
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
      implements ContactBlocker {
    @Override
    public Optional<Moment> ends() {
      return Optional.of(until);
    }

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
   * The company is closed.
   *
   * @param rule the rule
   * @param until when it opens
   */
  record Closed(String rule, Moment until) implements ContactBlocker {
    @Override
    public Optional<Moment> ends() {
      return Optional.of(until);
    }

    @Override
    public String code() {
      return "contact.closed";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rule", rule, "until", until);
    }
  }

  /**
   * The company never opens again.
   *
   * @param rule the rule
   */
  record NeverOpens(String rule) implements ContactBlocker {
    @Override
    public String code() {
      return "contact.never-opens";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rule", rule);
    }
  }

  /**
   * It is not known whether the company is open.
   *
   * @param rule the rule
   * @param knownThrough the last date that its calendar knows
   */
  record CalendarUnknown(String rule, LocalDate knownThrough) implements ContactBlocker {
    @Override
    public String code() {
      return "contact.calendar-unknown";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rule", rule, "knownThrough", knownThrough);
    }
  }

  /**
   * The customer's clock shows an hour of rest.
   *
   * @param rule the rule
   * @param hours the hours
   * @param until when they end
   */
  record InRestHours(String rule, QuietHours hours, Moment until) implements ContactBlocker {
    @Override
    public Optional<Moment> ends() {
      return Optional.of(until);
    }

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
  record OnRestDay(String rule, Moment until) implements ContactBlocker {
    @Override
    public Optional<Moment> ends() {
      return Optional.of(until);
    }

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
  record ZoneUnknown(String rule) implements ContactBlocker {
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
  record ConsentMissing(String rule, Channel channel, Purpose purpose) implements ContactBlocker {
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
      implements ContactBlocker {
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
      implements ContactBlocker {
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
      implements ContactBlocker {
    @Override
    public Optional<Moment> ends() {
      return Optional.of(from);
    }

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
  record Banned(String rule, String reason) implements ContactBlocker {
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
  record BannedUntil(String rule, String reason, Moment until) implements ContactBlocker {
    @Override
    public Optional<Moment> ends() {
      return Optional.of(until);
    }

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
   * The customer is to be left in peace.
   *
   * @param rule the rule
   * @param protection why
   */
  record Protected(String rule, Protection protection) implements ContactBlocker {
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
  record NotConfirmed(String rule, List<String> written) implements ContactBlocker {
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
  record Unprepared(String rule, List<ContactRequest.Part> missing) implements ContactBlocker {
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
  record PreparedFrom(String rule, Moment from) implements ContactBlocker {
    @Override
    public Optional<Moment> ends() {
      return Optional.of(from);
    }

    @Override
    public String code() {
      return "contact.prepared-from";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rule", rule, "from", from);
    }
  }
}
