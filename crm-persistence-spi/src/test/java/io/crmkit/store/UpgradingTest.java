package io.crmkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Records of an old format")
class UpgradingTest {
  /** Records that are their JSON, as a host's own codec may write them. */
  private static final Codec<String> AS_IT_IS =
      new Codec<>() {
        @Override
        public String write(String value) {
          return value;
        }

        @Override
        public String read(String json) {
          return json;
        }
      };

  private static String upgraded(String json, UnaryOperator<Map<String, Object>> step) {
    RecordType<String> type =
        new RecordType<>("text", 2, AS_IT_IS, text -> "id", List.of(), Map.of(1, step));
    return type.read("id", 1, json);
  }

  @ParameterizedTest(name = "a text of {0} characters is read as it was written")
  @ValueSource(ints = {20_000, 20_001, 1_000_000, 25_000_000})
  void longText(int length) {
    String json = "{\"text\":\"" + "x".repeat(length) + "\"}";
    assertThat(upgraded(json, tree -> tree)).hasSameSizeAs(json).isEqualTo(json);
  }

  @ParameterizedTest(name = "nothing of {0} is lost or refused")
  @ValueSource(
      strings = {
        "{\"n\":0.10}",
        "{\"n\":12345678901234567890.123456789012345678901234567890}",
        "{\"n\":12345678901234567890123456789012345678901234567890}",
        "{\"n\":[1,-2,true,null,\"中文🙂\"],\"m\":{}}"
      })
  void exact(String json) {
    assertThat(upgraded(json, tree -> tree)).isEqualTo(json);
  }

  @Test
  @DisplayName("long numbers, long names and deep trees are read")
  void large() {
    String deep = "{\"a\":".repeat(900) + "1" + "}".repeat(900);
    String number = "{\"n\":" + "9".repeat(5_000) + "}";
    String name = "{\"" + "n".repeat(100_000) + "\":1}";
    for (String json : List.of(deep, number, name)) {
      assertThat(upgraded(json, tree -> tree)).isEqualTo(json);
    }
  }

  @Test
  @DisplayName("a step may put values of the library's JSON, such as instants")
  void values() {
    Instant at = Instant.parse("2026-06-01T10:00:00Z");
    assertThat(
            upgraded(
                "{}",
                tree -> {
                  tree.put("at", at);
                  return tree;
                }))
        .isEqualTo("{\"at\":\"2026-06-01T10:00:00Z\"}");
  }

  @ParameterizedTest(name = "''{0}'' cannot be read")
  @ValueSource(strings = {"", "null", "[]", "{\"a\":1} {}", "{\"a\":"})
  void broken(String json) {
    assertThatThrownBy(() -> upgraded(json, tree -> tree))
        .isInstanceOf(UnreadableRecordException.class);
  }

  @Test
  @DisplayName("what a step or a codec reads as null is unreadable, and named")
  void nothing() {
    assertThatThrownBy(() -> upgraded("{}", tree -> null))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessage("record text/id cannot be read: the step from format 1 gave null");
    Codec<String> forgets =
        new Codec<>() {
          @Override
          public String write(String value) {
            return value;
          }

          @Override
          public String read(String json) {
            return null;
          }
        };
    RecordType<String> type =
        new RecordType<>("text", 1, forgets, text -> "id", List.of(), Map.of());
    assertThatThrownBy(() -> type.read("id", 1, "{}"))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessage("record text/id cannot be read: it is null to its codec");
  }
}
