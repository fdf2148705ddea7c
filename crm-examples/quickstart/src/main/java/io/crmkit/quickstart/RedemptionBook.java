package io.crmkit.quickstart;

import io.crmkit.customer.CustomerId;
import io.crmkit.loyalty.CommandKey;
import io.crmkit.loyalty.PointsCommand;
import io.crmkit.loyalty.TransactionPoints;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** The redemptions that a file tells of, by customer: who spent how many points, when, for what. */
final class RedemptionBook {
  /** A book without redemptions. */
  static final RedemptionBook NONE = new RedemptionBook("");

  static final String AT = "at";
  static final String POINTS = "points";
  static final String REFERENCE = "reference";

  /** What the order costs is asked for where limits depend on it. */
  private static final CsvColumns COLUMNS =
      CsvColumns.of(CsvHeader.CUSTOMER, AT, POINTS, REFERENCE).with(List.of(CsvHeader.AMOUNT));

  private static final int LONGEST = 1_000; // of a key

  private final String source;
  private final Map<CustomerId, List<TransactionPoints.Redemption>> byCustomer = new TreeMap<>();
  private final Map<CustomerId, List<CsvRow>> strangers = new TreeMap<>();
  private final boolean strangersToo;

  private RedemptionBook(String source) {
    this(source, false);
  }

  private RedemptionBook(String source, boolean strangersToo) {
    this.source = source;
    this.strangersToo = strangersToo;
  }

  /** Reads a file; what is wrong goes to the problems, redemptions of strangers too. */
  static RedemptionBook read(
      Path file, PurchaseHistory history, ZoneId zone, CurrencyUnit currency, Problems problems) {
    RedemptionBook book = new RedemptionBook(String.valueOf(file.getFileName()));
    CsvTable.read(
        file, "redemptions", COLUMNS, problems, book.into(history, zone, currency, problems));
    return book;
  }

  /** Reads a file that may tell of strangers, too: {@link #strangers} are then to be looked at. */
  static RedemptionBook readAll(
      Path file, PurchaseHistory history, ZoneId zone, CurrencyUnit currency, Problems problems) {
    RedemptionBook book = new RedemptionBook(String.valueOf(file.getFileName()), true);
    CsvTable.read(
        file, "redemptions", COLUMNS, problems, book.into(history, zone, currency, problems));
    return book;
  }

  /** Reads a stream; the name is for messages. */
  static RedemptionBook read(
      InputStream stream,
      String name,
      PurchaseHistory history,
      ZoneId zone,
      CurrencyUnit currency,
      Problems problems)
      throws IOException {
    RedemptionBook book = new RedemptionBook(name);
    CsvTable.read(stream, name, COLUMNS, problems, book.into(history, zone, currency, problems));
    return book;
  }

  private Function<CsvHeader, CsvTable.Rows> into(
      PurchaseHistory history, ZoneId zone, CurrencyUnit currency, Problems problems) {
    return header ->
        (record, place) -> {
          CsvRow row = new CsvRow(header, record, place, problems);
          String customer = row.id(CsvHeader.CUSTOMER);
          Instant at = row.instant(AT, zone);
          Long points = points(row);
          String reference = row.id(REFERENCE);
          Optional<Money> order = order(row, currency);
          if (customer == null || at == null || points == null || reference == null) {
            return;
          }
          CustomerId id = CustomerId.of(customer);
          if (history.firstDay(id).isEmpty()) {
            if (!strangersToo) {
              row.wrong(CsvHeader.CUSTOMER, "a customer of the transactions");
              return;
            }
            strangers.computeIfAbsent(id, c -> new ArrayList<>(2)).add(row);
          }
          PointsCommand.Redeem command =
              new PointsCommand.Redeem(key(customer, reference), reference, points, order);
          byCustomer
              .computeIfAbsent(id, c -> new ArrayList<>(2))
              .add(new TransactionPoints.Redemption(command, at));
        };
  }

  /** Of one customer and reference, the key is the same in every run. */
  private static CommandKey key(String customer, String reference) {
    String key = customer + "/redemption-" + reference;
    return CommandKey.of(
        key.length() <= LONGEST
            ? key
            : UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString());
  }

  private static @Nullable Long points(CsvRow row) {
    String text = row.text(POINTS);
    if (text.matches("[1-9]\\d{0,14}")) {
      return Long.valueOf(text);
    }
    row.wrong(POINTS, "a whole number from 1");
    return null;
  }

  private static Optional<Money> order(CsvRow row, CurrencyUnit currency) {
    String text = row.text(CsvHeader.AMOUNT);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.matches("\\d{1,12}(\\.\\d{1,8})?")) {
      BigDecimal amount = new BigDecimal(text).stripTrailingZeros();
      if (amount.scale() <= currency.getDecimalPlaces()) {
        return Optional.of(Money.of(currency, amount));
      }
    }
    row.wrong(CsvHeader.AMOUNT, "what the order costs in " + currency + ", or empty");
    return Optional.empty();
  }

  /** The name of what was read; none if nothing was. */
  Optional<String> source() {
    return Optional.of(source).filter(name -> !name.isEmpty());
  }

  /**
   * Refuses whoever is neither a customer of the transactions nor known otherwise.
   *
   * @throws BadInputException if there is somebody
   */
  void requireKnown(Predicate<CustomerId> known) {
    Problems problems = new Problems();
    strangers.forEach(
        (id, rows) -> {
          if (!known.test(id)) {
            rows.forEach(
                row ->
                    new CsvRow(row.header(), row.row(), row.place(), problems)
                        .wrong(
                            CsvHeader.CUSTOMER,
                            "a customer of the transactions or one with an account in the store"));
          }
        });
    problems.throwIfAny();
  }

  /** Who redeemed anything before an instant, but is no customer of the transactions. */
  SortedSet<CustomerId> strangersBefore(Instant asOf) {
    SortedSet<CustomerId> some = new TreeSet<>(customersBefore(asOf));
    some.retainAll(strangers.keySet());
    return some;
  }

  /** Who redeemed anything before an instant, by id. */
  SortedSet<CustomerId> customersBefore(Instant asOf) {
    SortedSet<CustomerId> customers = new TreeSet<>();
    for (CustomerId id : byCustomer.keySet()) {
      if (!before(id, asOf).isEmpty()) {
        customers.add(id);
      }
    }
    return Collections.unmodifiableSortedSet(customers);
  }

  /** What a customer redeemed before an instant, in the order of the file. */
  List<TransactionPoints.Redemption> before(CustomerId id, Instant asOf) {
    return byCustomer.getOrDefault(id, List.of()).stream()
        .filter(redemption -> redemption.at().isBefore(asOf))
        .toList();
  }
}
