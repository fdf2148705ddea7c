package io.crmkit.quickstart;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a transactions file; every field that is wrong is a problem of its own. */
final class RowReader {
  private static final int MAX_ID = 1_000;
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  // Twelve digits before the point: tens of thousands of such rows still fit a long when summed.
  private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,12}(\\.\\d{1,8})?");

  private final CurrencyUnit defaultCurrency;
  private final Problems problems;
  private final int customerColumn;
  private final int dateColumn;
  private final int amountColumn;
  private final OptionalInt currencyColumn;
  private final OptionalInt orderColumn;
  // The same few days, currencies and ids come up again and again.
  private final Map<String, Integer> days = new HashMap<>();
  private final Map<String, CurrencyUnit> currencies = new HashMap<>();

  RowReader(CsvHeader header, CurrencyUnit defaultCurrency, Problems problems) {
    this.defaultCurrency = defaultCurrency;
    this.problems = problems;
    this.customerColumn = header.index(CsvHeader.CUSTOMER);
    this.dateColumn = header.index(CsvHeader.DATE);
    this.amountColumn = header.index(CsvHeader.AMOUNT);
    this.currencyColumn = header.optionalIndex(CsvHeader.CURRENCY);
    this.orderColumn = header.optionalIndex(CsvHeader.ORDER);
  }

  /** Adds a row to the history, or its problems to the problems. */
  void read(CsvRecord row, String place, PurchaseHistory history) {
    String customer = id(row, customerColumn, "customer", place);
    Integer day = day(row, place);
    CurrencyUnit currency = currency(row, place);
    Long amount = amount(row, place, currency == null ? defaultCurrency : currency);
    String order = order(row, place);
    if (customer != null && day != null && currency != null && amount != null) {
      int line = Math.toIntExact(row.getStartingLineNumber());
      history.add(customer, new Purchase(day, amount, currency, line, order));
    }
  }

  private @Nullable Integer day(CsvRecord row, String place) {
    String text = row.getField(dateColumn);
    Integer known = days.get(text);
    if (known != null) {
      return known;
    }
    try {
      if (DATE.matcher(text).matches()) {
        int day = Math.toIntExact(LocalDate.parse(text).toEpochDay());
        days.put(text, day);
        return day;
      }
    } catch (DateTimeParseException e) {
      // Well-formed but no day of the calendar: told below.
    }
    add(place, dateColumn, "date", "a day written YYYY-MM-DD", text);
    return null;
  }

  private @Nullable CurrencyUnit currency(CsvRecord row, String place) {
    String code = currencyColumn.isEmpty() ? "" : row.getField(currencyColumn.getAsInt());
    if (code.isEmpty()) {
      return defaultCurrency;
    }
    CurrencyUnit known = currencies.get(code);
    if (known != null) {
      return known;
    }
    try {
      CurrencyUnit currency = CurrencyUnit.of(code);
      currencies.put(code, currency);
      return currency;
    } catch (IllegalCurrencyException e) {
      add(
          place,
          currencyColumn.getAsInt(),
          CsvHeader.CURRENCY,
          "the three letters of a currency, such as " + defaultCurrency + ", or empty",
          code);
      return null;
    }
  }

  private @Nullable Long amount(CsvRecord row, String place, CurrencyUnit currency) {
    String text = row.getField(amountColumn);
    int decimals = currency.getDecimalPlaces();
    if (AMOUNT.matcher(text).matches()) {
      BigDecimal amount = new BigDecimal(text);
      if (amount.stripTrailingZeros().scale() <= decimals) {
        return amount.movePointRight(decimals).longValueExact();
      }
    }
    add(
        place,
        amountColumn,
        "amount",
        "a plain number with up to 12 digits and "
            + (decimals == 0 ? "no decimals" : decimals + " decimals")
            + " ("
            + currency
            + "), negative for a refund",
        text);
    return null;
  }

  private @Nullable String order(CsvRecord row, String place) {
    return orderColumn.isEmpty() || row.getField(orderColumn.getAsInt()).isEmpty()
        ? null
        : id(row, orderColumn.getAsInt(), CsvHeader.ORDER, place);
  }

  /** The rules of {@code CustomerId} and of references, checked here to tell line and column. */
  private @Nullable String id(CsvRecord row, int column, String field, String place) {
    String text = row.getField(column);
    boolean control = text.chars().anyMatch(c -> c < ' ' || c == 0x7f);
    if (text.isBlank() || text.length() > MAX_ID || control) {
      String accepted = "1 to " + MAX_ID + " characters, not blank, without control characters";
      add(place, column, field, accepted, text);
      return null;
    }
    if (text.indexOf('\uFFFD') >= 0) {
      add(place, column, field, "valid UTF-8", text);
      return null;
    }
    return text;
  }

  private void add(String place, int column, String field, String accepted, String value) {
    problems.add(
        place
            + ":"
            + (column + 1)
            + ": "
            + field
            + ": must be "
            + accepted
            + ", was "
            + Problems.quoted(value));
  }
}
