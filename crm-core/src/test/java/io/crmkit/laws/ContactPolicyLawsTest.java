package io.crmkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.contact.ContactPolicy;
import io.crmkit.testkit.JvmSurroundings;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Laws of contact policies")
class ContactPolicyLawsTest {
  static Stream<Law<ContactTrial>> laws() {
    return ContactPolicyLaws.all().stream();
  }

  static ContactTrial trial(ContactPolicy policy) {
    return ContactTrial.of(policy)
        .withSurroundings(new JvmSurroundings())
        .withClock(Clock.systemUTC());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("laws")
  @DisplayName("hold for sound rules:")
  void hold(Law<ContactTrial> law) {
    LawResult result = LawRunner.STANDARD.run(law, trial(ContactMutants.SOUND));
    assertThat(result.held()).as(TierPolicyLawsTest.explained(result)).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("laws")
  @DisplayName("kill their mutant:")
  void kill(Law<ContactTrial> law) {
    ContactPolicy mutant = ContactMutants.all().get(law.id());
    assertThat(mutant).as("a mutant for " + law.id()).isNotNull();
    LawResult result = LawRunner.STANDARD.run(law, trial(mutant));
    assertThat(result.broken()).as(TierPolicyLawsTest.explained(result)).isTrue();
  }

  @Test
  @DisplayName("there is no mutant without a law")
  void everyMutantHasItsLaw() {
    assertThat(ContactMutants.all().keySet())
        .containsExactlyInAnyOrderElementsOf(laws().map(Law::id).toList());
  }
}
