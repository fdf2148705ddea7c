package io.crmkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.tier.TierPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Planted faults are found with every seed")
class PlantedFaultsTest {
  private static final int SEEDS = 50;
  private static final int TRIES = 1_000;
  private static final List<String> TABLE = new ArrayList<>();

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("drop above a threshold", "tier.monotone", Mutants.all().get("tier.monotone")),
        fault(
            "fault at a single point, a bound",
            "tier.boundaries",
            Mutants.decides(
                (q, d) -> Mutants.spend(q.facts()) == 500_000 ? Mutants.in(q, Mutants.BASE) : d)),
        fault(
            "fault at a single point, a cent past a bound",
            "tier.boundaries",
            Mutants.decides(
                (q, d) -> Mutants.spend(q.facts()) == 80_001 ? Mutants.in(q, Mutants.BASE) : d)),
        fault("order dependence", "tier.order", Mutants.all().get("tier.order")),
        fault("memory of what was asked before", "policy.pure", Mutants.all().get("policy.pure")),
        fault("ambient zone", "policy.ambient-zone", Mutants.all().get("policy.ambient-zone")),
        fault(
            "lying explanation, a blocker hushed up",
            "policy.reasons-complete",
            Mutants.all().get("policy.reasons-complete")),
        fault(
            "lying explanation, a blocker made up",
            "policy.reasons-minimal",
            Mutants.all().get("policy.reasons-minimal")),
        fault(
            "lying explanation, a figure made up",
            "tier.findings-true",
            Mutants.all().get("tier.findings-true")),
        fault(
            "lying explanation, too little asked",
            "tier.blockers",
            Mutants.all().get("tier.blockers")),
        fault(
            "lying explanation, a cent too much asked",
            "tier.one-unit-short",
            Mutants.all().get("tier.one-unit-short")));
  }

  private static Arguments fault(String kind, String law, TierPolicy policy) {
    return Arguments.of(kind, law, policy);
  }

  @ParameterizedTest(name = "{0}, by {1}")
  @MethodSource("faults")
  @DisplayName("fault:")
  void found(String kind, String id, TierPolicy policy) {
    Law<TierTrial> law =
        TierPolicyLaws.all().stream().filter(l -> l.id().equals(id)).findFirst().orElseThrow();
    List<Integer> tries = new ArrayList<>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      LawResult result =
          LawRunner.STANDARD
              .withTries(TRIES)
              .withSeed(seed)
              .run(law, TierPolicyLawsTest.trial(policy));
      if (result.broken()) {
        tries.add(result.tries());
      }
    }
    tries.sort(null);
    TABLE.add(
        String.format(
            Locale.ROOT,
            "%-46s %-24s %2d of %d %10d %8d",
            kind,
            id,
            tries.size(),
            SEEDS,
            tries.isEmpty() ? 0 : tries.get(tries.size() / 2),
            tries.isEmpty() ? 0 : tries.get(tries.size() - 1)));
    assertThat(tries).hasSize(SEEDS);
  }

  @AfterAll
  static void print() {
    System.out.printf(
        Locale.ROOT,
        "%-46s %-24s %8s %10s %8s%n",
        "planted fault",
        "law",
        "found",
        "median try",
        "last try");
    TABLE.forEach(System.out::println);
  }
}
