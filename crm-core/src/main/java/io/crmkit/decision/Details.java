package io.crmkit.decision;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Ordered immutable maps of details, for the {@code details()} of reasons. */
public final class Details {
  private Details() {}

  /** One detail. */
  public static Map<String, Object> of(String name, Object value) {
    return Map.of(name, value);
  }

  /** Two details, in this order. */
  public static Map<String, Object> of(String name1, Object value1, String name2, Object value2) {
    return ordered(name1, value1, name2, value2);
  }

  /** Three details, in this order. */
  public static Map<String, Object> of(
      String name1, Object value1, String name2, Object value2, String name3, Object value3) {
    return ordered(name1, value1, name2, value2, name3, value3);
  }

  /** Four details, in this order. */
  public static Map<String, Object> of(
      String name1,
      Object value1,
      String name2,
      Object value2,
      String name3,
      Object value3,
      String name4,
      Object value4) {
    return ordered(name1, value1, name2, value2, name3, value3, name4, value4);
  }

  /** An immutable copy that keeps the order. */
  static Map<String, Object> copy(Map<String, Object> details) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(details));
  }

  private static Map<String, Object> ordered(Object... namesAndValues) {
    Map<String, Object> details = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      details.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return Collections.unmodifiableMap(details);
  }
}
