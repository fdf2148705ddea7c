package io.crmkit.store.contract;

import io.crmkit.store.Capability;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that a store has to keep, as data.
 *
 * <pre>{@code
 * StoreRule rule = StoreRule.must(
 *     "acme.two-puts", "The second put gives the greater version.",
 *     trial -> {
 *       long first = trial.put(Sample.of("a"));
 *       long second = trial.put(Sample.of("a"));
 *       trial.expect(second > first, "version " + second + " after " + first);
 *     });
 * }</pre>
 *
 * @param id the group and a name, stable, lower case: {@code "versions.exact"}
 * @param level whether a store must keep it
 * @param statement what it says, one sentence
 * @param needed the capability that a store must have for it
 * @param setup what has to be done with the store for it
 * @param check tries it
 */
public record StoreRule(
    String id,
    Level level,
    String statement,
    Optional<Capability> needed,
    Setup setup,
    Check check) {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*\\.[a-z0-9-]+");

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the id is malformed
   */
  public StoreRule {
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(statement, "statement");
    Objects.requireNonNull(needed, "needed");
    Objects.requireNonNull(setup, "setup");
    Objects.requireNonNull(check, "check");
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "the id of a rule must be two lower case words joined by a dot, was '" + id + "'");
    }
  }

  /** A rule that every store must keep. */
  public static StoreRule must(String id, String statement, Check check) {
    return new StoreRule(id, Level.MUST, statement, Optional.empty(), Setup.ALONE, check);
  }

  /** A rule that a store had better keep. */
  public static StoreRule should(String id, String statement, Check check) {
    return new StoreRule(id, Level.SHOULD, statement, Optional.empty(), Setup.ALONE, check);
  }

  /** The same rule, for stores with a capability only. */
  public StoreRule needing(Capability capability) {
    return new StoreRule(id, level, statement, Optional.of(capability), setup, check);
  }

  /** The same rule, for stores that can be closed and opened again. */
  public StoreRule reopening() {
    return new StoreRule(id, level, statement, needed, Setup.REOPENED, check);
  }

  /** The same rule, for stores that can be opened as after a kill. */
  public StoreRule killing() {
    return new StoreRule(id, level, statement, needed, Setup.KILLED, check);
  }

  /** The same rule, for stores that two can be opened of on the same data. */
  public StoreRule withAnother() {
    return new StoreRule(id, level, statement, needed, Setup.TWO, check);
  }

  /** What it is about: the part of the id before the dot. */
  public String group() {
    return id.substring(0, id.indexOf('.'));
  }

  /** The id and what it says. */
  @Override
  public String toString() {
    return id + ": " + statement;
  }

  /** How binding a rule is. */
  public enum Level {
    /** A store that breaks it is wrong. */
    MUST,
    /** A store may break it; its documentation should say so. */
    SHOULD
  }

  /** What has to be done with a store to try a rule. */
  public enum Setup {
    /** It is opened. */
    ALONE,
    /** It is closed and opened again; see {@link StoreUnderTest#reopen}. */
    REOPENED,
    /** It is opened again without being closed; see {@link StoreUnderTest#kill}. */
    KILLED,
    /** Another one is opened beside it on the same data; see {@link StoreUnderTest#another}. */
    TWO
  }

  /** Tries a rule on a store. */
  @FunctionalInterface
  public interface Check {
    /**
     * Returns if the store keeps the rule.
     *
     * @throws BrokenRuleException if it does not; see {@link StoreTrial#expect}
     * @throws Exception whatever the store throws; that breaks the rule too
     */
    void check(StoreTrial trial) throws Exception;
  }
}
