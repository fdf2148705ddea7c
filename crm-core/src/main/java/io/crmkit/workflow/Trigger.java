package io.crmkit.workflow;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.common.base.Splitter;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What starts, stops or ends a clock. In JSON its text: {@code "opening"}, {@code "on:ANSWER"},
 * {@code "entering:CLOSED"}, {@code "moving:CLOSED>RECEIVED"}, or several of these joined by {@code
 * " or "}. Immutable; equal by value.
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

  /** A move from one state to another, by whatever action. */
  static Trigger moving(String from, String to) {
    return new Moving(State.of(from), State.of(to));
  }

  /**
   * Any of these, whichever comes.
   *
   * @throws IllegalArgumentException if they are fewer than two, or one is made of several itself
   */
  static Trigger anyOf(Trigger... triggers) {
    return new AnyOf(Checks.ordered(Arrays.asList(triggers)));
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if the text is no trigger
   */
  @JsonCreator
  static Trigger parse(String text) {
    Objects.requireNonNull(text, "trigger");
    if (text.contains(AnyOf.OR)) {
      Set<Trigger> parts = new LinkedHashSet<>();
      Splitter.on(AnyOf.OR).split(text).forEach(part -> parts.add(parse(part)));
      return new AnyOf(parts);
    }
    if (text.equals("opening")) {
      return opening();
    }
    if (text.startsWith("on:")) {
      return on(text.substring("on:".length()));
    }
    if (text.startsWith("entering:")) {
      return entering(text.substring("entering:".length()));
    }
    int arrow = text.indexOf('>');
    if (text.startsWith("moving:") && arrow > 0) {
      return moving(text.substring("moving:".length(), arrow), text.substring(arrow + 1));
    }
    throw new IllegalArgumentException(
        "a trigger must be opening, on:<action>, entering:<state>, moving:<state>><state>, or"
            + " several of these joined by ' or ', was '"
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
    if (this instanceof Moving moving) {
      return event instanceof CaseEvent.Moved moved
          && moved.from().equals(moving.from)
          && moved.to().equals(moving.to);
    }
    if (this instanceof AnyOf any) {
      return any.parts.stream().anyMatch(part -> part.fires(event));
    }
    return event instanceof CaseEvent.Opened;
  }

  /** What it is made of: itself, unless it is any of several. */
  default Set<Trigger> parts() {
    return Set.of(this);
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

  /**
   * A move from one state to another.
   *
   * @param from the state before
   * @param to the state after
   */
  record Moving(State from, State to) implements Trigger {
    /** Checks that nothing is missing. */
    public Moving {
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(to, "to");
    }

    @Override
    public String text() {
      return "moving:" + from + ">" + to;
    }
  }

  /**
   * Any of several.
   *
   * @param parts the triggers, in order; at least two
   */
  record AnyOf(Set<Trigger> parts) implements Trigger {
    private static final String OR = " or ";

    /**
     * Copies the set.
     *
     * @throws IllegalArgumentException if there are fewer than two, or one is made of several
     *     itself
     */
    public AnyOf {
      parts = Checks.ordered(parts);
      if (parts.size() < 2 || parts.stream().anyMatch(AnyOf.class::isInstance)) {
        throw new IllegalArgumentException(
            "any of several triggers must be at least two different ones, none made of several"
                + " itself, was "
                + parts.stream().map(Trigger::text).toList());
      }
    }

    @Override
    public String text() {
      return parts.stream().map(Trigger::text).collect(Collectors.joining(OR));
    }
  }
}
