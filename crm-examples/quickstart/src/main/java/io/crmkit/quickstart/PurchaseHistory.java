package io.crmkit.quickstart;

import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Transaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The purchases of all customers. Customer files are made from it one at a time: whole files of a
 * million rows would need several times the memory.
 */
final class PurchaseHistory {
  private final ZoneId zone;
  private final Map<String, List<Purchase>> byCustomer = new HashMap<>();
  private final Map<Integer, Instant> midnights = new HashMap<>();
  private long size;

  PurchaseHistory(ZoneId zone) {
    this.zone = zone;
  }

  void add(String customer, Purchase purchase) {
    byCustomer.computeIfAbsent(customer, id -> new ArrayList<>(4)).add(purchase);
    size++;
  }

  /** The number of purchases. */
  long size() {
    return size;
  }

  /** Everybody with a purchase before the day, by id. */
  List<CustomerId> customersBefore(LocalDate day) {
    return byCustomer.entrySet().stream()
        .filter(e -> e.getValue().stream().anyMatch(p -> p.epochDay() < day.toEpochDay()))
        .map(e -> CustomerId.of(e.getKey()))
        .sorted()
        .toList();
  }

  /** The day of a customer's first purchase, if there is one. */
  Optional<LocalDate> firstDay(CustomerId id) {
    return purchases(id).stream().map(Purchase::day).min(LocalDate::compareTo);
  }

  /** The day of the last purchase of all, if there is one. */
  Optional<LocalDate> lastDay() {
    return byCustomer.values().stream()
        .flatMap(List::stream)
        .map(Purchase::day)
        .max(LocalDate::compareTo);
  }

  /** The file of one customer. */
  CustomerFile file(CustomerId id) {
    List<Transaction> transactions =
        purchases(id).stream().map(p -> p.toTransaction(startOf(p.epochDay()))).toList();
    return CustomerFile.of(Customer.of(id)).withTransactions(transactions);
  }

  private List<Purchase> purchases(CustomerId id) {
    return byCustomer.getOrDefault(id.value(), List.of());
  }

  private Instant startOf(int epochDay) {
    return midnights.computeIfAbsent(
        epochDay, day -> LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant());
  }
}
