package io.crmkit.complaint;

import java.util.Optional;

/** What complaints may have in common. */
public enum RecurrenceKey {
  /** The class. */
  CATEGORY,
  /** The cause that was found. */
  CAUSE,
  /** The product concerned. */
  PRODUCT,
  /** The place concerned. */
  PLACE;

  /** What a complaint says of it, if it says anything. */
  public Optional<String> of(ComplaintCase complaint) {
    return switch (this) {
      case CATEGORY -> Optional.of(complaint.category());
      case CAUSE -> complaint.cause();
      case PRODUCT -> complaint.product();
      case PLACE -> complaint.place();
    };
  }

  /** The field of the case that says it. */
  String field() {
    return Checks.code(this);
  }
}
