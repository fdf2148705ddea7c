package io.crmkit.quickstart;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A made-up shop with two years of purchases, always the same ones: customers come at their own
 * pace, some stay away for good, spends are log-normal around each customer's habit, weekends and
 * shopping festivals are busier, and now and then something is returned.
 *
 * <p>{@link Random} and {@link StrictMath} give the same numbers on every JDK.
 */
final class SampleCompany {
  static final LocalDate AS_OF = LocalDate.of(2026, 7, 1);
  static final int CUSTOMERS = 600;
  private static final LocalDate START = AS_OF.minusYears(2);
  private static final long SEED = 20_260_701L;

  /** The busiest day there is; purchases are thinned out from its pace to each day's. */
  private static final double BUSIEST = 2.6;

  private final Random random = new Random(SEED);
  private final List<Row> rows = new ArrayList<>();

  private SampleCompany() {}

  /** One purchase or return. */
  record Row(String customer, LocalDate date, BigDecimal amount) {}

  /** All purchases and returns, by day. */
  static List<Row> rows() {
    SampleCompany company = new SampleCompany();
    int number = 1;
    while (number <= CUSTOMERS) {
      int before = company.rows.size();
      company.addCustomer(String.format(Locale.ROOT, "C%04d", number));
      // Who stays away before buying anything is no customer.
      number += company.rows.size() > before ? 1 : 0;
    }
    return company.rows.stream()
        .sorted(Comparator.comparing(Row::date).thenComparing(Row::customer))
        .toList();
  }

  /** All purchases as a transactions file. */
  static byte[] csv() {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord("customer", "date", "amount", "order");
      int order = 0;
      for (Row row : rows()) {
        order++;
        csv.writeRecord(
            row.customer(),
            row.date().toString(),
            row.amount().toPlainString(),
            String.format(Locale.ROOT, "S%06d", order));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void addCustomer(String customer) {
    // A third was there before the books begin, the others came over the first twenty months.
    int joined = random.nextInt(3) == 0 ? 0 : random.nextInt(600);
    // The pace is gamma distributed over customers: some come weekly, most every month or two.
    double meanGap = 1 / ((exponential(1) + exponential(1)) / 2 / 38 + 1 / 400.0);
    // Staying away for good can happen any day; half of the customers do within two years.
    double lastDay = joined + exponential(1_000);
    double habit = 5.1 + 1.0 * random.nextGaussian();
    double day = joined + exponential(meanGap) / 3;
    double end = Math.min(lastDay, (double) ChronoUnit.DAYS.between(START, AS_OF));
    while (day < end) {
      LocalDate date = START.plusDays((long) day);
      if (random.nextDouble() * BUSIEST < busyness(date)) {
        addPurchase(customer, date, StrictMath.exp(habit + 0.55 * random.nextGaussian()));
      }
      day += exponential(meanGap) / BUSIEST;
    }
  }

  private void addPurchase(String customer, LocalDate date, double spend) {
    // At least ten yuan, in cents; more than a hundred thousand is no retail purchase.
    long cents = StrictMath.round(Math.min(Math.max(spend, 10), 100_000) * 100);
    rows.add(new Row(customer, date, BigDecimal.valueOf(cents, 2)));
    if (random.nextInt(25) == 0) {
      LocalDate returned = date.plusDays(2 + random.nextInt(12));
      // Half of the returns are of everything, the others of a part.
      long back = random.nextBoolean() ? cents : cents * (10 + random.nextInt(80)) / 100;
      if (returned.isBefore(AS_OF)) {
        rows.add(new Row(customer, returned, BigDecimal.valueOf(-back, 2)));
      }
    }
  }

  /** How busy a day is; an ordinary weekday is a bit below 1. */
  private static double busyness(LocalDate date) {
    DayOfWeek weekday = date.getDayOfWeek();
    double week = weekday.getValue() >= DayOfWeek.SATURDAY.getValue() ? 1.4 : 0.85;
    return week * season(MonthDay.from(date));
  }

  private static double season(MonthDay day) {
    if (isBetween(day, MonthDay.of(Month.NOVEMBER, 1), MonthDay.of(Month.NOVEMBER, 11))
        || isBetween(day, MonthDay.of(Month.JUNE, 10), MonthDay.of(Month.JUNE, 18))) {
      return 1.8;
    }
    if (isBetween(day, MonthDay.of(Month.JANUARY, 10), MonthDay.of(Month.FEBRUARY, 5))) {
      return 1.3;
    }
    return isBetween(day, MonthDay.of(Month.FEBRUARY, 6), MonthDay.of(Month.FEBRUARY, 28))
        ? 0.6
        : 0.95;
  }

  private static boolean isBetween(MonthDay day, MonthDay first, MonthDay last) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  private double exponential(double mean) {
    return -mean * StrictMath.log(1 - random.nextDouble());
  }
}
