package io.crmkit.contact;

import io.crmkit.customer.Channel;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.StaffId;
import io.crmkit.decision.Details;
import io.crmkit.decision.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The reasons of plans of contacts, one record per code. */
public sealed interface PlanReason extends Reason {
  /**
   * What was planned.
   *
   * @param planned how many contacts
   * @param late how many of them come too late
   * @param unplanned how many dues could not be planned
   */
  record Planned(long planned, long late, long unplanned) implements PlanReason {
    @Override
    public String code() {
      return "plan.planned";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("planned", planned, "late", late, "unplanned", unplanned);
    }
  }

  /**
   * Something due could not be planned.
   *
   * @param rule the rule that asks for it
   * @param customer for whom
   * @param why what is in the way
   */
  record LeftOut(String rule, CustomerId customer, List<Reason> why) implements PlanReason {
    /** Copies the list. */
    public LeftOut {
      why = List.copyOf(why);
    }

    @Override
    public String code() {
      return "plan.left-out";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rule", rule, "customer", customer, "why", why);
    }
  }

  /**
   * Contacts are allowed at certain times, but nobody has time then.
   *
   * @param first the first instant that would be allowed
   */
  record NoCapacity(Moment first) implements PlanReason {
    @Override
    public String code() {
      return "plan.no-capacity";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("first", first);
    }
  }

  /**
   * The company has no time for contacts on these days: it is closed, or no member of staff is
   * there.
   *
   * @param first the first day
   * @param last the last day
   */
  record NoWorkingTime(LocalDate first, LocalDate last) implements PlanReason {
    @Override
    public String code() {
      return "plan.no-working-time";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("first", first, "last", last);
    }
  }

  /**
   * The customer's keeper does not belong to the staff that is planned for.
   *
   * @param keeper the keeper
   */
  record KeeperNotThere(StaffId keeper) implements PlanReason {
    @Override
    public String code() {
      return "plan.keeper-not-there";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("keeper", keeper);
    }
  }

  /**
   * A rule of contact is in the way.
   *
   * @param channel by which way the contact was to be made
   * @param why what the rule says at the first time looked at
   */
  record RuleInTheWay(Channel channel, Reason why) implements PlanReason {
    @Override
    public String code() {
      return "plan.rule-in-the-way";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("channel", channel, "why", why);
    }
  }

  /** The rule names no way in which it can be fulfilled. */
  record NoWay() implements PlanReason {
    @Override
    public String code() {
      return "plan.no-way";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of();
    }
  }
}
