/**
 * The ground floor: what an answer looks like everywhere in CRMKit.
 *
 * <p>A policy answers with a {@link io.crmkit.decision.Decision}: the outcome, every {@link
 * io.crmkit.decision.Reason} that shaped it, and the {@link io.crmkit.decision.PolicyId} that
 * decided, so that the answer can be recomputed years later. A reason is a stable code with typed
 * details; {@link io.crmkit.decision.Texts} puts it into English or Chinese when somebody asks, and
 * takes in the texts of hosts for codes of their own.
 *
 * <p>Nothing here reads a clock, a zone or a locale of the machine. All types are immutable and
 * safe for use by several threads.
 */
@NullMarked
package io.crmkit.decision;

import org.jspecify.annotations.NullMarked;
