package io.crmkit.store;

import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseClocks;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A case as a host keeps it, with the instant at which to look at it again. Holds pseudonymous ids
 * and codes only: what a case says in words stands in records of the host's own that it refers to.
 *
 * <pre>{@code
 * session.save(CustomerCase.TYPE, CustomerCase.of(moved, clocks, now));
 * }</pre>
 *
 * @param handled the case
 * @param wakeUp when a clock of it next has something to tell; empty if none ever has. A case with
 *     something to tell already is due at once. It is by the workflows and calendars of then:
 *     {@link #refreshed} after they have changed
 */
public record CustomerCase(Case handled, Optional<Instant> wakeUp) {
  /** By how many characters of the customer's id cases are found. */
  private static final int PREFIX = Key.MAX_TEXT;

  /**
   * Cases by their ids, found also by when to look at them again ({@code "wake-up"}) and by their
   * customer ({@code "customer"}; see {@link #customerKey}).
   */
  public static final RecordType<CustomerCase> TYPE = type("case");

  /** Checks that nothing is missing. */
  public CustomerCase {
    Objects.requireNonNull(handled, "handled");
    Objects.requireNonNull(wakeUp, "wakeUp");
  }

  /**
   * The case to be kept, told when to look at it again.
   *
   * @param asOf when it is written; if the case holds what was recorded later, then that instant
   * @throws IllegalArgumentException if the clocks do not know the case's workflow
   */
  public static CustomerCase of(Case handled, CaseClocks clocks, Instant asOf) {
    // What was recorded later than that is known by now, and may have started clocks.
    Instant recorded = handled.lastEvent().recordedAt();
    Instant now = recorded.isAfter(asOf) ? recorded : asOf;
    return new CustomerCase(handled, clocks.nextSweep(handled, now));
  }

  /**
   * The same case, told anew when to look at it: for when a calendar was published further or
   * amended, or a workflow changed, since it was written. Equal to this one where nothing comes at
   * another instant, or where it is due by {@code asOf} as it is.
   *
   * @throws IllegalArgumentException if the clocks do not know the case's workflow
   */
  public CustomerCase refreshed(CaseClocks clocks, Instant asOf) {
    boolean due = wakeUp.filter(at -> !at.isAfter(asOf)).isPresent();
    return due ? this : of(handled, clocks, asOf);
  }

  /**
   * The same as {@link #TYPE} under another name, for a host that keeps cases apart.
   *
   * @throws IllegalArgumentException if the name is malformed
   */
  public static RecordType<CustomerCase> type(String name) {
    return RecordType.of(name, 1, CustomerCase.class, c -> c.handled().id().value())
        .withIndex(new Index<>("wake-up", Key.Kind.INSTANT, c -> c.wakeUp().map(Key::instant)))
        .withIndex(
            new Index<>(
                "customer",
                Key.Kind.TEXT,
                c -> Optional.of(customerKey(c.handled().customer().value()))));
  }

  /**
   * The key under which the cases of a customer stand: the id, cut down to the {@value
   * Key#MAX_TEXT} characters that a key may have. Those who share so many have to be told apart.
   */
  public static Key customerKey(String customerId) {
    if (customerId.length() <= PREFIX) {
      return Key.text(customerId);
    }
    boolean half = Character.isHighSurrogate(customerId.charAt(PREFIX - 1));
    return Key.text(customerId.substring(0, half ? PREFIX - 1 : PREFIX));
  }

  /**
   * A key behind this one: the smallest, or, as no key can be longer than this one, nearly so.
   * Empty if there is none.
   */
  static Optional<Key> keyBehind(Key customer) {
    String text = ((Key.Text) customer).text();
    if (text.length() < Key.MAX_TEXT) {
      return Optional.of(Key.text(text + '\u0001')); // no text has a U+0000
    }
    for (int end = text.length(); end > 0; ) {
      int last = text.codePointBefore(end);
      end -= Character.charCount(last);
      int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
      if (Character.isValidCodePoint(next) && end + Character.charCount(next) <= Key.MAX_TEXT) {
        return Optional.of(Key.text(text.substring(0, end) + Character.toString(next)));
      }
    }
    return Optional.empty();
  }
}
