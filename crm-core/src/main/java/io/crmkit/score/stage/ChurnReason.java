package io.crmkit.score.stage;

import io.crmkit.customer.Channel;
import io.crmkit.decision.Details;
import io.crmkit.decision.Reason;
import io.crmkit.decision.Term;
import io.crmkit.facts.Finding;
import io.crmkit.score.segment.Label;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The reasons of warnings of churn, winning back and touch points, one record per code. */
public sealed interface ChurnReason extends Reason {
  /**
   * The signals do not add up to a risk.
   *
   * @param sum of their weights
   * @param watchFrom from which sum on the customer is watched
   */
  record ChurnCalm(long sum, long watchFrom) implements ChurnReason {
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
  record ChurnWatched(long sum, long watchFrom, long alarmFrom) implements ChurnReason {
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
  record ChurnAlarm(long sum, long alarmFrom) implements ChurnReason {
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
  record SignalShows(String signal, long weight, List<Finding> findings) implements ChurnReason {
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
  record SignalNotTold(String signal, List<Finding> findings) implements ChurnReason {
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
  record WonBack(Label kind, LocalDate on, LocalDate orderedOn) implements ChurnReason {
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
  record WinBackPending(Label kind, LocalDate on, LocalDate until) implements ChurnReason {
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
  record NotWonBack(Label kind, LocalDate on) implements ChurnReason {
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
  record Unmanaged(Channel channel, long times) implements ChurnReason {
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
  record AllManaged(long channels) implements ChurnReason {
    @Override
    public String code() {
      return "score.touch-point.all-managed";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("channels", channels);
    }
  }
}
