package io.crmkit.decision;

import java.util.Objects;

/**
 * Which policy took a decision: its name and version, as they stand in the playbook or were given
 * to the policy by its host.
 *
 * <p>Example: {@code new PolicyId("retail", "2026-07")}. A bare lambda has neither and shows as
 * {@link #UNVERSIONED}. Immutable.
 *
 * @param name not blank, at most {@value #MAX_LENGTH} characters
 * @param version not blank, at most {@value #MAX_LENGTH} characters; compared by equality only
 */
public record PolicyId(String name, String version) {
  /** The longest name or version accepted, in characters. */
  public static final int MAX_LENGTH = 200;

  /** What a policy without name and version, such as a bare lambda, shows as. */
  public static final PolicyId UNVERSIONED = new PolicyId("unversioned", "-");

  /**
   * Checks both parts.
   *
   * @throws IllegalArgumentException if a part is blank or too long
   */
  public PolicyId {
    requireShortText("policy name", name);
    requireShortText("policy version", version);
  }

  /** Whether this is {@link #UNVERSIONED}. */
  public boolean unversioned() {
    return equals(UNVERSIONED);
  }

  /** Returns {@code "retail 2026-07"}, or {@code "unversioned"}. */
  @Override
  public String toString() {
    return unversioned() ? name : name + " " + version;
  }

  private static void requireShortText(String field, String value) {
    Objects.requireNonNull(value, field);
    if (value.isBlank() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          field
              + " must have 1 to "
              + MAX_LENGTH
              + " characters and not be blank, was '"
              + (value.length() > 40 ? value.substring(0, 40) + "…" : value)
              + "'");
    }
  }
}
