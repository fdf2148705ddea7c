package io.crmkit.quickstart;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which column of a file holds what. Columns go by name, in any order; it is for the reader of the
 * file to say what columns of other names mean.
 */
final class CsvHeader {
  static final String CUSTOMER = "customer";
  static final String DATE = "date";
  static final String AMOUNT = "amount";
  static final String CURRENCY = "currency";
  static final String ORDER = "order";

  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final int size;

  private CsvHeader(int size) {
    this.size = size;
  }

  /** Reads the header record; what is wrong with it goes to the problems. */
  static CsvHeader of(List<String> names, CsvColumns columns, String place, Problems problems) {
    List<String> required = columns.required();
    CsvHeader header = new CsvHeader(names.size());
    Optional<String> separator = otherSeparator(names);
    if (separator.isPresent()) {
      problems.add(
          place
              + ":1: header: must have the columns "
              + words(required)
              + ", separated by commas; it has "
              + separator.get());
      return header;
    }
    for (int column = 0; column < names.size(); column++) {
      String name = names.get(column).strip();
      Integer earlier = header.columns.putIfAbsent(name, column);
      if (earlier != null) {
        problems.add(
            place
                + ":"
                + (column + 1)
                + ": header: must name each column once; "
                + Problems.quoted(name)
                + " is column "
                + (earlier + 1)
                + " already");
      }
    }
    Set<String> meant = new HashSet<>();
    header.columns.forEach(
        (name, column) ->
            columns
                .meant(name)
                .ifPresent(
                    right -> {
                      meant.add(right);
                      problems.add(
                          place
                              + ":"
                              + (column + 1)
                              + ": header: must write the column '"
                              + right
                              + "' like that, was "
                              + Problems.quoted(name));
                    }));
    for (String name : required) {
      if (!header.columns.containsKey(name) && !meant.contains(name)) {
        problems.add(
            place
                + ":1: header: must have the columns "
                + words(required)
                + "; '"
                + name
                + "' is missing");
      }
    }
    return header;
  }

  /** What spreadsheets of some countries write between columns instead of commas. */
  private static Optional<String> otherSeparator(List<String> names) {
    if (names.size() > 1) {
      return Optional.empty();
    }
    String only = names.get(0);
    return only.contains(";")
        ? Optional.of("semicolons")
        : Optional.of("tabs").filter(tabs -> only.contains("\t"));
  }

  /** The columns in a sentence. */
  static String words(List<String> columns) {
    int last = columns.size() - 1;
    if (last == 0) {
      return columns.get(0);
    }
    return String.join(", ", columns.subList(0, last)) + " and " + columns.get(last);
  }

  /** The names of all columns, in order. */
  List<String> names() {
    return List.copyOf(columns.keySet());
  }

  /** The number of columns. */
  int size() {
    return size;
  }

  /** The index of a required column. */
  int index(String name) {
    return optionalIndex(name).orElseThrow();
  }

  /** The index of an optional column, if it is there. */
  OptionalInt optionalIndex(String name) {
    Integer column = columns.get(name);
    return column == null ? OptionalInt.empty() : OptionalInt.of(column);
  }
}
