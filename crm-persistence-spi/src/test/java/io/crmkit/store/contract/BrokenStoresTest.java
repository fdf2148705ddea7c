package io.crmkit.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.InMemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("Broken stores")
class BrokenStoresTest {
  /** Rules that a store breaks by getting stuck: waiting for them is what the test does. */
  private static final List<String> STUCK =
      List.of("concurrency.while-writing", "concurrency.while-reading");

  /** On a machine that is busy a race may by chance not happen. */
  private static final int TRIES = 3;

  @TestFactory
  @DisplayName("every rule catches a store that breaks it")
  Stream<DynamicTest> caught() {
    Map<String, List<BrokenStores.Broken>> all = BrokenStores.all();
    return StoreContract.rules().stream()
        .flatMap(
            rule ->
                all.getOrDefault(rule.id(), List.of()).stream()
                    .map(
                        broken ->
                            DynamicTest.dynamicTest(
                                "[" + rule.id() + "] catches a store that " + broken.what(),
                                () -> caught(rule, broken))));
  }

  private static void caught(StoreRule rule, BrokenStores.Broken broken) {
    boolean stuck = STUCK.contains(rule.id());
    RuleRunner runner = new RuleRunner(stuck ? Duration.ofSeconds(1) : Duration.ofMinutes(1));
    RuleResult result = runner.run(rule, broken.stores());
    for (int i = 1; i < TRIES && result.finding() instanceof RuleResult.Held; i++) {
      result = runner.run(rule, broken.stores());
    }
    assertThat(result.finding())
        .as(result.explain())
        .isInstanceOfSatisfying(
            RuleResult.Broken.class,
            finding -> {
              System.out.println(rule.id() + ": " + finding.found().lines().findFirst().orElse(""));
              assertThat(finding.found().contains("not done within")).isEqualTo(stuck);
              assertThat(finding.found())
                  .doesNotContain("NullPointer", "ClassCast", "IndexOutOfBounds");
            });
  }

  @Test
  @DisplayName("there is one for every rule, and none is left of a rule that is no more")
  void everyRule() {
    assertThat(StoreContract.rules())
        .extracting(StoreRule::id)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(BrokenStores.all().keySet());
  }

  @Test
  @DisplayName("a durable store that is right keeps the rules of restarts")
  void durable() {
    StoreReport report =
        RuleRunner.STANDARD.run(
            StoreContract.rules().stream().filter(rule -> rule.group().equals("restart")).toList(),
            Journal::new);
    assertThat(report.requireHeld().skipped()).isEmpty();
  }

  @Test
  @DisplayName("two stores on the same data that are right keep the rules of these")
  void shared() {
    StoreReport report =
        RuleRunner.STANDARD.run(
            StoreContract.rules().stream().filter(rule -> rule.group().equals("shared")).toList(),
            () -> new BrokenShared.Two(UnaryOperator.identity()));
    assertThat(report.requireHeld().skipped()).isEmpty();
  }

  @Test
  @DisplayName("scans made by sorting, which broken stores build upon, are right as they stand")
  void rescan() {
    StoreReport report =
        RuleRunner.STANDARD.run(
            StoreContract.rules().stream()
                .filter(rule -> List.of("scan", "instants").contains(rule.group()))
                // It knows no indexes but those of the type that it is asked for.
                .filter(rule -> !rule.id().equals("scan.index-gone"))
                .toList(),
            () -> StoreUnderTest.of(new Rescan(new InMemoryStore())));
    report.requireHeld();
  }
}
