package io.crmkit.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * Dated exchange rates, given by the host. Implementations must be pure: equal arguments, equal
 * rate. Each transaction is converted by itself, half-even to the minor unit.
 */
@FunctionalInterface
public interface ExchangeRates {
  /**
   * How many units of {@code to} one unit of {@code from} was worth on a day, or empty if unknown.
   * Positive.
   */
  Optional<BigDecimal> rate(CurrencyUnit from, CurrencyUnit to, LocalDate on);
}
