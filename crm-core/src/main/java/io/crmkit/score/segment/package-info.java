/**
 * Which customers belong together: by recency, frequency and money, by concentration, by value and
 * potential, by where they live, who they are, what they do and what they think (AS-07).
 *
 * <p>{@link io.crmkit.score.segment.RfmCuts} and {@link io.crmkit.score.segment.AbcCuts} are fitted
 * once to a population and stored; equal values get equal classes, and new customers are classified
 * by the stored cuts. {@link io.crmkit.score.segment.LabelRules} give names by conditions over
 * facts: segments, and strategies for them. A {@link io.crmkit.score.segment.DevelopmentTarget}
 * follows a small customer on the way to becoming a large one (DS-10).
 *
 * <p>All types are immutable and safe for use by several threads.
 */
@NullMarked
package io.crmkit.score.segment;

import org.jspecify.annotations.NullMarked;
