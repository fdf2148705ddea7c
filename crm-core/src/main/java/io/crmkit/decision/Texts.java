package io.crmkit.decision;

import com.google.common.collect.ImmutableSortedMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The texts of reasons in English and Chinese, by code. A text names details in braces: {@code
 * "{tier} since {since}"}.
 *
 * <p>{@link #BUILT_IN} holds the texts of the library's own codes; {@link #with} returns a copy
 * that knows a host's code too. Locales whose language is {@code zh} read Chinese (simplified), all
 * others English; the locale of the machine plays no part. Immutable, safe for several threads.
 *
 * <pre>{@code
 * Texts texts = Texts.BUILT_IN.with("acme.blocked", "blocked after {orders} orders", "下单 {orders} 次后停用");
 * String text = texts.render(Reason.of("acme.blocked", Map.of("orders", 3)), Locale.ENGLISH);
 * }</pre>
 *
 * <p>Hosts name what is theirs with it: a metric by {@code metric.<name>} (without its window,
 * which is added), a tier by {@code term.tier.<code>}, a class by {@code
 * term.class-<dimension>.<class>}, a field of the profile by {@code term.field.<part>.<name>}.
 */
public final class Texts {
  /** The areas whose texts come with the library, a file of each language for each. */
  static final List<String> AREAS =
      List.of(
          "cadence",
          "care",
          "clock",
          "complaint",
          "contact",
          "customer",
          "facts",
          "loyalty",
          "score",
          "tier",
          "workflow");

  /** The texts of all codes of this library. */
  public static final Texts BUILT_IN = new Texts(load("en"), load("zh"), Optional.empty());

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_-]*)}");

  private final ImmutableSortedMap<String, String> english;
  private final ImmutableSortedMap<String, String> chinese;
  private final Optional<ZoneId> zone;

  private Texts(Map<String, String> english, Map<String, String> chinese, Optional<ZoneId> zone) {
    this.english = ImmutableSortedMap.copyOf(english);
    this.chinese = ImmutableSortedMap.copyOf(chinese);
    this.zone = zone;
  }

  /**
   * These texts with every instant as date and time of day in a zone, which is named; without one
   * they show in UTC. An instant whose reason brings a zone along shows in that one.
   */
  public Texts inZone(ZoneId newZone) {
    return new Texts(english, chinese, Optional.of(newZone));
  }

  /**
   * These texts and one more, in both languages; an earlier text of the same code is replaced.
   *
   * @throws IllegalArgumentException if a text is blank, or the two name different details
   */
  public Texts with(String code, String englishText, String chineseText) {
    Objects.requireNonNull(code, "code");
    if (englishText.isBlank() || chineseText.isBlank()) {
      throw new IllegalArgumentException("the texts of " + code + " must not be blank");
    }
    if (!placeholders(englishText).equals(placeholders(chineseText))) {
      throw new IllegalArgumentException(
          "the texts of "
              + code
              + " must name the same details, were "
              + placeholders(englishText)
              + " and "
              + placeholders(chineseText));
    }
    Map<String, String> moreEnglish = new HashMap<>(english);
    Map<String, String> moreChinese = new HashMap<>(chinese);
    moreEnglish.put(code, englishText);
    moreChinese.put(code, chineseText);
    return new Texts(moreEnglish, moreChinese, zone);
  }

  /** The codes that have a text, sorted. */
  public Set<String> codes() {
    return english.keySet();
  }

  /** The text of a code with its placeholders still in it. */
  public Optional<String> template(String code, Locale locale) {
    return Optional.ofNullable(texts(locale).get(code));
  }

  /** The names of the details that a text mentions. */
  public static Set<String> placeholders(String template) {
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = PLACEHOLDER.matcher(template);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return Collections.unmodifiableSet(names);
  }

  /**
   * The phrase in words. A code without text shows as {@link Phrase#fallback}, a detail that the
   * phrase lacks stays visible in braces: rendering never fails.
   */
  public String render(Phrase phrase, Locale locale) {
    String template = texts(locale).get(phrase.code());
    if (template == null) {
      return phrase.fallback();
    }
    if (phrase instanceof Either either) {
      return either.ways().stream()
          .map(way -> render(way, locale))
          .collect(Collectors.joining(template));
    }
    return filled(template, phrase.details(), locale);
  }

  private String filled(String template, Map<String, Object> details, Locale locale) {
    StringBuilder text = new StringBuilder();
    Matcher matcher = PLACEHOLDER.matcher(template);
    int from = 0;
    while (matcher.find()) {
      Object value = details.get(matcher.group(1));
      Spans.join(text, template.substring(from, matcher.start()));
      Spans.join(text, value == null ? matcher.group() : show(value, locale));
      from = matcher.end();
    }
    Spans.join(text, template.substring(from));
    return text.toString();
  }

  /** Several phrases in words, one line each. */
  public String renderAll(List<? extends Phrase> phrases, Locale locale) {
    return phrases.stream().map(phrase -> render(phrase, locale)).collect(Collectors.joining("\n"));
  }

  private String show(Object value, Locale locale) {
    if (value instanceof Phrase phrase) {
      return render(phrase, locale);
    }
    if (value instanceof List<?> list) {
      StringBuilder joined = new StringBuilder();
      for (Object item : list) {
        joined.append(joined.isEmpty() ? "" : isChinese(locale) ? "；" : "; ");
        joined.append(show(item, locale));
      }
      return joined.toString();
    }
    if (value instanceof Term term) {
      return texts(locale).getOrDefault(term.termCode(), term.toString());
    }
    if (value instanceof Instant instant && zone.isPresent()) {
      return Spans.show(instant.atZone(zone.get()), isChinese(locale));
    }
    return Spans.show(value, isChinese(locale));
  }

  private Map<String, String> texts(Locale locale) {
    return isChinese(locale) ? chinese : english;
  }

  private static boolean isChinese(Locale locale) {
    return locale.getLanguage().equals("zh");
  }

  private static Map<String, String> load(String language) {
    Map<String, String> texts = new HashMap<>();
    for (String area : AREAS) {
      Properties properties = properties("texts/" + area + "_" + language + ".properties");
      properties.stringPropertyNames().forEach(c -> texts.put(c, properties.getProperty(c)));
    }
    return texts;
  }

  private static Properties properties(String resource) {
    try (InputStream stream = Texts.class.getResourceAsStream(resource)) {
      Properties properties = new Properties();
      properties.load(
          new InputStreamReader(Objects.requireNonNull(stream, resource), StandardCharsets.UTF_8));
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
