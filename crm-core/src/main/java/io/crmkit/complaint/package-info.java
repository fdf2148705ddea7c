/**
 * How complaints are handled: from the intake to the summary, and what is learnt from the archive.
 *
 * <p>A {@link io.crmkit.complaint.ComplaintIntake} is what was taken down, and personal; {@link
 * io.crmkit.complaint.IntakePolicy} refuses it with everything that is missing, or forwards it to
 * the department responsible. From then on there is a {@link io.crmkit.complaint.ComplaintCase}: a
 * typed view of a workflow's case, which stays the only source of truth and holds codes and
 * pseudonymous ids only. {@link io.crmkit.complaint.ComplaintHandling} decides about each {@link
 * io.crmkit.complaint.ComplaintAction}: the judgement, the cause, the remedies proposed and the one
 * chosen, the written result, the customer's answer, the visit afterwards, the summary.
 *
 * <p>Around it stand {@link io.crmkit.complaint.SanctionRules} (who is penalised, with how much),
 * {@link io.crmkit.complaint.ReassignmentPolicy} (which other department takes over), {@link
 * io.crmkit.complaint.GrievanceHandling} (gives it the customer and the case), {@link
 * io.crmkit.complaint.RecurrenceRule} (causes that come back), {@link
 * io.crmkit.complaint.ArchiveSummary} (what the archive tells) and {@link
 * io.crmkit.complaint.FeedbackRule} (bad answers to surveys that nobody has closed). A company's
 * choices among all that are a {@link io.crmkit.complaint.ComplaintScheme}.
 *
 * <p>All types are immutable and safe for use by several threads.
 */
@NullMarked
package io.crmkit.complaint;

import org.jspecify.annotations.NullMarked;
