package io.crmkit.score.model;

import io.crmkit.decision.Decision;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Tells the day on which a customer who stays silent crosses a threshold of the probability to be
 * still there: the time to act is before. Pure.
 *
 * <pre>{@code
 * ChurnWatch watch = new ChurnWatch(model, new BigDecimal("0.5"));
 * Decision<ChurnDate> decision = watch.decide(summary, LocalDate.of(2026, 11, 23));
 * }</pre>
 *
 * @param model in which customers leave; a {@link BgNbd} gives no date to customers without a
 *     repeat purchase
 * @param threshold of the probability, more than 0, less than 1
 */
public record ChurnWatch(PurchaseModel model, BigDecimal threshold) {
  /**
   * Checks the threshold.
   *
   * @throws IllegalArgumentException if the threshold is not between 0 and 1
   */
  public ChurnWatch {
    Objects.requireNonNull(model, "model");
    if (threshold.signum() <= 0 || threshold.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException(
          "threshold must be more than 0 and less than 1, was " + threshold);
    }
  }

  /**
   * When a customer crosses, or crossed, the threshold.
   *
   * @param customer as observed until {@code asOf}; ages of whole days make the date exact
   * @param asOf the day on which observation ended
   * @throws IllegalArgumentException if the summary is in another unit than the model
   */
  public Decision<ChurnDate> decide(PurchaseSummary customer, LocalDate asOf) {
    BigDecimal percent = threshold.movePointRight(2).stripTrailingZeros();
    BigDecimal shown = percent.scale() < 0 ? percent.setScale(0) : percent;
    Optional<Silence> silence = model.silenceUntil(customer, threshold.doubleValue());
    if (silence.isEmpty()) {
      return Decision.of(new ChurnDate.Never(), new ModelReason.NeverCrosses(model.model(), shown));
    }
    double silentDays = customer.silence().span().in(ModelUnit.DAY);
    LocalDate day =
        asOf.plusDays(firstDay(customer, silence.get().span().in(ModelUnit.DAY) - silentDays));
    return day.isAfter(asOf)
        ? Decision.of(new ChurnDate.Ahead(day), new ModelReason.Crosses(shown, day))
        : Decision.of(new ChurnDate.Passed(day), new ModelReason.Crossed(shown, day));
  }

  /** Whole days from the end of observation; the root may be off by its last digit. */
  private long firstDay(PurchaseSummary customer, double days) {
    long day = (long) Math.ceil(days);
    while (crossed(customer, day - 1)) {
      day--;
    }
    while (!crossed(customer, day)) {
      day++;
    }
    return day;
  }

  private boolean crossed(PurchaseSummary customer, long days) {
    double age = customer.age() + ModelUnit.DAY.to(model.unit(), (double) days);
    return age >= customer.firstToLast()
        && model.probabilityAlive(
                new PurchaseSummary(
                    customer.repeats(), customer.firstToLast(), age, customer.unit()))
            <= threshold.doubleValue();
  }
}
