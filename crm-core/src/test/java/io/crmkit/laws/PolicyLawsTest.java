package io.crmkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.decision.Texts;
import io.crmkit.facts.Finding;
import io.crmkit.facts.Metrics;
import io.crmkit.testkit.JvmSurroundings;
import io.crmkit.time.Window;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A family of its own, so that the common laws are seen to know nothing of tiers. */
@DisplayName("Laws of all policies, on a policy of points")
class PolicyLawsTest {
  /** An order of so many yuan by a member or not. */
  record Order(@JsonProperty("yuan") long yuan, @JsonProperty("member") boolean member) {}

  private static final Texts TEXTS =
      Texts.BUILT_IN
          .with("demo.base", "{points} points for the amount", "消费得 {points} 分")
          .with("demo.bonus", "{points} points for members", "会员加 {points} 分");

  private static Decision<Long> points(Order order) {
    long base = order.yuan() / 10;
    long bonus = order.member() ? base / 2 : 0;
    return Decision.of(
        base + bonus,
        Reason.of("demo.base", Map.of("points", base)),
        Reason.of("demo.bonus", Map.of("points", bonus)));
  }

  private static PolicyTrial<Order, Long> trial(Function<Order, Decision<Long>> policy) {
    Generator<Order> orders = choices -> new Order(choices.upTo(1_000), choices.percent(50));
    return PolicyTrial.of(orders, policy)
        .withJson(Order.class, Long.class)
        .withSum(PolicyLawsTest::sum)
        .withTexts(TEXTS)
        .withSurroundings(new JvmSurroundings());
  }

  private static Optional<PolicyTrial.Sum> sum(Decision<Long> decision) {
    return Optional.of(
        new PolicyTrial.Sum(
            decision.outcome(),
            decision.reasons().stream().map(r -> (Long) r.details().get("points")).toList()));
  }

  private static Set<String> broken(Function<Order, Decision<Long>> policy) {
    return LawRunner.STANDARD.run(PolicyLaws.all(), trial(policy)).broken().stream()
        .map(LawResult::law)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  @DisplayName("hold for a sound one")
  void sound() {
    LawReport report = LawRunner.STANDARD.run(PolicyLaws.all(), trial(PolicyLawsTest::points));
    assertThat(report.broken()).as(report.explain(Locale.ENGLISH)).isEmpty();
    assertThat(report.held()).isEqualTo(10);
    assertThat(report.summary(Locale.ENGLISH))
        .contains("policy.ambient-clock: not tried, it is for runs that are given a clock")
        .contains("policy.reasons-complete: not tried", "policy.reasons-minimal: not tried");
  }

  @Test
  @DisplayName("policy.reasons-sum kills reasons that do not add up")
  void sums() {
    assertThat(
            broken(
                order -> {
                  Decision<Long> decision = points(order);
                  return Decision.of(
                      decision.outcome() + (order.yuan() == 0 ? 0 : order.yuan() / 999),
                      decision.reasons());
                }))
        .containsExactly("policy.reasons-sum");
    LawResult result =
        LawRunner.STANDARD
            .run(
                PolicyLaws.all(),
                trial(o -> Decision.of(1L, points(new Order(0, false)).reasons())))
            .broken()
            .get(0);
    assertThat(LawReport.explain(result, TEXTS, Locale.ENGLISH))
        .contains("the outcome is 1, its reasons add up to 0")
        .contains("Order[yuan=0, member=false]");
  }

  @Test
  @DisplayName("policy.replay kills an outcome that JSON changes")
  void replay() {
    Generator<Order> orders = choices -> new Order(choices.upTo(9), false);
    PolicyTrial<Order, Object> vague =
        PolicyTrial.<Order, Object>of(
                orders, order -> Decision.of(order, Reason.of("demo.base", Map.of("points", 0L))))
            .withJson(Order.class, Object.class);
    assertThat(
            LawRunner.STANDARD.run(PolicyLaws.all(), vague).broken().stream().map(LawResult::law))
        .contains("policy.replay");
  }

  @Test
  @DisplayName("policy.reasons-readable kills a text with a gap, in either language")
  void gaps() {
    Function<Order, Decision<Long>> gap =
        order -> Decision.of(0L, Reason.of("demo.base", Map.of("amount", 0L)));
    Generator<Order> orders = choices -> new Order(choices.upTo(3), false);
    LawReport report =
        LawRunner.STANDARD.run(PolicyLaws.all(), PolicyTrial.of(orders, gap).withTexts(TEXTS));
    assertThat(report.broken())
        .extracting(LawResult::law)
        .containsExactly("policy.reasons-readable");
    assertThat(report.explain(Locale.ENGLISH)).contains("the text has a gap: {points} points");
  }

  @Test
  @DisplayName("a policy that fails is shown once, with its question; the rest is counted")
  void failing() {
    LawReport report =
        LawRunner.STANDARD.run(
            PolicyLaws.all(),
            trial(
                order -> {
                  throw new IllegalStateException("out of points");
                }));
    assertThat(report.broken()).hasSizeGreaterThan(5);
    assertThat(report.explain(Locale.ENGLISH))
        .containsOnlyOnce("LAW BROKEN")
        .containsOnlyOnce("out of points")
        .contains("Order[yuan=0, member=false]", "policy.pure: BROKEN");
  }

  @Test
  @DisplayName("policy.reasons-readable kills an unknown code inside a reason")
  void nestedCodes() {
    Reason inner = Reason.of("demo.unheard-of", Map.of());
    Function<Order, Decision<Long>> nested =
        order ->
            Decision.of(0L, new Finding.NotKnown(Metrics.orders(Window.ever()).atLeast(1L), inner));
    LawReport report =
        LawRunner.STANDARD.run(
            PolicyLaws.all(), PolicyTrial.of(choices -> new Order(0, false), nested));
    assertThat(report.broken())
        .extracting(LawResult::law)
        .containsExactly("policy.reasons-readable");
    assertThat(report.explain(Locale.ENGLISH)).contains("the code demo.unheard-of");
  }

  @Test
  @DisplayName(
      "policy.ambient-clock waits for a moment to pass, and tells nothing of a clock that stands")
  void clocks() {
    Function<Instant, Generator<Order>> about =
        moment -> choices -> new Order(moment.toEpochMilli(), false);
    Function<Order, Decision<Long>> reads =
        order ->
            Decision.of(
                Instant.now().toEpochMilli() > order.yuan() ? 1L : 0L,
                points(new Order(0, false)).reasons());
    Law<PolicyTrial<Order, Long>> law =
        PolicyLaws.<Order, Long>all().stream()
            .filter(l -> l.id().equals("policy.ambient-clock"))
            .findFirst()
            .orElseThrow();
    PolicyTrial<Order, Long> running = trial(reads).withClock(Clock.systemUTC(), about);
    PolicyTrial<Order, Long> standing =
        trial(reads).withClock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), about);
    assertThat(LawRunner.STANDARD.run(law, running).broken()).isTrue();
    assertThat(LawRunner.STANDARD.withTries(1).run(law, standing).ran()).isFalse();
    PolicyTrial<Order, Long> sound =
        trial(PolicyLawsTest::points).withClock(Clock.systemUTC(), about);
    assertThat(LawRunner.STANDARD.run(law, sound).held()).isTrue();
  }

  @Test
  @DisplayName("have ids of their own, both languages, and a reason to be")
  void data() {
    List<Law<PolicyTrial<Order, Long>>> laws = PolicyLaws.all();
    assertThat(laws).extracting(Law::id).doesNotHaveDuplicates().hasSize(13);
    assertThat(TierPolicyLaws.all()).extracting(Law::id).doesNotHaveDuplicates();
    assertThat(TierPolicyLaws.all())
        .allSatisfy(
            law -> {
              assertThat(law.statement().chinese()).matches("(?s).*\\p{IsHan}.*");
              assertThat(law.why().chinese()).matches("(?s).*\\p{IsHan}.*");
              assertThat(law.scope().statement().chinese()).matches("(?s).*\\p{IsHan}.*");
              assertThat(law.why().english()).isNotEqualTo(law.statement().english());
            });
  }
}
