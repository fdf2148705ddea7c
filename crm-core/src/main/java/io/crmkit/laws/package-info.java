/**
 * What every policy has to keep, as data, and the means to find out whether one does.
 *
 * <p>A {@link io.crmkit.laws.Law} says what must hold, why it matters and how one case is checked.
 * {@link io.crmkit.laws.PolicyLaws} are those that all policies share, {@link
 * io.crmkit.laws.TierPolicyLaws} add those of tiers. A trial ({@link io.crmkit.laws.TierTrial}) is
 * a policy with what may be asked of it; a {@link io.crmkit.laws.LawRunner} tries the laws on
 * thousands of cases and shows the smallest one that breaks a law. No test framework is needed:
 *
 * <pre>{@code
 * TierPolicyLaws.check(policy).requireHeld(); // at start-up: throws with the whole report
 * }</pre>
 *
 * <p>Cases are drawn near the questions a policy says its answer turns on ({@code cutPoints()}), as
 * independent pairs, and shrink to the smallest choices that still fail. Equal seeds give equal
 * runs. The tests jar binds all this to JUnit with one line.
 */
@NullMarked
package io.crmkit.laws;

import org.jspecify.annotations.NullMarked;
