package io.crmkit.playbook;

import io.crmkit.customer.ClassScheme;
import io.crmkit.customer.ProfileScheme;
import io.crmkit.decision.PolicyVersion;
import io.crmkit.facts.FactsCalculator;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.tier.TierPolicy;
import java.time.ZoneId;
import java.util.Objects;
import org.joda.money.CurrencyUnit;

/**
 * A company's policy, named and versioned. Its decisions carry name and version, so that they can
 * be recomputed later.
 *
 * @param version name and version of the playbook
 * @param zone the zone in which days start
 * @param currency the currency of all amounts
 * @param profile what is to be known of customers
 * @param classes how customers are classified
 * @param tierPolicy the tier policy as it is; {@link #tiers} signs its decisions
 */
public record Playbook(
    PolicyVersion version,
    ZoneId zone,
    CurrencyUnit currency,
    ProfileScheme profile,
    ClassScheme classes,
    TierPolicy tierPolicy) {
  /** Checks that nothing is missing. */
  public Playbook {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(currency, "currency");
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(classes, "classes");
    Objects.requireNonNull(tierPolicy, "tierPolicy");
  }

  /** The tier policy under the name and version of this playbook. */
  public TierPolicy tiers() {
    return TierPolicy.named(version.name(), version.version(), tierPolicy);
  }

  /**
   * A calculator of all metrics this playbook reads, in its zone and currency.
   *
   * @throws IllegalArgumentException if a metric is not in the catalogue
   */
  public FactsCalculator calculator(MetricCatalogue catalogue) {
    return FactsCalculator.of(catalogue, tierPolicy.metrics(), zone, currency);
  }
}
