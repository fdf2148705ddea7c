/**
 * What surveys say, and how surely: net promoter score, customer satisfaction, customer effort, and
 * what comes of a bad answer (RM-05, AS-06).
 *
 * <p>A {@link io.crmkit.score.survey.SurveyMeasure} sorts answers into favourable, neutral and
 * unfavourable ones; a {@link io.crmkit.score.survey.SurveyTally} counts them. What they make is
 * told with an interval that behaves on thin data too: three answers are no verdict on anybody. A
 * {@link io.crmkit.score.survey.ClosedLoop} holds a company to answering bad answers in time.
 *
 * <p>All types are immutable and safe for use by several threads.
 */
@NullMarked
package io.crmkit.score.survey;

import org.jspecify.annotations.NullMarked;
