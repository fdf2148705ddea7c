/**
 * Care: the days on which a customer is greeted, and which greetings are due.
 *
 * <p>A {@link io.crmkit.contact.CareOccasion} is a birthday, an anniversary, a festival or a member
 * day, solar or lunar, and knows its dates. A {@link io.crmkit.contact.CarePolicy} answers a {@link
 * io.crmkit.contact.CareQuestion}: which greetings are due for one customer in a range of days. The
 * ready-made policy is {@link io.crmkit.contact.CareRules}: what is done for each kind of occasion,
 * how many days before, and what important customers get beyond it. Minors, the deceased and those
 * who asked to be left alone get no greetings, and the decision says so.
 *
 * <p>Occasions are days, never instants. Birthdays hold no year of birth and show no date. All
 * types are immutable and safe for use by several threads.
 */
@NullMarked
package io.crmkit.contact;

import org.jspecify.annotations.NullMarked;
