package io.crmkit.complaint;

import io.crmkit.decision.Phrase;
import java.util.Map;

/** What the intake of a complaint records (IS-11), and the class by which it is forwarded. */
public enum IntakePart {
  /** When the customer complained. */
  TIME,
  /** Who complained. */
  COMPLAINANT,
  /** What about. */
  MATTER,
  /** Where the complainant can be reached. */
  CONTACT_POINT,
  /** The class of the complaint (AS-05), which decides about the department. */
  CATEGORY;

  /** In words. */
  public Phrase phrase() {
    return Phrase.of("complaint.part." + Checks.code(this), Map.of());
  }
}
