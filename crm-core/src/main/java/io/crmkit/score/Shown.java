package io.crmkit.score;

import io.crmkit.facts.Kind;
import io.crmkit.facts.Metric;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What reasons show of their parts. */
final class Shown {
  private Shown() {}

  /** A value as texts show it: ratios in percent, days as days. */
  static <T> Object value(Metric<T> metric, String written) {
    T value = metric.kind().parse(written);
    return metric.kind().equals(Kind.RATIO) ? metric.kind().write(value) : value;
  }

  /** Details of more than four parts. */
  static Map<String, Object> of(Object... namesAndValues) {
    Map<String, Object> details = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      details.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return Collections.unmodifiableMap(details);
  }
}
