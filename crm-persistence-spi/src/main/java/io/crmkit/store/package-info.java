/**
 * Where host applications plug in their own storage.
 *
 * <p>A {@link io.crmkit.store.CrmStore} keeps records, makes all of a {@link
 * io.crmkit.store.ChangeSet} happen or nothing of it, and holds the events of each commit until
 * they are acknowledged. A {@link io.crmkit.store.RecordType} says how records of a type are
 * written and found, and keeps old formats readable. {@link io.crmkit.store.InMemoryStore} is the
 * store to begin with.
 *
 * <p>What all stores do alike is here for those who write one: a {@link io.crmkit.store.CommitPlan}
 * of what to lock, check and write, a {@link io.crmkit.store.StoredRecord} to read back, {@link
 * io.crmkit.store.Page#of pages} with their cursors, {@link io.crmkit.store.Receipt#toJson
 * receipts} as text.
 *
 * <p>Records that hold personal text are records of their own; receipts and events hold
 * pseudonymous ids and codes only. To erase a person, delete the former: a change like any other.
 *
 * <p>What can go wrong with a store that is set up rightly is a {@link
 * io.crmkit.store.StoreException}: a conflict (load and decide again), a reused command (a mistake
 * of the caller), unavailable (try again later), unreadable (look into it). Anything else is a
 * mistake in the set-up, as a missing table or a wrong password, or in the calling program, and
 * comes through as what it is: trying again does not help.
 */
@NullMarked
package io.crmkit.store;

import org.jspecify.annotations.NullMarked;
