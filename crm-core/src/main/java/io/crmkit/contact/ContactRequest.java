package io.crmkit.contact;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.crmkit.customer.Channel;
import io.crmkit.customer.Interaction;
import io.crmkit.customer.Purpose;
import io.crmkit.customer.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A contact that is wanted: by which way, what for, about what. Holds codes only. Immutable.
 *
 * <pre>{@code
 * ContactRequest call = ContactRequest.of(Channel.PHONE, Purpose.RETURN_VISIT).about(Topic.AFTER_SALE);
 * }</pre>
 *
 * @param channel by which way
 * @param purpose what for
 * @param topic about what, if that is known
 * @param important whether it is an important matter, which needs written confirmation (IS-07)
 * @param confirmation the channel by which it is confirmed, if it is
 * @param preparation what is recorded of the preparation, for a meeting (IS-07)
 */
public record ContactRequest(
    Channel channel,
    Purpose purpose,
    Optional<Topic> topic,
    boolean important,
    Optional<Channel> confirmation,
    Optional<Preparation> preparation) {
  /** Checks that nothing is missing. */
  public ContactRequest {
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(confirmation, "confirmation");
    Objects.requireNonNull(preparation, "preparation");
  }

  /** A contact of no particular topic or importance. */
  public static ContactRequest of(Channel channel, Purpose purpose) {
    return new ContactRequest(
        channel, purpose, Optional.empty(), false, Optional.empty(), Optional.empty());
  }

  /** The same request about this topic. */
  public ContactRequest about(Topic newTopic) {
    return new ContactRequest(
        channel, purpose, Optional.of(newTopic), important, confirmation, preparation);
  }

  /** The same request as an important matter. */
  public ContactRequest asImportant() {
    return new ContactRequest(channel, purpose, topic, true, confirmation, preparation);
  }

  /** The same request, confirmed by this channel. */
  public ContactRequest confirmedBy(Channel written) {
    return new ContactRequest(
        channel, purpose, topic, important, Optional.of(written), preparation);
  }

  /** The same request, prepared like this. */
  public ContactRequest prepared(Preparation newPreparation) {
    return new ContactRequest(
        channel, purpose, topic, important, confirmation, Optional.of(newPreparation));
  }

  /** The contact as it is logged once it was made and the customer reached. */
  public Interaction madeAt(Instant at) {
    return new Interaction(
        channel,
        Interaction.Direction.OUTBOUND,
        purpose,
        topic,
        Interaction.Result.REACHED,
        Optional.empty(),
        at,
        at);
  }

  /**
   * What is recorded of the preparation of a meeting, and since when. The texts themselves are the
   * host's own records.
   *
   * @param purpose when its purpose was recorded, if it is
   * @param agenda when its agenda was recorded, if it is
   * @param preparation when its preparation was recorded, if it is
   */
  public record Preparation(
      Optional<Instant> purpose, Optional<Instant> agenda, Optional<Instant> preparation) {
    /** Nothing is recorded. */
    public static final Preparation NONE =
        new Preparation(Optional.empty(), Optional.empty(), Optional.empty());

    /** Checks that nothing is missing. */
    public Preparation {
      Objects.requireNonNull(purpose, "purpose");
      Objects.requireNonNull(agenda, "agenda");
      Objects.requireNonNull(preparation, "preparation");
    }

    /** All three are recorded since this instant. */
    public static Preparation complete(Instant recordedAt) {
      return new Preparation(
          Optional.of(recordedAt), Optional.of(recordedAt), Optional.of(recordedAt));
    }

    /** What is not recorded, in the order in which it is best done. */
    @JsonIgnore
    public List<Part> missing() {
      List<Part> missing = new ArrayList<>();
      if (purpose.isEmpty()) {
        missing.add(Part.PURPOSE);
      }
      if (agenda.isEmpty()) {
        missing.add(Part.AGENDA);
      }
      if (preparation.isEmpty()) {
        missing.add(Part.PREPARATION);
      }
      return List.copyOf(missing);
    }
  }

  /** What has to be recorded before a meeting. */
  public enum Part {
    /** What it is for. */
    PURPOSE("contact.part.purpose"),
    /** What is to be talked about. */
    AGENDA("contact.part.agenda"),
    /** What is to be known and brought. */
    PREPARATION("contact.part.preparation");

    private final String textCode;

    Part(String textCode) {
      this.textCode = textCode;
    }

    String textCode() {
      return textCode;
    }
  }
}
