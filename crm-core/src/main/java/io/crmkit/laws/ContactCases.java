package io.crmkit.laws;

import io.crmkit.contact.Cap;
import io.crmkit.contact.ContactBan;
import io.crmkit.contact.ContactLog;
import io.crmkit.contact.ContactQuestion;
import io.crmkit.contact.ContactRequest;
import io.crmkit.contact.LegalBasis;
import io.crmkit.contact.Protection;
import io.crmkit.customer.Channel;
import io.crmkit.customer.Consent;
import io.crmkit.customer.Interaction;
import io.crmkit.customer.Purpose;
import io.crmkit.customer.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Draws questions to a contact policy. All instants are whole minutes unless they are asked for.
 */
final class ContactCases {
  /** Days on which clocks change somewhere, months and years end, and two like any other. */
  private static final List<LocalDate> DAYS =
      List.of(
          LocalDate.of(2026, 1, 14),
          LocalDate.of(2026, 3, 8),
          LocalDate.of(2026, 11, 1),
          LocalDate.of(2026, 4, 5),
          LocalDate.of(2026, 9, 6),
          LocalDate.of(2026, 12, 31),
          LocalDate.of(2028, 2, 29),
          LocalDate.of(2011, 12, 30),
          LocalDate.of(2026, 7, 18));

  private static final int DAY = 24 * 60;
  private static final ZoneId UTC = ZoneId.of("UTC");

  private final ContactTrial trial;

  ContactCases(ContactTrial trial) {
    this.trial = trial;
  }

  ContactQuestion question(Choices choices) {
    Instant at = minutes(choices.oneOf(DAYS).atStartOfDay(UTC).toInstant(), minute(choices));
    return question(choices, at);
  }

  Generator<ContactQuestion> questionsAbout(Instant moment) {
    return choices -> question(choices, moment);
  }

  private static long minute(Choices choices) {
    return choices.percent(70) ? 30 * choices.upTo(47) : choices.upTo(DAY - 1L);
  }

  static Instant minutes(Instant from, long minutes) {
    return from.plusSeconds(60 * minutes);
  }

  private ContactQuestion question(Choices choices, Instant at) {
    ContactRequest request = request(choices);
    return new ContactQuestion(request, log(choices, request, at), at);
  }

  ContactRequest request(Choices choices) {
    ContactRequest request =
        ContactRequest.of(choices.oneOf(trial.channels()), choices.oneOf(trial.purposes()));
    if (!trial.topics().isEmpty() && choices.percent(50)) {
      request = request.about(choices.oneOf(trial.topics()));
    }
    if (choices.percent(15)) {
      request = request.asImportant();
      request = choices.percent(50) ? request.confirmedBy(Channel.EMAIL) : request;
    }
    return request;
  }

  private ContactLog log(Choices choices, ContactRequest request, Instant at) {
    ContactLog log =
        customer(choices, at)
            .withInteractions(choices.list(0, 8, c -> interaction(c, request, at)))
            .withConsents(consents(choices, request, at));
    if (choices.percent(15)) {
      log = log.withBans(choices.list(1, 2, c -> ban(c, at)));
      log =
          log.withLegalBases(
              choices.list(0, 2, c -> LegalBasis.of("basis-1", request.purpose(), around(c, at))));
    }
    return log;
  }

  /** A customer of whom no contact is known yet. */
  ContactLog customer(Choices choices, Instant at) {
    ContactLog log =
        choices.percent(5) ? ContactLog.EMPTY : ContactLog.EMPTY.in(choices.oneOf(TierTrial.ZONES));
    if (choices.percent(15)) {
      log = log.withJoinedOn(LocalDate.ofInstant(at, UTC).minusDays(choices.upTo(10)));
    }
    if (choices.percent(10)) {
      log = log.withProtections(Set.of(choices.oneOf(List.of(Protection.values()))));
    }
    return choices.percent(20) ? log.withClasses(Map.of("importance", "key")) : log;
  }

  /** Something that happened lately, as a rule so long ago that a cap is just about to end. */
  private Interaction interaction(Choices choices, ContactRequest request, Instant at) {
    boolean same = choices.percent(60);
    Channel channel = same ? request.channel() : choices.oneOf(trial.channels());
    Purpose purpose = same ? request.purpose() : choices.oneOf(trial.purposes());
    Optional<Topic> topic =
        same || trial.topics().isEmpty()
            ? request.topic()
            : Optional.of(choices.oneOf(trial.topics()));
    Instant when = lately(choices, at);
    return new Interaction(
        channel,
        choices.percent(10) ? Interaction.Direction.INBOUND : Interaction.Direction.OUTBOUND,
        purpose,
        topic,
        choices.percent(20) ? Interaction.Result.ATTEMPTED : Interaction.Result.REACHED,
        Optional.empty(),
        when,
        when);
  }

  private Instant lately(Choices choices, Instant at) {
    if (choices.percent(5)) {
      return minutes(at, choices.upTo(3L * DAY)); // it has not happened yet
    }
    List<Cap> caps = trial.caps();
    if (!caps.isEmpty() && choices.percent(40)) {
      long length = choices.oneOf(caps).window().longest().toMinutes();
      return minutes(at, -Math.max(0, length + choices.between(-5L, 5L) * 30));
    }
    return minutes(at, -(choices.percent(60) ? choices.upTo(2L * DAY) : choices.upTo(10L * DAY)));
  }

  private static Instant around(Choices choices, Instant at) {
    return minutes(at, 60 * choices.between(-72L, 48L));
  }

  private static ContactBan ban(Choices choices, Instant at) {
    ContactBan ban = ContactBan.of("objection", around(choices, at));
    return choices.percent(60)
        ? ban.until(minutes(ban.startInclusive(), 60 * (1 + choices.upTo(120))))
        : ban;
  }

  /** Mostly a consent to what is asked about; now and then withdrawn, lapsed, or yet to come. */
  private List<Consent> consents(Choices choices, ContactRequest request, Instant at) {
    List<Consent> consents = new ArrayList<>();
    if (choices.percent(70)) {
      consents.add(consent(request, Consent.Status.GIVEN, minutes(at, -20L * DAY)));
    }
    consents.addAll(
        choices.list(
            0,
            2,
            c -> {
              Consent.Status status =
                  c.oneOf(List.of(Consent.Status.GIVEN, Consent.Status.WITHDRAWN));
              Consent consent = consent(request, status, around(c, at));
              boolean lapses = status == Consent.Status.GIVEN && c.percent(40);
              return lapses
                  ? consent.lapsingAt(minutes(consent.occurredAt(), 60 * (1 + c.upTo(120))))
                  : consent;
            }));
    return consents;
  }

  static Consent consent(ContactRequest request, Consent.Status status, Instant from) {
    return new Consent(
        request.channel(), request.purpose(), status, "form", "p-1", "v1", from, from);
  }
}
