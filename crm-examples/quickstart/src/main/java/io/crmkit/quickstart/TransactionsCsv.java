package io.crmkit.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;

/** Reads transactions from CSV; see {@link CsvTable} and {@link RowReader}. */
final class TransactionsCsv {
  private static final CsvColumns COLUMNS =
      CsvColumns.of(CsvHeader.CUSTOMER, CsvHeader.DATE, CsvHeader.AMOUNT)
          .with(List.of(CsvHeader.CURRENCY, CsvHeader.ORDER));

  private TransactionsCsv() {}

  /**
   * Reads a file.
   *
   * @param currency of amounts that name none
   * @throws BadInputException with every problem, if there is any
   */
  static PurchaseHistory read(Path file, ZoneId zone, CurrencyUnit currency) {
    Problems problems = new Problems();
    PurchaseHistory history = new PurchaseHistory(zone);
    CsvTable.read(file, "transactions", COLUMNS, problems, into(history, currency, problems));
    problems.throwIfAny();
    return history;
  }

  /**
   * Reads a stream; the name is for messages.
   *
   * @throws BadInputException with every problem, if there is any
   */
  static PurchaseHistory read(InputStream stream, String name, ZoneId zone, CurrencyUnit currency)
      throws IOException {
    Problems problems = new Problems();
    PurchaseHistory history = new PurchaseHistory(zone);
    CsvTable.read(stream, name, COLUMNS, problems, into(history, currency, problems));
    problems.throwIfAny();
    return history;
  }

  private static Function<CsvHeader, CsvTable.Rows> into(
      PurchaseHistory history, CurrencyUnit currency, Problems problems) {
    return header -> {
      RowReader reader = new RowReader(header, currency, problems);
      return (row, place) -> reader.read(row, place, history);
    };
  }
}
