package io.crmkit.workflow;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * What starts or stops a clock. In JSON its text: {@code "opening"}, {@code "on:ANSWER"}, {@code
 * "entering:CLOSED"}. Immutable; equal by value.
 */
public sealed interface Trigger {
  /** The opening of the case. */
  static Trigger opening() {
    return Opened.ONLY;
  }

  /** An action, whatever state it leads to. */
  static Trigger on(String action) {
    return new On(Action.of(action));
  }

  /** The arrival in a state, by opening, action or migration; also from that state itself. */
  static Trigger entering(String state) {
    return new Entering(State.of(state));
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if the text is no trigger
   */
  @JsonCreator
  static Trigger parse(String text) {
    Objects.requireNonNull(text, "trigger");
    if (text.equals("opening")) {
      return opening();
    }
    if (text.startsWith("on:")) {
      return on(text.substring("on:".length()));
    }
    if (text.startsWith("entering:")) {
      return entering(text.substring("entering:".length()));
    }
    throw new IllegalArgumentException(
        "a trigger must be opening, on:<action> or entering:<state>, was '"
            + (text.length() > 40 ? text.substring(0, 40) + "…" : text)
            + "'");
  }

  /** Whether an event pulls it. */
  default boolean fires(CaseEvent event) {
    if (this instanceof On on) {
      return event instanceof CaseEvent.Moved moved && moved.action().equals(on.action);
    }
    if (this instanceof Entering entering) {
      return event.entered().filter(entering.state::equals).isPresent();
    }
    return event instanceof CaseEvent.Opened;
  }

  /** The text form, which {@link #parse} reads. */
  @JsonValue
  String text();

  /** The opening of the case. */
  record Opened() implements Trigger {
    private static final Opened ONLY = new Opened();

    @Override
    public String text() {
      return "opening";
    }
  }

  /**
   * An action.
   *
   * @param action the action
   */
  record On(Action action) implements Trigger {
    /** Checks that nothing is missing. */
    public On {
      Objects.requireNonNull(action, "action");
    }

    @Override
    public String text() {
      return "on:" + action;
    }
  }

  /**
   * The arrival in a state.
   *
   * @param state the state
   */
  record Entering(State state) implements Trigger {
    /** Checks that nothing is missing. */
    public Entering {
      Objects.requireNonNull(state, "state");
    }

    @Override
    public String text() {
      return "entering:" + state;
    }
  }
}
