package io.crmkit.testkit;

import io.crmkit.decision.Texts;
import io.crmkit.laws.Law;
import io.crmkit.laws.ModelLaws;
import io.crmkit.laws.ModelTrial;
import io.crmkit.score.model.PurchaseModel;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Binds a model of purchases to all laws of such models:
 *
 * <pre>{@code
 * class OurModelTest implements PurchaseModelContract {
 *   public PurchaseModel subject() {
 *     return OurModel.fitted();
 *   }
 * }
 * }</pre>
 */
public interface PurchaseModelContract {
  /** The model. */
  PurchaseModel subject();

  /** The model with the customers it is asked about; override it for customers of your own. */
  default ModelTrial trial() {
    return ModelTrial.of(subject());
  }

  /** The laws that the model breaks on purpose: the id of each with the reason. */
  default Map<String, String> waivers() {
    return Map.of();
  }

  /** The laws; override it to add some of your own. */
  default List<Law<ModelTrial>> laws() {
    return ModelLaws.all();
  }

  /** One test a law, and a last one that prints the count. */
  @TestFactory
  @DisplayName("laws of models of purchases")
  default Stream<DynamicTest> keepsTheLaws() {
    return LawTests.of(laws(), trial(), Texts.BUILT_IN, LawTests.runner(waivers()));
  }
}
