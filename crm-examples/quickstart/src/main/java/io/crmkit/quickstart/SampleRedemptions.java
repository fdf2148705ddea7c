package io.crmkit.quickstart;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The points that some customers of the sample company spend, always the same: one in twelve pays
 * with points whenever a thousand have come together, and one in a hundred asks for more than there
 * are.
 */
final class SampleRedemptions {
  private static final int SAVERS = 12;
  private static final int DREAMERS = 100;
  private static final long ENOUGH = 1_000;
  private static final long MOST = 5_000;
  private static final int SETTLED = 10; // days after which purchases are not returned any more
  private static final int REMEMBERED = 300;

  private SampleRedemptions() {}

  /** All redemptions as a file. */
  static byte[] csv() {
    List<SampleCompany.Row> rows = SampleCompany.rows();
    Map<String, Long> spent = new HashMap<>();
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord("customer", "at", "points", "reference");
      int number = 0;
      for (SampleCompany.Row row : rows) {
        int customer = Integer.parseInt(row.customer().substring(1));
        if (row.amount().signum() < 0 || (customer % SAVERS != 0 && customer % DREAMERS != 1)) {
          continue;
        }
        long saved =
            saved(rows, row.customer(), row.date()) - spent.getOrDefault(row.customer(), 0L);
        boolean dreams = customer % DREAMERS == 1 && !spent.containsKey(row.customer());
        if (dreams || (customer % SAVERS == 0 && saved >= ENOUGH)) {
          long points = dreams ? 50_000 : Math.min(MOST, saved / 100 * 100);
          spent.merge(row.customer(), points, Math::addExact);
          csv.writeRecord(
              row.customer(),
              row.date() + "T" + String.format(Locale.ROOT, "%02d:30", 10 + number % 9),
              String.valueOf(points),
              String.format(Locale.ROOT, "P%05d", ++number));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** About what a customer's purchases of the last months were worth, returns being taken off. */
  private static long saved(List<SampleCompany.Row> rows, String customer, LocalDate day) {
    long saved = 0;
    for (SampleCompany.Row row : rows) {
      boolean counts =
          row.customer().equals(customer)
              && !row.date().isBefore(day.minusDays(REMEMBERED))
              && row.date().isBefore(day.minusDays(SETTLED));
      saved += counts ? row.amount().longValue() : 0;
    }
    return Math.max(0, saved);
  }
}
