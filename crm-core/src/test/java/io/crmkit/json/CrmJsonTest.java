package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.customer.ClassScheme;
import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.StaffId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Condition;
import io.crmkit.facts.Facts;
import io.crmkit.playbook.Playbook;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierLadder;
import io.crmkit.tier.TierOverride;
import io.crmkit.tier.TierStanding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;

@DisplayName("The codec")
class CrmJsonTest {
  static final TierStanding STANDING =
      new TierStanding(
          Tier.of("GOLD"),
          Samples.DAY.minusDays(40),
          Optional.of(Samples.DAY.minusDays(3)),
          Optional.of(
              new TierOverride(
                  Tier.of("SILVER"), StaffId.of("s-9"), "fraud-check", Samples.DAY.plusDays(5))),
          Samples.DAY);

  static Stream<Reason> reasons() {
    return Stream.of(
            Samples.reasons(),
            ScoreSamples.reasons(),
            ScoreReasonSamples.all(),
            LoyaltySamples.reasons())
        .flatMap(List::stream);
  }

  static Stream<Condition> conditions() {
    return Samples.conditions().stream();
  }

  @ParameterizedTest(name = "reads back {0}")
  @MethodSource
  void reasons(Reason reason) {
    assertThat(CrmJson.read(CrmJson.write(reason), Reason.class)).isEqualTo(reason);
  }

  @ParameterizedTest(name = "reads back the condition {0}")
  @MethodSource
  void conditions(Condition condition) {
    assertThat(CrmJson.read(CrmJson.write(condition), Condition.class)).isEqualTo(condition);
  }

  @Test
  @DisplayName("has a sample of every code it registers")
  void samplesAreComplete() {
    Set<String> sampled = reasons().map(Reason::code).collect(Collectors.toSet());
    assertThat(sampled).containsAll(JsonSetup.REASONS.keySet());
  }

  @Test
  @DisplayName("reads back facts, standings and customer files")
  void values() {
    assertThat(CrmJson.read(CrmJson.write(Samples.facts()), Facts.class))
        .isEqualTo(Samples.facts());
    assertThat(CrmJson.read(CrmJson.write(STANDING), TierStanding.class)).isEqualTo(STANDING);
    assertThat(CrmJson.read(CrmJson.write(Samples.file()), CustomerFile.class))
        .isEqualTo(Samples.file());
  }

  @Test
  @DisplayName("reads back a decision with all its reasons")
  void decision() {
    Decision<TierStanding> decision =
        new Decision<>(STANDING, Samples.reasons(), new PolicyId("retail", "1"));
    Decision<TierStanding> read = CrmJson.readDecision(CrmJson.write(decision), TierStanding.class);
    assertThat(read).isEqualTo(decision);
  }

  @Test
  @DisplayName("writes money, windows and ids as plain text")
  void forms() {
    assertThat(CrmJson.write(Samples.GOLD))
        .isEqualTo("{\"metric\":\"money spend over last:P12M\",\"atLeast\":\"CNY 5000.00\"}");
    assertThat(CrmJson.write(CustomerId.of("c-17"))).isEqualTo("\"c-17\"");
  }

  @Test
  @DisplayName("reads back a ladder")
  void ladder() {
    TierLadder ladder =
        (TierLadder)
            PlaybookReader.standard()
                .read(BundledPlaybooks.json("retail").orElseThrow())
                .tierPolicy();
    assertThat(CrmJson.read(CrmJson.write(ladder), TierLadder.class)).isEqualTo(ladder);
  }

  @Test
  @DisplayName("reads back decisions that accept or refuse")
  void answers() {
    Customer customer = Customer.of(CustomerId.of("c-1"));
    ClassScheme scheme = new ClassScheme(Map.of("nature", List.of("enterprise")));
    for (String value : List.of("enterprise", "alien")) {
      Decision<Answer<Customer>> decision = scheme.classify(customer, "nature", value);
      Decision<Answer<Customer>> read =
          CrmJson.mapper().readValue(CrmJson.write(decision), new TypeReference<>() {});
      assertThat(read).isEqualTo(decision);
    }
  }

  @Test
  @DisplayName("reads and writes a playbook as its document")
  void playbook() {
    Playbook playbook =
        PlaybookReader.standard().read(BundledPlaybooks.json("retail").orElseThrow());
    assertThat(CrmJson.write(playbook)).isEqualTo(PlaybookWriter.write(playbook));
    assertThat(CrmJson.read(CrmJson.write(playbook), Playbook.class)).isEqualTo(playbook);
  }

  @Test
  @DisplayName("refuses unknown fields, naming the place")
  void unknownField() {
    assertThatThrownBy(
            () ->
                CrmJson.read(
                    "{\"metric\":\"count orders\",\"atLeast\":\"3\",\"x\":1}", Condition.class))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessageContaining("/x");
  }

  @Test
  @DisplayName("never repeats a personal value in an error")
  void personalValues() {
    String json = CrmJson.write(Samples.file()).replace("\"BASIC\"", "\"who@example.org\"");
    assertThatThrownBy(() -> CrmJson.read(json, CustomerFile.class))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessageContaining("/customer/profile/0/part")
        .message()
        .doesNotContain("who@example.org");
  }

  @Test
  @DisplayName("never repeats what stands where money is meant to stand")
  void personalMoney() {
    String json = CrmJson.write(Samples.file()).replace("CNY 100.00", "Zhang San 13800138000");
    assertThatThrownBy(() -> CrmJson.read(json, CustomerFile.class))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessageContaining("/transactions/0/amount: has a value of the wrong form")
        .message()
        .doesNotContain("Zhang");
  }

  @Test
  @DisplayName("refuses null, and to write what it would not read")
  void nullAndDepth() {
    assertThatThrownBy(() -> CrmJson.read("null", Facts.class))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessage("document: must be a value, was null");
    Condition deep = Samples.GOLD;
    for (int i = 0; i < CrmJson.MAX_DEPTH; i++) {
      deep = Condition.all(deep);
    }
    Condition tooDeep = deep;
    assertThatThrownBy(() -> CrmJson.write(tooDeep)).hasMessageContaining("nesting depth");
  }

  @Test
  @DisplayName("refuses documents nested too deep")
  void depth() {
    String deep = "{\"all\":[".repeat(CrmJson.MAX_DEPTH) + "]}".repeat(CrmJson.MAX_DEPTH);
    assertThatThrownBy(() -> CrmJson.read(deep, Condition.class))
        .isInstanceOf(InvalidDocumentException.class);
  }
}
