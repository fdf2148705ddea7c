package io.crmkit.quickstart;

import io.crmkit.loyalty.ProgrammeMonth;
import io.crmkit.tier.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All customers together: how many and how much in each tier, who is about to move, points. */
final class Portfolio {
  private static final Comparator<CustomerRow> BY_ID = Comparator.comparing(CustomerRow::id);

  private final List<Tier> tiers;
  private final List<CustomerRow> rows;
  private final long[] customers;
  private final long[] spends;
  private final long unknownSpends;
  private final List<ProgrammeMonth> months;

  Portfolio(List<Tier> tiers, List<CustomerRow> rows, List<ProgrammeMonth> months) {
    this.tiers = tiers;
    this.rows = List.copyOf(rows);
    this.customers = new long[tiers.size()];
    this.spends = new long[tiers.size()];
    long unknown = 0;
    for (CustomerRow row : rows) {
      customers[row.rank()]++;
      spends[row.rank()] = Math.addExact(spends[row.rank()], row.spendOrZero());
      unknown += row.spend() == null ? 1 : 0;
    }
    this.unknownSpends = unknown;
    this.months = List.copyOf(months);
  }

  /** The tiers, the lowest first. */
  List<Tier> tiers() {
    return tiers;
  }

  /** Everybody, by id. */
  List<CustomerRow> rows() {
    return rows;
  }

  /** The months of the points programme, if there is one. */
  List<ProgrammeMonth> months() {
    return months;
  }

  /** The number of customers. */
  long size() {
    return rows.size();
  }

  /** The number of customers in a tier. */
  long customers(int rank) {
    return customers[rank];
  }

  /** The spend of a tier in smallest units. */
  long spend(int rank) {
    return spends[rank];
  }

  /** The spend of all in smallest units. */
  long spend() {
    long sum = 0;
    for (long spend : spends) {
      sum = Math.addExact(sum, spend);
    }
    return sum;
  }

  /** How many customers' spend is not known; sums are without them. */
  long unknownSpends() {
    return unknownSpends;
  }

  /** Everybody, the highest spend first. */
  List<CustomerRow> bySpend() {
    return rows.stream()
        .sorted(Comparator.comparingLong(CustomerRow::spendOrZero).reversed().thenComparing(BY_ID))
        .toList();
  }

  /** Those who have begun the way to the next tier, the closest first. */
  List<CustomerRow> closestToRising(int limit) {
    return rows.stream()
        .filter(row -> attainment(row).signum() > 0)
        .sorted(Comparator.comparing(Portfolio::attainment).reversed().thenComparing(BY_ID))
        .limit(limit)
        .toList();
  }

  /** Those who will fall if nothing more happens, the soonest first. */
  List<CustomerRow> soonestToFall(int limit) {
    return rows.stream()
        .filter(row -> fall(row).isPresent())
        .sorted(Comparator.<CustomerRow, Long>comparing(this::fallDay).thenComparing(BY_ID))
        .limit(limit)
        .toList();
  }

  /** The next change of a customer if it is one for the worse. */
  Optional<CustomerRow.Change> fall(CustomerRow row) {
    return Optional.ofNullable(row.nextChange())
        .filter(change -> tiers.indexOf(change.to()) < tiers.indexOf(change.from()));
  }

  /**
   * The share of all spend that the best customers bring, one value for each whole per cent of
   * customers from 0 to 100. Spends below zero count as nothing.
   */
  List<Double> concentration() {
    List<CustomerRow> best = bySpend();
    double total = best.stream().mapToDouble(Portfolio::positiveSpend).sum();
    List<Double> shares = new ArrayList<>();
    double sum = 0;
    int next = 0;
    for (int percent = 0; percent <= 100; percent++) {
      // Rounded up: the top 20 % of three customers are one.
      long count = (rows.size() * (long) percent + 99) / 100;
      for (; next < count; next++) {
        sum += positiveSpend(best.get(next));
      }
      shares.add(total == 0 ? 0 : sum / total);
    }
    return List.copyOf(shares);
  }

  private static double positiveSpend(CustomerRow row) {
    return (double) Math.max(0, row.spendOrZero());
  }

  private static BigDecimal attainment(CustomerRow row) {
    BigDecimal attainment = row.attainment();
    return attainment == null ? BigDecimal.ZERO : attainment;
  }

  private Long fallDay(CustomerRow row) {
    return fall(row).orElseThrow().on().toEpochDay();
  }
}
