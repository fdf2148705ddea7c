package io.crmkit.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

@DisplayName("The checker of histories")
class HistoryTest {
  /** A register that holds a number. */
  private static History.Act<Integer> write(int thread, long begin, long end, int value) {
    return new History.Act<>(thread, begin, end, "writes " + value, old -> Optional.of(value));
  }

  private static History.Act<Integer> read(int thread, long begin, long end, int value) {
    return new History.Act<>(
        thread,
        begin,
        end,
        "reads " + value,
        old -> old == value ? Optional.of(old) : Optional.empty());
  }

  private static History.Act<Integer> swap(int thread, long begin, long end, int from, int to) {
    return new History.Act<>(
        thread,
        begin,
        end,
        "swaps " + from + " for " + to,
        old -> old == from ? Optional.of(to) : Optional.empty());
  }

  private static Optional<List<String>> unexplained(List<History.Act<Integer>> acts) {
    return new History<>(acts).unexplained(0);
  }

  @Test
  @DisplayName("explains nothing at all, and acts one after the other")
  void explained() {
    assertThat(new History<Integer>(List.of()).unexplained(0)).isEmpty();
    assertThat(unexplained(List.of(read(1, 1, 2, 0), write(1, 3, 4, 5), read(2, 5, 6, 5))))
        .isEmpty();
  }

  @Test
  @DisplayName("explains overlapping acts in whatever order fits")
  void overlapping() {
    assertThat(unexplained(List.of(write(1, 1, 10, 5), read(2, 2, 3, 0), read(3, 4, 5, 5))))
        .isEmpty();
    assertThat(unexplained(List.of(write(1, 1, 10, 5), write(2, 2, 9, 6), read(3, 11, 12, 5))))
        .isEmpty();
    // The first guess is wrong: the swap has to go before the write that began earlier.
    assertThat(unexplained(List.of(write(1, 1, 10, 7), swap(2, 2, 9, 0, 1), read(3, 11, 12, 7))))
        .isEmpty();
  }

  @Test
  @DisplayName("catches a stale read")
  void stale() {
    assertThat(unexplained(List.of(write(1, 1, 2, 5), read(2, 3, 4, 0))))
        .hasValueSatisfying(
            told ->
                assertThat(told)
                    .containsExactly(
                        "explained: [1–2] thread 1 writes 5",
                        "cannot come next: [3–4] thread 2 reads 0"));
  }

  @Test
  @DisplayName("catches a new value that was seen and then no more")
  void backwards() {
    assertThat(unexplained(List.of(write(1, 1, 20, 5), read(2, 2, 3, 5), read(3, 4, 5, 0))))
        .isPresent();
  }

  @Test
  @DisplayName("catches two swaps that both succeeded from one value")
  void lostUpdate() {
    assertThat(unexplained(List.of(swap(1, 1, 10, 0, 1), swap(2, 2, 9, 0, 2)))).isPresent();
    assertThat(unexplained(List.of(swap(1, 1, 10, 0, 1), swap(2, 2, 9, 1, 2)))).isEmpty();
  }

  @Test
  @DisplayName("catches a version given twice, and one given after a higher one")
  void versions() {
    Linearizability.State none = new Linearizability.State(Map.of(), Map.of());
    Linearizability.State second = none.put("a", 2).orElseThrow();
    assertThat(second.put("a", 2)).isEmpty();
    assertThat(second.put("a", 1)).isEmpty();
    assertThat(second.delete("a").put("a", 2)).isEmpty();
    assertThat(second.delete("a").version("a")).isEmpty();
    assertThat(second.delete("a").put("a", 3)).isPresent();
    assertThat(second.put("b", 1)).isPresent();
  }

  /**
   * Draws acts at moments of their own on a register, stretches each over some time around its
   * moment, and then spoils one read.
   */
  @RepeatedTest(20)
  @DisplayName("explains histories made from an order, and none with an impossible read")
  void random(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<History.Act<Integer>> acts = new ArrayList<>();
    int value = 0;
    int lastRead = 0;
    for (int act = 0; act < 120; act++) {
      long moment = act * 1_000L;
      long begin = moment - random.nextInt(2_500) * 2L;
      long end = moment + random.nextInt(2_500) * 2L + 1;
      if (random.nextBoolean()) {
        value = random.nextInt(5) + 1;
        acts.add(write(act, begin, end, value));
      } else {
        lastRead = acts.size();
        acts.add(read(act, begin, end, value));
      }
    }
    assertThat(new History<>(acts).unexplained(0)).isEmpty();
    History.Act<Integer> spoilt = acts.get(lastRead);
    acts.set(lastRead, read(spoilt.thread(), spoilt.begin(), spoilt.end(), 99));
    assertThat(new History<>(acts).unexplained(0)).isPresent();
  }
}
