package io.crmkit.facts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.decision.Details;
import io.crmkit.decision.Phrase;
import io.crmkit.time.Window;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something measurable of a customer, over a window: a name, a kind and how far back it looks.
 *
 * <p>A metric is a name, not a computation: how it is computed stands in the {@link
 * MetricCatalogue}, or the host supplies the value. Equal by name, kind and window. Immutable.
 *
 * <pre>{@code
 * Metric<Money> spend = Metrics.spend(Window.last(Period.ofMonths(12)));
 * Condition gold = spend.atLeast(Money.parse("CNY 5000.00"));
 * }</pre>
 *
 * @param <T> the type of its values
 */
public final class Metric<T> {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");

  private static final Pattern TEXT = Pattern.compile("([a-z]+) ([a-z0-9-]+)(?: over (\\S+))?");

  private final String name;
  private final Kind<T> kind;
  private final Window window;
  private final int hash;

  private Metric(String name, Kind<T> kind, Window window) {
    this.name = name;
    this.kind = kind;
    this.window = window;
    this.hash = 31 * (31 * name.hashCode() + kind.name().hashCode()) + window.text().hashCode();
  }

  /**
   * A metric over a window.
   *
   * @param name a lower case letter and up to 63 lower case letters, digits and hyphens
   * @throws IllegalArgumentException if the name is malformed
   */
  public static <T> Metric<T> of(String name, Kind<T> kind, Window window) {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(window, "window");
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "metric name must be a lower case letter and up to 63 lower case letters, digits or '-', was '"
              + (name.length() > 40 ? name.substring(0, 40) + "…" : name)
              + "'");
    }
    return new Metric<>(name, kind, window);
  }

  /** The name, without the window. */
  public String name() {
    return name;
  }

  /** The kind of its values. */
  public Kind<T> kind() {
    return kind;
  }

  /** How far back it looks. */
  public Window window() {
    return window;
  }

  /** Holds where the value is {@code bound} or more. */
  public Threshold<T> atLeast(T bound) {
    return new Threshold<>(this, Comparison.AT_LEAST, bound);
  }

  /** Holds where the value is {@code bound} or less. */
  public Threshold<T> atMost(T bound) {
    return new Threshold<>(this, Comparison.AT_MOST, bound);
  }

  /** Holds where the value is above {@code bound}. */
  public Threshold<T> moreThan(T bound) {
    return new Threshold<>(this, Comparison.MORE_THAN, bound);
  }

  /** Holds where the value is below {@code bound}. */
  public Threshold<T> lessThan(T bound) {
    return new Threshold<>(this, Comparison.LESS_THAN, bound);
  }

  /** The metric in words: its name and its window. Hosts register {@code metric.<name>}. */
  public Phrase phrase() {
    Phrase what = Phrase.named("metric." + name, name);
    return window instanceof Window.Ever
        ? what
        : Phrase.of("metric-over", Details.of("metric", what, "window", window.phrase()));
  }

  /**
   * Reads {@link #text}.
   *
   * @throws IllegalArgumentException if the text is no metric
   */
  @JsonCreator
  public static Metric<?> parse(String text) {
    Matcher form = TEXT.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "metric must be written like 'money spend over last:P12M', was '"
              + (text.length() > 80 ? text.substring(0, 80) + "…" : text)
              + "'");
    }
    return of(form.group(1), form.group(2), form.group(3));
  }

  private static Metric<?> of(String kind, String name, @Nullable String window) {
    return of(name, Kind.of(kind), window == null ? Window.ever() : Window.parse(window));
  }

  /** The form that JSON keeps: {@code "money spend over last:P12M"}. */
  @JsonValue
  public String text() {
    return kind + " " + this;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Metric<?> that
            && hash == that.hash
            && name.equals(that.name)
            && kind.equals(that.kind)
            && window.equals(that.window));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** The name and the window: {@code "spend over last:P12M"}. */
  @Override
  public String toString() {
    return window instanceof Window.Ever ? name : name + " over " + window.text();
  }
}
