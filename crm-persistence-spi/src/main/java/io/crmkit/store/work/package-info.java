/**
 * Load, decide, commit: how a host carries out a command on a store.
 *
 * <p>{@link io.crmkit.store.work.UnitOfWork} loads records, lets a policy decide, commits what came
 * of it, and begins anew where somebody else was faster. A refused decision commits nothing; a
 * command that was carried out before is not carried out again.
 */
@NullMarked
package io.crmkit.store.work;

import org.jspecify.annotations.NullMarked;
