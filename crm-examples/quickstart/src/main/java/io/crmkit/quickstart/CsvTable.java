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
import java.util.Iterator;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a table from CSV (RFC 4180, UTF-8, with or without byte order mark) row by row. Reads to
 * the end whatever it finds, so that all problems are told at once, each as {@code
 * FILE:LINE:COLUMN: field: message}; the column counts fields, the line is the one on which the row
 * starts.
 */
final class CsvTable {
  private static final Pattern ROW_OF_PARSE_ERROR =
      Pattern.compile("(.*?) \\(record starting at line (\\d+)\\)");

  private final String name;
  private final CsvColumns columns;
  private final Problems problems;

  private CsvTable(String name, CsvColumns columns, Problems problems) {
    this.name = name;
    this.columns = columns;
    this.problems = problems;
  }

  /** Takes a row that has as many fields as the header; the place is {@code FILE:LINE}. */
  @FunctionalInterface
  interface Rows {
    void take(CsvRecord row, String place);
  }

  /**
   * Reads a file; what is wrong with it goes to the problems.
   *
   * @param what the file is, for messages
   * @param columns those that mean something
   * @param rows what takes the rows, given the header
   */
  static void read(
      Path file,
      String what,
      CsvColumns columns,
      Problems problems,
      Function<CsvHeader, Rows> rows) {
    if (!Files.isRegularFile(file)) {
      String found = Files.exists(file) ? "is no regular file" : "does not exist";
      problems.add(file + ": " + what + ": must be a readable file; it " + found);
      return;
    }
    try (InputStream stream = Files.newInputStream(file)) {
      read(stream, file.toString(), columns, problems, rows);
    } catch (IOException | UncheckedIOException e) {
      problems.add(file + ": " + what + ": must be a readable file; " + e.getMessage());
    }
  }

  /** Reads a stream; the name is for messages. */
  static void read(
      InputStream stream,
      String name,
      CsvColumns columns,
      Problems problems,
      Function<CsvHeader, Rows> rows)
      throws IOException {
    CsvTable table = new CsvTable(name, columns, problems);
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .detectBomHeader(true)
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(stream)) {
      table.readRecords(reader.iterator(), rows);
    } catch (CsvParseException e) {
      table.addParseError(e);
    }
  }

  private void readRecords(Iterator<CsvRecord> records, Function<CsvHeader, Rows> rows) {
    if (!records.hasNext()) {
      problems.add(
          name
              + ":1:1: header: must name the columns "
              + CsvHeader.words(columns.required())
              + "; the file is empty");
      return;
    }
    CsvRecord first = records.next();
    Problems ofHeader = new Problems();
    CsvHeader header = CsvHeader.of(first.getFields(), columns, place(first), ofHeader);
    if (!ofHeader.isEmpty()) {
      problems.addAll(ofHeader);
      return;
    }
    Rows taker = rows.apply(header);
    while (records.hasNext()) {
      CsvRecord row = records.next();
      if (row.getFieldCount() == header.size()) {
        taker.take(row, place(row));
      } else {
        addWidth(row, header.size());
      }
    }
  }

  private String place(CsvRecord row) {
    return name + ":" + row.getStartingLineNumber();
  }

  private void addWidth(CsvRecord row, int size) {
    problems.add(
        place(row)
            + ":"
            + (Math.min(row.getFieldCount(), size) + 1)
            + ": row: must have "
            + size
            + " fields like the header, had "
            + row.getFieldCount());
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
