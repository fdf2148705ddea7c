package io.crmkit.loyalty;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Set;
import org.joda.money.Money;

/** What a rule gives points for. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = EarnBasis.PerAmount.class, name = "per-amount"),
  @JsonSubTypes.Type(value = EarnBasis.PerLine.class, name = "per-line"),
  @JsonSubTypes.Type(value = EarnBasis.PerPurchase.class, name = "per-purchase"),
  @JsonSubTypes.Type(value = EarnBasis.PerEvent.class, name = "per-event")
})
public sealed interface EarnBasis {
  /**
   * So many points for every full step of an amount: 1 for every 100 gives 19 for 1999.
   *
   * @param step the step, positive
   * @param points how many points a step, at least 1
   * @param categories the lines that count; empty if the whole amount does
   * @param carry whether what does not fill a step is carried to the member's next purchase, so
   *     that a purchase split into many earns what the whole would have (before multipliers and
   *     limits, which are of each purchase)
   */
  record PerAmount(Money step, long points, Set<String> categories, boolean carry)
      implements EarnBasis {
    /**
     * Copies the set.
     *
     * @throws IllegalArgumentException if step or points are not positive
     */
    public PerAmount {
      Require.positive("points of a step", points);
      categories = Set.copyOf(categories);
      if (!step.isPositive()) {
        throw new IllegalArgumentException("step must be positive, was " + step);
      }
    }

    /** Of the whole amount, carrying nothing. */
    public PerAmount(Money step, long points) {
      this(step, points, Set.of(), false);
    }
  }

  /**
   * So many points for every line.
   *
   * @param points how many, at least 1
   * @param categories the lines that count; empty if all do
   */
  record PerLine(long points, Set<String> categories) implements EarnBasis {
    /** Copies the set. */
    public PerLine {
      Require.positive("points of a line", points);
      categories = Set.copyOf(categories);
    }
  }

  /**
   * So many points for every purchase.
   *
   * @param points how many, at least 1
   */
  record PerPurchase(long points) implements EarnBasis {
    /** Checks the number. */
    public PerPurchase {
      Require.positive("points of a purchase", points);
    }
  }

  /**
   * So many points for an event.
   *
   * @param event the host's code of the event
   * @param points how many, at least 1
   */
  record PerEvent(String event, long points) implements EarnBasis {
    /** Checks code and number. */
    public PerEvent {
      Require.code("event", event);
      Require.positive("points of an event", points);
    }
  }
}
