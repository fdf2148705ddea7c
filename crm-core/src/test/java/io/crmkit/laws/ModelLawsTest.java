package io.crmkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.score.model.BgNbd;
import io.crmkit.score.model.ModelUnit;
import io.crmkit.score.model.Nbd;
import io.crmkit.score.model.ParetoNbd;
import io.crmkit.score.model.PurchaseModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Laws of models of purchases")
class ModelLawsTest {
  private static final List<PurchaseModel> MODELS =
      List.of(
          ModelMutants.SOUND,
          new BgNbd(0.2426, 4.4135, 0.7929, 2.4258, ModelUnit.WEEK, Optional.empty()),
          new BgNbd(0.11, 2.24, 1, 0.5, ModelUnit.WEEK, Optional.empty()),
          new ParetoNbd(0.5533, 10.5776, 0.6062, 11.6679, ModelUnit.WEEK, Optional.empty()),
          new ParetoNbd(2, 200, 1, 5, ModelUnit.DAY, Optional.empty()),
          new Nbd(0.385, 84, ModelUnit.DAY, Optional.empty()));

  static Stream<Arguments> modelsAndLaws() {
    return MODELS.stream()
        .flatMap(model -> ModelLaws.all().stream().map(law -> Arguments.of(law, model)));
  }

  static Stream<Law<ModelTrial>> laws() {
    return ModelLaws.all().stream();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("modelsAndLaws")
  @DisplayName("hold for the ready-made models:")
  void hold(Law<ModelTrial> law, PurchaseModel model) {
    LawResult result = LawRunner.STANDARD.withTries(300).run(law, ModelTrial.of(model));
    assertThat(result.held()).as(TierPolicyLawsTest.explained(result)).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("laws")
  @DisplayName("kill their mutant:")
  void kill(Law<ModelTrial> law) {
    PurchaseModel mutant = ModelMutants.all().get(law.id());
    assertThat(mutant).as("a mutant for " + law.id()).isNotNull();
    LawResult result = LawRunner.STANDARD.run(law, ModelTrial.of(mutant));
    assertThat(result.broken()).as(TierPolicyLawsTest.explained(result)).isTrue();
  }

  @Test
  @DisplayName("there is no mutant without a law")
  void everyMutantHasItsLaw() {
    assertThat(ModelMutants.all().keySet())
        .containsExactlyInAnyOrderElementsOf(laws().map(Law::id).toList());
  }
}
