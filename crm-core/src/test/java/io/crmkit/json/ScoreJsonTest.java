package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.decision.Decision;
import io.crmkit.score.model.BgNbd;
import io.crmkit.score.model.ChurnDate;
import io.crmkit.score.model.CustomerBaseModel;
import io.crmkit.score.model.ModelFit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

@DisplayName("The JSON of customer-base models")
class ScoreJsonTest {
  private static JsonNode golden() {
    try (InputStream stream = ScoreJsonTest.class.getResourceAsStream("golden/models.json")) {
      return CrmJson.mapper().readTree(Objects.requireNonNull(stream).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<String> names() {
    return ScoreSamples.values().keySet().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  @DisplayName("is that of the golden file, both ways:")
  void golden(String name) {
    Object value = Objects.requireNonNull(ScoreSamples.values().get(name));
    String text = golden().get(name).toString();
    assertThat(CrmJson.mapper().readTree(CrmJson.write(value)))
        .isEqualTo(CrmJson.mapper().readTree(text));
    if (value instanceof Decision<?>) {
      Decision<ModelFit<BgNbd>> read =
          CrmJson.mapper().readValue(text, new TypeReference<Decision<ModelFit<BgNbd>>>() {});
      assertThat(read).isEqualTo(value);
    } else {
      assertThat(CrmJson.read(text, value.getClass())).isEqualTo(value);
    }
    if (value instanceof CustomerBaseModel) {
      assertThat(CrmJson.read(text, CustomerBaseModel.class)).isEqualTo(value);
    }
    if (value instanceof ChurnDate) {
      assertThat(CrmJson.read(text, ChurnDate.class)).isEqualTo(value);
    }
  }

  @Test
  @DisplayName("the golden file holds nothing else")
  void complete() {
    assertThat(golden().propertyNames()).containsExactlyElementsOf(names().toList());
  }

  @Test
  @DisplayName("keeps every digit of a model")
  void everyDigit() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 1_000; i++) {
      BgNbd model =
          new BgNbd(
              random.nextDouble() + 1e-9,
              Math.exp(20 * random.nextDouble()),
              Math.exp(-20 * random.nextDouble()),
              random.nextDouble(1, 2),
              ScoreSamples.BG.unit(),
              ScoreSamples.BG.data());
      assertThat(CrmJson.read(CrmJson.write(model), CustomerBaseModel.class)).isEqualTo(model);
    }
  }

  @Test
  @DisplayName("refuses parameters that a model refuses, naming the field")
  void refuses() {
    String json = CrmJson.write(ScoreSamples.BG).replace("0.242592907204466", "-1");
    assertThatThrownBy(() -> CrmJson.read(json, CustomerBaseModel.class))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessageContaining("r must be from 1.0E-30");
  }
}
