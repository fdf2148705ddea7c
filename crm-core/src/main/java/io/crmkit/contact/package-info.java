/**
 * May this customer be contacted about this, by this channel, at this instant?
 *
 * <p>A {@link io.crmkit.contact.ContactPolicy} answers a {@link io.crmkit.contact.ContactQuestion}:
 * what is wanted ({@link io.crmkit.contact.ContactRequest}), what is known of the customer ({@link
 * io.crmkit.contact.ContactLog}) and when. The answer is a {@link io.crmkit.contact.Permission}:
 * allowed, deferred until the least allowed instant, or refused; with every rule that stands in the
 * way and until when it does.
 *
 * <p>The ready-made policy is {@link io.crmkit.contact.ContactRules}: named rules, each a value
 * with a {@link io.crmkit.contact.Scope}: caps, rest hours and days, opening hours, consent,
 * do-not-contact, written confirmation, prepared meetings, and exemptions from these. A cap says
 * apart what has to obey it and what counts toward it.
 *
 * <p>Whatever forbids is read conservatively on the customer's wall clock: it starts at the earlier
 * and ends at the later of two instants that the clock shows alike, and a customer whose zone is
 * not known is not contacted by a rule that needs it. All types are immutable and safe for use by
 * several threads.
 *
 * <p><b>Cadence</b>: which contacts are due, and when they are made.
 *
 * <p>A {@link io.crmkit.contact.CadencePolicy} answers a {@link io.crmkit.contact.DueQuestion}:
 * what is {@link io.crmkit.contact.Due} for this customer, as of this instant? The ready-made
 * policy is {@link io.crmkit.contact.CadenceRules}: at least so many effective contacts in a {@link
 * io.crmkit.contact.Rhythm}, for the customers of an {@link io.crmkit.contact.Audience}. When
 * something is due depends on the contacts made and on nothing else, so lateness only grows until
 * they are made. A {@link io.crmkit.contact.DueList} lists it for many customers by urgency, a
 * {@link io.crmkit.contact.Coverage} names who is left out, and a {@link
 * io.crmkit.contact.ContactPlanner} spreads it over the time of the staff, asking the contact
 * policy at each instant. {@link io.crmkit.contact.InformationReview} lists reviews that are
 * overdue, {@link io.crmkit.contact.InactivityRelease} the customers without service.
 *
 * <p><b>Care</b>: the days on which a customer is greeted, and which greetings are due.
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
