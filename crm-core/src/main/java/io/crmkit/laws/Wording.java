package io.crmkit.laws;

import java.util.Locale;
import java.util.Objects;

/**
 * A sentence in English and Chinese. Immutable.
 *
 * @param english for all locales whose language is not {@code zh}
 * @param chinese for locales whose language is {@code zh}
 */
public record Wording(String english, String chinese) {
  /**
   * Checks both sentences.
   *
   * @throws IllegalArgumentException if one is blank
   */
  public Wording {
    Objects.requireNonNull(english, "english");
    Objects.requireNonNull(chinese, "chinese");
    if (english.isBlank() || chinese.isBlank()) {
      throw new IllegalArgumentException("a wording must not be blank in either language");
    }
  }

  /** A sentence in both languages. */
  public static Wording of(String english, String chinese) {
    return new Wording(english, chinese);
  }

  /** The sentence in the language of a locale. */
  public String in(Locale locale) {
    return locale.getLanguage().equals("zh") ? chinese : english;
  }

  /** The English sentence. */
  @Override
  public String toString() {
    return english;
  }
}
