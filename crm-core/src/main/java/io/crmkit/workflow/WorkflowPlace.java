package io.crmkit.workflow;

import io.crmkit.decision.Details;
import io.crmkit.decision.Phrase;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A part of a definition that a problem is about.
 *
 * @param part which kind of part
 * @param name its name; of a transition its action
 */
public record WorkflowPlace(Part part, String name) implements Phrase {
  /** The kinds of parts. */
  public enum Part {
    /** A field of cases. */
    FIELD,
    /** A role. */
    ROLE,
    /** A state. */
    STATE,
    /** What must be known at the opening; the name is that of the initial state. */
    OPENING,
    /** A transition. */
    TRANSITION,
    /** A clock. */
    CLOCK,
    /** A warning of a clock. */
    WARNING,
    /** An escalation of a clock. */
    ESCALATION
  }

  /** Checks that nothing is missing. */
  public WorkflowPlace {
    Objects.requireNonNull(part, "part");
    Objects.requireNonNull(name, "name");
  }

  static WorkflowPlace of(Transition transition) {
    return new WorkflowPlace(Part.TRANSITION, transition.action().code());
  }

  static WorkflowPlace of(ClockRule clock) {
    return new WorkflowPlace(Part.CLOCK, clock.name());
  }

  @Override
  public String code() {
    return "workflow.place." + part.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Map<String, Object> details() {
    return Details.of("name", name);
  }
}
