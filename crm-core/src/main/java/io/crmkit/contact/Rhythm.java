package io.crmkit.contact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.decision.Details;
import io.crmkit.decision.Phrase;
import io.crmkit.time.Recurrence;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Objects;
import java.util.Optional;

/**
 * In which time something has to happen again. Three readings of "every week" differ (C16):
 *
 * <table>
 * <caption>Rhythms and their text forms</caption>
 * <tr><td>{@code rolling:P7D}</td><td>never may seven days pass without it: due seven days after it
 *     happened</td></tr>
 * <tr><td>{@code calendar:WEEK}</td><td>once in each calendar week: due by the end of the next
 *     week</td></tr>
 * <tr><td>{@code every:P1M}, {@code every:P1M@2026-01-31}</td><td>by certain days, counted from the
 *     day of joining or from an anchor, so that they never drift: 28 February, 31 March, 30 April
 *     (C11). A day belongs to the stretch that it ends</td></tr>
 * </table>
 *
 * <p>Immutable.
 */
public sealed interface Rhythm {
  /** As a contact window says, rolling or by the calendar. */
  static Rhythm within(ContactWindow window) {
    return new Within(window);
  }

  /**
   * By days counted from the day of joining, or from the day the rule holds from, if that is later.
   *
   * @throws IllegalArgumentException if the length is not positive, or mixes days with months
   */
  static Rhythm every(Period length) {
    return new Anchored(length, Optional.empty());
  }

  /**
   * By days counted from an anchor, the same for all customers.
   *
   * @throws IllegalArgumentException if the length is not positive, or mixes days with months
   */
  static Rhythm every(Period length, LocalDate anchor) {
    return new Anchored(length, Optional.of(anchor));
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if the text is none of the forms
   */
  @JsonCreator
  static Rhythm parse(String text) {
    if (!text.startsWith("every:")) {
      return new Within(ContactWindow.parse(text));
    }
    int at = text.indexOf('@');
    try {
      Period length =
          Period.parse(at < 0 ? text.substring("every:".length()) : text.substring(6, at));
      return new Anchored(
          length, at < 0 ? Optional.empty() : Optional.of(LocalDate.parse(text.substring(at + 1))));
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "rhythm must be a window, every:P1M or every:P1M@2026-01-31, was '"
              + (text.length() > 40 ? text.substring(0, 40) + "…" : text)
              + "'",
          e);
    }
  }

  /** The text form; see the table above. */
  @JsonValue
  String text();

  /** The rhythm in words, for reasons: "in a calendar week". */
  Phrase phrase();

  /** A window of the same long-run rate, to compare with caps. */
  ContactWindow asWindow();

  /**
   * As a contact window says.
   *
   * @param window rolling or of the calendar
   */
  record Within(ContactWindow window) implements Rhythm {
    /** Checks that nothing is missing. */
    public Within {
      Objects.requireNonNull(window, "window");
    }

    @Override
    public String text() {
      return window.text();
    }

    @Override
    public Phrase phrase() {
      return window.phrase();
    }

    @Override
    public ContactWindow asWindow() {
      return window;
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /**
   * By days counted from an anchor.
   *
   * @param every the length of a stretch
   * @param anchor the day with number 0; without one each customer's own
   */
  record Anchored(Period every, Optional<LocalDate> anchor) implements Rhythm {
    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException if it is not positive, above 100 years, or mixes days with
     *     months
     */
    public Anchored {
      every = new Recurrence(anchor.orElse(LocalDate.EPOCH), every).every();
      ContactWindow.rolling(every);
    }

    @Override
    public String text() {
      return "every:" + every + anchor.map(day -> "@" + day).orElse("");
    }

    @Override
    public Phrase phrase() {
      return anchor.isPresent()
          ? Phrase.of(
              "cadence.every-from", Details.of("length", every, "anchor", anchor.orElseThrow()))
          : Phrase.of("cadence.every", Details.of("length", every));
    }

    @Override
    public ContactWindow asWindow() {
      return ContactWindow.rolling(every);
    }

    @Override
    public String toString() {
      return text();
    }
  }
}
