package io.crmkit.score;

import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Finding;
import io.crmkit.facts.Metric;
import io.crmkit.facts.Metrics;
import io.crmkit.time.Window;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.joda.money.CurrencyUnit;

/** What reasons say in words, and a finding for them to tell of. */
public final class Told {
  public static final Metric<Long> ORDERS = Metrics.orders(Window.ever());

  /** What is found of nine orders where nine are asked for. */
  public static final List<Finding> FOUND =
      ORDERS
          .atLeast(9L)
          .evaluate(
              Facts.at(Instant.EPOCH, ZoneOffset.UTC, CurrencyUnit.of("CNY")).with(ORDERS, 9L))
          .findings();

  private Told() {}

  /** The reason in English. */
  public static String told(Reason reason) {
    return Decision.of("", reason).explain(Locale.ENGLISH);
  }
}
