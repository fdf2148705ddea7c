package io.crmkit.facts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.crmkit.decision.Details;
import io.crmkit.decision.Either;
import io.crmkit.decision.Phrase;
import io.crmkit.decision.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What evaluating a condition found at one leaf, or at several ways that are all still open.
 * Findings are reasons: they render in English and Chinese like any other.
 */
public sealed interface Finding extends Reason {
  /**
   * The finding of a leaf whose truth is already known; what {@link Condition#evaluate} is made of.
   */
  static <T> Finding of(Leaf<T> asked, Facts facts, Truth truth) {
    int slot = facts.slot(asked.metric());
    byte state = facts.state(slot);
    if (state == Facts.KNOWN && truth != Truth.UNKNOWN) {
      @SuppressWarnings("unchecked") // facts hold what the kind of the metric requires
      T value = (T) facts.value(slot);
      return truth == Truth.MET ? new Meets<>(asked, value) : new Misses<>(asked, value);
    }
    if (state == Facts.ABSENT) {
      return truth == Truth.MET ? new NoValueMeets(asked) : new NoValue(asked);
    }
    return facts.get(asked.metric()) instanceof Fact.Unknown<T> unknown
        ? new NotKnown(asked, unknown.why())
        : new NotKnown(asked, otherCurrency(asked, facts));
  }

  /** Only ratios have several forms of the same value; the rest is not looked at, to save time. */
  private static <T> T canonical(Leaf<T> required, T actual) {
    Objects.requireNonNull(actual, "actual");
    return actual instanceof BigDecimal ? required.metric().kind().require(actual) : actual;
  }

  private static <T> FactGap otherCurrency(Leaf<T> asked, Facts facts) {
    Object bound = ((Threshold<T>) asked).bound();
    return new FactGap.OtherCurrency(
        ((Money) bound).getCurrencyUnit().getCode(), facts.currency().getCode());
  }

  /**
   * The value passes.
   *
   * @param <T> the type of the value
   * @param required what was asked
   * @param actual the value
   */
  record Meets<T>(Leaf<T> required, T actual) implements Finding {
    /** Checks that nothing is missing. */
    public Meets {
      Objects.requireNonNull(required, "required");
      actual = canonical(required, actual);
    }

    @JsonCreator
    static <T> Meets<T> ofWritten(
        @JsonProperty("required") Leaf<T> required, @JsonProperty("actual") String actual) {
      return new Meets<>(required, required.metric().kind().parse(actual));
    }

    @Override
    public String code() {
      return "finding.meets";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of(
          "metric", required.metric().phrase(),
          "actual", shown(required, actual),
          "required", required.phrase());
    }
  }

  /**
   * The value does not pass.
   *
   * @param <T> the type of the value
   * @param required what was asked
   * @param actual the value
   */
  record Misses<T>(Leaf<T> required, T actual) implements Finding {
    /** Checks that nothing is missing. */
    public Misses {
      Objects.requireNonNull(required, "required");
      actual = canonical(required, actual);
    }

    @JsonCreator
    static <T> Misses<T> ofWritten(
        @JsonProperty("required") Leaf<T> required, @JsonProperty("actual") String actual) {
      return new Misses<>(required, required.metric().kind().parse(actual));
    }

    /**
     * The least change of the value that passes: "312.50 CNY more". For categories the value
     * itself, which has to become another one.
     */
    public T gap() {
      return required instanceof Threshold<T> threshold ? threshold.gap(actual) : actual;
    }

    /** The gap in the form that JSON keeps; only written, since it follows from the rest. */
    @JsonProperty(value = "gap", access = JsonProperty.Access.READ_ONLY)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    Optional<String> writtenGap() {
      return required instanceof Threshold<T>
          ? Optional.of(required.metric().kind().write(gap()))
          : Optional.empty();
    }

    @Override
    public String code() {
      if (required instanceof Threshold<T> threshold) {
        return threshold.comparison().rising() ? "finding.too-low" : "finding.too-high";
      }
      return "finding.other-category";
    }

    @Override
    public Map<String, Object> details() {
      Phrase metric = required.metric().phrase();
      Object value = shown(required, actual);
      return required instanceof Threshold<T> threshold
          ? Details.of(
              "metric",
              metric,
              "actual",
              value,
              "required",
              required.phrase(),
              "gap",
              threshold.shownGap(actual))
          : Details.of("metric", metric, "actual", value, "required", required.phrase());
    }
  }

  /**
   * There is known to be no value, so the leaf fails.
   *
   * @param required what was asked
   */
  record NoValue(Leaf<?> required) implements Finding {
    @Override
    public String code() {
      return "finding.no-value";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("metric", required.metric().phrase(), "required", required.phrase());
    }
  }

  /**
   * There is known to be no value, so the opposite leaf fails, as was asked.
   *
   * @param required what was asked
   */
  record NoValueMeets(Leaf<?> required) implements Finding {
    @Override
    public String code() {
      return "finding.no-value-meets";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("metric", required.metric().phrase(), "required", required.phrase());
    }
  }

  /**
   * The value is not known.
   *
   * @param required what was asked
   * @param why what is missing
   */
  record NotKnown(Leaf<?> required, Reason why) implements Finding {
    @Override
    public String code() {
      return "finding.not-known";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of(
          "metric", required.metric().phrase(), "required", required.phrase(), "why", why);
    }
  }

  /**
   * None of several ways is open yet; going any one of them to its end suffices.
   *
   * @param ways each way with everything that blocks it; without any way the condition can never
   *     hold, whatever happens
   */
  record Alternatives(List<List<Finding>> ways) implements Finding {
    /** Copies the lists. */
    public Alternatives {
      ways = ways.stream().map(List::copyOf).toList();
    }

    @Override
    public String code() {
      return ways.isEmpty() ? "finding.impossible" : "finding.alternatives";
    }

    @Override
    public Map<String, Object> details() {
      List<Phrase> shown =
          ways.stream().map(way -> Phrase.of("finding.way", Details.of("blockers", way))).toList();
      return ways.isEmpty() ? Map.of() : Details.of("ways", new Either(shown));
    }
  }

  @SuppressWarnings("unchecked") // leaves other than thresholds are on categories
  private static <T> Object shown(Leaf<T> required, T actual) {
    if (required instanceof Threshold<T> threshold) {
      return threshold.shown(actual);
    }
    return OneOf.term(((Leaf<String>) required).metric(), (String) actual);
  }
}
