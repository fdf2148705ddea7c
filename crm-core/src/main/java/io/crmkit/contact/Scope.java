package io.crmkit.contact;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.crmkit.customer.Channel;
import io.crmkit.customer.Interaction;
import io.crmkit.customer.Purpose;
import io.crmkit.customer.Topic;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which contacts a rule is about. A set that is empty restricts nothing. Immutable.
 *
 * <pre>{@code
 * Scope marketing = Scope.ALL.withPurposes(Purpose.MARKETING).withChannels(Channel.SMS, Channel.EMAIL);
 * Scope regular = Scope.ALL.exceptPurposes(Purpose.CARE); // greetings are extra
 * }</pre>
 *
 * @param channels only these channels
 * @param purposes only these purposes
 * @param topics only contacts about one of these topics
 * @param exceptPurposes all purposes but these; empty if {@code purposes} is not
 */
public record Scope(
    Set<Channel> channels, Set<Purpose> purposes, Set<Topic> topics, Set<Purpose> exceptPurposes) {
  /** All contacts. */
  public static final Scope ALL = new Scope(Set.of(), Set.of(), Set.of(), Set.of());

  /**
   * Copies the sets, sorted by code.
   *
   * @throws IllegalArgumentException if it names both purposes and exceptions from all
   */
  public Scope {
    channels = sorted(channels, Channel::code);
    purposes = sorted(purposes, Purpose::code);
    topics = sorted(topics, Topic::code);
    exceptPurposes = sorted(exceptPurposes, Purpose::code);
    if (!purposes.isEmpty() && !exceptPurposes.isEmpty()) {
      throw new IllegalArgumentException(
          "a scope must name purposes or exceptPurposes, not both, had "
              + purposes
              + " and "
              + exceptPurposes);
    }
  }

  /** A set that prints and is written the same whatever order it was built in. */
  static <T> Set<T> sorted(Set<T> set, Function<T, String> code) {
    if (set.size() < 2) {
      return Set.copyOf(set);
    }
    Set<T> sorted = new LinkedHashSet<>();
    set.stream().sorted(Comparator.comparing(code)).forEach(sorted::add);
    return Collections.unmodifiableSet(sorted);
  }

  /** The same scope for these channels only. */
  public Scope withChannels(Channel... only) {
    return new Scope(Set.of(only), purposes, topics, exceptPurposes);
  }

  /** The same scope for these purposes only. */
  public Scope withPurposes(Purpose... only) {
    return new Scope(channels, Set.of(only), topics, Set.of());
  }

  /** The same scope for these topics only. */
  public Scope withTopics(Topic... only) {
    return new Scope(channels, purposes, Set.of(only), exceptPurposes);
  }

  /** The same scope for all purposes but these. */
  public Scope exceptPurposes(Purpose... but) {
    return new Scope(channels, Set.of(), topics, Set.of(but));
  }

  /** Whether a contact lies in it. */
  public boolean covers(Channel channel, Purpose purpose, Optional<Topic> topic) {
    return (channels.isEmpty() || channels.contains(channel))
        && coversPurpose(purpose)
        && (topics.isEmpty() || (topic.isPresent() && topics.contains(topic.get())));
  }

  /** Whether every contact lies in it. */
  @JsonIgnore
  public boolean isAll() {
    return channels.isEmpty() && purposes.isEmpty() && topics.isEmpty() && exceptPurposes.isEmpty();
  }

  /** Whether a request lies in it. */
  public boolean covers(ContactRequest request) {
    return covers(request.channel(), request.purpose(), request.topic());
  }

  /** Whether something that happened lies in it. */
  public boolean covers(Interaction contact) {
    return covers(contact.channel(), contact.purpose(), contact.topic());
  }

  private boolean coversPurpose(Purpose purpose) {
    return purposes.isEmpty()
        ? exceptPurposes.isEmpty() || !exceptPurposes.contains(purpose)
        : purposes.contains(purpose);
  }

  /** Whether every contact of the other scope lies in this one. */
  public boolean includes(Scope other) {
    return includes(channels, other.channels)
        && includes(topics, other.topics)
        && (other.purposes.isEmpty()
            ? purposes.isEmpty() && other.exceptPurposes.containsAll(exceptPurposes)
            : other.purposes.stream().allMatch(this::coversPurpose));
  }

  /** Whether some contact lies in both scopes. */
  public boolean overlaps(Scope other) {
    return overlaps(channels, other.channels)
        && overlaps(topics, other.topics)
        && (purposes.isEmpty()
            ? other.purposes.isEmpty() || other.purposes.stream().anyMatch(this::coversPurpose)
            : purposes.stream().anyMatch(other::coversPurpose));
  }

  private static boolean includes(Set<?> outer, Set<?> inner) {
    return outer.isEmpty() || (!inner.isEmpty() && outer.containsAll(inner));
  }

  private static boolean overlaps(Set<?> one, Set<?> other) {
    return one.isEmpty() || other.isEmpty() || !Collections.disjoint(one, other);
  }

  /** By how many of channel, purpose and topic it chooses: 0 to 3. An exception is no choice. */
  @JsonIgnore
  public int specificity() {
    return (channels.isEmpty() ? 0 : 1) + (purposes.isEmpty() ? 0 : 1) + (topics.isEmpty() ? 0 : 1);
  }
}
