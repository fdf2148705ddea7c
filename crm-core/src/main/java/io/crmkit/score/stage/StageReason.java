package io.crmkit.score.stage;

import io.crmkit.customer.Channel;
import io.crmkit.decision.Details;
import io.crmkit.decision.Phrase;
import io.crmkit.decision.Reason;
import io.crmkit.decision.Term;
import io.crmkit.facts.Finding;
import io.crmkit.score.segment.Label;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The reasons of stages, levels, warnings of churn and winning back, one record per code. */
public sealed interface StageReason extends Reason {
  /**
   * No standing is recorded, and this is the first stage that can be entered.
   *
   * @param stage the stage
   * @param findings what the facts say
   */
  record Entered(Stage stage, List<Finding> findings) implements StageReason {
    /** Copies the list. */
    public Entered {
      findings = List.copyOf(findings);
    }

    @Override
    public String code() {
      return "score.stage.entered";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("stage", stage, "findings", findings);
    }
  }

  /**
   * The stage goes on.
   *
   * @param stage the stage
   * @param since when it was entered
   * @param findings what the facts say
   */
  record Stays(Stage stage, LocalDate since, List<Finding> findings) implements StageReason {
    /** Copies the list. */
    public Stays {
      findings = List.copyOf(findings);
    }

    @Override
    public String code() {
      return "score.stage.stays";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("stage", stage, "since", since, "findings", findings);
    }
  }

  /**
   * Whether the stage goes on is not known, so it does.
   *
   * @param stage the stage
   * @param findings what the facts say
   */
  record StaysUnknown(Stage stage, List<Finding> findings) implements StageReason {
    /** Copies the list. */
    public StaysUnknown {
      findings = List.copyOf(findings);
    }

    @Override
    public String code() {
      return "score.stage.stays-unknown";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("stage", stage, "findings", findings);
    }
  }

  /**
   * Another stage is due, but not before the minimum dwell is over.
   *
   * @param stage the stage
   * @param next the stage that is due
   * @param earliest the first day on which it may change
   */
  record Dwells(Stage stage, Stage next, LocalDate earliest) implements StageReason {
    @Override
    public String code() {
      return "score.stage.dwells";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("stage", stage, "next", next, "earliest", earliest);
    }
  }

  /**
   * The stage has changed.
   *
   * @param from the stage before
   * @param to the stage after
   * @param findings what the facts say
   */
  record Moved(Stage from, Stage to, List<Finding> findings) implements StageReason {
    /** Copies the list. */
    public Moved {
      findings = List.copyOf(findings);
    }

    @Override
    public String code() {
      return "score.stage.moved";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("from", from, "to", to, "findings", findings);
    }
  }

  /**
   * The level by number of customers and margin.
   *
   * @param level the level
   * @param customers how many
   * @param margin the margin in percent
   */
  record LevelReached(RelationshipLevel level, long customers, String margin)
      implements StageReason {
    @Override
    public String code() {
      return "score.level.reached";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("level", word(level), "customers", customers, "margin", margin);
    }
  }

  /**
   * Another level is due, but not before the minimum dwell is over.
   *
   * @param level the level
   * @param next the level that is due
   * @param earliest the first day on which it may change
   */
  record LevelDwells(RelationshipLevel level, RelationshipLevel next, LocalDate earliest)
      implements StageReason {
    @Override
    public String code() {
      return "score.level.dwells";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("level", word(level), "next", word(next), "earliest", earliest);
    }
  }

  /**
   * Number or margin is not known, so the level is kept.
   *
   * @param level the level
   */
  record LevelKeptUnknown(RelationshipLevel level) implements StageReason {
    @Override
    public String code() {
      return "score.level.kept-unknown";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("level", word(level));
    }
  }

  /** Number or margin is not known, and no level is recorded. */
  record LevelNotKnown() implements StageReason {
    @Override
    public String code() {
      return "score.level.not-known";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of();
    }
  }

  /**
   * The signals do not add up to a risk.
   *
   * @param sum of their weights
   * @param watchFrom from which sum on the customer is watched
   */
  record ChurnCalm(long sum, long watchFrom) implements StageReason {
    @Override
    public String code() {
      return "score.signals.calm";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("sum", sum, "watchFrom", watchFrom);
    }
  }

  /**
   * The signals add up to a risk.
   *
   * @param sum of their weights
   * @param watchFrom from which sum on the customer is watched
   * @param alarmFrom from which sum on somebody acts
   */
  record ChurnWatched(long sum, long watchFrom, long alarmFrom) implements StageReason {
    @Override
    public String code() {
      return "score.signals.watched";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("sum", sum, "watchFrom", watchFrom, "alarmFrom", alarmFrom);
    }
  }

  /**
   * The signals add up to an alarm.
   *
   * @param sum of their weights
   * @param alarmFrom from which sum on somebody acts
   */
  record ChurnAlarm(long sum, long alarmFrom) implements StageReason {
    @Override
    public String code() {
      return "score.signals.alarm";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("sum", sum, "alarmFrom", alarmFrom);
    }
  }

  /**
   * A signal shows.
   *
   * @param signal its name
   * @param weight how much it counts
   * @param findings what the facts say
   */
  record SignalShows(String signal, long weight, List<Finding> findings) implements StageReason {
    /** Copies the list. */
    public SignalShows {
      findings = List.copyOf(findings);
    }

    @Override
    public String code() {
      return "score.signals.shows";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of(
          "signal",
          Term.of("term.signal." + signal, signal),
          "weight",
          weight,
          "findings",
          findings);
    }
  }

  /**
   * The facts do not tell whether a signal shows.
   *
   * @param signal its name
   * @param findings what the facts say
   */
  record SignalNotTold(String signal, List<Finding> findings) implements StageReason {
    /** Copies the list. */
    public SignalNotTold {
      findings = List.copyOf(findings);
    }

    @Override
    public String code() {
      return "score.signals.not-told";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("signal", Term.of("term.signal." + signal, signal), "findings", findings);
    }
  }

  /**
   * The customer ordered after a measure.
   *
   * @param kind the measure
   * @param on when it was done
   * @param orderedOn when the customer ordered
   */
  record WonBack(Label kind, LocalDate on, LocalDate orderedOn) implements StageReason {
    @Override
    public String code() {
      return "score.win-back.won";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("kind", kind, "on", on, "orderedOn", orderedOn);
    }
  }

  /**
   * There was no order after a measure yet.
   *
   * @param kind the measure
   * @param on when it was done
   * @param until the first day on which an order no longer counts
   */
  record WinBackPending(Label kind, LocalDate on, LocalDate until) implements StageReason {
    @Override
    public String code() {
      return "score.win-back.pending";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("kind", kind, "on", on, "until", until);
    }
  }

  /**
   * There was no order in time after a measure.
   *
   * @param kind the measure
   * @param on when it was done
   */
  record NotWonBack(Label kind, LocalDate on) implements StageReason {
    @Override
    public String code() {
      return "score.win-back.not-won";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("kind", kind, "on", on);
    }
  }

  /**
   * A touch point is used and nobody manages it.
   *
   * @param channel which
   * @param times how often it was used
   */
  record Unmanaged(Channel channel, long times) implements StageReason {
    @Override
    public String code() {
      return "score.touch-point.unmanaged";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("channel", channel, "times", times);
    }
  }

  /**
   * Every touch point that is used has a manager.
   *
   * @param channels how many there are
   */
  record AllManaged(long channels) implements StageReason {
    @Override
    public String code() {
      return "score.touch-point.all-managed";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("channels", channels);
    }
  }

  private static Phrase word(RelationshipLevel level) {
    return Phrase.of(
        switch (level) {
          case BASIC -> "score.level.basic";
          case REACTIVE -> "score.level.reactive";
          case ACCOUNTABLE -> "score.level.accountable";
          case PROACTIVE -> "score.level.proactive";
          case PARTNERSHIP -> "score.level.partnership";
        },
        Map.of());
  }
}
