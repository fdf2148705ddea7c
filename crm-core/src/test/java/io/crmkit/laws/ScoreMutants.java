package io.crmkit.laws;

import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Fact;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Leaf;
import io.crmkit.facts.Metric;
import io.crmkit.facts.Metrics;
import io.crmkit.score.Band;
import io.crmkit.score.Characteristic;
import io.crmkit.score.Contribution;
import io.crmkit.score.Improvement;
import io.crmkit.score.Score;
import io.crmkit.score.ScoreQuestion;
import io.crmkit.score.ScoreReason;
import io.crmkit.score.Scorecard;
import io.crmkit.score.ScoringPolicy;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Small wrong policies, one for each law of scores: like the sound card but for one mistake. */
final class ScoreMutants {
  private static final Window YEAR = Window.last(Period.ofMonths(12));
  static final Metric<BigDecimal> SATISFACTION = Metrics.satisfaction(YEAR);
  static final Metric<Money> SPEND = Metrics.spend(YEAR);
  static final Metric<Long> COMPLAINTS = Metrics.complaints(YEAR);

  static final Scorecard SOUND =
      Scorecard.of(
          Characteristic.moreIsBetter(
              "satisfaction",
              SATISFACTION,
              Band.from(new BigDecimal("0.6"), 30),
              Band.from(new BigDecimal("0.8"), 50)),
          Characteristic.moreIsBetter(
              "spend", SPEND, Band.from(cny(1_000), 10), Band.from(cny(5_000), 30)),
          Characteristic.lessIsBetter(
                  "complaints", COMPLAINTS, 20, Band.from(1L, 10), Band.from(3L, 0))
              .withoutValue(10));

  private ScoreMutants() {}

  private static Money cny(long major) {
    return Money.ofMajor(CurrencyUnit.of("CNY"), major);
  }

  /** A mutant for each law, by the id of the law. */
  static Map<String, ScoringPolicy> all() {
    Map<String, ScoringPolicy> mutants = new LinkedHashMap<>();
    mutants.putAll(careless());
    mutants.putAll(lying());
    mutants.putAll(misjudging());
    return mutants;
  }

  @SuppressWarnings("StringCaseLocaleUsage") // that is the mistake
  private static Map<String, ScoringPolicy> careless() {
    int[] asked = {0};
    return Map.of(
        "policy.total",
        decides(
            (q, d) ->
                ((Fact.Known<BigDecimal>) q.facts().get(SATISFACTION)).value().signum() < 0
                    ? zero(d)
                    : d),
        "policy.null-free",
        decides((q, d) -> d.outcome() instanceof Score.NotScorable ? null : d),
        "policy.deterministic",
        decides((q, d) -> System.identityHashCode(q) % 2 == 0 ? d : zero(d)),
        "policy.pure",
        decides((q, d) -> ++asked[0] % 3 == 0 ? zero(d) : d),
        "policy.ambient-zone",
        decides(
            (q, d) ->
                LocalDate.ofInstant(q.facts().asOf(), ZoneId.systemDefault()).getDayOfMonth() == 1
                    ? zero(d)
                    : d),
        "policy.ambient-locale",
        decides((q, d) -> "title".toUpperCase().equals("TITLE") ? d : zero(d)),
        "policy.ambient-clock",
        decides(
            (q, d) ->
                q.facts().asOf().isBefore(Instant.now().minus(Period.ofDays(30))) ? zero(d) : d),
        "policy.replay",
        decides((q, d) -> because(d, new Unrecorded(q.facts().day()))));
  }

  private static Map<String, ScoringPolicy> lying() {
    return Map.of(
        "policy.reasons-given",
        decides((q, d) -> points(d) == 0 ? Decision.of(d.outcome()) : d),
        "policy.reasons-readable",
        decides((q, d) -> because(d, Reason.of("acme.just-so", Map.of()))),
        // "by 20" where it is 10, and a gain that is there already.
        "policy.reasons-complete",
        promises(r -> new ScoreReason.RaisedMostBy(r.gain() + 1, r.findings())),
        "policy.reasons-minimal",
        promises(r -> new ScoreReason.RaisedMostBy(0, r.findings())),
        "policy.reasons-sum",
        scores(
            s ->
                new Score.Scored(
                    s.points(),
                    s.scale(),
                    s.worst(),
                    s.best(),
                    s.coverage(),
                    s.contributions().stream()
                        .map(
                            c ->
                                c.characteristic().equals("spend")
                                    ? new Contribution("spend", c.points() + 1)
                                    : c)
                        .toList())),
        "score.reasons-true",
        decides(
            (q, d) ->
                new Decision<>(
                    d.outcome(),
                    d.reasons().stream().map(ScoreMutants::flattered).toList(),
                    d.policy())),
        "score.improvements",
        new Other() {
          @Override
          public List<Improvement> improvements(ScoreQuestion question) {
            return SOUND.improvements(question).stream()
                .map(i -> new Improvement(i.characteristic(), i.required(), i.gain() + 1))
                .toList();
          }
        },
        "score.outcome-only",
        new Other() {
          @Override
          public Score score(ScoreQuestion question) {
            return SOUND.withMinimumCoverage(new BigDecimal("0.6")).score(question);
          }
        });
  }

  private static Map<String, ScoringPolicy> misjudging() {
    return Map.of(
        "score.bounds",
        scores(s -> moved(s, s.points() == 100 ? 3 : 0)),
        "score.monotone",
        decides((q, d) -> spend(q.facts()) > 2_000_000 ? zero(d) : d),
        "score.boundaries",
        decides((q, d) -> spend(q.facts()) == 500_000 ? zero(d) : d),
        "score.order",
        decides(
            (q, d) ->
                q.facts().metrics().stream().findFirst().filter(SPEND::equals).isPresent()
                    ? zero(d)
                    : d),
        "score.completions", // takes what is missing for zero, and for known
        decides((q, d) -> SOUND.decide(ScoreQuestion.of(filled(q.facts(), true)))),
        "score.hiding", // is surer of itself without satisfaction
        decides(
            (q, d) ->
                q.facts().get(SATISFACTION) instanceof Fact.Unknown<?>
                    ? SOUND.decide(ScoreQuestion.of(filled(q.facts(), false)))
                    : d),
        "score.nothing-known", // takes everybody for average
        decides(
            (q, d) ->
                d.outcome().coverage().signum() == 0
                    ? Decision.of(
                        new Score.Scored(50, 100, 0, 100, BigDecimal.ZERO, List.of()),
                        new ScoreReason.Total(50, 100))
                    : d));
  }

  private static Facts filled(Facts facts, boolean spendToo) {
    Facts full =
        facts.get(SATISFACTION) instanceof Fact.Unknown<?>
            ? facts.with(SATISFACTION, BigDecimal.ZERO)
            : facts;
    return spendToo && facts.get(SPEND) instanceof Fact.Unknown<?>
        ? full.with(SPEND, cny(0))
        : full;
  }

  /** The sound card's decision, changed. */
  static ScoringPolicy decides(BiFunction<ScoreQuestion, Decision<Score>, Decision<Score>> change) {
    return new Other() {
      @Override
      public Decision<Score> decide(ScoreQuestion question) {
        return change.apply(question, SOUND.decide(question));
      }

      @Override
      public Score score(ScoreQuestion question) {
        return decide(question).outcome();
      }
    };
  }

  private static ScoringPolicy scores(UnaryOperator<Score.Scored> change) {
    return decides(
        (q, d) ->
            d.outcome() instanceof Score.Scored scored
                ? new Decision<>(change.apply(scored), d.reasons(), d.policy())
                : d);
  }

  private static ScoringPolicy promises(UnaryOperator<ScoreReason.RaisedMostBy> change) {
    return decides(
        (q, d) ->
            new Decision<>(
                d.outcome(),
                d.reasons().stream()
                    .map(r -> r instanceof ScoreReason.RaisedMostBy most ? change.apply(most) : r)
                    .toList(),
                d.policy()));
  }

  private static Reason flattered(Reason reason) {
    return reason instanceof ScoreReason.Contributes c && c.characteristic().equals("satisfaction")
        ? new ScoreReason.Contributes(
            c.characteristic(), c.metric(), "100 %", c.band(), c.most(), c.points())
        : reason;
  }

  private static Score.Scored moved(Score.Scored s, long by) {
    return new Score.Scored(
        s.points() + by, s.scale(), s.worst(), s.best(), s.coverage(), s.contributions());
  }

  static long points(Decision<Score> decision) {
    return decision.outcome().scored().map(Score.Scored::points).orElse(-1L);
  }

  /** The same but for a score of nothing. */
  static Decision<Score> zero(Decision<Score> d) {
    return new Decision<>(
        d.outcome() instanceof Score.Scored s
            ? new Score.Scored(0, s.scale(), 0, 0, s.coverage(), List.of())
            : new Score.NotScorable(d.outcome().scale(), 0, 0, d.outcome().coverage()),
        d.reasons(),
        d.policy());
  }

  private static Decision<Score> because(Decision<Score> decision, Reason more) {
    List<Reason> reasons = new ArrayList<>(decision.reasons());
    reasons.add(more);
    return new Decision<>(decision.outcome(), reasons, decision.policy());
  }

  static long spend(Facts facts) {
    return facts.get(SPEND) instanceof Fact.Known<Money> known
        ? known.value().getAmountMinorLong()
        : -1;
  }

  /** Wrong ways to evaluate a card, by the law that tells. */
  static Map<String, Function<Scorecard, ScoringPolicy>> engines() {
    return Map.of(
        "scorecard.permutation", // reads only the first half of a card
        card ->
            new Scorecard(
                card.characteristics().subList(0, (card.characteristics().size() + 1) / 2),
                card.scale(),
                card.minimumCoverage()),
        "scorecard.weight-scale", // takes the sum of points for the score
        card -> card.withScale(Math.min(card.most(), Scorecard.MOST_SCALE)));
  }

  /** A policy like the sound card, but for what a subclass changes. */
  private static class Other implements ScoringPolicy {
    @Override
    public Decision<Score> decide(ScoreQuestion question) {
      return SOUND.decide(question);
    }

    @Override
    public Set<Metric<?>> metrics() {
      return SOUND.metrics();
    }

    @Override
    public List<Leaf<?>> cutPoints() {
      return SOUND.cutPoints();
    }
  }

  /** A reason that no reader knows: it comes back as something else. */
  private record Unrecorded(LocalDate day) implements Reason {
    @Override
    public String code() {
      return "acme.unrecorded";
    }

    @Override
    public Map<String, Object> details() {
      return Collections.emptyMap();
    }
  }
}
