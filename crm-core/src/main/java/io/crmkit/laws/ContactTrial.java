package io.crmkit.laws;

import io.crmkit.contact.Cap;
import io.crmkit.contact.ContactPolicy;
import io.crmkit.contact.ContactQuestion;
import io.crmkit.contact.ContactRule;
import io.crmkit.contact.ContactRules;
import io.crmkit.contact.Permission;
import io.crmkit.contact.Scope;
import io.crmkit.customer.Channel;
import io.crmkit.customer.Purpose;
import io.crmkit.customer.Topic;
import io.crmkit.decision.Texts;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A contact policy with what may be asked of it. {@link ContactRules} tell all of this themselves;
 * for a policy of one's own it helps to add the channels, purposes and topics that it knows:
 *
 * <pre>{@code
 * ContactTrial trial = ContactTrial.of(policy).withTopics(List.of(Topic.of("NEWS")));
 * LawReport report = LawRunner.STANDARD.run(ContactPolicyLaws.all(), trial);
 * }</pre>
 *
 * @param policy the policy
 * @param channels what is asked about, at least one
 * @param purposes what is asked about, at least one
 * @param topics what is asked about, besides no topic
 * @param caps caps that hold whatever else does
 * @param texts the texts of its reasons
 * @param surroundings lets it be asked as if elsewhere, if the caller may do that
 * @param clock the time at which it is tried, if the caller has one
 */
public record ContactTrial(
    ContactPolicy policy,
    List<Channel> channels,
    List<Purpose> purposes,
    List<Topic> topics,
    List<Cap> caps,
    Texts texts,
    Optional<Surroundings> surroundings,
    Optional<InstantSource> clock) {
  private static final List<Channel> CHANNELS =
      List.of(Channel.PHONE, Channel.INSTANT_MESSAGE, Channel.EMAIL, Channel.FACE_TO_FACE);
  private static final List<Purpose> PURPOSES =
      List.of(Purpose.MARKETING, Purpose.RETURN_VISIT, Purpose.CARE, Purpose.LEGAL);

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there is no channel or no purpose
   */
  public ContactTrial {
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(texts, "texts");
    Objects.requireNonNull(surroundings, "surroundings");
    Objects.requireNonNull(clock, "clock");
    channels = List.copyOf(channels);
    purposes = List.copyOf(purposes);
    topics = List.copyOf(topics);
    caps = List.copyOf(caps);
    if (channels.isEmpty() || purposes.isEmpty()) {
      throw new IllegalArgumentException(
          "a trial must ask about a channel and a purpose, had " + channels + " and " + purposes);
    }
  }

  /** A trial of a policy with what it tells of itself. */
  public static ContactTrial of(ContactPolicy policy) {
    Set<Channel> channels = new LinkedHashSet<>(CHANNELS);
    Set<Purpose> purposes = new LinkedHashSet<>(PURPOSES);
    Set<Topic> topics = new LinkedHashSet<>();
    if (policy instanceof ContactRules rules) {
      for (ContactRule rule : rules.rules()) {
        add(rule.scope(), channels, purposes, topics);
        if (rule instanceof Cap cap) {
          add(cap.counts(), channels, purposes, topics);
        }
      }
    }
    return new ContactTrial(
        policy,
        List.copyOf(channels),
        List.copyOf(purposes),
        List.copyOf(topics),
        policy.caps(),
        Texts.BUILT_IN,
        Optional.empty(),
        Optional.empty());
  }

  private static void add(
      Scope scope, Set<Channel> channels, Set<Purpose> purposes, Set<Topic> topics) {
    channels.addAll(scope.channels());
    purposes.addAll(scope.purposes());
    purposes.addAll(scope.exceptPurposes());
    topics.addAll(scope.topics());
  }

  /** The same trial, asking about these channels and purposes. */
  public ContactTrial asking(List<Channel> newChannels, List<Purpose> newPurposes) {
    return new ContactTrial(
        policy, newChannels, newPurposes, topics, caps, texts, surroundings, clock);
  }

  /** The same trial, asking about these topics. */
  public ContactTrial withTopics(List<Topic> newTopics) {
    return new ContactTrial(
        policy, channels, purposes, newTopics, caps, texts, surroundings, clock);
  }

  /** The same trial of a policy of which these caps hold whatever else does. */
  public ContactTrial withCaps(List<Cap> newCaps) {
    return new ContactTrial(
        policy, channels, purposes, topics, newCaps, texts, surroundings, clock);
  }

  /** The same trial with these texts of reasons. */
  public ContactTrial withTexts(Texts newTexts) {
    return new ContactTrial(
        policy, channels, purposes, topics, caps, newTexts, surroundings, clock);
  }

  /** The same trial, asking as if elsewhere too. */
  public ContactTrial withSurroundings(Surroundings newSurroundings) {
    return new ContactTrial(
        policy, channels, purposes, topics, caps, texts, Optional.of(newSurroundings), clock);
  }

  /** The same trial, asking about the present too. */
  public ContactTrial withClock(InstantSource newClock) {
    return new ContactTrial(
        policy, channels, purposes, topics, caps, texts, surroundings, Optional.of(newClock));
  }

  /** Valid questions, many near the ends of caps, nights, consents and bans. */
  public Generator<ContactQuestion> questions() {
    return new ContactCases(this)::question;
  }

  /** This trial as one of any policy; what its blockers claim has laws of its own. */
  PolicyTrial<ContactQuestion, Permission> plain() {
    ContactCases cases = new ContactCases(this);
    PolicyTrial<ContactQuestion, Permission> plain =
        PolicyTrial.<ContactQuestion, Permission>of(cases::question, policy::decide)
            .withJson(ContactQuestion.class, Permission.class)
            .withTexts(texts);
    plain = surroundings.map(plain::withSurroundings).orElse(plain);
    return clock.isEmpty() ? plain : plain.withClock(clock.get(), cases::questionsAbout);
  }
}
