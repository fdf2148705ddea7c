package io.crmkit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Time range")
class TimeRangeTest {
  private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");
  private static final Instant END = Instant.parse("2026-11-24T00:00:00Z");

  @Test
  @DisplayName("is half-open: the start belongs, the end does not")
  void halfOpen() {
    TimeRange range = TimeRange.between(START, END);

    assertThat(range.contains(START.minusNanos(1))).isFalse();
    assertThat(range.contains(START)).isTrue();
    assertThat(range.contains(END.minusNanos(1))).isTrue();
    assertThat(range.contains(END)).isFalse();
    assertThat(range).isEqualTo(new TimeRange(Optional.of(START), END));
  }

  @Test
  @DisplayName("without a start reaches back without bound")
  void withoutStart() {
    TimeRange range = TimeRange.before(END);

    assertThat(range.contains(Instant.MIN)).isTrue();
    assertThat(range.contains(END.minusNanos(1))).isTrue();
    assertThat(range.contains(END)).isFalse();
    assertThat(range.startInclusive()).isEmpty();
  }

  @Test
  @DisplayName("may be empty, and then contains nothing")
  void empty() {
    assertThat(TimeRange.between(START, START).contains(START)).isFalse();
  }

  @Test
  @DisplayName("must not end before it starts; the refusal names both bounds")
  void order() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimeRange.between(END, START))
        .withMessage("a range must not end before it starts, was " + END + " to " + START);
  }
}
