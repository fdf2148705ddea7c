/**
 * Models of a customer base: who is still there, how many purchases are to come, what a customer is
 * worth, and when to worry.
 *
 * <p>A {@link io.crmkit.score.model.PurchaseSummary} says all that the models have to know about
 * one customer; {@link io.crmkit.score.model.PurchaseSummaries} makes it from transactions. A
 * {@link io.crmkit.score.model.PurchaseSample} of many is what {@link
 * io.crmkit.score.model.ModelFits} fits models to. A fit is a decision with a verdict: where the
 * purchases do not tell when customers leave, it says so instead of giving a model that takes
 * everybody for present. A model scores customers, and {@link io.crmkit.score.model.ChurnWatch}
 * tells the day on which a customer who stays silent is to be given up. With a model of spend,
 * {@link io.crmkit.score.model.LifetimeValue} tells what a customer is worth, and why.
 *
 * <p>Times are in days or weeks, and every value that has a time knows which. Numbers are {@code
 * double} here and nowhere else: they are estimates, no amounts that anybody owes.
 *
 * <p>All types are immutable and safe for use by several threads.
 */
@NullMarked
package io.crmkit.score.model;

import org.jspecify.annotations.NullMarked;
