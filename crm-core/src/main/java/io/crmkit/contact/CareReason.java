package io.crmkit.contact;

import io.crmkit.decision.Details;
import io.crmkit.decision.Phrase;
import io.crmkit.decision.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The reasons of decisions about care, one record per code. They tell the day of a greeting, never
 * a date of birth.
 */
public sealed interface CareReason extends Reason {
  /**
   * A greeting is due.
   *
   * @param occasion the occasion
   * @param date its day
   * @param prepareFrom when it is first worked on
   * @param actions what to do
   */
  record Due(CareName occasion, LocalDate date, LocalDate prepareFrom, List<CareAction> actions)
      implements CareReason {
    /** Copies the actions. */
    public Due {
      actions = List.copyOf(actions);
    }

    @Override
    public String code() {
      return prepareFrom.equals(date) ? "care.due" : "care.due-with-lead";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of(
          "occasion",
          occasion.phrase(),
          "date",
          date,
          "prepareFrom",
          prepareFrom,
          "actions",
          phrases(actions));
    }
  }

  /**
   * An important customer gets more than others.
   *
   * @param occasion the occasion
   * @param date its day
   * @param actions what others do not get
   */
  record Tailored(CareName occasion, LocalDate date, List<CareAction> actions)
      implements CareReason {
    /** Copies the actions. */
    public Tailored {
      actions = List.copyOf(actions);
    }

    @Override
    public String code() {
      return "care.tailored";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("occasion", occasion.phrase(), "date", date, "actions", phrases(actions));
    }
  }

  /**
   * No greeting: the customer is dead.
   *
   * @param occasion the occasion
   * @param date its day
   */
  record Deceased(CareName occasion, LocalDate date) implements CareReason {
    @Override
    public String code() {
      return "care.deceased";
    }

    @Override
    public Map<String, Object> details() {
      return day(occasion, date);
    }
  }

  /**
   * No greeting: the customer is under age on the day.
   *
   * @param occasion the occasion
   * @param date its day
   */
  record Minor(CareName occasion, LocalDate date) implements CareReason {
    @Override
    public String code() {
      return "care.minor";
    }

    @Override
    public Map<String, Object> details() {
      return day(occasion, date);
    }
  }

  /**
   * No greeting: the customer must not be contacted on the day.
   *
   * @param occasion the occasion
   * @param date its day
   */
  record Banned(CareName occasion, LocalDate date) implements CareReason {
    @Override
    public String code() {
      return "care.banned";
    }

    @Override
    public Map<String, Object> details() {
      return day(occasion, date);
    }
  }

  /**
   * No greeting: the policy does nothing on this kind of occasion.
   *
   * @param occasion the occasion
   * @param date its day
   */
  record NotObserved(CareName occasion, LocalDate date) implements CareReason {
    @Override
    public String code() {
      return "care.not-observed";
    }

    @Override
    public Map<String, Object> details() {
      return day(occasion, date);
    }
  }

  /**
   * No greeting: on this kind of occasion only important customers get something.
   *
   * @param occasion the occasion
   * @param date its day
   */
  record ImportantOnly(CareName occasion, LocalDate date) implements CareReason {
    @Override
    public String code() {
      return "care.important-only";
    }

    @Override
    public Map<String, Object> details() {
      return day(occasion, date);
    }
  }

  /**
   * Some of the days asked for lie beyond the lunar calendar, so that the occasion is not known
   * there.
   *
   * @param occasion the occasion
   * @param first the first day known
   * @param last the last day known
   */
  record BeyondCalendar(CareName occasion, LocalDate first, LocalDate last) implements CareReason {
    @Override
    public String code() {
      return "care.beyond-calendar";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("occasion", occasion.phrase(), "first", first, "last", last);
    }
  }

  /**
   * No occasion comes or is to be prepared.
   *
   * @param first the first day asked for
   * @param last the last day asked for
   */
  record NothingDue(LocalDate first, LocalDate last) implements CareReason {
    @Override
    public String code() {
      return "care.nothing-due";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("first", first, "last", last);
    }
  }

  private static Map<String, Object> day(CareName occasion, LocalDate date) {
    return Details.of("occasion", occasion.phrase(), "date", date);
  }

  private static List<Phrase> phrases(List<CareAction> actions) {
    return actions.stream().map(CareAction::phrase).toList();
  }
}
