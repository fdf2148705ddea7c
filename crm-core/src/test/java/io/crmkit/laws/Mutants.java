package io.crmkit.laws;

import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Condition;
import io.crmkit.facts.Fact;
import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsTimeline;
import io.crmkit.facts.Finding;
import io.crmkit.facts.Metric;
import io.crmkit.facts.Metrics;
import io.crmkit.facts.Threshold;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierChange;
import io.crmkit.tier.TierLadder;
import io.crmkit.tier.TierPolicy;
import io.crmkit.tier.TierQuestion;
import io.crmkit.tier.TierReason;
import io.crmkit.tier.TierRung;
import io.crmkit.tier.TierStanding;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Small wrong policies, one for each law of tiers: like the sound ladder but for one mistake. */
final class Mutants {
  static final Metric<Money> SPEND = Metrics.spend(Window.last(Period.ofMonths(12)));
  static final Metric<Long> ORDERS = Metrics.orders(Window.last(Period.ofMonths(12)));
  static final Metric<BigDecimal> COMPLAINTS =
      Metrics.complaintRate(Window.last(Period.ofMonths(12)));

  static final Tier BASE = Tier.of("BASE");
  static final Tier SILVER = Tier.of("SILVER");
  static final Tier GOLD = Tier.of("GOLD");

  /** SILVER from 1000, GOLD from 5000 with 3 orders and few complaints; a grace of 30 days. */
  static final TierLadder SOUND =
      TierLadder.of(
              TierRung.base("BASE"),
              TierRung.of("SILVER", SPEND.atLeast(cny(1_000)), SPEND.atLeast(cny(800))),
              TierRung.of(
                  "GOLD",
                  Condition.all(
                      SPEND.atLeast(cny(5_000)),
                      ORDERS.atLeast(3L),
                      Condition.none(COMPLAINTS.moreThan(new BigDecimal("0.125")))),
                  SPEND.atLeast(cny(4_000))))
          .withGrace(Period.ofDays(30));

  private Mutants() {}

  private static Money cny(long major) {
    return Money.ofMajor(CurrencyUnit.of("CNY"), major);
  }

  /** A mutant for each law, by the id of the law. */
  static Map<String, TierPolicy> all() {
    Map<String, TierPolicy> mutants = new LinkedHashMap<>();
    mutants.putAll(careless());
    mutants.putAll(silentOrLying());
    mutants.putAll(misjudging());
    mutants.putAll(misdating());
    return mutants;
  }

  @SuppressWarnings("StringCaseLocaleUsage") // that is the mistake
  private static Map<String, TierPolicy> careless() {
    int[] asked = {0};
    return Map.of(
        "policy.total",
            decides(
                (q, d) -> {
                  Money spend = ((Fact.Known<Money>) q.facts().get(SPEND)).value();
                  return spend.isNegative() ? d : SOUND.decide(q);
                }),
        "policy.null-free",
            decides(
                (q, d) -> q.standing().filter(s -> s.earned().equals(GOLD)).isPresent() ? null : d),
        "policy.deterministic",
            decides((q, d) -> System.identityHashCode(q) % 2 == 0 ? d : in(q, BASE)),
        "policy.pure", decides((q, d) -> ++asked[0] % 3 == 0 ? in(q, BASE) : d),
        "policy.ambient-zone",
            decides(
                (q, d) ->
                    LocalDate.ofInstant(q.facts().asOf(), ZoneId.systemDefault()).getDayOfMonth()
                            == 1
                        ? in(q, GOLD)
                        : d),
        "policy.ambient-locale",
            decides((q, d) -> "title".toUpperCase().equals("TITLE") ? d : in(q, BASE)),
        "policy.ambient-clock",
            decides(
                (q, d) ->
                    q.facts().asOf().isBefore(Instant.now().minus(Period.ofDays(30)))
                        ? in(q, BASE)
                        : d),
        "policy.replay", decides((q, d) -> because(d, new Unrecorded(q.facts().day()))));
  }

  private static Map<String, TierPolicy> silentOrLying() {
    Finding sixOrders = ORDERS.atLeast(6L).evaluate(noOrders()).findings().get(0);
    return Map.of(
        "policy.reasons-given",
            decides((q, d) -> d.outcome().earned().equals(BASE) ? Decision.of(d.outcome()) : d),
        "policy.reasons-readable",
            decides((q, d) -> because(d, Reason.of("acme.just-so", Map.of()))),
        "policy.reasons-complete", asks(all -> all.subList(0, Math.min(1, all.size()))),
        "policy.reasons-minimal",
            asks(
                all -> {
                  List<Finding> more = new ArrayList<>(all);
                  more.add(sixOrders);
                  return more;
                }),
        "tier.findings-true",
            decides(
                (q, d) ->
                    Decision.of(
                        d.outcome(),
                        d.reasons().stream()
                            .map(
                                r ->
                                    r instanceof TierReason.Entered e
                                        ? new TierReason.Entered(e.tier(), flattered(e.findings()))
                                        : r)
                            .toList())),
        // "At least 4,999" where it takes 5,000, and the other way round.
        "tier.blockers", asks(all -> requiring(all, cny(-1))),
        "tier.one-unit-short",
            asks(all -> requiring(all, Money.ofMinor(CurrencyUnit.of("CNY"), 1))));
  }

  private static Map<String, TierPolicy> misjudging() {
    return Map.of(
        "tier.bounds",
            decides(
                (q, d) ->
                    Decision.of(
                        TierStanding.in(d.outcome().earned(), q.facts().day()), d.reasons())),
        "tier.outcome-only",
            new Altered(SOUND) {
              @Override
              public TierStanding standing(TierQuestion question) {
                return SOUND.standing(TierQuestion.of(question.facts()));
              }
            },
        "tier.override",
            decides(
                (q, d) ->
                    d.outcome().override().isPresent()
                        ? Decision.of(
                            TierStanding.in(d.outcome().tier(), q.facts().day())
                                .withOverride(d.outcome().override().get()),
                            d.reasons())
                        : d),
        "tier.monotone", decides((q, d) -> spend(q.facts()) > 2_000_000 ? in(q, BASE) : d),
        "tier.boundaries", decides((q, d) -> spend(q.facts()) == 500_000 ? in(q, BASE) : d),
        "tier.order",
            decides(
                (q, d) ->
                    q.facts().metrics().stream().findFirst().filter(ORDERS::equals).isPresent()
                        ? in(q, BASE)
                        : d),
        "tier.unknown",
            decides(
                (q, d) ->
                    q.facts().get(SPEND) instanceof Fact.Unknown<?>
                        ? SOUND.decide(
                            new TierQuestion(q.facts().with(SPEND, cny(0)), fallingSoon(q)))
                        : d));
  }

  private static Map<String, TierPolicy> misdating() {
    TierLadder strictKeep =
        TierLadder.of(
            TierRung.base("BASE"),
            TierRung.of("SILVER", SPEND.atLeast(cny(1_000))),
            TierRung.of("GOLD", SPEND.atLeast(cny(5_000))));
    return Map.of(
        "tier.entry-keeps",
        decides(
            strictKeep,
            (q, d) -> q.standing().isPresent() && spend(q.facts()) < 120_000 ? in(q, BASE) : d),
        "tier.no-flapping",
        decides(
            strictKeep,
            (q, d) ->
                q.standing().filter(s -> s.earned().equals(GOLD)).isPresent()
                    ? strictKeep.decide(
                        TierQuestion.of(q.facts().with(SPEND, cny(1_500)), q.standing().get()))
                    : d),
        "tier.dates-told",
        decides(
            (q, d) ->
                Decision.of(
                    d.outcome(),
                    d.reasons().stream()
                        .map(
                            r ->
                                r instanceof TierReason.Grace g
                                    ? new TierReason.Grace(
                                        g.tier(), g.since(), g.until().minusDays(1), g.findings())
                                    : r)
                        .toList())),
        "tier.projection",
        new Altered(SOUND) {
          @Override
          public List<TierChange> changes(
              FactsTimeline timeline, TierStanding standing, LocalDate through) {
            return super.changes(timeline, standing, through.minusDays(1));
          }
        },
        "tier.daily",
        new Altered(SOUND) {
          @Override
          public Optional<LocalDate> nextWakeUp(TierStanding standing) {
            return SOUND.nextWakeUp(standing).map(day -> day.plusDays(1));
          }
        },
        "tier.by-way",
        new Altered(SOUND) {
          @Override
          public TierStanding advance(FactsTimeline timeline, TierStanding standing, LocalDate to) {
            return to.isAfter(standing.decidedOn())
                ? standing(TierQuestion.of(timeline.at(to), standing))
                : standing;
          }
        });
  }

  /** The sound ladder's decision, changed. */
  static TierPolicy decides(
      BiFunction<TierQuestion, Decision<TierStanding>, Decision<TierStanding>> change) {
    return decides(SOUND, change);
  }

  private static TierPolicy decides(
      TierPolicy policy,
      BiFunction<TierQuestion, Decision<TierStanding>, Decision<TierStanding>> change) {
    return new Altered(policy) {
      @Override
      public Decision<TierStanding> decide(TierQuestion question) {
        return change.apply(question, sound.decide(question));
      }
    };
  }

  /** Says something else about what is missing for the next tier. */
  static TierPolicy asks(UnaryOperator<List<Finding>> change) {
    return decides(
        (q, d) ->
            Decision.of(
                d.outcome(),
                d.reasons().stream()
                    .map(
                        r ->
                            r instanceof TierReason.NotReached missed
                                ? new TierReason.NotReached(
                                    missed.tier(), change.apply(missed.findings()))
                                : r)
                    .toList()));
  }

  /** Moves every amount that is asked for. */
  static List<Finding> requiring(List<Finding> findings, Money more) {
    List<Finding> moved = new ArrayList<>();
    for (Finding finding : findings) {
      if (finding instanceof Finding.Misses<?> misses && misses.actual() instanceof Money actual) {
        Money bound = (Money) ((Threshold<?>) misses.required()).bound();
        moved.add(new Finding.Misses<>(SPEND.atLeast(bound.plus(more)), actual));
      } else {
        moved.add(finding);
      }
    }
    return moved;
  }

  /** A yuan more than the customer spent. */
  private static List<Finding> flattered(List<Finding> findings) {
    return findings.stream()
        .map(
            f ->
                f instanceof Finding.Meets<?> m && m.actual() instanceof Money actual
                    ? (Finding)
                        new Finding.Meets<>(
                            SPEND.atLeast((Money) ((Threshold<?>) m.required()).bound()),
                            actual.plus(cny(1)))
                    : f)
        .toList();
  }

  static Decision<TierStanding> in(TierQuestion question, Tier tier) {
    return Decision.of(question.standIn(tier), new TierReason.Open(tier));
  }

  private static Decision<TierStanding> because(Decision<TierStanding> decision, Reason more) {
    List<Reason> reasons = new ArrayList<>(decision.reasons());
    reasons.add(more);
    return Decision.of(decision.outcome(), reasons);
  }

  static long spend(Facts facts) {
    return facts.get(SPEND) instanceof Fact.Known<Money> known
        ? known.value().getAmountMinorLong()
        : -1;
  }

  /** As if the keep condition had been failing for ever. */
  private static Optional<TierStanding> fallingSoon(TierQuestion question) {
    return question
        .standing()
        .map(
            s ->
                new TierStanding(
                    s.earned(), s.since(), Optional.of(s.since()), s.override(), s.decidedOn()));
  }

  private static Facts noOrders() {
    return Facts.at(Instant.EPOCH, ZoneId.of("UTC"), CurrencyUnit.of("CNY")).with(ORDERS, 0L);
  }

  /** A reason that no reader knows: it comes back as something else. */
  private record Unrecorded(LocalDate day) implements Reason {
    @Override
    public String code() {
      return "acme.unrecorded";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of();
    }
  }
}
