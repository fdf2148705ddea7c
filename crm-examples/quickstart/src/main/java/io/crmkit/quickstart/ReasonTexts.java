package io.crmkit.quickstart;

import io.crmkit.decision.Phrase;
import io.crmkit.decision.Reason;
import io.crmkit.decision.Term;
import io.crmkit.decision.Texts;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The texts of many reasons in both languages in little space. Thousands of reasons differ in a few
 * amounts and dates only, so each distinct wording is kept once, with marks where the values go,
 * and a reason is the number of its wording and its values.
 */
final class ReasonTexts {
  private final Map<Wording, Integer> numbers = new LinkedHashMap<>();

  /**
   * A wording.
   *
   * @param en the English text, {@code {0}} standing for the first value
   * @param zh the Chinese text
   */
  record Wording(String code, String en, String zh) {}

  /** All wordings, by number. */
  List<Wording> wordings() {
    return List.copyOf(numbers.keySet());
  }

  /** The reason as the number of its wording, followed by its values. */
  List<Object> add(Reason reason) {
    List<String> values = new ArrayList<>();
    Phrase marked = (Phrase) marked(reason, values);
    Wording wording =
        new Wording(
            reason.code(),
            Texts.BUILT_IN.render(marked, Locale.ENGLISH),
            Texts.BUILT_IN.render(marked, Locale.SIMPLIFIED_CHINESE));
    Integer number = numbers.computeIfAbsent(wording, w -> numbers.size());
    List<Object> compact = new ArrayList<>(1 + values.size());
    compact.add(number);
    compact.addAll(values);
    return compact;
  }

  List<List<Object>> addAll(List<? extends Reason> reasons) {
    return reasons.stream().map(this::add).toList();
  }

  /** The same phrase with marks for the values that read the same in both languages. */
  private static Object marked(Object value, List<String> values) {
    if (value instanceof Phrase phrase) {
      if (phrase.details().isEmpty()) {
        return phrase;
      }
      Map<String, Object> details = new LinkedHashMap<>();
      phrase.details().forEach((name, detail) -> details.put(name, marked(detail, values)));
      return Phrase.of(phrase.code(), details);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(item -> marked(item, values)).toList();
    }
    // These are put into words, differently in each language.
    if (value instanceof Period || value instanceof Term) {
      return value;
    }
    values.add(value.toString());
    return "{" + (values.size() - 1) + "}";
  }
}
