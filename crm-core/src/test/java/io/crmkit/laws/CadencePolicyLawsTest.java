package io.crmkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.contact.Audience;
import io.crmkit.contact.Cadence;
import io.crmkit.contact.CadencePolicy;
import io.crmkit.contact.CadenceReason;
import io.crmkit.contact.CadenceRules;
import io.crmkit.contact.ContactRequest;
import io.crmkit.contact.ContactWindow;
import io.crmkit.contact.Due;
import io.crmkit.contact.DueQuestion;
import io.crmkit.contact.Dues;
import io.crmkit.contact.Rhythm;
import io.crmkit.customer.Channel;
import io.crmkit.customer.Interaction;
import io.crmkit.customer.Purpose;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.testkit.JvmSurroundings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Laws of cadence policies")
class CadencePolicyLawsTest {
  private static final LocalDate FROM = LocalDate.of(2026, 1, 15);
  private static final ContactRequest VISIT =
      ContactRequest.of(Channel.PHONE, Purpose.RETURN_VISIT);
  static final CadenceRules SOUND =
      CadenceRules.of(
          ZoneId.of("Asia/Shanghai"),
          Cadence.of("premium", 2, Rhythm.within(ContactWindow.rolling(Period.ofDays(7))), FROM)
              .concerning(Audience.ofClass("importance", "premium"))
              .by(VISIT),
          Cadence.of(
                  "weekly", 2, Rhythm.within(ContactWindow.calendar(ContactWindow.Unit.WEEK)), FROM)
              .by(VISIT),
          Cadence.of("monthly", 1, Rhythm.every(Period.ofMonths(1)), FROM).by(VISIT));

  static Stream<Law<CadenceTrial>> laws() {
    return CadencePolicyLaws.all().stream();
  }

  private static CadenceTrial trial(CadencePolicy policy) {
    CadenceTrial sound = CadenceTrial.of(SOUND);
    return new CadenceTrial(
            policy,
            sound.contacts(),
            sound.classes(),
            sound.from(),
            sound.texts(),
            sound.surroundings(),
            sound.clock())
        .withSurroundings(new JvmSurroundings())
        .withClock(Clock.systemUTC());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("laws")
  @DisplayName("hold for sound rules:")
  void hold(Law<CadenceTrial> law) {
    LawResult result = LawRunner.STANDARD.run(law, trial(SOUND));
    assertThat(result.held()).as(TierPolicyLawsTest.explained(result)).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("laws")
  @DisplayName("kill their mutant:")
  void kill(Law<CadenceTrial> law) {
    CadencePolicy mutant = mutants().get(law.id());
    assertThat(mutant).as("a mutant for " + law.id()).isNotNull();
    LawResult result = LawRunner.STANDARD.run(law, trial(mutant));
    assertThat(result.broken()).as(TierPolicyLawsTest.explained(result)).isTrue();
  }

  @Test
  @DisplayName("there is no mutant without a law, and a check at start-up holds")
  void everyMutantHasItsLaw() {
    assertThat(mutants().keySet())
        .containsExactlyInAnyOrderElementsOf(laws().map(Law::id).toList());
    CadencePolicyLaws.check(SOUND).requireHeld();
  }

  /** Small wrong policies, one for each law: like sound rules but for one mistake. */
  @SuppressWarnings("StringCaseLocaleUsage") // that is the mistake
  private static Map<String, CadencePolicy> mutants() {
    Map<String, CadencePolicy> mutants = new LinkedHashMap<>();
    int[] asked = {0};
    mutants.put(
        "policy.total",
        decides(
            (q, d) ->
                q.customer().log().interactions().get(0).direction()
                        == Interaction.Direction.INBOUND
                    ? nothing(d)
                    : d));
    mutants.put(
        "policy.null-free", decides((q, d) -> q.customer().log().zone().isEmpty() ? null : d));
    mutants.put(
        "policy.deterministic",
        decides((q, d) -> System.identityHashCode(q) % 2 == 0 ? d : nothing(d)));
    mutants.put("policy.pure", decides((q, d) -> ++asked[0] % 3 == 0 ? nothing(d) : d));
    mutants.put(
        "policy.ambient-zone",
        decides(
            (q, d) ->
                LocalDate.ofInstant(q.at(), ZoneId.systemDefault()).getDayOfMonth() == 1
                    ? nothing(d)
                    : d));
    mutants.put(
        "policy.ambient-locale",
        decides((q, d) -> "title".toUpperCase().equals("TITLE") ? d : nothing(d)));
    mutants.put(
        "policy.ambient-clock", decides((q, d) -> q.at().isBefore(Instant.now()) ? nothing(d) : d));
    mutants.put(
        "policy.replay",
        decides(
            (q, d) ->
                Decision.of(d.outcome(), new Unrecorded(q.customer().log().zone().isPresent()))));
    mutants.put(
        "policy.reasons-given",
        decides((q, d) -> d.outcome().dues().size() < 3 ? Decision.of(d.outcome()) : d));
    mutants.put(
        "policy.reasons-readable",
        decides((q, d) -> Decision.of(d.outcome(), Reason.of("acme.just-so", Map.of()))));
    mutants.put(
        "cadence.lateness",
        decides(
            (q, d) ->
                each(
                    d,
                    due ->
                        due.lateBy(q.at()).compareTo(Duration.ofDays(30)) > 0
                            ? moved(due, Duration.ofDays(30))
                            : due)));
    mutants.put(
        "cadence.contact",
        decides(
            (q, d) ->
                q.customer().log().interactions().size() > 4
                    ? each(d, due -> moved(due, Duration.ofDays(-30)))
                    : d));
    mutants.put(
        "cadence.fulfilled",
        decides(
            (q, d) ->
                each(
                    d,
                    due ->
                        new Due(
                            due.customer(),
                            due.rule(),
                            due.rank(),
                            due.openFrom(),
                            due.dueAt(),
                            1,
                            due.ways()))));
    mutants.put(
        "cadence.future",
        question ->
            SOUND.decide(question).outcome().dues().isEmpty()
                ? SOUND.decide(question)
                : SOUND.decide(
                    new DueQuestion(question.customer(), question.at().plusSeconds(86_400 * 20))));
    mutants.put(
        "cadence.outcome",
        new CadencePolicy() {
          @Override
          public Decision<Dues> decide(DueQuestion question) {
            return SOUND.decide(question);
          }

          @Override
          public Dues dues(DueQuestion question) {
            List<Due> dues = SOUND.dues(question).dues();
            return dues.size() == 3 ? new Dues(dues.subList(0, 2)) : new Dues(dues);
          }
        });
    return mutants;
  }

  private static CadencePolicy decides(
      BiFunction<DueQuestion, Decision<Dues>, Decision<Dues>> mistake) {
    return question -> mistake.apply(question, SOUND.decide(question));
  }

  private static Decision<Dues> nothing(Decision<Dues> decision) {
    return Decision.of(Dues.NONE, new CadenceReason.NoRules()).by(decision.policy());
  }

  private static Decision<Dues> each(Decision<Dues> decision, UnaryOperator<Due> change) {
    return decision.map(dues -> new Dues(dues.dues().stream().map(change).toList()));
  }

  private static Due moved(Due due, Duration by) {
    return new Due(
        due.customer(),
        due.rule(),
        due.rank(),
        due.openFrom().plus(by),
        due.dueAt().plus(by),
        due.missing(),
        due.ways());
  }

  /** A reason that the codec does not know. */
  private record Unrecorded(boolean zoned) implements Reason {
    @Override
    public String code() {
      return "acme.unrecorded";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of("zoned", zoned);
    }
  }
}
