package io.crmkit.complaint;

import io.crmkit.customer.ContactPoint;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What was taken down when a customer complained (IS-11), whole or not. Personal: it stands in a
 * record of its own that can be deleted, and the case keeps no more than {@link #record}. {@code
 * toString} tells which parts are there, not what they say. Immutable.
 *
 * <pre>{@code
 * ComplaintIntake intake = ComplaintIntake.of("in-7", at, "Li Lei", "the lamp broke", phone, "quality")
 *     .about("lamp-3", "shop-2");
 * Decision<Answer<Forwarding>> forwarded = scheme.intake().decide(intake);
 * }</pre>
 *
 * @param record the id of this record in the host application, pseudonymous
 * @param receivedAt when the customer complained
 * @param complainant who complained; blank is as if it were not there
 * @param matter what about, in words; blank is as if it were not there
 * @param contactPoint where the complainant can be reached
 * @param category the class of the complaint: a code of the scheme
 * @param product the id of the product concerned, if one is
 * @param place the id of the place concerned, if one is
 * @param feedback the id of the survey answer that it follows, if it follows one (RM-05)
 */
public record ComplaintIntake(
    String record,
    Optional<Instant> receivedAt,
    Optional<String> complainant,
    Optional<String> matter,
    Optional<ContactPoint> contactPoint,
    Optional<String> category,
    Optional<String> product,
    Optional<String> place,
    Optional<String> feedback) {
  /**
   * Checks ids and the code.
   *
   * @throws IllegalArgumentException if one is malformed; the message repeats nothing personal
   */
  public ComplaintIntake {
    Checks.id("intake record", record);
    complainant = complainant.filter(text -> !text.isBlank());
    matter = matter.filter(text -> !text.isBlank());
    category.ifPresent(code -> Checks.code("complaint category", code));
    product.ifPresent(id -> Checks.id("product", id));
    place.ifPresent(id -> Checks.id("place", id));
    feedback.ifPresent(id -> Checks.id("feedback", id));
  }

  /** A whole intake, about no product or place in particular. */
  public static ComplaintIntake of(
      String record,
      Instant receivedAt,
      String complainant,
      String matter,
      ContactPoint contactPoint,
      String category) {
    return new ComplaintIntake(
        record,
        Optional.of(receivedAt),
        Optional.of(complainant),
        Optional.of(matter),
        Optional.of(contactPoint),
        Optional.of(category),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same, about a product at a place. */
  public ComplaintIntake about(String newProduct, String newPlace) {
    return new ComplaintIntake(
        record,
        receivedAt,
        complainant,
        matter,
        contactPoint,
        category,
        Optional.of(newProduct),
        Optional.of(newPlace),
        feedback);
  }

  /** The same, following a survey answer. */
  public ComplaintIntake following(String newFeedback) {
    return new ComplaintIntake(
        record,
        receivedAt,
        complainant,
        matter,
        contactPoint,
        category,
        product,
        place,
        Optional.of(newFeedback));
  }

  /** The parts that are not there, in the order of {@link IntakePart}. */
  public Set<IntakePart> missing() {
    EnumSet<IntakePart> missing = EnumSet.noneOf(IntakePart.class);
    add(missing, IntakePart.TIME, receivedAt);
    add(missing, IntakePart.COMPLAINANT, complainant);
    add(missing, IntakePart.MATTER, matter);
    add(missing, IntakePart.CONTACT_POINT, contactPoint);
    add(missing, IntakePart.CATEGORY, category);
    return Checks.ordered(missing);
  }

  private static void add(Set<IntakePart> missing, IntakePart part, Optional<?> value) {
    if (value.isEmpty()) {
      missing.add(part);
    }
  }

  /** The id of the record and what is missing; nothing of what it says. */
  @Override
  public String toString() {
    return "ComplaintIntake " + record + (missing().isEmpty() ? "" : " without " + missing());
  }
}
