package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The map of an account's credits and redemptions")
class TrieTest {
  /** All of one hash: every "Aa" may as well be a "BB". */
  private static List<String> sameHash(int pairs) {
    List<String> texts = List.of("");
    for (int i = 0; i < pairs; i++) {
      List<String> longer = new ArrayList<>();
      for (String text : texts) {
        longer.add(text + "Aa");
        longer.add(text + "BB");
      }
      texts = longer;
    }
    return texts;
  }

  private static <V> void likeThe(Map<String, V> expected, Trie<V> trie) {
    assertThat(trie.size()).isEqualTo(expected.size());
    assertThat(trie.values()).containsExactlyInAnyOrderElementsOf(expected.values());
    expected.forEach((key, value) -> assertThat(trie.get(key)).isEqualTo(value));
  }

  @Test
  @DisplayName("holds what was put under each key last, however many there are")
  void many() {
    Random random = new Random(20_260_101);
    Map<String, Integer> expected = new HashMap<>();
    Trie<Integer> trie = Trie.empty();
    for (int i = 0; i < 3_000; i++) {
      String key = "o-" + random.nextInt(2_000);
      expected.put(key, i);
      trie = trie.with(key, i);
    }
    likeThe(expected, trie);
    assertThat(trie.get("o-2001")).isNull();
    assertThat(trie.get("")).isNull();
  }

  @Test
  @DisplayName("tells keys of one hash apart")
  void collisions() {
    Map<String, Integer> expected = new HashMap<>();
    Trie<Integer> trie = Trie.empty();
    List<String> keys = sameHash(4);
    assertThat(keys).hasSize(16).extracting(String::hashCode).containsOnly(keys.get(0).hashCode());
    for (int i = 0; i < 15; i++) {
      expected.put(keys.get(i), i);
      trie = trie.with(keys.get(i), i);
      assertThat(trie.get(keys.get(15))).isNull();
    }
    likeThe(expected, trie);
    expected.put(keys.get(3), 99);
    likeThe(expected, trie.with(keys.get(3), 99));
    assertThat(trie.get(keys.get(3))).as("the old map is as it was").isEqualTo(3);
  }

  @Test
  @DisplayName("tells keys apart whose hashes differ in the last bits looked at")
  void nearHashes() {
    Map<String, Integer> expected = new HashMap<>();
    Trie<Integer> trie = Trie.empty();
    // Texts of a single character have that character as their hash; so have pairs with \0 before.
    for (char c = 1; c < 600; c++) {
      String one = String.valueOf(c);
      String two = "\0" + c;
      expected.put(one, (int) c);
      expected.put(two, -c);
      trie = trie.with(one, (int) c).with(two, -c);
    }
    likeThe(expected, trie);
    assertThat(trie.get("\0\0\u0001")).isNull();
  }

  @Test
  @DisplayName("is empty at first, and a changed one leaves the other as it was")
  void persistent() {
    Trie<String> none = Trie.empty();
    Trie<String> one = none.with("a", "x");
    Trie<String> two = one.with("b", "y").with("a", "z");
    assertThat(none.size()).isZero();
    assertThat(none.values()).isEmpty();
    assertThat(none.get("a")).isNull();
    assertThat(one.values()).containsExactly("x");
    assertThat(two.values()).containsExactlyInAnyOrder("y", "z");
    assertThat(two.size()).isEqualTo(2);
  }
}
