package io.crmkit.decision;

import java.util.List;

/** Names of metrics. */
final class SampleMetrics {
  /** The names of the metrics that scores bring along. */
  static final List<String> OF_SCORES =
      List.of(
          "active-months",
          "shrunk-complaint-rate",
          "complaints-settled",
          "contact-success",
          "profile-completeness",
          "profile-freshness",
          "limits-met",
          "records-complete",
          "results",
          "teamwork",
          "growing-customers",
          "fading-complaints",
          "fading-satisfaction",
          "rfm-recency",
          "rfm-frequency",
          "rfm-monetary",
          "silence-ratio",
          "spend-change",
          "last-answer",
          "open-complaints",
          "payment-overdue",
          "alive",
          "lifetime-value",
          "relationship-stage",
          "group-customers",
          "group-margin");

  /** The names of the metrics that a points programme brings along. */
  static final List<String> OF_POINTS = List.of("points-earned", "points-balance");

  private SampleMetrics() {}
}
