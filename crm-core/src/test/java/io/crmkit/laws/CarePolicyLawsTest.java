package io.crmkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.contact.CareAction;
import io.crmkit.contact.CareBar;
import io.crmkit.contact.CareCalendar;
import io.crmkit.contact.CareKind;
import io.crmkit.contact.CarePolicy;
import io.crmkit.contact.CarePractice;
import io.crmkit.contact.CareQuestion;
import io.crmkit.contact.CareReason;
import io.crmkit.contact.CareRules;
import io.crmkit.contact.Festival;
import io.crmkit.contact.Greeting;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.testkit.JvmSurroundings;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Laws of care policies")
class CarePolicyLawsTest {
  static final CareRules SOUND =
      new CareRules(
          List.of(
              new CarePractice(
                  CareKind.BIRTHDAY,
                  3,
                  List.of(CareAction.GREETING),
                  List.of(CareAction.TAILORED_SERVICE)),
              CarePractice.greeting(CareKind.ANNIVERSARY),
              CarePractice.greeting(CareKind.FESTIVAL),
              CarePractice.greeting(CareKind.MEMBER_DAY)),
          List.of(Festival.known("spring-festival"), Festival.known("mid-autumn")),
          List.of());

  static Stream<Law<CareTrial>> laws() {
    return CarePolicyLaws.all().stream();
  }

  private static CareTrial trial(CarePolicy policy) {
    return CareTrial.of(policy).withSurroundings(new JvmSurroundings());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("laws")
  @DisplayName("hold for sound rules:")
  void hold(Law<CareTrial> law) {
    LawResult result = LawRunner.STANDARD.run(law, trial(SOUND));
    assertThat(result.held()).as(TierPolicyLawsTest.explained(result)).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("laws")
  @DisplayName("kill their mutant:")
  void kill(Law<CareTrial> law) {
    CarePolicy mutant = mutants().get(law.id());
    assertThat(mutant).as("a mutant for " + law.id()).isNotNull();
    LawResult result = LawRunner.STANDARD.run(law, trial(mutant));
    assertThat(result.broken()).as(TierPolicyLawsTest.explained(result)).isTrue();
  }

  @Test
  @DisplayName("there is no mutant without a law, and a check at start-up holds")
  void everyMutantHasItsLaw() {
    assertThat(mutants().keySet())
        .containsExactlyInAnyOrderElementsOf(laws().map(Law::id).toList());
    CarePolicyLaws.check(SOUND).requireHeld();
  }

  /** Small wrong policies, one for each law: like sound rules but for one mistake. */
  @SuppressWarnings("StringCaseLocaleUsage") // that is the mistake
  private static Map<String, CarePolicy> mutants() {
    Map<String, CarePolicy> mutants = new LinkedHashMap<>();
    int[] asked = {0};
    mutants.put(
        "policy.total",
        decides((q, d) -> q.customer().occasions().get(0) instanceof Festival ? nothing(q, d) : d));
    mutants.put("policy.null-free", decides((q, d) -> q.customer().bars().isEmpty() ? null : d));
    mutants.put(
        "policy.deterministic",
        decides((q, d) -> System.identityHashCode(q) % 2 == 0 ? d : nothing(q, d)));
    mutants.put("policy.pure", decides((q, d) -> ++asked[0] % 3 == 0 ? nothing(q, d) : d));
    mutants.put(
        "policy.ambient-zone",
        decides(
            (q, d) -> {
              ZoneOffset offset =
                  q.startInclusive().atStartOfDay(ZoneId.systemDefault()).getOffset();
              return offset.getTotalSeconds() > 0 ? d : nothing(q, d);
            }));
    mutants.put(
        "policy.ambient-locale",
        decides((q, d) -> "title".toUpperCase().equals("TITLE") ? d : nothing(q, d)));
    mutants.put(
        "policy.replay",
        decides((q, d) -> Decision.of(d.outcome(), new Unrecorded(q.customer().bars().isEmpty()))));
    mutants.put(
        "policy.reasons-given",
        decides((q, d) -> d.outcome().greetings().isEmpty() ? Decision.of(d.outcome()) : d));
    mutants.put(
        "policy.reasons-readable",
        decides((q, d) -> Decision.of(d.outcome(), Reason.of("acme.just-so", Map.of()))));
    // Cards go out in the week before, whatever holds on the day.
    mutants.put(
        "care.peace",
        question -> {
          List<CareBar> bars = new ArrayList<>(question.customer().bars());
          bars.removeIf(bar -> !bar.holdsOn(question.startInclusive()));
          return SOUND.decide(
              new CareQuestion(
                  question.customer().withBars(bars.toArray(new CareBar[0])),
                  question.startInclusive(),
                  question.endExclusive()));
        });
    // Once under a bar, always under it.
    mutants.put(
        "care.fewer-bars", decides((q, d) -> q.customer().bars().isEmpty() ? d : nothing(q, d)));
    // What is prepared before the days asked for is forgotten.
    mutants.put(
        "care.days-add-up",
        decides((q, d) -> only(d, each -> !each.date().equals(q.startInclusive().plusDays(1)))));
    // Only the first occasion counts.
    mutants.put(
        "care.order",
        decides(
            (q, d) ->
                q.customer().occasions().isEmpty()
                    ? d
                    : only(
                        d,
                        each -> each.occasion().equals(q.customer().occasions().get(0).name()))));
    return mutants;
  }

  private static CarePolicy decides(
      BiFunction<CareQuestion, Decision<CareCalendar>, Decision<CareCalendar>> mistake) {
    return question -> mistake.apply(question, SOUND.decide(question));
  }

  private static Decision<CareCalendar> nothing(
      CareQuestion question, Decision<CareCalendar> decision) {
    return Decision.of(
            new CareCalendar(List.of()),
            new CareReason.NothingDue(question.startInclusive(), question.endExclusive()))
        .by(decision.policy());
  }

  private static Decision<CareCalendar> only(
      Decision<CareCalendar> decision, Predicate<Greeting> kept) {
    return decision.map(
        calendar -> new CareCalendar(calendar.greetings().stream().filter(kept).toList()));
  }

  /** A reason that the codec does not know. */
  private record Unrecorded(boolean free) implements Reason {
    @Override
    public String code() {
      return "acme.unrecorded";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of("free", free);
    }
  }
}
