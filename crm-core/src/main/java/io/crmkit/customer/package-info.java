/**
 * Who the customers are and what happened with them: the ground facts everything else is computed
 * from.
 *
 * <p>A {@link io.crmkit.customer.CustomerFile} gathers one customer's profile, consents,
 * transactions, interactions, surveys and complaints. Each of them says when it happened ({@code
 * occurredAt}) and when it became known ({@code recordedAt}), so that {@link
 * io.crmkit.customer.CustomerFile#asKnownAt} can show the file of an earlier day. Hosts keep their
 * own tables and feed files through the read port {@link io.crmkit.customer.CustomerFileSource}.
 *
 * <p>What a company wants to know of its customers, and into which classes it sorts them, is policy
 * data: {@link io.crmkit.customer.ProfileScheme} and {@link io.crmkit.customer.ClassScheme}. They
 * answer with explained decisions.
 *
 * <p>Contact points and entries of the profile are personal: their {@code toString} is masked.
 * Everything else carries pseudonymous ids and codes only. All types are immutable and safe for use
 * by several threads.
 */
@NullMarked
package io.crmkit.customer;

import org.jspecify.annotations.NullMarked;
