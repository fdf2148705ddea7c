package io.crmkit.score;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Details of more than four parts. */
final class Shown {
  private Shown() {}

  static Map<String, Object> of(Object... namesAndValues) {
    Map<String, Object> details = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      details.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return Collections.unmodifiableMap(details);
  }
}
