package io.crmkit.quickstart;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;

/**
 * Reads transactions from CSV (RFC 4180, UTF-8, with or without byte order mark). Reads to the end
 * whatever it finds, so that all problems are told at once, each as {@code FILE:LINE:COLUMN: field:
 * message}; the column counts fields, the line is the one on which the row starts.
 */
final class TransactionsCsv {
  private static final Pattern ROW_OF_PARSE_ERROR =
      Pattern.compile("(.*?) \\(record starting at line (\\d+)\\)");

  private final String name;
  private final ZoneId zone;
  private final CurrencyUnit currency;
  private final Problems problems = new Problems();

  private TransactionsCsv(String name, ZoneId zone, CurrencyUnit currency) {
    this.name = name;
    this.zone = zone;
    this.currency = currency;
  }

  /**
   * Reads a file.
   *
   * @param currency of amounts that name none
   * @throws BadInputException with every problem, if there is any
   */
  static PurchaseHistory read(Path file, ZoneId zone, CurrencyUnit currency) {
    if (!Files.isRegularFile(file)) {
      String what = Files.exists(file) ? "is no regular file" : "does not exist";
      throw new BadInputException(file + ": transactions: must be a readable file; it " + what);
    }
    try (InputStream stream = Files.newInputStream(file)) {
      return read(stream, file.toString(), zone, currency);
    } catch (IOException | UncheckedIOException e) {
      throw new BadInputException(
          file + ": transactions: must be a readable file; " + e.getMessage());
    }
  }

  /**
   * Reads a stream; the name is for messages.
   *
   * @throws BadInputException with every problem, if there is any
   */
  static PurchaseHistory read(InputStream stream, String name, ZoneId zone, CurrencyUnit currency)
      throws IOException {
    TransactionsCsv csv = new TransactionsCsv(name, zone, currency);
    PurchaseHistory history = csv.read(stream);
    csv.problems.throwIfAny();
    return history;
  }

  private PurchaseHistory read(InputStream stream) throws IOException {
    PurchaseHistory history = new PurchaseHistory(zone);
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .detectBomHeader(true)
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(stream)) {
      readRecords(reader.iterator(), history);
    } catch (CsvParseException e) {
      addParseError(e);
    }
    return history;
  }

  private void readRecords(Iterator<CsvRecord> records, PurchaseHistory history) {
    if (!records.hasNext()) {
      problems.add(
          name
              + ":1:1: header: must name the columns customer, date and amount; the file is empty");
      return;
    }
    CsvRecord first = records.next();
    CsvHeader header = CsvHeader.of(first.getFields(), place(first), problems);
    if (!problems.isEmpty()) {
      return;
    }
    RowReader rows = new RowReader(header, currency, problems);
    while (records.hasNext()) {
      CsvRecord row = records.next();
      rows.read(row, place(row), history);
    }
  }

  private String place(CsvRecord row) {
    return name + ":" + row.getStartingLineNumber();
  }

  /** Quotes that do not match: what follows cannot be told apart, so reading ends here. */
  private void addParseError(CsvParseException e) {
    String message = String.valueOf(e.getMessage());
    Matcher form = ROW_OF_PARSE_ERROR.matcher(message);
    boolean hasLine = form.matches();
    problems.add(
        name
            + ":"
            + (hasLine ? form.group(2) : "1")
            + ":1: row: must be CSV as in RFC 4180; "
            + (hasLine ? form.group(1) : message)
            + "; nothing after it was read");
  }
}
