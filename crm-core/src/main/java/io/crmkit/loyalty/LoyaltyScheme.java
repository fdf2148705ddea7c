package io.crmkit.loyalty;

import io.crmkit.decision.Decision;
import io.crmkit.facts.Metric;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A whole points programme as one value: what a playbook says about points. Its decisions carry the
 * name and version of its ledger.
 *
 * <pre>{@code
 * LoyaltyScheme scheme = playbook.loyalty().orElseThrow();
 * EarnReceipt receipt = scheme.earning().decide(question).outcome();
 * Decision<Answer<PointsReceipt>> answer = scheme.ledger().decide(account, command, at);
 * }</pre>
 *
 * @param ledger what happens with points once there are some: when they become active and expire,
 *     what refunds call back, how they may be spent
 * @param earn how points are earned, without signature; {@link #earning} signs
 * @param referral what bringing new customers earns, if anything
 * @param rewards what points can buy, each under a name of its own
 * @param breakage how many points will be used in the end, for the liability
 */
public record LoyaltyScheme(
    PointsLedger ledger,
    EarnPolicy earn,
    Optional<ReferralRules> referral,
    List<Reward> rewards,
    BreakagePolicy breakage) {
  /**
   * Copies the catalogue.
   *
   * @throws IllegalArgumentException if two rewards share a name
   */
  public LoyaltyScheme {
    Objects.requireNonNull(ledger, "ledger");
    Objects.requireNonNull(earn, "earn");
    Objects.requireNonNull(referral, "referral");
    Objects.requireNonNull(breakage, "breakage");
    rewards = List.copyOf(rewards);
    Set<String> names = new HashSet<>();
    for (Reward reward : rewards) {
      if (!names.add(reward.name())) {
        throw new IllegalArgumentException(
            "a reward must stand once in a catalogue, " + reward.name() + " stands twice");
      }
    }
  }

  /** A programme without referrals and rewards, of whose points all are expected to be used. */
  public static LoyaltyScheme of(PointsLedger ledger, EarnPolicy earn) {
    return new LoyaltyScheme(
        ledger, earn, Optional.empty(), List.of(), new BreakageModel.Fixed(BigDecimal.ONE));
  }

  /** The same programme with rewards for bringing new customers. */
  public LoyaltyScheme withReferral(ReferralRules rules) {
    return new LoyaltyScheme(ledger, earn, Optional.of(rules), rewards, breakage);
  }

  /** The same programme with another catalogue. */
  public LoyaltyScheme withRewards(List<Reward> others) {
    return new LoyaltyScheme(ledger, earn, referral, others, breakage);
  }

  /** The same programme with another expectation of what will be used. */
  public LoyaltyScheme withBreakage(BreakagePolicy other) {
    return new LoyaltyScheme(ledger, earn, referral, rewards, other);
  }

  /** How points are earned, under the name and version of the ledger. */
  public EarnPolicy earning() {
    return EarnPolicy.named(ledger.id().name(), ledger.id().version(), earn);
  }

  /** What is due for a customer who was brought; empty if the programme rewards nobody for that. */
  public Optional<Decision<ReferralRules.Reward>> refer(ReferralRules.Referral customer) {
    return referral.map(rules -> rules.decide(customer).by(ledger.id()));
  }

  /** The reward of a name. */
  public Optional<Reward> reward(String name) {
    return rewards.stream().filter(reward -> reward.name().equals(name)).findFirst();
  }

  /** What the programme owes, by the zone of its ledger. */
  public Liability liability() {
    return new Liability(ledger.zone(), breakage);
  }

  /** The metrics that earning reads. */
  public Set<Metric<?>> metrics() {
    return earn.metrics();
  }
}
