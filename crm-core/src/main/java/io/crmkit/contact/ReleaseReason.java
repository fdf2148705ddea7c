package io.crmkit.contact;

import io.crmkit.decision.Details;
import io.crmkit.decision.Reason;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;

/** The reasons of decisions about release for inactivity, one record per code. */
public sealed interface ReleaseReason extends Reason {
  /**
   * The last service is too long ago.
   *
   * @param rule the rule
   * @param last the day of it
   * @param after how long it may be ago
   * @param since since when the customer is free
   */
  record Inactive(String rule, LocalDate last, Period after, LocalDate since)
      implements ReleaseReason {
    @Override
    public String code() {
      return "release.inactive";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rule", rule, "last", last, "after", after, "since", since);
    }
  }

  /**
   * There never was any service.
   *
   * @param rule the rule
   * @param start the day it is counted from
   * @param after how long after it the customer becomes free
   * @param since since when the customer is free
   */
  record NeverServed(String rule, LocalDate start, Period after, LocalDate since)
      implements ReleaseReason {
    @Override
    public String code() {
      return "release.never-served";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rule", rule, "start", start, "after", after, "since", since);
    }
  }

  /**
   * Not long enough without service.
   *
   * @param rule the rule
   * @param last the day of the last service, or the day it is counted from if there was none
   * @param after how long it may be ago
   * @param releasedOn when the customer becomes free unless there is service before
   */
  record Active(String rule, LocalDate last, Period after, LocalDate releasedOn)
      implements ReleaseReason {
    @Override
    public String code() {
      return "release.active";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rule", rule, "last", last, "after", after, "releasedOn", releasedOn);
    }
  }
}
