package io.crmkit.quickstart;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The columns of a file that mean something.
 *
 * @param required those that must be there
 * @param optional those that may be there
 */
record CsvColumns(List<String> required, List<String> optional) {
  CsvColumns {
    required = List.copyOf(required);
    optional = List.copyOf(optional);
  }

  /** Columns that must all be there. */
  static CsvColumns of(String... required) {
    return new CsvColumns(List.of(required), List.of());
  }

  /** The same columns, and these that may be there. */
  CsvColumns with(Collection<String> more) {
    return new CsvColumns(required, Stream.concat(optional.stream(), more.stream()).toList());
  }

  /**
   * The column that a name must be meant for, as it differs from it in case and blanks alone: read
   * as a column of its own it would be passed over without a word.
   */
  Optional<String> meant(String name) {
    List<String> known = Stream.concat(required.stream(), optional.stream()).toList();
    return known.contains(name)
        ? Optional.empty()
        : known.stream().filter(column -> plain(column).equals(plain(name))).findFirst();
  }

  /** Without case, blanks (the invisible ones too) and what stands for blanks. */
  private static String plain(String name) {
    return name.replaceAll("[\\s\\p{Z}\\p{Cf}_-]", "").toLowerCase(Locale.ROOT);
  }
}
