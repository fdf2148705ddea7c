package io.crmkit.quickstart;

import io.crmkit.workflow.Field;
import io.crmkit.workflow.FieldValue;
import io.crmkit.workflow.WorkflowDefinition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a workflow from the columns that carry their names. */
final class FieldCells {
  private static final Pattern COUNT = Pattern.compile("-?\\d{1,18}");
  private static final Pattern AMOUNT =
      Pattern.compile("(?:([A-Z]{3}) )?(-?\\d{1,12}(?:\\.\\d{1,8})?)");

  private final List<String> columns;
  private final ZoneId zone;
  private final CurrencyUnit currency;

  /**
   * A reader of these columns.
   *
   * @param zone of instants without an offset
   * @param currency of amounts that name none
   */
  FieldCells(List<String> columns, ZoneId zone, CurrencyUnit currency) {
    this.columns = columns;
    this.zone = zone;
    this.currency = currency;
  }

  /** What stands in the row, by field, what is empty left out; null if something is wrong. */
  @Nullable Map<String, FieldValue> read(CsvRow row, WorkflowDefinition workflow) {
    Map<String, FieldValue> values = new TreeMap<>();
    boolean good = true;
    for (String column : columns) {
      String text = row.text(column);
      if (text.isEmpty()) {
        continue;
      }
      Optional<Field> field = workflow.field(column);
      if (field.isEmpty()) {
        row.refuse(column, noField(workflow, text));
        good = false;
        continue;
      }
      Optional<FieldValue> value = value(field.get(), text);
      if (value.isPresent()) {
        values.put(column, value.get());
      } else {
        row.wrong(column, accepted(field.get()));
        good = false;
      }
    }
    return good ? values : null;
  }

  private static String noField(WorkflowDefinition workflow, String text) {
    List<String> names = workflow.fields().stream().map(Field::name).toList();
    return "must be empty, as "
        + workflow.id()
        + " has no such field, was "
        + Problems.quoted(text)
        + "; its fields are "
        + names;
  }

  private Optional<FieldValue> value(Field field, String text) {
    return switch (field.type()) {
      case CODE -> Optional.of(text).filter(field.codes()::contains).map(FieldValue::code);
      case FLAG ->
          text.equals("true") || text.equals("false")
              ? Optional.of(FieldValue.flag(text.equals("true")))
              : Optional.empty();
      case COUNT ->
          COUNT.matcher(text).matches()
              ? Optional.of(FieldValue.count(Long.parseLong(text)))
              : Optional.empty();
      case AMOUNT -> amount(text).map(FieldValue::amount);
      case DAY -> day(text).map(FieldValue::day);
      case MOMENT -> Instants.parse(text, zone).map(FieldValue::moment);
      case REFERENCE -> reference(text);
    };
  }

  private Optional<Money> amount(String text) {
    Matcher form = AMOUNT.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      CurrencyUnit unit = form.group(1) == null ? currency : CurrencyUnit.of(form.group(1));
      BigDecimal amount = new BigDecimal(form.group(2));
      return amount.stripTrailingZeros().scale() > unit.getDecimalPlaces()
          ? Optional.empty()
          : Optional.of(Money.of(unit, amount));
    } catch (IllegalCurrencyException e) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<FieldValue> reference(String text) {
    if (text.indexOf('\uFFFD') >= 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(FieldValue.reference(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private String accepted(Field field) {
    return switch (field.type()) {
      case CODE -> "one of " + field.codes();
      case FLAG -> "true or false";
      case COUNT -> "a whole number of up to 18 digits";
      case AMOUNT -> "an amount such as " + currency + " 100.00, with the currency's decimals";
      case DAY -> "a day written YYYY-MM-DD";
      case MOMENT -> Instants.ACCEPTED;
      case REFERENCE -> "1 to 1000 characters in UTF-8, not blank, without control characters";
    };
  }
}
