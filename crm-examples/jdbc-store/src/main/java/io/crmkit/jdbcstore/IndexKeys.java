package io.crmkit.jdbcstore;

import io.crmkit.store.Key;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The index rows of one record: by the name of the index, the key's bytes in hexadecimal. Kept with
 * the record, so that a change knows which rows to take away and which to leave alone.
 */
record IndexKeys(SortedMap<String, String> hexByIndex) {
  static final IndexKeys NONE = new IndexKeys(new TreeMap<>());

  private static final HexFormat HEX = HexFormat.of();

  static IndexKeys of(Map<String, Key> keys) {
    SortedMap<String, String> hex = new TreeMap<>();
    keys.forEach((index, key) -> hex.put(index, HEX.formatHex(key.bytes())));
    return new IndexKeys(hex);
  }

  /** Reads {@link #text}. */
  static IndexKeys parse(String text) {
    SortedMap<String, String> hex = new TreeMap<>();
    for (int at = 0; at < text.length(); ) {
      int equals = text.indexOf('=', at);
      int end = text.indexOf(' ', equals);
      end = end < 0 ? text.length() : end;
      hex.put(text.substring(at, equals), text.substring(equals + 1, end));
      at = end + 1;
    }
    return new IndexKeys(hex);
  }

  /** For a column: {@code "decided-on=8000000000005095 tier=474f4c44"}. */
  String text() {
    return hexByIndex.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining(" "));
  }

  /** Those that are not in the other one. */
  IndexKeys without(IndexKeys other) {
    SortedMap<String, String> rest = new TreeMap<>(hexByIndex);
    rest.entrySet().removeAll(other.hexByIndex.entrySet());
    return new IndexKeys(rest);
  }

  static byte[] bytes(String hex) {
    return HEX.parseHex(hex);
  }
}
