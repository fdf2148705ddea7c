package io.crmkit.complaint;

import io.crmkit.customer.StaffId;
import io.crmkit.decision.Details;
import io.crmkit.decision.Phrase;
import io.crmkit.decision.Reason;
import io.crmkit.workflow.Owner;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.joda.money.Money;

/** Why somebody pays for a grievance, and who takes the customer over. One record per code. */
public sealed interface SanctionReason extends Reason {
  /**
   * Somebody pays by a rule.
   *
   * @param who the person
   * @param amount how much
   * @param rule the rule
   * @param occasion on which occasion
   */
  record Penalised(StaffId who, Money amount, String rule, SanctionRule.Occasion occasion)
      implements SanctionReason {
    @Override
    public String code() {
      return "sanction.penalised";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("who", who, "amount", amount, "rule", rule, "occasion", named(occasion));
    }
  }

  /**
   * What the penalties add up to.
   *
   * @param total their sum
   * @param count how many there are
   */
  record Total(Money total, long count) implements SanctionReason {
    @Override
    public String code() {
      return "sanction.total";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("total", total, "count", count);
    }
  }

  /** No rule applies. */
  record NobodyPenalised() implements SanctionReason {
    @Override
    public String code() {
      return "sanction.nobody";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of();
    }
  }

  /**
   * It was settled by the due instant.
   *
   * @param settledAt when it was settled
   * @param due by when it had to be
   * @param zone the zone in which that is best shown; UTC if it is not told
   */
  record SettledInTime(Instant settledAt, Instant due, ZoneId zone) implements SanctionReason {
    /** Checks that nothing else is missing. */
    public SettledInTime {
      Objects.requireNonNull(settledAt, "settledAt");
      Objects.requireNonNull(due, "due");
      zone = zone == null ? ZoneOffset.UTC : zone;
    }

    @Override
    public String code() {
      return "sanction.settled-in-time";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("settledAt", settledAt.atZone(zone), "due", due.atZone(zone));
    }
  }

  /**
   * It was settled after the due instant.
   *
   * @param settledAt when it was settled
   * @param due by when it had to be
   * @param zone the zone in which that is best shown; UTC if it is not told
   */
  record SettledLate(Instant settledAt, Instant due, ZoneId zone) implements SanctionReason {
    /** Checks that nothing else is missing. */
    public SettledLate {
      Objects.requireNonNull(settledAt, "settledAt");
      Objects.requireNonNull(due, "due");
      zone = zone == null ? ZoneOffset.UTC : zone;
    }

    @Override
    public String code() {
      return "sanction.settled-late";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("settledAt", settledAt.atZone(zone), "due", due.atZone(zone));
    }
  }

  /**
   * It is not settled, and the due instant has come.
   *
   * @param due by when it had to be settled
   * @param zone the zone in which that is best shown; UTC if it is not told
   */
  record Overdue(Instant due, ZoneId zone) implements SanctionReason {
    /** Checks that nothing else is missing. */
    public Overdue {
      Objects.requireNonNull(due, "due");
      zone = zone == null ? ZoneOffset.UTC : zone;
    }

    @Override
    public String code() {
      return "sanction.overdue";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("due", due.atZone(zone));
    }
  }

  /**
   * It is not settled, and there is still time.
   *
   * @param due by when it has to be settled
   * @param zone the zone in which that is best shown; UTC if it is not told
   */
  record NotYetDue(Instant due, ZoneId zone) implements SanctionReason {
    /** Checks that nothing else is missing. */
    public NotYetDue {
      Objects.requireNonNull(due, "due");
      zone = zone == null ? ZoneOffset.UTC : zone;
    }

    @Override
    public String code() {
      return "sanction.not-yet-due";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("due", due.atZone(zone));
    }
  }

  /** The calendar is not published far enough to tell by when it had to be settled. */
  record DueUnknown() implements SanctionReason {
    @Override
    public String code() {
      return "sanction.due-unknown";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of();
    }
  }

  /** The calendar never opens long enough for the limit to end. */
  record NeverDue() implements SanctionReason {
    @Override
    public String code() {
      return "sanction.never-due";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of();
    }
  }

  /**
   * The customer moves to another department (CF-13).
   *
   * @param department the department that the customer leaves
   */
  record MustMove(String department) implements SanctionReason {
    @Override
    public String code() {
      return "sanction.must-move";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("department", department);
    }
  }

  /**
   * The customer moved to another department before the question (CF-13).
   *
   * @param department the department that the customer left
   * @param movedAt when the customer was given away
   * @param zone the zone in which that is best shown
   */
  record Moved(String department, Instant movedAt, ZoneId zone) implements SanctionReason {
    /** Checks that nothing is missing. */
    public Moved {
      Objects.requireNonNull(department, "department");
      Objects.requireNonNull(movedAt, "movedAt");
      Objects.requireNonNull(zone, "zone");
    }

    @Override
    public String code() {
      return "sanction.moved";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("department", department, "movedAt", movedAt.atZone(zone));
    }
  }

  /**
   * Somebody of another department takes over.
   *
   * @param department the department that the customer leaves
   * @param owner who takes over
   */
  record TakesOver(String department, Owner owner) implements SanctionReason {
    @Override
    public String code() {
      return "sanction.takes-over";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("department", department, "owner", owner);
    }
  }

  /**
   * The candidate is of the department that the customer leaves.
   *
   * @param owner the candidate
   */
  record SameDepartment(Owner owner) implements SanctionReason {
    @Override
    public String code() {
      return "sanction.same-department";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("owner", owner);
    }
  }

  /**
   * The candidate names a department, but nobody of it.
   *
   * @param department the department
   */
  record NobodyNamed(String department) implements SanctionReason {
    @Override
    public String code() {
      return "sanction.nobody-named";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("department", department);
    }
  }

  /**
   * Nobody can take over.
   *
   * @param department the department that the customer leaves
   */
  record NoCandidate(String department) implements SanctionReason {
    @Override
    public String code() {
      return "sanction.no-candidate";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("department", department);
    }
  }

  /** An occasion in words. */
  private static Phrase named(SanctionRule.Occasion occasion) {
    return Phrase.of("sanction.occasion." + Checks.code(occasion), Map.of());
  }
}
