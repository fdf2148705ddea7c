package io.crmkit.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A host's own reason")
class HostReasonTest {

  static Stream<Arguments> accepted() {
    return Stream.of(
        Arguments.of("text", "text"),
        Arguments.of("", ""),
        Arguments.of(true, true),
        Arguments.of(false, false),
        Arguments.of(5L, 5L),
        Arguments.of(5, 5L),
        Arguments.of((short) -5, -5L),
        Arguments.of((byte) 5, 5L),
        Arguments.of(BigInteger.valueOf(Long.MAX_VALUE), Long.MAX_VALUE),
        Arguments.of(new BigDecimal("12.5"), "12.5"),
        Arguments.of(new BigDecimal("1E+3"), "1000"),
        Arguments.of(Money.parse("CNY 5.00"), "CNY 5.00"),
        Arguments.of(LocalDate.of(2026, 11, 23), "2026-11-23"),
        Arguments.of(LocalTime.of(8, 0), "08:00"),
        Arguments.of(LocalDateTime.of(2026, 11, 23, 8, 0), "2026-11-23T08:00"),
        Arguments.of(YearMonth.of(2026, 11), "2026-11"),
        Arguments.of(Instant.EPOCH, "1970-01-01T00:00:00Z"),
        Arguments.of(Period.ofDays(30), "P30D"),
        Arguments.of(Duration.ofHours(40), "PT40H"),
        Arguments.of(DayOfWeek.MONDAY, "MONDAY"),
        Arguments.of(Loud.YES, "YES"),
        Arguments.of(List.of(), List.of()),
        Arguments.of(
            List.of(1, List.of(new BigDecimal("0.5"), "x")), List.of(1L, List.of("0.5", "x"))));
  }

  /** A constant whose text is not its name. */
  enum Loud {
    YES;

    @Override
    public String toString() {
      return "yes!";
    }
  }

  @ParameterizedTest(name = "{0} becomes {1}")
  @MethodSource("accepted")
  @DisplayName("brings every accepted type to one that JSON keeps:")
  void normalises(Object given, Object kept) {
    Reason reason = Reason.of("acme.x", Map.of("detail", given));

    assertThat(reason.details()).isEqualTo(Map.of("detail", kept));
    assertThat(reason.details().get("detail")).isInstanceOf(kindOf(kept));
  }

  private static Class<?> kindOf(Object kept) {
    return kept instanceof List<?> ? List.class : kept.getClass();
  }

  @ParameterizedTest(name = "{0} once is {0} twice")
  @MethodSource("accepted")
  @DisplayName("normalising twice changes nothing, so that a recorded reason reads back equal:")
  void normalisingIsIdempotent(Object given, Object kept) {
    Reason reason = Reason.of("acme.x", Map.of("detail", given));

    assertThat(Reason.of("acme.x", reason.details())).isEqualTo(reason);
    assertThat(Reason.of("acme.x", Map.of("detail", kept))).isEqualTo(reason);
  }

  static Stream<Object> refused() {
    return Stream.of(
        0.5,
        0.5f,
        'c',
        Map.of("a", 1),
        Set.of(1),
        Optional.of(1),
        new Object(),
        List.of("fine", 0.5),
        Phrase.named("acme.y", "y"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  @DisplayName("refuses a detail of any other type, naming it and the types taken:")
  void refusesOtherTypes(Object value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reason.of("acme.x", Map.of("odd-one", value)))
        .withMessageStartingWith(
            "detail 'odd-one' must be text, a whole or decimal number, a truth value, money, a date,"
                + " a duration, a term, or a list of these, was a ");
  }

  @Test
  @DisplayName("names the type that it refuses, never the value")
  void namesTheTypeOnly() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reason.of("acme.x", Map.of("n", Optional.of("Li Lei"))))
        .withMessageEndingWith("was a Optional");
  }

  @Test
  @DisplayName("keeps whole numbers beyond a long as their text")
  void hugeNumbers() {
    BigInteger huge = BigInteger.valueOf(Long.MAX_VALUE).add(BigInteger.ONE);

    assertThat(Reason.of("acme.x", Map.of("n", huge)).details().get("n"))
        .isEqualTo("9223372036854775808");
    assertThat(Reason.of("acme.x", Map.of("n", huge.subtract(BigInteger.ONE))).details().get("n"))
        .isEqualTo(Long.MAX_VALUE);
  }

  @Test
  @DisplayName("does not unfold numbers that are short to write and long to read")
  void longNumbers() {
    assertThat(Reason.of("acme.x", Map.of("n", new BigDecimal("1e999999999"))).details().get("n"))
        .isEqualTo("1E+999999999");
    assertThat(Reason.of("acme.x", Map.of("n", new BigDecimal("1e3"))).details().get("n"))
        .isEqualTo("1000");
  }

  @Test
  @DisplayName("refuses codes of more than 200 characters without choking on them")
  void longCodes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reason.of("acme" + ".x".repeat(40_000), Map.of()))
        .withMessageContaining("at most 200 characters");
    assertThat(Reason.of("acme" + ".x".repeat(98), Map.of()).code()).hasSize(200);
  }

  @Test
  @DisplayName("refuses codes of the library and details that are missing")
  void refusesTakenCodes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reason.of("tier.open", Map.of()))
        .withMessageContaining("tier.open is one of the library's own");
    Map<String, Object> missing = new HashMap<>();
    missing.put("n", null);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reason.of("acme.x", missing))
        .withMessageContaining("'n'")
        .withMessageContaining("was null");
    assertThat(Reason.of("acme.x", Map.of("t", Term.of("term.tier.GOLD", "GOLD"))).details())
        .isEqualTo(Map.of("t", "GOLD"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme.x", "a.b", "acme.blocked-2.late", "a1-b.2", "acme.0"})
  @DisplayName("takes lower case words joined by dots and hyphens:")
  void takesCodes(String code) {
    assertThat(Reason.of(code, Map.of()).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "acme",
        "acme.",
        ".x",
        "Acme.x",
        "acme.X",
        "1acme.x",
        "acme..x",
        "acme x.y",
        "acme_x.y",
        "acme.x\n",
        "-acme.x",
        "客户.x"
      })
  @DisplayName("refuses any other code, showing it with an example:")
  void refusesOtherCodes(String code) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reason.of(code, Map.of()))
        .withMessageStartingWith("reason code must be lower case words")
        .withMessageContaining("acme.blocked")
        .withMessageEndingWith("was '" + code + "'");
  }

  @Test
  @DisplayName("needs a code")
  void needsACode() {
    assertThatThrownBy(() -> Reason.of(null, Map.of())).hasMessage("code");
  }

  @Test
  @DisplayName("keeps the order of its details, copies them and cannot be changed")
  void copiesDetails() {
    List<Object> items = new ArrayList<>(List.of(1));
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("z", items);
    details.put("a", 2);
    Reason reason = Reason.of("acme.x", details);
    details.put("m", 3);
    items.add(9);

    assertThat(reason.details()).hasToString("{z=[1], a=2}").isUnmodifiable();
    assertThat((List<?>) reason.details().get("z")).isUnmodifiable();
    assertThat(new HostReason("acme.x", reason.details())).isEqualTo(reason);
  }
}
