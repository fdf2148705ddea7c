package io.crmkit.quickstart;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * What the sample company knows of its customers and said to them over the last months, always the
 * same: most contacts are made in time, some are forgotten, a few customers want to be left alone.
 */
final class SampleContacts {
  private static final long SEED = 20_260_703L;
  private static final int DEALERS = 4;
  private static final BigDecimal PREMIUM = BigDecimal.valueOf(8_000);
  private static final LocalDate AS_OF = SampleCompany.AS_OF;
  private static final LocalDate MONDAY = LocalDate.of(2026, 6, 29);

  /** What the playbook handbook wants to know. */
  private static final List<String> PROFILE =
      List.of(
          "BASIC:name",
          "BASIC:contact-person",
          "BASIC:contact-points",
          "BASIC:address",
          "BUSINESS:needs",
          "CREDIT:credit-status",
          "CREDIT:payment-record");

  private final Random random = new Random(SEED);
  private final Random profiles = new Random(SEED);
  private final List<List<String>> customers = new ArrayList<>();
  private final List<Row> interactions = new ArrayList<>();

  private SampleContacts() {}

  /** One contact or attempt. */
  private record Row(LocalDateTime at, String customer, List<String> cells) {}

  /** The two files. */
  static final class Written {
    private final byte[] customers;
    private final byte[] interactions;

    private Written(byte[] customers, byte[] interactions) {
      this.customers = customers;
      this.interactions = interactions;
    }

    byte[] customers() {
      return customers.clone();
    }

    byte[] interactions() {
      return interactions.clone();
    }
  }

  /** All of it as files. */
  static Written written() {
    SampleContacts sample = new SampleContacts();
    Map<String, LocalDate> joined = new TreeMap<>();
    Map<String, BigDecimal> spends = new TreeMap<>();
    for (SampleCompany.Row row : SampleCompany.rows()) {
      joined.merge(row.customer(), row.date(), (a, b) -> a.isBefore(b) ? a : b);
      if (!row.date().isBefore(AS_OF.minusYears(1))) {
        spends.merge(row.customer(), row.amount(), BigDecimal::add);
      }
    }
    int number = 0;
    for (Map.Entry<String, LocalDate> entry : joined.entrySet()) {
      boolean premium =
          spends.getOrDefault(entry.getKey(), BigDecimal.ZERO).compareTo(PREMIUM) >= 0;
      sample.add(entry.getKey(), entry.getValue(), premium, number < DEALERS);
      number++;
    }
    return new Written(sample.customersCsv(), sample.interactionsCsv());
  }

  private void add(String customer, LocalDate joined, boolean premium, boolean dealer) {
    customers.add(
        List.of(
            customer,
            joined.toString(),
            birthday(),
            premium ? "premium" : "ordinary",
            dealer ? "dealer" : "individual",
            random.nextInt(3) == 0 ? "INSTANT_MESSAGE:MARKETING@2026-01-15" : "",
            random.nextInt(60) == 0 ? "MINOR" : "",
            ban(),
            random.nextInt(15) == 0 ? "" : AS_OF.minusDays(1 + random.nextInt(170)).toString(),
            profile(joined)));
    // Of a few nobody has thought for a quarter.
    if (random.nextInt(40) == 0) {
      contact(customer, AS_OF.minusDays(150), 70, 1, "PHONE", "RETURN_VISIT", "AFTER_SALE");
      return;
    }
    if (joined.isAfter(AS_OF.minusDays(90))) {
      // The newest are called every week; some week is forgotten.
      for (LocalDate week = joined; week.isBefore(AS_OF); week = week.plusWeeks(1)) {
        contact(customer, week, 7, 0.9, "PHONE", "RETURN_VISIT", "");
      }
    } else {
      for (int month = 4; month >= 1; month--) {
        LocalDate first = AS_OF.minusMonths(month);
        contact(customer, first, 30, 0.92, "EMAIL", "SERVICE", "REGULAR_SERVICE");
      }
      contact(
          customer,
          AS_OF.minusDays(88),
          premium ? 50 : 86,
          0.95,
          "PHONE",
          "RETURN_VISIT",
          "AFTER_SALE");
    }
    if (premium) {
      contact(customer, AS_OF.minusMonths(1), 30, 0.85, "PHONE", "RETURN_VISIT", "AFTER_SALE");
    }
    if (dealer) {
      for (int day = 20; day >= 1; day--) {
        contact(customer, AS_OF.minusDays(day), 1, 0.95, "PHONE", "SERVICE", "DURING_SALE");
      }
      contact(customer, MONDAY.minusWeeks(1), 7, 0.8, "SMS", "MARKETING", "");
      contact(customer, MONDAY, 2, 0.7, "SMS", "MARKETING", "");
    }
    if (random.nextInt(8) == 0) {
      log(
          customer,
          AS_OF.minusDays(1 + random.nextInt(60)),
          "PHONE",
          "INBOUND",
          "SERVICE",
          true,
          "");
    }
  }

  private String birthday() {
    LocalDate day = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(365));
    return switch (random.nextInt(5)) {
      case 0 -> "";
      case 1 ->
          String.format(
              Locale.ROOT, "lunar %02d-%02d", 1 + random.nextInt(12), 1 + random.nextInt(29));
      default -> String.format(Locale.ROOT, "%02d-%02d", day.getMonthValue(), day.getDayOfMonth());
    };
  }

  private String ban() {
    return switch (random.nextInt(50)) {
      case 0 -> "objection@2026-05-01";
      case 1 ->
          String.format(Locale.ROOT, "travelling@2026-06-20/2026-07-%02d", 4 + random.nextInt(20));
      default -> "";
    };
  }

  /** A contact on one of the days from the first on, made with some likelihood. */
  private void contact(
      String customer,
      LocalDate first,
      int days,
      double likelihood,
      String channel,
      String purpose,
      String topic) {
    LocalDate day = first.plusDays(random.nextInt(days));
    boolean made = random.nextDouble() < likelihood;
    if (day.isBefore(AS_OF)) {
      if (random.nextInt(7) == 0) {
        log(customer, day, channel, "OUTBOUND", purpose, false, topic);
      }
      if (made) {
        log(customer, day, channel, "OUTBOUND", purpose, true, topic);
      }
    }
  }

  private void log(
      String customer,
      LocalDate day,
      String channel,
      String direction,
      String purpose,
      boolean reached,
      String topic) {
    int hour = random.nextBoolean() ? 9 + random.nextInt(3) : 14 + random.nextInt(4);
    LocalDateTime at = day.atTime(hour, random.nextInt(60));
    interactions.add(
        new Row(
            at,
            customer,
            List.of(
                customer,
                at.toString(),
                channel,
                direction,
                purpose,
                reached ? "REACHED" : "ATTEMPTED",
                "S-" + (31 + random.nextInt(6)),
                topic)));
  }

  /** Fields of the profile that are known, some of them for long. */
  private String profile(LocalDate joined) {
    List<String> known = new ArrayList<>();
    for (String field : PROFILE) {
      if (profiles.nextInt(8) > 0) {
        int age = profiles.nextInt(profiles.nextInt(4) == 0 ? 700 : 150);
        LocalDate day = AS_OF.minusDays(1 + age);
        known.add(field + "@" + (day.isBefore(joined) ? joined : day));
      }
    }
    return String.join(" ", known);
  }

  private byte[] customersCsv() {
    return csv(
        List.of(
            "customer",
            "joined",
            "birthday",
            "class-importance",
            "class-nature",
            "consents",
            "protected",
            "do-not-contact",
            "reviewed",
            "profile"),
        customers);
  }

  private byte[] interactionsCsv() {
    interactions.sort(Comparator.comparing(Row::at).thenComparing(Row::customer));
    return csv(
        List.of(
            InteractionCells.CUSTOMER,
            InteractionCells.AT,
            InteractionCells.CHANNEL,
            InteractionCells.DIRECTION,
            InteractionCells.PURPOSE,
            InteractionCells.OUTCOME,
            InteractionCells.STAFF,
            InteractionCells.TOPIC),
        interactions.stream().map(Row::cells).toList());
  }

  private static byte[] csv(List<String> header, List<List<String>> rows) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(header);
      rows.forEach(row -> csv.writeRecord(row));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
