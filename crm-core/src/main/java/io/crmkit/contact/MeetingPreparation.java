package io.crmkit.contact;

import io.crmkit.customer.Channel;
import java.util.Set;

/**
 * A meeting with an important customer needs purpose, agenda and preparation recorded first
 * (IS-07). A customer who is in no class of the dimension is not important. Immutable.
 *
 * <pre>{@code
 * MeetingPreparation.of("prepared-meetings", "importance", "key")
 * }</pre>
 *
 * @param name names it in reasons
 * @param scope the contacts that have to obey it
 * @param dimension the dimension of classes that tells who is important
 * @param important the classes of important customers; at least one
 */
public record MeetingPreparation(String name, Scope scope, String dimension, Set<String> important)
    implements ContactRule {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the dimension is malformed or no class is important
   */
  public MeetingPreparation {
    RuleChecks.rule(name, scope);
    RuleChecks.code("class dimension", dimension);
    important = Scope.sorted(important, value -> value);
    if (important.isEmpty()) {
      throw new IllegalArgumentException(
          "rule " + name + " must name a class of important customers, had none");
    }
  }

  /** Meetings face to face with customers of these classes. */
  public static MeetingPreparation of(String name, String dimension, String... important) {
    return new MeetingPreparation(
        name, Scope.ALL.withChannels(Channel.FACE_TO_FACE), dimension, Set.of(important));
  }

  @Override
  public String type() {
    return "meeting-preparation";
  }
}
