/**
 * What is measured of a customer, and the one predicate language over it.
 *
 * <p>A {@link io.crmkit.facts.Metric} names something measurable over a window: spend over the last
 * twelve months. {@link io.crmkit.facts.Facts} hold the values of some metrics as of an instant,
 * either computed from a customer file by a {@link io.crmkit.facts.FactsCalculator} or supplied by
 * the host. A {@link io.crmkit.facts.Condition} asks something of them; evaluating it tells which
 * leaves failed and by how much. Tiers, segments, eligibility and strategies all speak this
 * language.
 *
 * <p>There are three truths. "Never ordered" is a known fact and fails a threshold; "not supplied"
 * leaves the answer {@link io.crmkit.facts.Truth#UNKNOWN}.
 *
 * <p>One {@code Facts} speaks one currency. Amounts of several currencies are never added: the
 * metric is unknown, with that reason, unless the caller gives dated {@link
 * io.crmkit.facts.ExchangeRates}.
 *
 * <p>All types are immutable and safe for use by several threads.
 */
@NullMarked
package io.crmkit.facts;

import org.jspecify.annotations.NullMarked;
