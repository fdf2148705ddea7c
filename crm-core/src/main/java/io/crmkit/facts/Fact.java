package io.crmkit.facts;

import io.crmkit.decision.Reason;
import java.util.Objects;

/**
 * What is known about one metric: its value, that there is none, or why it is not known.
 *
 * @param <T> the type of the metric's values
 */
public sealed interface Fact<T> {
  /** The metric has this value. */
  static <T> Fact<T> known(T value) {
    return new Known<>(value);
  }

  /** It is known that there is no value: days since the last order of one who never ordered. */
  static <T> Fact<T> absent() {
    return new Absent<>();
  }

  /** The value is not known, for this reason. */
  static <T> Fact<T> unknown(Reason why) {
    return new Unknown<>(why);
  }

  /**
   * A known value.
   *
   * @param <T> the type of the value
   * @param value the value
   */
  record Known<T>(T value) implements Fact<T> {
    /** Checks that there is a value. */
    public Known {
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * Known to have no value. Fails every threshold.
   *
   * @param <T> the type a value would have
   */
  record Absent<T>() implements Fact<T> {}

  /**
   * Not known.
   *
   * @param <T> the type a value would have
   * @param why what is missing
   */
  record Unknown<T>(Reason why) implements Fact<T> {
    /** Checks that there is a reason. */
    public Unknown {
      Objects.requireNonNull(why, "why");
    }
  }
}
