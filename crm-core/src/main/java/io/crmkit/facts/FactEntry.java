package io.crmkit.facts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crmkit.decision.Reason;
import java.util.Objects;
import java.util.Optional;

/**
 * One metric with what is known about it, in the form that JSON keeps: exactly one of {@code
 * value}, {@code none} and {@code unknown} is there.
 *
 * @param metric the metric
 * @param value the written form of the value; see {@link Kind}
 * @param none true if there is known to be no value
 * @param unknown why the value is not known
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FactEntry(
    Metric<?> metric, Optional<String> value, Optional<Boolean> none, Optional<Reason> unknown) {
  /**
   * Checks that one of the three is there.
   *
   * @throws IllegalArgumentException if none is, or several are
   */
  public FactEntry {
    Objects.requireNonNull(metric, "metric");
    int given =
        (value.isPresent() ? 1 : 0)
            + (none.filter(Boolean::booleanValue).isPresent() ? 1 : 0)
            + (unknown.isPresent() ? 1 : 0);
    if (given != 1) {
      throw new IllegalArgumentException(
          metric + " must have exactly one of value, none and unknown, had " + given);
    }
  }

  static FactEntry of(Metric<?> metric, Fact<?> fact) {
    if (fact instanceof Fact.Known<?> known) {
      return new FactEntry(
          metric, Optional.of(written(metric, known)), Optional.empty(), Optional.empty());
    }
    return fact instanceof Fact.Unknown<?> unknown
        ? new FactEntry(metric, Optional.empty(), Optional.empty(), Optional.of(unknown.why()))
        : new FactEntry(metric, Optional.empty(), Optional.of(true), Optional.empty());
  }

  private static <T> String written(Metric<T> metric, Fact.Known<?> known) {
    return metric.kind().write(metric.kind().require(known.value()));
  }

  Fact<?> toFact() {
    if (unknown.isPresent()) {
      return Fact.unknown(unknown.get());
    }
    return value.isPresent() ? Fact.known(metric.kind().parse(value.get())) : Fact.absent();
  }
}
