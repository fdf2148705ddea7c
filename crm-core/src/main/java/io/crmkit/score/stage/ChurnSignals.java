package io.crmkit.score.stage;

import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Condition;
import io.crmkit.facts.Evaluation;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Metric;
import io.crmkit.score.model.ChurnDate;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Early warning of churn by signals from data (RM-09, AS-09): the weights of those that show add up
 * to a level. A signal that the facts do not tell counts for nothing and is named. Beside it a
 * {@link io.crmkit.score.model.ChurnWatch} may tell that the probability to be still there has come
 * down to its threshold: then the level is ALARM whatever the signals say.
 *
 * <pre>{@code
 * ChurnSignals signals = ChurnSignals.standard(Window.last(Period.ofMonths(3)));
 * Decision<ChurnRisk> risk = signals.decide(facts, watch.decide(summary, day));
 * }</pre>
 *
 * @param signals what is looked for, each name once
 * @param watchFrom from this sum on the customer is watched, at least 1
 * @param alarmFrom from this sum on somebody acts, not less than {@code watchFrom}
 */
public record ChurnSignals(List<ChurnSignal> signals, long watchFrom, long alarmFrom) {
  /**
   * Copies the list and checks the bounds.
   *
   * @throws IllegalArgumentException if there are no signals, a name occurs twice, or the bounds
   *     are not in order
   */
  public ChurnSignals {
    signals = List.copyOf(signals);
    if (signals.isEmpty()) {
      throw new IllegalArgumentException("there must be at least one signal, were none");
    }
    if (signals.stream().map(ChurnSignal::name).distinct().count() < signals.size()) {
      throw new IllegalArgumentException(
          "a signal must occur once, were " + signals.stream().map(ChurnSignal::name).toList());
    }
    if (watchFrom < 1 || alarmFrom < watchFrom) {
      throw new IllegalArgumentException(
          "bounds must be 0 < watchFrom <= alarmFrom, were " + watchFrom + " and " + alarmFrom);
    }
  }

  /**
   * The usual five: twice as long silent as the customer's own rhythm, spend fallen by half, an
   * open complaint, a low last answer, a payment overdue for 30 days; watched from one, alarm from
   * two.
   *
   * @param window over which spend, complaints and answers are looked at
   */
  public static ChurnSignals standard(Window window) {
    return new ChurnSignals(
        List.of(
            new ChurnSignal(
                "silence", ChurnMetrics.silenceRatio().atLeast(BigDecimal.valueOf(2)), 2),
            new ChurnSignal(
                "falling-spend", ChurnMetrics.spendChange(window).atMost(new BigDecimal("0.5")), 2),
            new ChurnSignal("complaint", ChurnMetrics.openComplaints(window).atLeast(1L), 2),
            new ChurnSignal(
                "low-answer", ChurnMetrics.lastAnswer(window).atMost(new BigDecimal("0.25")), 2),
            new ChurnSignal(
                "overdue-payment", ChurnMetrics.paymentOverdue().atLeast(Period.ofDays(30)), 1)),
        1,
        4);
  }

  /** The metrics that are read. */
  public Set<Metric<?>> metrics() {
    Set<Metric<?>> metrics = new LinkedHashSet<>();
    signals.stream().map(ChurnSignal::when).map(Condition::metrics).forEach(metrics::addAll);
    return Collections.unmodifiableSet(metrics);
  }

  /** The risk by the signals alone. */
  public Decision<ChurnRisk> decide(Facts facts) {
    List<Reason> reasons = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    List<String> unclear = new ArrayList<>();
    long sum = 0;
    for (ChurnSignal signal : signals) {
      Evaluation evaluation = signal.when().evaluate(facts);
      switch (evaluation.truth()) {
        case MET -> {
          sum += signal.weight();
          shown.add(signal.name());
          reasons.add(
              new ChurnReason.SignalShows(signal.name(), signal.weight(), evaluation.findings()));
        }
        case UNKNOWN -> {
          unclear.add(signal.name());
          reasons.add(new ChurnReason.SignalNotTold(signal.name(), evaluation.findings()));
        }
        case NOT_MET -> {}
      }
    }
    ChurnRisk.Level level = ChurnRisk.Level.CALM;
    if (sum >= alarmFrom) {
      level = ChurnRisk.Level.ALARM;
      reasons.add(0, new ChurnReason.ChurnAlarm(sum, alarmFrom));
    } else if (sum >= watchFrom) {
      level = ChurnRisk.Level.WATCH;
      reasons.add(0, new ChurnReason.ChurnWatched(sum, watchFrom, alarmFrom));
    } else {
      reasons.add(0, new ChurnReason.ChurnCalm(sum, watchFrom));
    }
    return Decision.of(new ChurnRisk(level, sum, shown, unclear), reasons);
  }

  /** The risk by the signals and by a model: whoever has crossed its threshold is an alarm. */
  public Decision<ChurnRisk> decide(Facts facts, Decision<ChurnDate> watch) {
    Decision<ChurnRisk> risk = decide(facts);
    List<Reason> reasons = new ArrayList<>(risk.reasons());
    reasons.addAll(watch.reasons());
    boolean crossed = watch.outcome() instanceof ChurnDate.Passed;
    ChurnRisk by = risk.outcome();
    return Decision.of(
        crossed ? new ChurnRisk(ChurnRisk.Level.ALARM, by.weight(), by.shown(), by.unclear()) : by,
        reasons);
  }
}
