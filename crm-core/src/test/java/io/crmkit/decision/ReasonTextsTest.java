package io.crmkit.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.json.JsonSetup;
import io.crmkit.time.Window;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The built-in texts of reasons")
class ReasonTextsTest {

  static Stream<Reason> reasons() {
    return SampleReasons.all().stream();
  }

  static Set<String> reasonCodes() {
    return reasons().map(Reason::code).collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Reason> samples(String code) {
    return reasons().filter(reason -> reason.code().equals(code)).toList();
  }

  static Set<String> codes() {
    return new TreeSet<>(Texts.BUILT_IN.codes());
  }

  @Test
  @DisplayName("every record of the sealed families has a sample, so no reason escapes these tests")
  void everyTypeHasASample() {
    Set<Class<?>> sampled = reasons().map(Object::getClass).collect(Collectors.toSet());

    assertThat(SampleReasons.types()).hasSizeGreaterThan(30).allMatch(Class::isRecord);
    assertThat(sampled).containsExactlyInAnyOrderElementsOf(SampleReasons.types());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("reasonCodes")
  @DisplayName("every reason renders whole in English: no brace left, no Chinese character:")
  void rendersInEnglish(String code) {
    assertThat(samples(code))
        .isNotEmpty()
        .allSatisfy(
            reason -> {
              String text = Texts.BUILT_IN.render(reason, Locale.ENGLISH);
              assertThat(text).isNotBlank().doesNotContainPattern("[{}]");
              assertThat(hasHan(text)).as(text).isFalse();
              assertThat(text).isNotEqualTo(reason.fallback());
              assertThat(Texts.BUILT_IN.render(reason, Locale.FRENCH)).isEqualTo(text);
            });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("reasonCodes")
  @DisplayName("every reason renders whole in Chinese: no brace left, Chinese characters in it:")
  void rendersInChinese(String code) {
    assertThat(samples(code))
        .isNotEmpty()
        .allSatisfy(
            reason -> {
              String text = Texts.BUILT_IN.render(reason, Locale.SIMPLIFIED_CHINESE);
              assertThat(text).isNotBlank().doesNotContainPattern("[{}]");
              assertThat(hasHan(text)).as(text).isTrue();
              assertThat(Texts.BUILT_IN.render(reason, Locale.TAIWAN)).isEqualTo(text);
            });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("reasonCodes")
  @DisplayName(
      "every reason has the details its text names; they cannot be changed; JSON knows it:")
  void detailsFitTheText(String code) {
    String template = Texts.BUILT_IN.template(code, Locale.ENGLISH).orElseThrow();

    assertThat(samples(code))
        .allSatisfy(
            reason -> {
              assertThat(reason.details().keySet()).containsAll(Texts.placeholders(template));
              assertThat(reason.details()).isUnmodifiable();
              assertThat(JsonSetup.REASONS.get(code)).isEqualTo(reason.getClass());
            });
  }

  @Test
  @DisplayName("every code that JSON knows has a text and occurs among the samples")
  void everyJsonCodeHasAText() {
    assertThat(codes()).containsAll(JsonSetup.REASONS.keySet());
    assertThat(reasons().map(Reason::code).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(JsonSetup.REASONS.keySet());
  }

  @Test
  @DisplayName("no text is dead: each code is used by a reason, a metric, a window or a comparison")
  void noDeadTexts() {
    Stream<Phrase> names =
        Stream.concat(
            SampleReasons.metricPhrases(), SampleReasons.WINDOWS.stream().map(Window::phrase));
    Set<String> used =
        Stream.of(reasons(), names, SampleReasons.occasionPhrases())
            .flatMap(phrases -> phrases)
            .flatMap(SampleReasons::within)
            .map(Phrase::code)
            .collect(Collectors.toSet());

    assertThat(used).containsExactlyInAnyOrderElementsOf(codes());
  }

  @Test
  @DisplayName("the English and Chinese files hold the same codes, none twice, none blank")
  void filesHoldTheSameCodes() throws IOException {
    List<String> all = new ArrayList<>();
    for (String area : Texts.AREAS) {
      Properties english = file(area + "_en.properties");
      Properties chinese = file(area + "_zh.properties");

      assertThat(english.stringPropertyNames())
          .as(area)
          .isNotEmpty()
          .isEqualTo(chinese.stringPropertyNames());
      assertThat(english.values()).allSatisfy(text -> assertThat((String) text).isNotBlank());
      assertThat(chinese.values()).allSatisfy(text -> assertThat((String) text).isNotBlank());
      for (String language : List.of("_en", "_zh")) {
        List<String> keys =
            lines(area + language + ".properties")
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();
        assertThat(keys)
            .doesNotHaveDuplicates()
            .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
      }
      all.addAll(english.stringPropertyNames());
    }
    assertThat(all).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(codes());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("codes")
  @DisplayName("both languages name the same details for")
  void sameDetails(String code) {
    String english = Texts.BUILT_IN.template(code, Locale.ENGLISH).orElseThrow();
    String chinese = Texts.BUILT_IN.template(code, Locale.SIMPLIFIED_CHINESE).orElseThrow();

    assertThat(Texts.placeholders(chinese))
        .containsExactlyInAnyOrderElementsOf(Texts.placeholders(english));
    // Every brace belongs to a placeholder: nothing is misspelt.
    assertThat(english.replaceAll("\\{[A-Za-z][A-Za-z0-9]*}", "")).doesNotContainPattern("[{}]");
    assertThat(chinese.replaceAll("\\{[A-Za-z][A-Za-z0-9]*}", "")).doesNotContainPattern("[{}]");
  }

  private static boolean hasHan(String text) {
    return text.codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
  }

  private static Reader reader(String name) {
    return new InputStreamReader(
        Objects.requireNonNull(Texts.class.getResourceAsStream("texts/" + name)),
        StandardCharsets.UTF_8);
  }

  private static Properties file(String name) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = reader(name)) {
      properties.load(reader);
    }
    return properties;
  }

  private static Stream<String> lines(String name) throws IOException {
    try (var reader = new BufferedReader(reader(name))) {
      return reader
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList()
          .stream();
    }
  }
}
