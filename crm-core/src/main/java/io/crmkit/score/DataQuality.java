package io.crmkit.score;

import io.crmkit.customer.Customer;
import io.crmkit.customer.ProfileEntry;
import io.crmkit.customer.ProfilePart;
import io.crmkit.customer.ProfileReason;
import io.crmkit.customer.ProfileScheme;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Fact;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Metric;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How complete and fresh what is known of a customer is, and what is missing or stale (IS-02). A
 * field is fresh until the day on which its age reaches that of its part; verifying it makes it
 * fresh again. Personal values play no part.
 *
 * <pre>{@code
 * DataQuality quality = new DataQuality(scheme, Map.of(ProfilePart.BASIC, Period.ofYears(1)), ReadyCards.dataQuality());
 * Decision<Score> decision = quality.decide(customer, facts);
 * }</pre>
 *
 * @param scheme which fields there are and which are required
 * @param freshFor how long the fields of a part stay fresh; parts not named never grow stale
 * @param policy what scores {@link ScoreMetrics#profileCompleteness} and {@link
 *     ScoreMetrics#profileFreshness}
 */
public record DataQuality(
    ProfileScheme scheme, Map<ProfilePart, Period> freshFor, ScoringPolicy policy) {
  /**
   * Copies the map.
   *
   * @throws IllegalArgumentException if a length is not positive
   */
  public DataQuality {
    Objects.requireNonNull(scheme, "scheme");
    Objects.requireNonNull(policy, "policy");
    Map<ProfilePart, Period> copy = new EnumMap<>(ProfilePart.class);
    copy.putAll(freshFor);
    copy.forEach(
        (part, length) -> {
          if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException(
                "fields of " + part + " must stay fresh for a positive length, was " + length);
          }
        });
    freshFor = Collections.unmodifiableMap(copy);
  }

  /**
   * Scores what is known of a customer.
   *
   * @param customer as known at the instant of the facts
   * @param facts whose instant and zone count; other metrics the policy reads are taken from them
   */
  public Decision<Score> decide(Customer customer, Facts facts) {
    Decision<Score> score = policy.decide(ScoreQuestion.of(measured(customer, facts)));
    List<Reason> reasons = new ArrayList<>(score.reasons());
    for (ProfileScheme.Field field : scheme.fields()) {
      if (field.required() && entry(customer, field, facts).isEmpty()) {
        reasons.add(new ProfileReason.Missing(field.part(), field.name()));
      }
    }
    reasons.addAll(stale(customer, facts));
    return new Decision<>(score.outcome(), reasons, score.policy());
  }

  /** The facts with completeness and freshness, for other policies that ask about them. */
  public Facts measured(Customer customer, Facts facts) {
    long required = 0;
    long known = 0;
    long entries = 0;
    for (ProfileScheme.Field field : scheme.fields()) {
      boolean there = !entry(customer, field, facts).isEmpty();
      required += field.required() ? 1 : 0;
      known += field.required() && there ? 1 : 0;
      entries += there && freshFor.containsKey(field.part()) ? 1 : 0;
    }
    long stale = stale(customer, facts).size();
    Map<Metric<?>, Fact<?>> all = new LinkedHashMap<>(facts.asMap());
    all.put(ScoreMetrics.profileCompleteness(), ScoreMetrics.share(known, required));
    all.put(ScoreMetrics.profileFreshness(), ScoreMetrics.share(entries - stale, entries));
    return Facts.of(facts.asOf(), facts.zone(), facts.currency(), all);
  }

  private List<ScoreReason.Stale> stale(Customer customer, Facts facts) {
    List<ScoreReason.Stale> stale = new ArrayList<>();
    for (ProfileScheme.Field field : scheme.fields()) {
      Period length = freshFor.get(field.part());
      for (ProfileEntry entry : entry(customer, field, facts)) {
        if (length != null) {
          LocalDate since =
              LocalDate.ofInstant(confirmedAt(entry, facts.asOf()), facts.zone()).plus(length);
          if (!facts.day().isBefore(since)) {
            stale.add(new ScoreReason.Stale(field.part(), field.name(), since));
          }
        }
      }
    }
    return stale;
  }

  private static Instant confirmedAt(ProfileEntry entry, Instant asOf) {
    return entry
        .verification()
        .map(ProfileEntry.Verification::at)
        .filter(at -> !at.isAfter(asOf) && at.isAfter(entry.enteredAt()))
        .orElse(entry.enteredAt());
  }

  /** The entry of a field, if there was one at the instant of the facts. */
  private static List<ProfileEntry> entry(
      Customer customer, ProfileScheme.Field field, Facts facts) {
    return customer
        .entry(field.part(), field.name())
        .filter(entry -> !entry.enteredAt().isAfter(facts.asOf()))
        .stream()
        .toList();
  }
}
