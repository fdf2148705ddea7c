package io.crmkit.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Choices and shrinking")
class ChoicesTest {
  @Test
  @DisplayName("equal seeds draw alike, other seeds otherwise")
  void seeds() {
    assertThat(drawn(7)).isEqualTo(drawn(7)).isNotEqualTo(drawn(8));
  }

  private static List<Long> drawn(long seed) {
    Choices choices = Choices.random(seed);
    return choices.list(20, 20, c -> c.upTo(1_000_000));
  }

  @Test
  @DisplayName("a record played again makes the same; a shorter one goes on with the simplest")
  void replay() {
    Generator<List<Long>> lists = c -> c.list(0, 9, each -> each.between(-5L, 5L));
    Choices random = Choices.random(3);
    List<Long> made = lists.from(random);

    assertThat(lists.from(Choices.replay(random.taken()))).isEqualTo(made);
    assertThat(lists.from(Choices.replay())).isEmpty();
    assertThat(lists.from(Choices.replay(1, 7, 1))).containsExactly(2L, -5L);
  }

  @Test
  @DisplayName("a record out of bounds is moved to the nearest choice there is")
  void clamped() {
    assertThat(Choices.replay(99, -3).upTo(10)).isEqualTo(10);
    assertThat(Choices.replay(-3).upTo(10)).isZero();
    assertThat(Choices.replay(99).taken()).isEmpty();
    Choices choices = Choices.replay(99);
    choices.upTo(10);
    assertThat(choices.taken()).containsExactly(10);
  }

  @Test
  @DisplayName("every value within the bounds is drawn, and none beyond")
  void bounds() {
    Choices choices = Choices.random(1);
    TreeSet<Long> seen = new TreeSet<>();
    IntStream.range(0, 500).forEach(i -> seen.add(choices.between(-2L, 2L)));
    assertThat(seen).containsExactly(-2L, -1L, 0L, 1L, 2L);
    assertThat(Choices.random(1).upTo(0)).isZero();
    assertThat(Choices.random(1).upTo(Long.MAX_VALUE)).isNotNegative();
    assertThat(choices.between(3, 3)).isEqualTo(3);
  }

  @Test
  @DisplayName("chances, lists and orders are as asked")
  void shapes() {
    Choices choices = Choices.random(1);
    long yes = IntStream.range(0, 10_000).filter(i -> choices.percent(30)).count();
    assertThat(yes).isBetween(2_700L, 3_300L);
    assertThat(choices.percent(0)).isFalse();
    assertThat(choices.percent(100)).isTrue();
    assertThat(choices.list(2, 2, c -> "x")).containsExactly("x", "x");
    List<Integer> ordered = List.of(1, 2, 3, 4, 5);
    assertThat(choices.shuffled(ordered)).containsExactlyInAnyOrderElementsOf(ordered);
    assertThat(Choices.replay().shuffled(ordered)).isEqualTo(ordered);
    assertThat(Choices.replay(4).shuffled(ordered)).containsExactly(5, 2, 3, 4, 1);
  }

  @Test
  @DisplayName("an impossible choice is refused, and so is a case without end")
  void refusals() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Choices.random(1).upTo(-1))
        .withMessageContaining("up to -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Choices.random(1).oneOf(List.of()))
        .withMessageContaining("were none");
    Choices endless = Choices.random(1);
    assertThatIllegalStateException()
        .isThrownBy(() -> IntStream.rangeClosed(0, Choices.MOST).forEach(i -> endless.upTo(1)))
        .withMessageContaining("100000 choices");
  }

  @Test
  @DisplayName("shrinking ends in the fewest and smallest choices that still fail")
  void shrinks() {
    // A sum above 100, which one number of 101 reaches.
    long[] smallest =
        Shrinker.shrink(
            new long[] {40, 900, 3, 77},
            10_000,
            record -> IntStream.range(0, record.length).mapToLong(i -> record[i]).sum() > 100);
    assertThat(smallest).containsExactly(101);
  }

  @Test
  @DisplayName("a list with one bad element shrinks to that element alone, and to the least bad")
  void shrinksLists() {
    Generator<List<Long>> lists = c -> c.list(0, 30, each -> each.upTo(1_000));
    Choices found = Choices.random(1);
    while (lists.from(found).stream().noneMatch(n -> n >= 500)) {
      found = Choices.random(found.taken().length + 1L);
    }
    long[] smallest =
        Shrinker.shrink(
            found.taken(),
            10_000,
            record -> lists.from(Choices.replay(record)).stream().anyMatch(n -> n >= 500));
    assertThat(lists.from(Choices.replay(smallest))).containsExactly(500L);
  }

  @Test
  @DisplayName("shrinking stops when it may try no more")
  void shrinkingIsBounded() {
    int[] trials = {0};
    Shrinker.shrink(
        new long[] {1_000, 1_000, 1_000},
        5,
        record -> {
          trials[0]++;
          return false;
        });
    assertThat(trials[0]).isEqualTo(5);
  }
}
