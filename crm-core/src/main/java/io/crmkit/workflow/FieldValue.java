package io.crmkit.workflow;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.crmkit.decision.Phrase;
import io.crmkit.decision.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.joda.money.Money;

/**
 * What a field of a case holds. Codes, numbers and pseudonymous references only: what is personal,
 * such as the words of a complaint, stands in a record of its own that can be deleted, and the case
 * refers to it. In JSON {@code {"code": "late"}}, {@code {"amount": "CNY 100.00"}} and so on.
 *
 * <p>Immutable; equal by value.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @JsonSubTypes.Type(FieldValue.Code.class),
  @JsonSubTypes.Type(FieldValue.Flag.class),
  @JsonSubTypes.Type(FieldValue.Count.class),
  @JsonSubTypes.Type(FieldValue.Amount.class),
  @JsonSubTypes.Type(FieldValue.Day.class),
  @JsonSubTypes.Type(FieldValue.Moment.class),
  @JsonSubTypes.Type(FieldValue.Reference.class)
})
public sealed interface FieldValue {
  /** The code of the text of a flag that is set. */
  String YES = "workflow.value.yes";

  /** The code of the text of a flag that is not set. */
  String NO = "workflow.value.no";

  /** What kind of value it is. */
  FieldType type();

  /** One of a field's codes. */
  static FieldValue code(String code) {
    return new Code(code);
  }

  /** Yes or no. */
  static FieldValue flag(boolean flag) {
    return flag ? Flag.SET : Flag.UNSET;
  }

  /** A whole number. */
  static FieldValue count(long count) {
    return new Count(count);
  }

  /** An amount of money. */
  static FieldValue amount(Money amount) {
    return new Amount(amount);
  }

  /** A day. */
  static FieldValue day(LocalDate day) {
    return new Day(day);
  }

  /** An instant. */
  static FieldValue moment(Instant moment) {
    return new Moment(moment);
  }

  /** The id of a record kept elsewhere. */
  static FieldValue reference(String reference) {
    return new Reference(reference);
  }

  /** How it compares with another; empty where the two have no order. */
  default OptionalInt compare(FieldValue other) {
    if (this instanceof Count mine && other instanceof Count theirs) {
      return OptionalInt.of(Long.compare(mine.count, theirs.count));
    }
    if (this instanceof Amount mine && other instanceof Amount theirs) {
      return mine.amount.getCurrencyUnit().equals(theirs.amount.getCurrencyUnit())
          ? OptionalInt.of(mine.amount.compareTo(theirs.amount))
          : OptionalInt.empty();
    }
    if (this instanceof Day mine && other instanceof Day theirs) {
      return OptionalInt.of(mine.day.compareTo(theirs.day));
    }
    if (this instanceof Moment mine && other instanceof Moment theirs) {
      return OptionalInt.of(mine.moment.compareTo(theirs.moment));
    }
    return OptionalInt.empty();
  }

  /** How it shows in texts as the value of a field; hosts name codes, see {@link Field}. */
  default Object shown(String field) {
    if (this instanceof Code named) {
      return Term.of("term.case-value." + field + "." + named.code, named.code);
    }
    if (this instanceof Flag answer) {
      return Phrase.of(answer.flag ? YES : NO, Map.of());
    }
    return toString();
  }

  /**
   * One of a field's codes.
   *
   * @param code a letter and up to 63 letters, digits, '-' or '_'
   */
  record Code(@JsonProperty("code") String code) implements FieldValue {
    /**
     * Checks the code.
     *
     * @throws IllegalArgumentException if it is malformed
     */
    public Code {
      Checks.code("code", code);
    }

    @Override
    public FieldType type() {
      return FieldType.CODE;
    }

    @Override
    public String toString() {
      return code;
    }
  }

  /**
   * Yes or no.
   *
   * @param flag whether it is so
   */
  record Flag(@JsonProperty("flag") boolean flag) implements FieldValue {
    private static final Flag SET = new Flag(true);
    private static final Flag UNSET = new Flag(false);

    @Override
    public FieldType type() {
      return FieldType.FLAG;
    }

    @Override
    public String toString() {
      return flag ? "yes" : "no";
    }
  }

  /**
   * A whole number.
   *
   * @param count the number
   */
  record Count(@JsonProperty("count") long count) implements FieldValue {
    @Override
    public FieldType type() {
      return FieldType.COUNT;
    }

    @Override
    public String toString() {
      return Long.toString(count);
    }
  }

  /**
   * An amount of money.
   *
   * @param amount the amount
   */
  record Amount(@JsonProperty("amount") Money amount) implements FieldValue {
    /** Checks that it is there. */
    public Amount {
      Objects.requireNonNull(amount, "amount");
    }

    @Override
    public FieldType type() {
      return FieldType.AMOUNT;
    }

    @Override
    public String toString() {
      return amount.toString();
    }
  }

  /**
   * A day.
   *
   * @param day the day
   */
  record Day(@JsonProperty("day") LocalDate day) implements FieldValue {
    /** Checks that it is there. */
    public Day {
      Objects.requireNonNull(day, "day");
    }

    @Override
    public FieldType type() {
      return FieldType.DAY;
    }

    @Override
    public String toString() {
      return day.toString();
    }
  }

  /**
   * An instant.
   *
   * @param moment the instant
   */
  record Moment(@JsonProperty("moment") Instant moment) implements FieldValue {
    /** Checks that it is there. */
    public Moment {
      Objects.requireNonNull(moment, "moment");
    }

    @Override
    public FieldType type() {
      return FieldType.MOMENT;
    }

    @Override
    public String toString() {
      return moment.toString();
    }
  }

  /**
   * The id of a record kept elsewhere: a letter, a report, the words of the customer.
   *
   * @param reference pseudonymous, 1 to 1,000 characters, not blank, without control characters
   */
  record Reference(@JsonProperty("reference") String reference) implements FieldValue {
    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException if it is blank, too long or has control characters
     */
    public Reference {
      Checks.id("reference", reference);
    }

    @Override
    public FieldType type() {
      return FieldType.REFERENCE;
    }

    @Override
    public String toString() {
      return reference;
    }
  }
}
