/**
 * What every store has to keep, as data, and the means to find out whether one does.
 *
 * <p>A {@link io.crmkit.store.contract.StoreRule} says in one sentence what must hold and checks it
 * on a {@link io.crmkit.store.contract.StoreUnderTest}, which a host provides. {@link
 * io.crmkit.store.contract.StoreContract} has the rules, a {@link
 * io.crmkit.store.contract.RuleRunner} tries them, and a {@link
 * io.crmkit.store.contract.StoreReport} tells which were held, broken or skipped, with what was
 * done just before. No test framework is needed:
 *
 * <pre>{@code
 * StoreReport report = RuleRunner.STANDARD.run(
 *     StoreContract.rules(), () -> StoreUnderTest.of(new OurStore(dataSource)));
 * report.requireHeld(); // throws with the whole report
 * }</pre>
 *
 * <p>Every check works with record types, ids and commands of its own and takes only its own events
 * off the outbox, so one database serves the whole contract and need not be emptied. It must not be
 * one in use: the rules write, and an outbox with hundreds of events of others hides theirs.
 *
 * <p>Rules about restarts are tried where {@link io.crmkit.store.contract.StoreUnderTest#reopen}
 * closes and opens the store, or {@link io.crmkit.store.contract.StoreUnderTest#kill} opens it as
 * after a kill. A store that claims to be durable and lets neither be done does not pass: nothing
 * is known about it.
 *
 * <p>Rules about two stores on the same data are tried where {@link
 * io.crmkit.store.contract.StoreUnderTest#another} gives a second one.
 *
 * <p>The tests jar binds all this to JUnit with one class.
 */
@NullMarked
package io.crmkit.store.contract;

import org.jspecify.annotations.NullMarked;
