package io.crmkit.workflow;

import io.crmkit.facts.Truth;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Looks for values of fields for which guards hold together. Guards compare fields with bounds, so
 * it is enough to try each bound and its two neighbours, each code, and no value at all.
 */
final class GuardSolver {
  private static final LocalDate SOME_DAY = LocalDate.of(2026, 1, 1);
  private static final CurrencyUnit[] CURRENCIES = {
    CurrencyUnit.of("CNY"), CurrencyUnit.of("USD"), CurrencyUnit.of("EUR")
  };

  private final Map<String, Field> fields;
  private long steps;

  GuardSolver(Map<String, Field> fields) {
    this.fields = fields;
  }

  /** Thrown where the guards are too tangled. */
  static final class TooComplexException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Values for which the guard holds, these fields having one; empty if there are none.
   *
   * @param most about how many single questions it may take
   * @throws TooComplexException if it takes more
   */
  Optional<List<Given>> example(Guard guard, Set<String> known, long most)
      throws TooComplexException {
    steps = most;
    List<String> names = List.copyOf(guard.fields());
    List<List<Optional<FieldValue>>> domains = new ArrayList<>();
    for (String name : names) {
      domains.add(domain(name, guard, known.contains(name)));
    }
    Map<String, Optional<FieldValue>> given = new LinkedHashMap<>();
    return search(guard, names, domains, given)
        ? Optional.of(
            given.entrySet().stream().map(e -> new Given(e.getKey(), e.getValue())).toList())
        : Optional.empty();
  }

  private boolean search(
      Guard guard,
      List<String> names,
      List<List<Optional<FieldValue>>> domains,
      Map<String, Optional<FieldValue>> given)
      throws TooComplexException {
    Truth truth = test(guard, given);
    if (truth != Truth.UNKNOWN) {
      return truth == Truth.MET;
    }
    if (steps <= 0) {
      throw new TooComplexException();
    }
    int next = given.size();
    for (Optional<FieldValue> value : domains.get(next)) {
      given.put(names.get(next), value);
      if (search(guard, names, domains, given)) {
        return true;
      }
      given.remove(names.get(next));
    }
    return false;
  }

  private Truth test(Guard guard, Map<String, Optional<FieldValue>> given) {
    steps--;
    if (guard instanceof Guard.Leaf leaf) {
      Optional<FieldValue> value = given.get(leaf.field());
      return value == null
          ? Truth.UNKNOWN
          : value.filter(leaf::holds).isPresent() ? Truth.MET : Truth.NOT_MET;
    }
    // What decides the whole: a part that fails for all, a part that holds for any and none.
    Truth decisive = guard instanceof Guard.All ? Truth.NOT_MET : Truth.MET;
    boolean open = false;
    for (Guard part : ((Guard.Compound) guard).parts()) {
      Truth truth = test(part, given);
      if (truth == decisive) {
        return guard instanceof Guard.Any ? Truth.MET : Truth.NOT_MET;
      }
      open |= truth == Truth.UNKNOWN;
    }
    if (open) {
      return Truth.UNKNOWN;
    }
    return guard instanceof Guard.Any ? Truth.NOT_MET : Truth.MET;
  }

  private List<Optional<FieldValue>> domain(String name, Guard guard, boolean known) {
    List<Optional<FieldValue>> values = new ArrayList<>();
    Field field = fields.get(name);
    if (field == null || !known) { // a field that is not declared has no value at all
      values.add(Optional.empty());
    }
    if (field != null) {
      values(field, guard).forEach(value -> values.add(Optional.of(value)));
    }
    return values;
  }

  /**
   * Each bound of a field in a guard with its neighbours, each code, and some value in any case.
   */
  static List<FieldValue> values(Field field, Guard guard) {
    return List.copyOf(values(field, bounds(field, guard)));
  }

  private static List<FieldValue> bounds(Field field, Guard guard) {
    List<FieldValue> bounds = new ArrayList<>();
    guard.leaves(
        leaf -> {
          if (leaf instanceof GuardBound bounded
              && bounded.field().equals(field.name())
              && bounded.bound().type() == field.type()) {
            bounds.add(bounded.bound());
          }
        });
    return bounds;
  }

  private static Set<FieldValue> values(Field field, List<FieldValue> bounds) {
    Set<FieldValue> values = new LinkedHashSet<>();
    bounds.forEach(bound -> around(bound, values));
    switch (field.type()) {
      case CODE -> field.codes().forEach(code -> values.add(FieldValue.code(code)));
      case FLAG -> {
        values.add(FieldValue.flag(true));
        values.add(FieldValue.flag(false));
      }
      case REFERENCE -> values.add(FieldValue.reference("any"));
      case COUNT -> values.add(FieldValue.count(1));
      case DAY -> values.add(FieldValue.day(SOME_DAY));
      case MOMENT -> values.add(FieldValue.moment(Instant.EPOCH));
      case AMOUNT -> {
        // Amounts in a currency that no bound has pass none of them.
        for (CurrencyUnit currency : CURRENCIES) {
          values.add(FieldValue.amount(Money.ofMinor(currency, 100)));
        }
      }
    }
    return values;
  }

  /** The bound and its neighbours, as far as there are any. */
  private static void around(FieldValue bound, Set<FieldValue> values) {
    values.add(bound);
    if (bound instanceof FieldValue.Count number) {
      if (number.count() < Long.MAX_VALUE) {
        values.add(FieldValue.count(number.count() + 1));
      }
      if (number.count() > Long.MIN_VALUE) {
        values.add(FieldValue.count(number.count() - 1));
      }
    } else if (bound instanceof FieldValue.Amount sum) {
      Money unit = Money.ofMinor(sum.amount().getCurrencyUnit(), 1);
      values.add(FieldValue.amount(sum.amount().plus(unit)));
      values.add(FieldValue.amount(sum.amount().minus(unit)));
    } else if (bound instanceof FieldValue.Day date) {
      if (date.day().isBefore(LocalDate.MAX)) {
        values.add(FieldValue.day(date.day().plusDays(1)));
      }
      if (date.day().isAfter(LocalDate.MIN)) {
        values.add(FieldValue.day(date.day().minusDays(1)));
      }
    } else if (bound instanceof FieldValue.Moment instant) {
      if (instant.moment().isBefore(Instant.MAX)) {
        values.add(FieldValue.moment(instant.moment().plusNanos(1)));
      }
      if (instant.moment().isAfter(Instant.MIN)) {
        values.add(FieldValue.moment(instant.moment().minusNanos(1)));
      }
    }
  }
}
