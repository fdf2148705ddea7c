package io.crmkit.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Texts")
class TextsTest {
  private static final Texts TEXTS =
      Texts.BUILT_IN.with("acme.blocked", "blocked after {orders} orders", "下单 {orders} 次后停用");
  private static final Reason BLOCKED = Reason.of("acme.blocked", Map.of("orders", 3));

  @Test
  @DisplayName("a host's code renders in both languages once its texts are registered")
  void rendersHostCodes() {
    assertThat(TEXTS.render(BLOCKED, Locale.ENGLISH)).isEqualTo("blocked after 3 orders");
    assertThat(TEXTS.render(BLOCKED, Locale.SIMPLIFIED_CHINESE)).isEqualTo("下单 3 次后停用");
    assertThat(TEXTS.codes()).contains("acme.blocked").containsAll(Texts.BUILT_IN.codes());
    assertThat(TEXTS.template("acme.blocked", Locale.CHINESE)).contains("下单 {orders} 次后停用");
  }

  @Test
  @DisplayName("registering a text leaves the texts it starts from as they were")
  void withLeavesTheOriginalAlone() {
    assertThat(Texts.BUILT_IN.codes()).doesNotContain("acme.blocked");
    assertThat(Texts.BUILT_IN.template("acme.blocked", Locale.ENGLISH)).isEmpty();
    assertThat(Texts.BUILT_IN.template("acme.blocked", Locale.CHINESE)).isEmpty();
    assertThat(TEXTS.codes()).isUnmodifiable();
    assertThat(List.copyOf(TEXTS.codes())).isSorted();
    assertThat(Texts.placeholders("{a}")).isUnmodifiable();
  }

  @Test
  @DisplayName("a later text replaces an earlier one of the same code")
  void laterTextReplaces() {
    Texts changed = TEXTS.with("acme.blocked", "stopped", "已停用");

    assertThat(changed.render(BLOCKED, Locale.ENGLISH)).isEqualTo("stopped");
    assertThat(changed.render(BLOCKED, Locale.CHINA)).isEqualTo("已停用");
  }

  @Test
  @DisplayName("a code without text shows as its code and details, and rendering never fails")
  void unknownCodeFallsBack() {
    Reason unknown = Reason.of("acme.unheard-of", Map.of("orders", 3));

    assertThat(TEXTS.render(unknown, Locale.CHINA)).isEqualTo("acme.unheard-of {orders=3}");
    assertThat(TEXTS.render(Reason.of("acme.bare", Map.of()), Locale.ENGLISH))
        .isEqualTo("acme.bare");
    assertThat(TEXTS.render(Phrase.named("metric.steps", "steps"), Locale.ENGLISH))
        .isEqualTo("steps");
  }

  @Test
  @DisplayName("a detail that the reason lacks stays visible in braces")
  void missingDetailStaysVisible() {
    Reason bare = Reason.of("acme.blocked", Map.of("other", 1));

    assertThat(TEXTS.render(bare, Locale.ENGLISH)).isEqualTo("blocked after {orders} orders");
  }

  @Test
  @DisplayName("values are put in literally, whatever signs they hold")
  void valuesAreLiteral() {
    Texts texts = Texts.BUILT_IN.with("acme.says", "says {text} to {whom}", "对 {whom} 说 {text}");
    Reason reason = Reason.of("acme.says", Map.of("text", "$1 \\ {whom}", "whom", "x"));

    assertThat(texts.render(reason, Locale.ENGLISH)).isEqualTo("says $1 \\ {whom} to x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr", "und", "ja", "tr", "de-CN"})
  @DisplayName("all locales but Chinese ones read English, without looking at the machine's:")
  void otherLocalesReadEnglish(String tag) {
    assertThat(TEXTS.render(BLOCKED, Locale.forLanguageTag(tag)))
        .isEqualTo("blocked after 3 orders");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "zh-CN", "zh-TW", "zh-Hant-HK", "zh-Hans-SG"})
  @DisplayName("all locales whose language is zh read Chinese:")
  void chineseLocalesReadChinese(String tag) {
    assertThat(TEXTS.render(BLOCKED, Locale.forLanguageTag(tag))).isEqualTo("下单 3 次后停用");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh-CN", "fr-FR", "tr-TR", "ar-EG"})
  @DisplayName("the machine's locale plays no part, even for the root locale:")
  void machineLocalePlaysNoPart(String tag) {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(tag));

      assertThat(TEXTS.render(BLOCKED, Locale.ROOT)).isEqualTo("blocked after 3 orders");
      assertThat(TEXTS.render(BLOCKED, Locale.FRENCH)).isEqualTo("blocked after 3 orders");
      assertThat(TEXTS.render(BLOCKED, Locale.TAIWAN)).isEqualTo("下单 3 次后停用");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  @DisplayName("texts that name different details are refused, naming code and details")
  void differentDetailsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TEXTS.with("acme.x", "{a} and {b}", "{a}"))
        .withMessage("the texts of acme.x must name the same details, were [a, b] and [a]");
  }

  @Test
  @DisplayName("the two texts may name the same details in another order")
  void orderOfDetailsIsFree() {
    Texts texts = TEXTS.with("acme.x", "{a} and {b1}", "{b1}、{a}");

    assertThat(texts.render(Reason.of("acme.x", Map.of("a", "1", "b1", "2")), Locale.CHINESE))
        .isEqualTo("2、1");
  }

  @ParameterizedTest
  @CsvSource({"'',x", "x,''", "' ',x", "x,' '"})
  @DisplayName("a blank text is refused, naming the code:")
  void blankTextsAreRefused(String english, String chinese) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TEXTS.with("acme.x", english, chinese))
        .withMessage("the texts of acme.x must not be blank");
  }

  @Test
  @DisplayName("a text needs a code")
  void codeIsNeeded() {
    assertThatThrownBy(() -> TEXTS.with(null, "x", "x"))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("code");
  }

  @Test
  @DisplayName("placeholders are words of letters, digits, '-' and '_' in braces, each named once")
  void placeholdersOfATemplate() {
    assertThat(Texts.placeholders("{b} {a2} {b} {2} {} {a-b} {a_b} { c }"))
        .containsExactly("b", "a2", "a-b", "a_b");
  }

  @Test
  @DisplayName("lists are joined, phrases in them are put into words")
  void listsAreJoined() {
    Texts texts = TEXTS.with("acme.list", "all: {items}", "全部：{items}");
    Phrase phrase = Phrase.of("acme.list", Map.of("items", List.of(BLOCKED, "x", 5L)));

    assertThat(texts.render(phrase, Locale.ENGLISH)).isEqualTo("all: blocked after 3 orders; x; 5");
    assertThat(texts.render(phrase, Locale.CHINESE)).isEqualTo("全部：下单 3 次后停用；x；5");
  }

  @ParameterizedTest
  @CsvSource({
    "P1D,1 day,1 天",
    "P30D,30 days,30 天",
    "P-1D,-1 days,-1 天",
    "P0D,0 days,0 天",
    "P1M,1 month,1 个月",
    "P12M,12 months,12 个月",
    "P1Y,1 year,1 年",
    "P2Y,2 years,2 年",
    "P1Y2M3D,1 year 2 months 3 days,1 年 2 个月 3 天",
    "P2Y1D,2 years 1 day,2 年 1 天"
  })
  @DisplayName("spans of days, months and years read in words:")
  void spansReadInWords(String span, String english, String chinese) {
    Texts texts = TEXTS.with("acme.span", "{span}", "{span}");
    Phrase phrase = Phrase.of("acme.span", Map.of("span", Period.parse(span)));

    assertThat(texts.render(phrase, Locale.ENGLISH)).isEqualTo(english);
    assertThat(texts.render(phrase, Locale.CHINESE)).isEqualTo(chinese);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S,0 s,0 秒",
    "PT40H,40 h,40 小时",
    "PT2H15M,2 h 15 min,2 小时 15 分钟",
    "PT1M,1 min,1 分钟",
    "PT61.25S,1 min 1.25 s,1 分钟 1.25 秒",
    "PT0.000000001S,0.000000001 s,0.000000001 秒",
    "PT-30M,-30 min,-30 分钟"
  })
  @DisplayName("lengths of time read in words:")
  void lengthsReadInWords(String length, String english, String chinese) {
    Texts texts = TEXTS.with("acme.span", "{span}", "{span}");
    Phrase phrase = Phrase.of("acme.span", Map.of("span", Duration.parse(length)));

    assertThat(texts.render(phrase, Locale.ENGLISH)).isEqualTo(english);
    assertThat(texts.render(phrase, Locale.CHINESE)).isEqualTo(chinese);
  }

  @Test
  @DisplayName("an instant shows in the zone that the details bring along, and names it")
  void instantsShowInTheirZone() {
    Texts texts = TEXTS.with("acme.at", "at {at}.", "于 {at} 到期");
    Instant instant = Instant.parse("2026-11-24T02:00:00Z");
    Phrase shanghai =
        Phrase.of("acme.at", Map.of("at", instant.atZone(ZoneId.of("Asia/Shanghai"))));
    Phrase seconds =
        Phrase.of("acme.at", Map.of("at", instant.plusSeconds(1).atZone(ZoneId.of("UTC"))));

    assertThat(texts.render(shanghai, Locale.ENGLISH))
        .isEqualTo("at 2026-11-24 10:00 (Asia/Shanghai).");
    assertThat(texts.render(shanghai, Locale.CHINESE))
        .isEqualTo("于 2026-11-24 10:00（Asia/Shanghai）到期");
    assertThat(texts.render(seconds, Locale.ENGLISH)).isEqualTo("at 2026-11-24 02:00:01 (UTC).");
  }

  @Test
  @DisplayName("an instant without a zone of its own shows in that of the texts, or in UTC")
  void instantsShowInTheZoneOfTheTexts() {
    Texts texts = TEXTS.with("acme.at", "at {at}", "于 {at}");
    Texts there = texts.inZone(ZoneId.of("Asia/Shanghai"));
    Instant instant = Instant.parse("2026-11-24T02:00:00Z");
    Phrase bare = Phrase.of("acme.at", Map.of("at", instant));
    Phrase own = Phrase.of("acme.at", Map.of("at", instant.atZone(ZoneId.of("Europe/London"))));

    assertThat(texts.render(bare, Locale.ENGLISH)).isEqualTo("at 2026-11-24T02:00:00Z");
    assertThat(there.render(bare, Locale.ENGLISH)).isEqualTo("at 2026-11-24 10:00 (Asia/Shanghai)");
    assertThat(there.render(bare, Locale.CHINESE)).isEqualTo("于 2026-11-24 10:00（Asia/Shanghai）");
    assertThat(there.render(own, Locale.ENGLISH)).isEqualTo("at 2026-11-24 02:00 (Europe/London)");
    assertThat(there.with("acme.b", "b", "乙").render(bare, Locale.ENGLISH))
        .isEqualTo("at 2026-11-24 10:00 (Asia/Shanghai)");
  }

  @Test
  @DisplayName("other values read as they are")
  void otherValuesAsTheyAre() {
    Texts texts = TEXTS.with("acme.value", "{value}", "{value}");

    for (Object value : List.of(Money.parse("CNY 5.00"), LocalDate.of(2026, 11, 23), true, 5L)) {
      assertThat(texts.render(Phrase.of("acme.value", Map.of("value", value)), Locale.CHINESE))
          .isEqualTo(value.toString());
    }
  }

  @Test
  @DisplayName("Chinese and Latin words are set apart by a space, Chinese words are not")
  void spacing() {
    Texts texts =
        Texts.BUILT_IN
            .with("acme.x", "reaches {tier} today", "尚未达到 {tier} 等级")
            .with("term.tier.GOLD", "Gold", "金卡");
    Term gold = Term.of("term.tier.GOLD", "GOLD");
    Term top = Term.of("term.tier.TOP", "TOP");
    assertThat(texts.render(Reason.of("acme.y", Map.of()), Locale.CHINESE)).isEqualTo("acme.y");
    assertThat(texts.render(Phrase.of("acme.x", Map.of("tier", gold)), Locale.CHINESE))
        .isEqualTo("尚未达到金卡等级");
    assertThat(texts.render(Phrase.of("acme.x", Map.of("tier", top)), Locale.CHINESE))
        .isEqualTo("尚未达到 TOP 等级");
    assertThat(texts.render(Phrase.of("acme.x", Map.of("tier", gold)), Locale.ENGLISH))
        .isEqualTo("reaches Gold today");
    assertThat(texts.render(Phrase.of("acme.x", Map.of("tier", "客服A 一组")), Locale.CHINESE))
        .isEqualTo("尚未达到客服A 一组等级");
    assertThat(
            texts.renderAll(
                List.of(Phrase.of("acme.x", Map.of("tier", gold)), Phrase.of("acme.z", Map.of())),
                Locale.ENGLISH))
        .isEqualTo("reaches Gold today\nacme.z");
  }

  @Test
  @DisplayName("thousands of ways are joined by 'or' without running out of anything")
  void manyWays() {
    List<Phrase> ways =
        IntStream.range(0, 5_000).<Phrase>mapToObj(i -> Phrase.named("x", "w" + i)).toList();
    assertThat(Texts.BUILT_IN.render(new Either(ways), Locale.ENGLISH)).startsWith("w0 or w1 or");
    assertThat(Texts.BUILT_IN.render(new Either(ways.subList(0, 2)), Locale.CHINESE))
        .isEqualTo("w0或w1");
  }
}
