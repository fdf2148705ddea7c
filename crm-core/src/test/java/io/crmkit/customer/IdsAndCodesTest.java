package io.crmkit.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Ids, codes and occurrences")
class IdsAndCodesTest {
  private static final Instant T0 = Instant.parse("2026-11-23T00:00:00Z");
  private static final Instant T1 = Instant.parse("2026-11-24T00:00:00Z");

  static Stream<Arguments> ids() {
    return Stream.of(
        id("customer id", CustomerId::of),
        id("staff id", StaffId::of),
        id("transaction reference", text -> Transaction.of(text, Money.parse("CNY 1.00"), T0)),
        id("complaint reference", text -> complaint(text, "quality", Optional.empty())),
        id("consent proof", text -> consent("web-form", text, "v1")),
        id("consent text version", text -> consent("web-form", "p-1", text)));
  }

  static Stream<Arguments> codes() {
    return Stream.of(
        id("channel", Channel::of),
        id("purpose", Purpose::of),
        id("complaint category", text -> complaint("c-1", text, Optional.empty())),
        id("consent source", text -> consent(text, "p-1", "v1")),
        id("survey question", text -> new SurveyAnswer(text, 1, 1, 5, T0, T0)),
        id("profile field", text -> ProfileScheme.required(ProfilePart.BASIC, text)),
        id("class in nature", text -> Customer.of(CustomerId.of("c")).withClass("nature", text)));
  }

  private static Arguments id(String field, Function<String, Object> constructor) {
    return Arguments.of(field, constructor);
  }

  private static Complaint complaint(
      String reference, String category, Optional<Instant> resolved) {
    return new Complaint(reference, category, T0, T0, resolved);
  }

  private static Consent consent(String source, String proof, String version) {
    return new Consent(
        Channel.SMS, Purpose.CARE, Consent.Status.GIVEN, source, proof, version, T0, T0);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ids")
  @DisplayName("an id has 1 to 1,000 characters, is not blank and has no control characters:")
  void idLimits(String field, Function<String, Object> constructor) {
    for (String good : new String[] {"x", "客户 17", "x".repeat(1_000), " x ", "a@b.c"}) {
      assertThat(constructor.apply(good)).isEqualTo(constructor.apply(good));
    }
    for (String bad :
        new String[] {"", " ", "x".repeat(1_001), "a\nb", "a\u0000", "\u001fa", "a\u007f"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> constructor.apply(bad))
          .withMessage(
              field
                  + " must have 1 to 1000 characters, not blank, without control characters; it had "
                  + bad.length());
    }
    assertThatThrownBy(() -> constructor.apply(null)).hasMessage(field);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("codes")
  @DisplayName("a code is a letter and up to 63 letters, digits, '-' or '_':")
  void codeLimits(String field, Function<String, Object> constructor) {
    for (String good : new String[] {"x", "X9_-", "x".repeat(64)}) {
      assertThat(constructor.apply(good)).isEqualTo(constructor.apply(good));
    }
    for (String bad : new String[] {"", " ", "9x", "-x", "a b", "a.b", "é", "客户", "x\n"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> constructor.apply(bad))
          .withMessage(
              field
                  + " must be a letter and up to 63 letters, digits, '-' or '_', was '"
                  + bad
                  + "'");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> constructor.apply("x".repeat(65)))
        .withMessageEndingWith("was '" + "x".repeat(40) + "…'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> constructor.apply("?".repeat(40)))
        .withMessageEndingWith("was '" + "?".repeat(40) + "'");
  }

  @Test
  @DisplayName("ids are ordered by code unit and show as their value")
  void idOrder() {
    assertThat(CustomerId.of("a10")).isLessThan(CustomerId.of("a2")).hasToString("a10");
    assertThat(CustomerId.of("Z")).isLessThan(CustomerId.of("a"));
    assertThat(CustomerId.of("a")).isEqualByComparingTo(CustomerId.of("a"));
    assertThat(StaffId.of("a10")).isLessThan(StaffId.of("a2")).hasToString("a10");
    assertThat(StaffId.of("a")).isEqualByComparingTo(StaffId.of("a"));
  }

  @Test
  @DisplayName("channels and purposes are equal by code and show as it")
  void openEnums() {
    assertThat(Channel.of("PHONE")).isEqualTo(Channel.PHONE).hasToString("PHONE");
    assertThat(Channel.of("carrier-pigeon")).isNotEqualTo(Channel.POST);
    assertThat(Purpose.of("CARE")).isEqualTo(Purpose.CARE).hasToString("CARE");
    assertThat(Purpose.of("care")).isNotEqualTo(Purpose.CARE);
  }

  @Test
  @DisplayName("a negative amount is a refund, zero and above an order")
  void refunds() {
    assertThat(Transaction.of("t", Money.parse("CNY -0.01"), T0).isRefund()).isTrue();
    assertThat(Transaction.of("t", Money.parse("CNY 0.00"), T0).isRefund()).isFalse();
    assertThat(Transaction.of("t", Money.parse("CNY 0.01"), T0).isRefund()).isFalse();
    assertThat(Transaction.of("t", Money.parse("CNY 0.01"), T0))
        .isEqualTo(new Transaction("t", Money.parse("CNY 0.01"), T0, T0));
  }

  @Test
  @DisplayName("a complaint is not settled before it occurred; at once is possible")
  void complaintOrder() {
    assertThat(complaint("c", "quality", Optional.of(T0)).resolvedAt()).contains(T0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Complaint("c", "quality", T1, T1, Optional.of(T0)))
        .withMessage("complaint must not be resolved before it occurred at " + T1 + ", was " + T0);
  }

  @Test
  @DisplayName("a survey answer lies on its scale, and the scale has a worst below its best")
  void surveyScale() {
    assertThat(new SurveyAnswer("csat", 1, 1, 2, T0, T0).answer()).isEqualTo(1);
    assertThat(new SurveyAnswer("csat", 2, 1, 2, T0, T0).answer()).isEqualTo(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SurveyAnswer("csat", 3, 1, 2, T0, T0))
        .withMessage("survey answer must be 1 to 2, was 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SurveyAnswer("csat", 0, 1, 2, T0, T0))
        .withMessage("survey answer must be 1 to 2, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SurveyAnswer("csat", 1, 1, 1, T0, T0))
        .withMessage("survey scale must have worst below best, was 1 to 1");
  }

  @Test
  @DisplayName("everything that happened says when it happened and when it became known")
  void timesAreNeeded() {
    Money amount = Money.parse("CNY 1.00");

    assertThatThrownBy(() -> new Transaction("t", amount, null, T0)).hasMessage("occurredAt");
    assertThatThrownBy(() -> new Transaction("t", amount, T0, null)).hasMessage("recordedAt");
    assertThatThrownBy(() -> new Transaction("t", null, T0, T0)).hasMessage("amount");
    assertThatThrownBy(() -> new Complaint("c", "quality", null, T0, Optional.empty()))
        .hasMessage("occurredAt");
    assertThatThrownBy(() -> new Complaint("c", "quality", T0, T0, null)).hasMessage("resolvedAt");
    assertThatThrownBy(() -> new SurveyAnswer("csat", 1, 1, 5, T0, null)).hasMessage("recordedAt");
    assertThatThrownBy(
            () ->
                new Consent(
                    Channel.SMS, Purpose.CARE, Consent.Status.GIVEN, "web", "p", "v", T0, null))
        .hasMessage("recordedAt");
  }

  @Test
  @DisplayName("an interaction and a consent say by which way, for what and with which result")
  void interactionsAreWhole() {
    assertThatThrownBy(() -> interaction(null, Purpose.CARE)).hasMessage("channel");
    assertThatThrownBy(() -> interaction(Channel.SMS, null)).hasMessage("purpose");
    assertThatThrownBy(() -> interaction(Channel.SMS, Purpose.CARE, null)).hasMessage("occurredAt");
    assertThat(interaction(Channel.SMS, Purpose.CARE))
        .isEqualTo(interaction(Channel.of("SMS"), Purpose.CARE));
    assertThatThrownBy(() -> new Consent(Channel.SMS, Purpose.CARE, null, "web", "p", "v", T0, T0))
        .hasMessage("status");
  }

  private static Interaction interaction(Channel channel, Purpose purpose) {
    return interaction(channel, purpose, T0);
  }

  private static Interaction interaction(Channel channel, Purpose purpose, Instant at) {
    return new Interaction(
        channel,
        Interaction.Direction.OUTBOUND,
        purpose,
        Interaction.Result.REACHED,
        Optional.empty(),
        at,
        at);
  }
}
