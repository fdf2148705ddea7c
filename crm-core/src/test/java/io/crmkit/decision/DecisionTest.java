package io.crmkit.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.customer.ProfileReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Decision")
class DecisionTest {
  private static final Reason FIRST = Reason.of("acme.first", Map.of("n", 1));
  private static final Reason SECOND = Reason.of("acme.second", Map.of());
  private static final PolicyId RETAIL = new PolicyId("retail", "2026-07");

  @Test
  @DisplayName("copies its reasons and hands out a list that cannot be changed")
  void copiesReasons() {
    List<Reason> reasons = new ArrayList<>(List.of(FIRST));
    Decision<String> decision = Decision.of("yes", reasons);
    Decision<String> signed = new Decision<>("yes", reasons, RETAIL);
    reasons.add(SECOND);

    assertThat(decision.reasons()).containsExactly(FIRST).isUnmodifiable();
    assertThat(signed.reasons()).containsExactly(FIRST).isUnmodifiable();
  }

  @Test
  @DisplayName("is equal to another by outcome, reasons and policy")
  void equalByValue() {
    assertThat(Decision.of("yes", FIRST, SECOND))
        .isEqualTo(Decision.of("yes", List.of(FIRST, SECOND)))
        .isNotEqualTo(Decision.of("no", FIRST, SECOND))
        .isNotEqualTo(Decision.of("yes", SECOND, FIRST))
        .isNotEqualTo(Decision.of("yes", FIRST, SECOND).by(RETAIL));
  }

  @Test
  @DisplayName("is unversioned until a policy signs it; signing changes nothing else")
  void signing() {
    Decision<String> decision = Decision.of("yes", FIRST);
    Decision<String> signed = decision.by(RETAIL);

    assertThat(decision.policy()).isEqualTo(PolicyId.UNVERSIONED);
    assertThat(Decision.of("yes", List.of(FIRST)).policy()).isEqualTo(PolicyId.UNVERSIONED);
    assertThat(signed).isEqualTo(new Decision<>("yes", List.of(FIRST), RETAIL));
    assertThat(decision.policy().unversioned()).isTrue();
    assertThat(signed.policy().unversioned()).isFalse();
  }

  @Test
  @DisplayName("maps its outcome and keeps reasons and policy")
  void mapping() {
    assertThat(Decision.of("yes", FIRST).by(RETAIL).<Object>map(String::length))
        .isEqualTo(new Decision<Object>(3, List.of(FIRST), RETAIL));
  }

  @Test
  @DisplayName("explains every reason on a line of its own, in order, from the given texts")
  void explains() {
    Texts texts =
        Texts.BUILT_IN.with("acme.first", "first {n}", "第{n}").with("acme.second", "then", "其次");
    Decision<String> decision = Decision.of("yes", FIRST, SECOND);

    assertThat(decision.explain(texts, Locale.ENGLISH)).isEqualTo("first 1\nthen");
    assertThat(decision.explain(texts, Locale.SIMPLIFIED_CHINESE)).isEqualTo("第 1\n其次");
    assertThat(decision.explain(Locale.ENGLISH)).isEqualTo("acme.first {n=1}\nacme.second");
    assertThat(Decision.of("yes").explain(Locale.ENGLISH)).isEmpty();
  }

  @Test
  @DisplayName("explains the library's own reasons without more ado")
  void explainsBuiltIn() {
    Decision<String> decision = Decision.of("yes", new ProfileReason.Complete(4));

    assertThat(decision.explain(Locale.ENGLISH)).isEqualTo("Every required field is known (4)");
    assertThat(decision.explain(Locale.CHINA)).isEqualTo("必填项已全部登记（4 项）");
  }

  @Test
  @DisplayName("has an outcome, reasons and a policy: none of them may be missing")
  void nothingIsMissing() {
    assertThatThrownBy(() -> new Decision<>(null, List.of(), RETAIL)).hasMessage("outcome");
    assertThatThrownBy(() -> new Decision<>("yes", List.of(), null)).hasMessage("policy");
    assertThatThrownBy(() -> new Decision<>("yes", null, RETAIL))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  @DisplayName("a policy version shows name and version, an unversioned policy its name only")
  void policyVersionText() {
    assertThat(RETAIL).hasToString("retail 2026-07");
    assertThat(PolicyId.UNVERSIONED).hasToString("unversioned");
    assertThat(new PolicyId("unversioned", "1").unversioned()).isFalse();
  }

  @Test
  @DisplayName("a policy name or version has 1 to 200 characters")
  void policyVersionLimits() {
    String longest = "x".repeat(200);

    assertThat(new PolicyId(longest, longest).name()).hasSize(PolicyId.MAX_LENGTH);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PolicyId("x".repeat(201), "1"))
        .withMessage(
            "policy name must have 1 to 200 characters and not be blank, was '"
                + "x".repeat(40)
                + "…'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PolicyId("retail", "x".repeat(201)))
        .withMessageContaining("policy version")
        .withMessageContaining("1 to 200");
    assertThatThrownBy(() -> new PolicyId(null, "1")).hasMessage("policy name");
    assertThatThrownBy(() -> new PolicyId("retail", null)).hasMessage("policy version");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t", "                                        "})
  @DisplayName("a policy name or version must not be blank:")
  void policyVersionNotBlank(String blank) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PolicyId(blank, "1"))
        .withMessage(
            "policy name must have 1 to 200 characters and not be blank, was '" + blank + "'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PolicyId("retail", blank))
        .withMessageStartingWith("policy version");
  }

  @Test
  @DisplayName("details keep the order in which they are best shown and cannot be changed")
  void detailsKeepOrder() {
    assertThat(Details.of("z", 1)).containsExactly(Map.entry("z", 1)).isUnmodifiable();
    assertThat(Details.of("z", 1, "a", 2).toString()).isEqualTo("{z=1, a=2}");
    assertThat(Details.of("z", 1, "a", 2, "m", 3).toString()).isEqualTo("{z=1, a=2, m=3}");
    assertThat(Details.of("z", 1, "a", 2, "m", 3, "b", 4))
        .isUnmodifiable()
        .hasToString("{z=1, a=2, m=3, b=4}");
  }

  @Test
  @DisplayName("a phrase copies its details, and one with only a name shows as that")
  void phrases() {
    Map<String, Object> details = new LinkedHashMap<>(Map.of("n", 1L));
    Phrase phrase = Phrase.of("acme.x", details);
    details.put("m", 2L);

    assertThat(phrase.code()).isEqualTo("acme.x");
    assertThat(phrase.details()).isEqualTo(Map.of("n", 1L)).isUnmodifiable();
    assertThat(phrase).isEqualTo(Phrase.of("acme.x", Map.of("n", 1L)));
    assertThat(Phrase.named("acme.x", "x").details()).isEmpty();
    assertThat(Phrase.named("acme.x", "x").fallback()).isEqualTo("x");
    assertThat(Phrase.named("acme.x", "x").code()).isEqualTo("acme.x");
  }

  @Test
  @DisplayName("an answer gives what came of it, and nothing if it was refused")
  void answers() {
    assertThat(Answer.accepted("GOLD").toOptional()).contains("GOLD");
    assertThat(Answer.refused().toOptional()).isEmpty();
  }
}
