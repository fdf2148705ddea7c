package io.crmkit.store;

import java.util.OptionalLong;

/** In which version a change expects a record to be. */
public sealed interface Expected {
  /** There must be no such record. */
  static Expected absent() {
    return new Absent();
  }

  /** The record must be in this version. */
  static Expected version(long version) {
    return new Version(version);
  }

  /** Whatever is there is overwritten or deleted; required of a record, it always holds. */
  static Expected any() {
    return new Any();
  }

  /** Whether a record found in this version, or not found, is as expected. */
  boolean accepts(OptionalLong found);

  /** There must be no such record. */
  record Absent() implements Expected {
    @Override
    public boolean accepts(OptionalLong found) {
      return found.isEmpty();
    }

    @Override
    public String toString() {
      return "absent";
    }
  }

  /**
   * The record must be in this version.
   *
   * @param version from 1
   */
  record Version(long version) implements Expected {
    /**
     * Checks the version.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Version {
      if (version < 1) {
        throw new IllegalArgumentException("a version must be from 1, was " + version);
      }
    }

    @Override
    public boolean accepts(OptionalLong found) {
      return found.isPresent() && found.getAsLong() == version;
    }

    @Override
    public String toString() {
      return "in version " + version;
    }
  }

  /** Whatever is there. */
  record Any() implements Expected {
    @Override
    public boolean accepts(OptionalLong found) {
      return true;
    }

    @Override
    public String toString() {
      return "in any version";
    }
  }
}
