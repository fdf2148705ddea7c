/**
 * One look at everything a playbook says about one customer. {@link io.crmkit.review.Reviewer}
 * takes a {@link io.crmkit.review.Dossier} and an instant and gives a {@link
 * io.crmkit.review.Review}; it is pure, so reviews of many customers may run side by side.
 *
 * <p>Immutable and safe for use by several threads.
 */
@NullMarked
package io.crmkit.review;

import org.jspecify.annotations.NullMarked;
