/**
 * A whole company's policy as one value: name, version, zone, currency, what is to be known of
 * customers, how they are classified, tiers, business time, workflows, complaints, contact, points
 * and scores. {@link io.crmkit.playbook.Playbook} is what a JSON document is read into ({@code
 * io.crmkit.json.PlaybookReader}) and what reviews decide by.
 *
 * <p>Immutable and safe for use by several threads.
 */
@NullMarked
package io.crmkit.playbook;

import org.jspecify.annotations.NullMarked;
