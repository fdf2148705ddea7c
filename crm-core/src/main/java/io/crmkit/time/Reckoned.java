package io.crmkit.time;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a calendar answers: the value, or why there is none. Immutable.
 *
 * <pre>{@code
 * Reckoned<Instant> due = calendar.add(received, Duration.ofHours(40));
 * if (due instanceof Reckoned.Known<Instant> known) {
 *   remindAt(known.value());
 * }
 * }</pre>
 *
 * @param <T> the type of the value
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "reckoned")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Reckoned.Known.class, name = "known"),
  @JsonSubTypes.Type(value = Reckoned.Never.class, name = "never"),
  @JsonSubTypes.Type(value = Reckoned.Unknown.class, name = "unknown")
})
public sealed interface Reckoned<T> {
  /** The value, if there is one. */
  default Optional<T> toOptional() {
    return Optional.empty();
  }

  /** The same answer about something that follows from the value. */
  <R> Reckoned<R> map(Function<? super T, ? extends R> function);

  /** What follows from the value and may itself have no value. */
  <R> Reckoned<R> flatMap(Function<? super T, Reckoned<R>> function);

  /** An answer that is known. */
  static <T> Reckoned<T> known(T value) {
    return new Known<>(value);
  }

  /** The answer that it never comes. */
  static <T> Reckoned<T> never() {
    return new Never<>();
  }

  /** The answer that nobody can know yet. */
  static <T> Reckoned<T> unknown(LocalDate knownThrough) {
    return new Unknown<>(knownThrough);
  }

  /**
   * The value.
   *
   * @param <T> the type of the value
   * @param value the value
   */
  record Known<T>(T value) implements Reckoned<T> {
    /** Checks that nothing is missing. */
    public Known {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public Optional<T> toOptional() {
      return Optional.of(value);
    }

    @Override
    public <R> Reckoned<R> map(Function<? super T, ? extends R> function) {
      return new Known<>(function.apply(value));
    }

    @Override
    public <R> Reckoned<R> flatMap(Function<? super T, Reckoned<R>> function) {
      return function.apply(value);
    }
  }

  /**
   * It never comes: the calendar does not open often enough before the end of 2100 (or, counting
   * back, since the start of 1900).
   *
   * @param <T> the type of the value there would be
   */
  record Never<T>() implements Reckoned<T> {
    @Override
    public <R> Reckoned<R> map(Function<? super T, ? extends R> function) {
      return new Never<>();
    }

    @Override
    public <R> Reckoned<R> flatMap(Function<? super T, Reckoned<R>> function) {
      return new Never<>();
    }
  }

  /**
   * It lies where the calendar is not published yet.
   *
   * @param <T> the type of the value there would be
   * @param knownThrough the last date the calendar knows
   */
  record Unknown<T>(LocalDate knownThrough) implements Reckoned<T> {
    /** Checks that nothing is missing. */
    public Unknown {
      Objects.requireNonNull(knownThrough, "knownThrough");
    }

    @Override
    public <R> Reckoned<R> map(Function<? super T, ? extends R> function) {
      return new Unknown<>(knownThrough);
    }

    @Override
    public <R> Reckoned<R> flatMap(Function<? super T, Reckoned<R>> function) {
      return new Unknown<>(knownThrough);
    }
  }
}
