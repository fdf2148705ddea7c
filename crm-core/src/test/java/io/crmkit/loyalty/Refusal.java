package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Supplier;
import org.junit.jupiter.params.provider.Arguments;

/** What a value refuses to be, with what it says: rows of parameterized tests. */
final class Refusal {
  private Refusal() {}

  static Arguments of(String message, Supplier<Object> value) {
    return Arguments.of(message, value);
  }

  static void check(String message, Supplier<Object> value) {
    assertThatThrownBy(value::get)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
