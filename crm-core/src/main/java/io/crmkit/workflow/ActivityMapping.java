package io.crmkit.workflow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What the activities of a log are called in a workflow. Immutable.
 *
 * <pre>{@code
 * ActivityMapping mapping = ActivityMapping.opening("received").with("sent", "SEND").ignoring("viewed");
 * }</pre>
 *
 * @param openings the activities by which cases begin
 * @param actions the action that an activity stands for
 * @param ignored the activities that have no place in the workflow
 */
public record ActivityMapping(
    Set<String> openings, Map<String, Action> actions, Set<String> ignored) {
  /**
   * Copies the parts, keeping their order.
   *
   * @throws IllegalArgumentException if an activity stands for several things
   */
  public ActivityMapping {
    openings = Checks.ordered(openings);
    ignored = Checks.ordered(ignored);
    actions = Collections.unmodifiableMap(new LinkedHashMap<>(actions));
    for (String activity : actions.keySet()) {
      once(activity, openings.contains(activity) || ignored.contains(activity));
    }
    for (String activity : openings) {
      once(activity, ignored.contains(activity));
    }
  }

  /** A mapping by which cases begin with this activity, and no more yet. */
  public static ActivityMapping opening(String activity) {
    return new ActivityMapping(Set.of(activity), Map.of(), Set.of());
  }

  /** The same, an activity standing for an action. */
  public ActivityMapping with(String activity, String action) {
    Map<String, Action> more = new LinkedHashMap<>(actions);
    more.put(activity, Action.of(action));
    return new ActivityMapping(openings, more, ignored);
  }

  /** The same, an activity standing for nothing. */
  public ActivityMapping ignoring(String activity) {
    Set<String> more = new LinkedHashSet<>(ignored);
    more.add(activity);
    return new ActivityMapping(openings, actions, more);
  }

  private static void once(String activity, boolean again) {
    Objects.requireNonNull(activity, "activity");
    if (again) {
      throw new IllegalArgumentException(
          "an activity must stand for one thing: an opening, an action or nothing; "
              + activity
              + " stands for several");
    }
  }
}
