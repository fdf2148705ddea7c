package io.crmkit.score.stage;

import io.crmkit.customer.Transaction;
import io.crmkit.decision.Decision;
import io.crmkit.score.segment.Label;
import io.crmkit.score.survey.Confidence;
import io.crmkit.score.survey.Estimate;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tells what came of measures to win customers back, each by itself and by kind (RM-09, AS-09).
 * Pure: an order after the day of the measure and before its end wins the customer back; refunds do
 * not count. What comes after {@code asOf} is not known yet.
 *
 * <pre>{@code
 * WinBackOutcome outcome = WinBack.decide(measure, file.transactions(), zone, asOf).outcome();
 * Map<Label, Estimate> rates = WinBack.rates(outcomes, Confidence.P90);
 * }</pre>
 */
public final class WinBack {
  private WinBack() {}

  /** What came of one measure as of the end of a day. */
  public static Decision<WinBackOutcome> decide(
      WinBackMeasure measure, Collection<Transaction> transactions, ZoneId zone, LocalDate asOf) {
    Optional<LocalDate> order =
        transactions.stream()
            .filter(transaction -> !transaction.isRefund())
            .map(transaction -> LocalDate.ofInstant(transaction.occurredAt(), zone))
            .filter(day -> day.isAfter(measure.on()) && day.isBefore(measure.untilExclusive()))
            .filter(day -> !day.isAfter(asOf))
            .min(Comparator.naturalOrder());
    if (order.isPresent()) {
      return Decision.of(
          WinBackOutcome.WON_BACK,
          new ChurnReason.WonBack(measure.kind(), measure.on(), order.get()));
    }
    return asOf.plusDays(1).isBefore(measure.untilExclusive())
        ? Decision.of(
            WinBackOutcome.PENDING,
            new ChurnReason.WinBackPending(measure.kind(), measure.on(), measure.untilExclusive()))
        : Decision.of(
            WinBackOutcome.NOT_WON, new ChurnReason.NotWonBack(measure.kind(), measure.on()));
  }

  /**
   * How often each kind of measure worked, of those that are over, with an interval. Kinds of which
   * none is over are left out.
   */
  public static Map<Label, Estimate> rates(
      Collection<Map.Entry<WinBackMeasure, WinBackOutcome>> outcomes, Confidence confidence) {
    Map<Label, long[]> counts = new TreeMap<>(Comparator.comparing(Label::text));
    for (Map.Entry<WinBackMeasure, WinBackOutcome> entry : outcomes) {
      if (entry.getValue() != WinBackOutcome.PENDING) {
        long[] wonOfAll = counts.computeIfAbsent(entry.getKey().kind(), kind -> new long[2]);
        wonOfAll[0] += entry.getValue() == WinBackOutcome.WON_BACK ? 1 : 0;
        wonOfAll[1]++;
      }
    }
    Map<Label, Estimate> rates = new LinkedHashMap<>();
    counts.forEach(
        (kind, wonOfAll) -> rates.put(kind, Estimate.share(wonOfAll[0], wonOfAll[1], confidence)));
    return Collections.unmodifiableMap(rates);
  }
}
