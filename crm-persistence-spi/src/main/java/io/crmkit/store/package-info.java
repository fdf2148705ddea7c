/**
 * Where host applications plug in their own storage.
 *
 * <p>So far this room holds the failures that every store reports in the same words; the storage
 * interface itself, its in-memory implementation and its contract tests follow.
 */
@NullMarked
package io.crmkit.store;

import org.jspecify.annotations.NullMarked;
