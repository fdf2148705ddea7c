package io.crmkit.laws;

import io.crmkit.contact.Audience;
import io.crmkit.contact.Cadence;
import io.crmkit.contact.CadencePolicy;
import io.crmkit.contact.CadenceRules;
import io.crmkit.contact.ContactLog;
import io.crmkit.contact.ContactRequest;
import io.crmkit.contact.DueCustomer;
import io.crmkit.contact.DueQuestion;
import io.crmkit.contact.Dues;
import io.crmkit.customer.Channel;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Interaction;
import io.crmkit.customer.Purpose;
import io.crmkit.decision.Texts;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A cadence policy with what may be asked of it. {@link CadenceRules} tell all of this themselves;
 * for a policy of one's own it helps to add the contacts and classes that it knows.
 *
 * @param policy the policy
 * @param contacts the contacts that customers had, at least one
 * @param classes the classes that customers may have, by dimension
 * @param from the day around which it is asked
 * @param texts the texts of its reasons
 * @param surroundings lets it be asked as if elsewhere, if the caller may do that
 * @param clock the time at which it is tried, if the caller has one
 */
public record CadenceTrial(
    CadencePolicy policy,
    List<ContactRequest> contacts,
    Map<String, Set<String>> classes,
    LocalDate from,
    Texts texts,
    Optional<Surroundings> surroundings,
    Optional<InstantSource> clock) {
  private static final List<ContactRequest> CONTACTS =
      List.of(
          ContactRequest.of(Channel.PHONE, Purpose.RETURN_VISIT),
          ContactRequest.of(Channel.EMAIL, Purpose.MARKETING));
  private static final long HALF_DAY = 12 * 60;

  /**
   * Copies the collections.
   *
   * @throws IllegalArgumentException if there is no contact
   */
  public CadenceTrial {
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(texts, "texts");
    Objects.requireNonNull(surroundings, "surroundings");
    Objects.requireNonNull(clock, "clock");
    contacts = List.copyOf(contacts);
    classes = Map.copyOf(classes);
    if (contacts.isEmpty()) {
      throw new IllegalArgumentException("a trial must know a contact, had none");
    }
  }

  /** A trial of a policy with what it tells of itself. */
  public static CadenceTrial of(CadencePolicy policy) {
    Set<ContactRequest> contacts = new LinkedHashSet<>(CONTACTS);
    Map<String, Set<String>> classes = new TreeMap<>();
    LocalDate from = LocalDate.of(2026, 1, 15);
    if (policy instanceof CadenceRules rules) {
      for (Cadence cadence : rules.cadences()) {
        contacts.addAll(cadence.ways());
        from = cadence.from();
        if (cadence.audience() instanceof Audience.OfClass one) {
          Set<String> values = classes.computeIfAbsent(one.dimension(), d -> new TreeSet<>());
          values.addAll(one.values());
          values.add("other");
        }
      }
    }
    return new CadenceTrial(
        policy,
        List.copyOf(contacts),
        classes,
        from,
        Texts.BUILT_IN,
        Optional.empty(),
        Optional.empty());
  }

  /** The same trial, asking as if elsewhere too. */
  public CadenceTrial withSurroundings(Surroundings newSurroundings) {
    return new CadenceTrial(
        policy, contacts, classes, from, texts, Optional.of(newSurroundings), clock);
  }

  /** The same trial, asking about the present too. */
  public CadenceTrial withClock(InstantSource newClock) {
    return new CadenceTrial(
        policy, contacts, classes, from, texts, surroundings, Optional.of(newClock));
  }

  /** Valid questions from a month before to half a year after the first day. */
  public Generator<DueQuestion> questions() {
    return choices -> question(choices, moment(choices));
  }

  /** An instant within those months, on the half day or near it. */
  Instant moment(Choices choices) {
    Instant start = from.atStartOfDay(TierTrial.ZONES.get(0)).toInstant();
    long minutes = HALF_DAY * choices.between(-60L, 360L);
    return start.plusSeconds(60 * minutes + (choices.percent(20) ? choices.between(-1L, 1L) : 0));
  }

  private DueQuestion question(Choices choices, Instant at) {
    ContactLog log =
        choices.percent(10)
            ? ContactLog.EMPTY
            : ContactLog.EMPTY.in(choices.oneOf(TierTrial.ZONES));
    Map<String, String> chosen = new TreeMap<>();
    new TreeMap<>(classes)
        .forEach(
            (dimension, values) -> {
              if (choices.percent(90)) {
                chosen.put(dimension, choices.oneOf(values.stream().sorted().toList()));
              }
            });
    List<Interaction> made = choices.list(0, 8, c -> c.oneOf(contacts).madeAt(before(c, at)));
    return new DueQuestion(
        DueCustomer.of(CustomerId.of("c-1"), log.withClasses(chosen).withInteractions(made)), at);
  }

  /** Mostly in the weeks before; now and then it has not happened yet. */
  private static Instant before(Choices choices, Instant at) {
    long halves = choices.percent(10) ? -choices.upTo(20) : choices.upTo(120);
    return at.minusSeconds(60 * HALF_DAY * halves);
  }

  /** This trial as one of any policy. */
  PolicyTrial<DueQuestion, Dues> plain() {
    PolicyTrial<DueQuestion, Dues> plain =
        PolicyTrial.<DueQuestion, Dues>of(questions(), policy::decide)
            .withJson(DueQuestion.class, Dues.class)
            .withTexts(texts);
    plain = surroundings.map(plain::withSurroundings).orElse(plain);
    return clock.isEmpty()
        ? plain
        : plain.withClock(clock.get(), moment -> choices -> question(choices, moment));
  }
}
