package io.crmkit.score.survey;

/** Whether a survey got better from one period to the next, as far as the answers tell. */
public enum SurveyTrend {
  /** The net score rose; the interval of the change lies above zero. */
  ROSE,
  /** The net score fell; the interval of the change lies below zero. */
  FELL,
  /** The answers do not tell. */
  UNCLEAR
}
