package io.crmkit.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.decision.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Trying laws")
class LawRunnerTest {
  private static final Wording SAYS = Wording.of("Nothing is above the limit", "都不超过上限");
  private static final Wording WHY = Wording.of("it must not be", "不可以");

  private static final Law<Integer> BELOW = below("demo.below", 0);

  /** Numbers up to 1,000 are at most the limit; those below a least number are no case. */
  private static Law<Integer> below(String id, long least) {
    return Law.of(
        id,
        SAYS,
        WHY,
        (limit, choices) -> {
          long number = choices.upTo(1_000);
          if (number < least) {
            return Verdict.pass();
          }
          return number <= limit
              ? Verdict.holds()
              : Verdict.breaks(Wording.of("one above", "有一个超过"), Exhibit.of("number", "数", number));
        });
  }

  @Test
  @DisplayName("a law that holds says in how many cases it had something to say")
  void held() {
    LawResult result = LawRunner.STANDARD.run(below("demo.below", 500), 1_000);
    assertThat(result.held()).isTrue();
    assertThat(result.tries()).isEqualTo(1_000);
    assertThat(result.applied()).isBetween(400, 600);
    assertThat(LawReport.explain(result, Texts.BUILT_IN, Locale.ENGLISH))
        .isEqualTo(
            "demo.below: held in all " + result.applied() + " cases that it is about, of 1000");
  }

  @Test
  @DisplayName("a broken law shows the smallest case, why it matters, and the seed")
  void broken() {
    LawResult result = LawRunner.STANDARD.withSeed(42).run(BELOW, 700);
    assertThat(result.broken()).isTrue();
    assertThat(LawReport.explain(result, Texts.BUILT_IN, Locale.ENGLISH))
        .isEqualTo(
            """
            LAW BROKEN  demo.below
              Nothing is above the limit
              Why: it must not be
              Found: one above

              number
                701

              The smallest case found, from try %s with seed 42"""
                .formatted(result.tries()));
    assertThat(LawReport.explain(result, Texts.BUILT_IN, Locale.SIMPLIFIED_CHINESE))
        .contains("未通过  demo.below", "都不超过上限", "为何重要：不可以", "发现：有一个超过", "种子 42");
  }

  @Test
  @DisplayName("equal seeds give equal reports; a law draws the same alone and among others")
  void reproducible() {
    LawRunner runner = LawRunner.STANDARD.withSeed(5).withTries(200);
    List<Law<Integer>> both = List.of(below("demo.other", 3), BELOW);
    assertThat(runner.run(both, 900)).isEqualTo(runner.run(both, 900));
    assertThat(runner.run(both, 900).results().get(1)).isEqualTo(runner.run(BELOW, 900));
    assertThat(runner.withSeed(6).run(BELOW, 900)).isNotEqualTo(runner.run(BELOW, 900));
  }

  @Test
  @DisplayName("a costly law is tried less often, but once at least")
  void cost() {
    assertThat(LawRunner.STANDARD.run(BELOW.costing(10), 1_000).tries()).isEqualTo(100);
    assertThat(LawRunner.STANDARD.withTries(3).run(BELOW.costing(10), 1_000).tries()).isEqualTo(1);
  }

  @Test
  @DisplayName("a law that is not meant for the policy, or never applies, was not tried")
  void notTried() {
    Law<Integer> even =
        below("demo.even", 0).within(Law.Scope.of("even limits", "偶数上限", n -> n % 2 == 0));
    LawReport report = LawRunner.STANDARD.run(List.of(even, below("demo.never", 2_000)), 999);
    assertThat(report.ran()).isZero();
    assertThat(report.passed()).isFalse();
    assertThat(report.summary(Locale.ENGLISH))
        .isEqualTo(
            """
            0 laws ran: 0 held, 0 broken, 0 waived; 2 not tried
              demo.even: not tried, it is for even limits
              demo.never: not tried, none of 1000 cases met its premise""");
    assertThat(report.summary(Locale.SIMPLIFIED_CHINESE)).contains("仅适用于偶数上限");
    assertThatExceptionOfType(LawsBrokenException.class)
        .isThrownBy(report::requireHeld)
        .withMessageContaining("0 laws ran");
  }

  @Test
  @DisplayName("a waiver is printed with its reason, and told to go where the law holds after all")
  void waivers() {
    LawRunner runner = LawRunner.STANDARD.waiving("demo.below", "limits are soft in 2026");
    LawReport broken = runner.run(List.of(BELOW), 700);
    assertThat(broken.passed()).isTrue();
    assertThat(broken.requireHeld()).isSameAs(broken);
    assertThat(broken.explain(Locale.ENGLISH))
        .isEqualTo(
            """
            1 laws ran: 0 held, 0 broken, 1 waived; 0 not tried
              demo.below: broken and waived (waiver: limits are soft in 2026)""");
    assertThat(runner.run(List.of(BELOW), 1_000).explain(Locale.ENGLISH))
        .contains("waived, but it holds: the waiver may go (waiver: limits are soft in 2026)");
    assertThat(broken.waived()).hasSize(1);
  }

  @Test
  @DisplayName("a waiver needs a reason and a law; a law needs an id of its own")
  void refusals() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LawRunner.STANDARD.waiving("demo.below", " "))
        .withMessageContaining("demo.below must give its reason");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LawRunner.STANDARD.waiving("demo.belov", "typo").run(List.of(BELOW), 1))
        .withMessageContaining("no law 'demo.belov'")
        .withMessageContaining("[demo.below]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LawRunner.STANDARD.run(List.of(BELOW, BELOW), 1))
        .withMessageContaining("two laws have the id demo.below");
    assertThatIllegalArgumentException().isThrownBy(() -> LawRunner.STANDARD.withTries(0));
    assertThatIllegalArgumentException().isThrownBy(() -> LawRunner.STANDARD.withTries(1_000_001));
    assertThatIllegalArgumentException().isThrownBy(() -> below("Demo", 0));
    assertThatIllegalArgumentException().isThrownBy(() -> BELOW.costing(0));
    assertThatIllegalArgumentException().isThrownBy(() -> BELOW.costing(1_001));
    assertThatIllegalArgumentException().isThrownBy(() -> Wording.of("one", " "));
  }

  @Test
  @DisplayName("a policy that fails breaks the law, and the report says where")
  void failure() {
    Law<Integer> failing =
        Law.of(
            "demo.failing",
            SAYS,
            WHY,
            (limit, choices) -> {
              throw new IllegalStateException("no " + limit);
            });
    LawReport report = LawRunner.STANDARD.run(List.of(failing), 7);
    assertThat(report.explain(Locale.ENGLISH))
        .contains("the policy failed while it was asked")
        .contains("java.lang.IllegalStateException: no 7")
        .contains("LawRunnerTest");
    assertThatExceptionOfType(LawsBrokenException.class).isThrownBy(report::requireHeld);
  }

  @Test
  @DisplayName("a case that fails only once is shown as it was found")
  void unsteady() {
    int[] calls = {0};
    Law<Integer> once =
        Law.of(
            "demo.once",
            SAYS,
            WHY,
            (limit, choices) -> {
              choices.upTo(9);
              return ++calls[0] == 3
                  ? Verdict.breaks(Wording.of("the third call", "第三次调用"))
                  : Verdict.holds();
            });
    LawResult result = LawRunner.STANDARD.run(once, 1);
    assertThat(result.finding()).isInstanceOf(LawResult.Broken.class);
    assertThat(result.tries()).isEqualTo(3);
  }

  @Test
  @DisplayName("a law on a part is a law on the whole")
  void onPart() {
    Law<Map<String, Integer>> onMap = BELOW.on(map -> map.get("limit"));
    assertThat(LawRunner.STANDARD.run(onMap, Map.of("limit", 1_000)).held()).isTrue();
    assertThat(LawRunner.STANDARD.run(onMap, Map.of("limit", 1)).broken()).isTrue();
    assertThat(onMap).hasToString("demo.below: Nothing is above the limit");
  }

  @Test
  @DisplayName("of a run the report counts all laws and shows the broken ones in full")
  void counts() {
    List<Law<Integer>> laws = new ArrayList<>(List.of(BELOW, below("demo.low", 2_000)));
    laws.add(below("demo.high", 990));
    LawReport report = LawRunner.STANDARD.run(laws, 995);
    assertThat(report.ran()).isEqualTo(2);
    assertThat(report.broken())
        .extracting(LawResult::law)
        .containsExactly("demo.below", "demo.high");
    assertThat(report.held()).isZero();
    assertThat(report.explain(Locale.ENGLISH))
        .contains("LAW BROKEN  demo.below", "LAW BROKEN  demo.high")
        .contains("2 laws ran: 0 held, 2 broken, 0 waived; 1 not tried")
        .contains("\n  demo.low: not tried");
    assertThat(report.results().get(0).waiver()).isEqualTo(Optional.empty());
  }
}
