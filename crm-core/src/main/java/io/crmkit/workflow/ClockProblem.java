package io.crmkit.workflow;

import io.crmkit.decision.Details;
import java.util.List;
import java.util.Map;

/** What is wrong with the clocks of a workflow, one record per code. */
public sealed interface ClockProblem extends WorkflowProblem {
  /**
   * A clock names a calendar that is not there.
   *
   * @param clock the clock
   * @param calendar the calendar
   */
  record NoSuchCalendar(String clock, String calendar) implements ClockProblem {
    @Override
    public String code() {
      return "workflow.check.no-such-calendar";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("clock", clock, "calendar", calendar);
    }
  }

  /**
   * A clock names a move from one state to another that no action makes.
   *
   * @param clock the clock
   * @param from the state before
   * @param to the state after
   */
  record NoSuchStep(String clock, State from, State to) implements ClockProblem {
    @Override
    public String code() {
      return "workflow.check.no-such-step";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("clock", clock, "from", from, "to", to);
    }
  }

  /**
   * Nothing ever starts a clock.
   *
   * @param clock the clock
   */
  record NeverStarts(String clock) implements ClockProblem {
    @Override
    public String code() {
      return "workflow.check.never-starts";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("clock", clock);
    }
  }

  /**
   * What starts a clock only ends cases, and once a case has ended no clock starts.
   *
   * @param clock the clock
   * @param state the final state in which it would start
   */
  record StartsWhenOver(String clock, State state) implements ClockProblem {
    @Override
    public String code() {
      return "workflow.check.starts-when-over";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("clock", clock, "state", state);
    }
  }

  /**
   * Once it runs in a state, nothing that may follow stops a clock.
   *
   * @param clock the clock
   * @param state the state in which it starts
   * @param path how a case gets there, from the initial state on
   */
  record NeverEnds(String clock, State state, List<State> path) implements ClockProblem {
    /** Copies the list. */
    public NeverEnds {
      path = List.copyOf(path);
    }

    @Override
    public String code() {
      return "workflow.check.never-ends";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("clock", clock, "state", state, "path", StateGraph.route(path));
    }
  }

  /**
   * A warning does not come before the clock is due.
   *
   * @param clock the clock
   * @param warning the warning
   */
  record WarnsTooLate(String clock, String warning) implements ClockProblem {
    @Override
    public String code() {
      return "workflow.check.warns-too-late";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("clock", clock, "warning", warning);
    }
  }

  /**
   * A warning comes before the clock has started: it is longer than the limit.
   *
   * @param clock the clock
   * @param warning the warning
   */
  record WarnsTooEarly(String clock, String warning) implements ClockProblem {
    @Override
    public String code() {
      return "workflow.check.warns-too-early";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("clock", clock, "warning", warning);
    }
  }

  /**
   * An escalation comes before the clock has warned.
   *
   * @param clock the clock
   * @param escalation the escalation
   * @param warnings the warnings of the clock
   */
  record EscalatesTooEarly(String clock, String escalation, List<String> warnings)
      implements ClockProblem {
    /** Copies the list. */
    public EscalatesTooEarly {
      warnings = List.copyOf(warnings);
    }

    @Override
    public String code() {
      return warnings.isEmpty()
          ? "workflow.check.escalates-unwarned"
          : "workflow.check.escalates-too-early";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("clock", clock, "escalation", escalation, "warnings", warnings);
    }
  }

  /**
   * An escalation does something that only people may do.
   *
   * @param clock the clock
   * @param escalation the escalation
   * @param action the action
   */
  record SystemMayNot(String clock, String escalation, Action action) implements ClockProblem {
    @Override
    public String code() {
      return "workflow.check.system-may-not";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("clock", clock, "escalation", escalation, "action", action);
    }
  }

  /**
   * A clock stands still wherever it runs.
   *
   * @param clock the clock
   * @param states the states in which it runs
   */
  record NeverDue(String clock, List<State> states) implements ClockProblem {
    /** Copies the list. */
    public NeverDue {
      states = List.copyOf(states);
    }

    @Override
    public String code() {
      return "workflow.check.never-due";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("clock", clock, "states", states);
    }
  }

  /**
   * An escalation does something that cannot be done while its clock runs.
   *
   * @param clock the clock
   * @param escalation the escalation
   * @param action the action
   * @param states the states in which the clock runs
   */
  record ActsInVain(String clock, String escalation, Action action, List<State> states)
      implements ClockProblem {
    /** Copies the list. */
    public ActsInVain {
      states = List.copyOf(states);
    }

    @Override
    public String code() {
      return "workflow.check.acts-in-vain";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of(
          "clock", clock, "escalation", escalation, "action", action, "states", states);
    }
  }

  /**
   * An escalation may act the moment its clock starts and starts it anew, again and again.
   *
   * @param clock the clock
   * @param escalation the escalation
   * @param action the action
   */
  record ActsAtStart(String clock, String escalation, Action action) implements ClockProblem {
    @Override
    public String code() {
      return "workflow.check.acts-at-start";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("clock", clock, "escalation", escalation, "action", action);
    }
  }
}
