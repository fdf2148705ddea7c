package io.crmkit.json;

import com.google.common.collect.ImmutableMap;
import io.crmkit.decision.Reason;
import io.crmkit.facts.FactGap;
import io.crmkit.facts.Finding;
import java.util.Map;

/** The classes of the reasons about facts and conditions, by code. */
final class FactsReasons {
  static final Map<String, Class<? extends Reason>> TYPES =
      ImmutableMap.<String, Class<? extends Reason>>builder()
          .put("finding.meets", Finding.Meets.class)
          .put("finding.too-low", Finding.Misses.class)
          .put("finding.too-high", Finding.Misses.class)
          .put("finding.other-category", Finding.Misses.class)
          .put("finding.no-value", Finding.NoValue.class)
          .put("finding.no-value-meets", Finding.NoValueMeets.class)
          .put("finding.not-known", Finding.NotKnown.class)
          .put("finding.alternatives", Finding.Alternatives.class)
          .put("finding.impossible", Finding.Alternatives.class)
          .put("fact.not-supplied", FactGap.NotSupplied.class)
          .put("fact.no-rate", FactGap.NoRate.class)
          .put("fact.other-currency", FactGap.OtherCurrency.class)
          .put("fact.no-joining-day", FactGap.NoJoiningDay.class)
          .put("fact.not-classified", FactGap.NotClassified.class)
          .buildOrThrow();

  private FactsReasons() {}
}
