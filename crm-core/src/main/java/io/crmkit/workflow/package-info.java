/**
 * How cases move: states, actions, guards and limits as data, and the history that follows.
 *
 * <p>A {@link io.crmkit.workflow.WorkflowDefinition} is what somebody wrote down. {@link
 * io.crmkit.workflow.WorkflowChecker} finds everything that is wrong with it, and {@link
 * io.crmkit.workflow.Workflow#of} takes only what is sound: every state can be reached, a final
 * state can be reached from each, at most one transition is enabled at a time, every limit is ended
 * by something.
 *
 * <p>A {@link io.crmkit.workflow.Case} is opened by its workflow and moved by {@link
 * io.crmkit.workflow.Workflow#decide}, which answers with the case as it is after the move, or
 * refuses with everything that is in the way. Cases are what their history says: folding {@link
 * io.crmkit.workflow.Case#history} gives the case again. Fields hold codes, numbers and
 * pseudonymous references, never the words of a customer.
 *
 * <p>A workflow may change while cases run: a {@link io.crmkit.workflow.Migration} says where each
 * of them stands in the new version.
 *
 * <p>{@link io.crmkit.workflow.CaseClocks} reads off a history by when things have to be done, what
 * counted and why, and writes down what became true by time passing. {@link
 * io.crmkit.workflow.Conformance} replays what another system did.
 *
 * <p>All types are immutable and safe for use by several threads.
 */
@NullMarked
package io.crmkit.workflow;

import org.jspecify.annotations.NullMarked;
