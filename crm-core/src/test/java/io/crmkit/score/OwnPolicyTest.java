package io.crmkit.score;

import static io.crmkit.score.Cards.COMPLAINTS;
import static io.crmkit.score.Cards.SATISFACTION;
import static io.crmkit.score.Cards.ratio;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.decision.Texts;
import io.crmkit.facts.Fact;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Leaf;
import io.crmkit.laws.LawReport;
import io.crmkit.laws.LawResult;
import io.crmkit.laws.LawsBrokenException;
import io.crmkit.laws.ScorePolicyLaws;
import io.crmkit.laws.ScoreTrial;
import io.crmkit.testkit.ScoringPolicyContract;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A team that scores in its own way, without a card: ten points for satisfaction from 80 %, two off
 * for each complaint down to none. First as they meant it, then with the mistakes teams make.
 */
@DisplayName("A team's own scoring policy")
class OwnPolicyTest {
  private static final List<Leaf<?>> TURNS =
      List.of(SATISFACTION.atLeast(ratio("0.8")), COMPLAINTS.atMost(0L), COMPLAINTS.atMost(1L));

  /** How a team computes: from satisfied (if known) and complaints (if known) to an outcome. */
  private static ScoreTrial ours(Function<Facts, Decision<Score>> policy) {
    return ScoreTrial.of(
            ScoringPolicy.named(
                "ours", "1", Set.of(SATISFACTION, COMPLAINTS), q -> policy.apply(q.facts())))
        .withCutPoints(TURNS);
  }

  private static long satisfied(Facts facts, long otherwise) {
    return facts.get(SATISFACTION) instanceof Fact.Known<BigDecimal> known
        ? known.value().compareTo(ratio("0.8")) >= 0 ? 6 : 0
        : otherwise;
  }

  private static long calm(Facts facts, long otherwise) {
    return facts.get(COMPLAINTS) instanceof Fact.Known<Long> known
        ? Math.max(0, 4 - 2 * Math.min(2, known.value()))
        : otherwise;
  }

  private static Decision<Score> sound(Facts facts) {
    long worst = satisfied(facts, 0) + calm(facts, 0);
    long best = satisfied(facts, 6) + calm(facts, 4);
    boolean one = facts.get(SATISFACTION) instanceof Fact.Known<?>;
    boolean two = facts.get(COMPLAINTS) instanceof Fact.Known<?>;
    if (!one || !two) {
      BigDecimal coverage = ratio(one ? "0.6" : two ? "0.4" : "0");
      return Decision.of(
          new Score.NotScorable(10, worst, best, coverage),
          new ScoreReason.TooLittleKnown(coverage, BigDecimal.ONE, worst, best));
    }
    return Decision.of(
        Score.Scored.complete(
            worst,
            10,
            List.of(
                new Contribution("satisfied", satisfied(facts, 0)),
                new Contribution("calm", calm(facts, 0)))),
        new ScoreReason.Total(worst, 10));
  }

  @Test
  @DisplayName("is proven in one line, and told how many laws ran")
  void proven() {
    LawReport report = ScorePolicyLaws.check(ours(OwnPolicyTest::sound), Map.of());
    assertThat(report.requireHeld()).isSameAs(report);
    assertThat(report.broken()).isEmpty();
    // Not tried: zone, language, clock; it makes no claims and tells no improvements.
    assertThat(report.ran()).isEqualTo(ScorePolicyLaws.all().size() - 6);
    assertThat(report.summary(Locale.ENGLISH)).startsWith(report.ran() + " laws ran");
  }

  @Test
  @DisplayName("has to say what it reads")
  void mustRead() {
    assertThatThrownBy(() -> ScorePolicyLaws.check(q -> sound(q.facts())))
        .hasMessageContaining("a policy must name a metric it reads");
  }

  private static Decision<Score> scored(long points, long best, Contribution... parts) {
    return Decision.of(
        Score.Scored.complete(points, best, List.of(parts)), new ScoreReason.Total(points, best));
  }

  static Stream<Arguments> mistakes() {
    int[] asked = {0};
    return Stream.of(
        mistake(
            "unknown counts as nothing, and surely so",
            "score.completions",
            f -> scored(satisfied(f, 0) + calm(f, 0), 10, parts(f, 0, 0))),
        mistake(
            "unknown counts as average",
            "score.nothing-known",
            f -> scored(satisfied(f, 3) + calm(f, 2), 10, parts(f, 3, 2))),
        mistake(
            "unknown is not thought of",
            "policy.total",
            f -> scored(((Fact.Known<BigDecimal>) f.get(SATISFACTION)).value().signum(), 10)),
        mistake(
            "more than 80 % instead of from 80 %",
            "score.boundaries",
            f -> sound(f.get(SATISFACTION).equals(Fact.known(ratio("0.8"))) ? dull(f) : f)),
        mistake(
            "those who complain a lot are forgiven",
            "score.monotone",
            f ->
                f.get(COMPLAINTS) instanceof Fact.Known<Long> known && known.value() >= 2
                    ? sound(f.with(COMPLAINTS, 0L))
                    : sound(f)),
        mistake(
            "a bonus beyond the scale",
            "score.bounds",
            f ->
                sound(f).outcome().scored().filter(s -> s.points() == 10).isPresent()
                    ? scored(12, 10, new Contribution("satisfied", 6), new Contribution("calm", 6))
                    : sound(f)),
        mistake(
            "parts rounded on their own",
            "policy.reasons-sum",
            f ->
                sound(f).outcome().scored().filter(s -> s.points() == 8).isPresent()
                    ? scored(8, 10, new Contribution("satisfied", 5), new Contribution("calm", 2))
                    : sound(f)),
        mistake(
            "a total told that is another",
            "score.reasons-true",
            f ->
                new Decision<>(
                    sound(f).outcome(), List.of(new ScoreReason.Total(10, 10)), sound(f).policy())),
        mistake("no reason given", "policy.reasons-given", f -> Decision.of(sound(f).outcome())),
        mistake(
            "a reason nobody can read",
            "policy.reasons-readable",
            f -> Decision.of(sound(f).outcome(), Reason.of("ours.because", Map.of()))),
        mistake(
            "a fee for every third who asks",
            "policy.pure",
            f -> ++asked[0] % 3 == 0 ? sound(dull(f)) : sound(f)),
        mistake(
            "an improvement that is none",
            "policy.reasons-complete",
            f -> f.get(COMPLAINTS).equals(Fact.known(1L)) ? promising(f, sound(f)) : sound(f)));
  }

  private static Contribution[] parts(Facts facts, long satisfied, long calm) {
    return new Contribution[] {
      new Contribution("satisfied", satisfied(facts, satisfied)),
      new Contribution("calm", calm(facts, calm))
    };
  }

  private static Facts dull(Facts facts) {
    return facts.with(SATISFACTION, BigDecimal.ZERO);
  }

  private static Decision<Score> promising(Facts facts, Decision<Score> sound) {
    List<Reason> reasons = new ArrayList<>(sound.reasons());
    reasons.add(new ScoreReason.RaisedMostBy(5, COMPLAINTS.atMost(0L).evaluate(facts).findings()));
    return Decision.of(sound.outcome(), reasons);
  }

  private static Arguments mistake(
      String what, String law, Function<Facts, Decision<Score>> policy) {
    return Arguments.of(what, law, policy);
  }

  @ParameterizedTest(name = "{0}, by {1}")
  @MethodSource("mistakes")
  @DisplayName("is caught with its mistake:")
  void caught(String what, String law, Function<Facts, Decision<Score>> policy) {
    LawReport report = ScorePolicyLaws.check(ours(policy), Map.of());
    assertThat(report.broken()).extracting(LawResult::law).as(what).contains(law);
    assertThatThrownBy(report::requireHeld)
        .isInstanceOf(LawsBrokenException.class)
        .hasMessageContaining("LAW BROKEN  " + law);
  }

  @Test
  @DisplayName("may break a law on purpose, if it says why")
  void waived() {
    ScoreTrial average = ours(f -> scored(satisfied(f, 3) + calm(f, 2), 10, parts(f, 3, 2)));
    String why = "our marketing wants a number for everybody";
    LawReport report =
        ScorePolicyLaws.check(
            average,
            Map.of("score.nothing-known", why, "score.completions", why, "score.hiding", why));
    assertThat(report.broken()).isEmpty();
    assertThat(report.summary(Locale.ENGLISH)).contains(why);
  }

  @Test
  @DisplayName("is shown the smallest case in words")
  void explained() {
    LawReport report =
        ScorePolicyLaws.check(
            ours(
                f ->
                    f.get(COMPLAINTS) instanceof Fact.Known<Long> known && known.value() >= 2
                        ? sound(f.with(COMPLAINTS, 0L))
                        : sound(f)),
            Map.of());
    LawResult broken =
        report.broken().stream()
            .filter(r -> r.law().equals("score.monotone"))
            .findFirst()
            .orElseThrow();
    assertThat(LawReport.explain(broken, Texts.BUILT_IN, Locale.ENGLISH))
        .contains("Who is nowhere worse scores no less")
        .contains("complaints over the last 12 months: 2");
  }

  /** The laws that fail as tests of the contract, which may also move the machine elsewhere. */
  private static List<String> failures(Function<Facts, Decision<Score>> policy) {
    ScoringPolicyContract contract =
        new ScoringPolicyContract() {
          @Override
          public ScoringPolicy subject() {
            return ours(policy).policy();
          }

          @Override
          public ScoreTrial trial() {
            return ours(policy);
          }
        };
    return contract
        .keepsTheLaws()
        .filter(test -> !test.getDisplayName().equals("the count")) // which prints
        .filter(test -> catchThrowable(test.getExecutable()::execute) instanceof AssertionError)
        .map(test -> test.getDisplayName().split(":", 2)[0])
        .toList();
  }

  @Test
  @DisplayName("passes the contract as they meant it, and fails it where the machine plays a part")
  @ResourceLock(Resources.LOCALE)
  @ResourceLock(Resources.TIME_ZONE)
  @SuppressWarnings("StringCaseLocaleUsage") // that is one of the mistakes
  void contract() {
    assertThat(failures(OwnPolicyTest::sound)).isEmpty();
    assertThat(
            failures(
                f ->
                    LocalDate.ofInstant(f.asOf(), ZoneId.systemDefault()).getDayOfMonth() == 1
                        ? sound(dull(f))
                        : sound(f)))
        .contains("policy.ambient-zone");
    assertThat(failures(f -> "title".toUpperCase().equals("TITLE") ? sound(f) : sound(dull(f))))
        .contains("policy.ambient-locale");
    assertThat(
            failures(
                f ->
                    f.asOf().isBefore(Instant.now().minus(Duration.ofDays(30)))
                        ? sound(dull(f))
                        : sound(f)))
        .contains("policy.ambient-clock");
  }
}
