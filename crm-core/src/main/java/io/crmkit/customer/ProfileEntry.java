package io.crmkit.customer;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing known about a customer, and how: from which source, entered by whom and when, verified
 * by whom (IS-01, IS-03). The value is personal: {@code toString} leaves it out.
 *
 * @param part which of the four parts it belongs to
 * @param field its name within the part: {@code "name"}, {@code "payment-record"}
 * @param value 1 to 10,000 characters
 * @param source where it comes from
 * @param enteredBy who entered it
 * @param enteredAt when it was entered
 * @param verification the second person's confirmation, if there is one
 */
public record ProfileEntry(
    ProfilePart part,
    String field,
    String value,
    Source source,
    StaffId enteredBy,
    Instant enteredAt,
    Optional<Verification> verification) {
  /**
   * Checks the field, the value and that two persons were at work.
   *
   * @throws IllegalArgumentException if the field is malformed, the value blank or too long, or the
   *     verifier the person who entered it
   */
  public ProfileEntry {
    Objects.requireNonNull(part, "part");
    Checks.code("profile field", field);
    Checks.text("profile value", value);
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(enteredBy, "enteredBy");
    Objects.requireNonNull(enteredAt, "enteredAt");
    if (verification.isPresent() && verification.get().by().equals(enteredBy)) {
      throw new IllegalArgumentException(
          "the verifier of " + field + " must not be the person who entered it, was " + enteredBy);
    }
  }

  /** An entry that nobody has verified yet. */
  public static ProfileEntry of(
      ProfilePart part,
      String field,
      String value,
      Source source,
      StaffId enteredBy,
      Instant enteredAt) {
    return new ProfileEntry(part, field, value, source, enteredBy, enteredAt, Optional.empty());
  }

  /**
   * The same entry, confirmed by a second person.
   *
   * @throws IllegalArgumentException if it is the person who entered it
   */
  public ProfileEntry verifiedBy(StaffId verifier, Instant at) {
    return new ProfileEntry(
        part,
        field,
        value,
        source,
        enteredBy,
        enteredAt,
        Optional.of(new Verification(verifier, at)));
  }

  /** This entry as it stood at an instant: verified later, it was not yet. */
  ProfileEntry asKnownAt(Instant instant) {
    return verification.isPresent() && verification.get().at().isAfter(instant)
        ? new ProfileEntry(part, field, value, source, enteredBy, enteredAt, Optional.empty())
        : this;
  }

  /** All but the value. */
  @Override
  public String toString() {
    return part
        + "."
        + field
        + " from "
        + source
        + ", entered by "
        + enteredBy
        + " at "
        + enteredAt
        + verification.map(v -> ", verified by " + v.by()).orElse(", unverified");
  }

  /** Where a fact about a customer comes from (IS-01). */
  public enum Source {
    /** Market research. */
    MARKET_RESEARCH,
    /** A fair, a meeting, a campaign. */
    EVENT,
    /** The web. */
    WEB,
    /** The sales process. */
    SALE,
    /** The service process. */
    SERVICE
  }

  /**
   * Who confirmed an entry and when.
   *
   * @param by the second person
   * @param at when
   */
  public record Verification(StaffId by, Instant at) {
    /** Checks that nothing is missing. */
    public Verification {
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }
}
