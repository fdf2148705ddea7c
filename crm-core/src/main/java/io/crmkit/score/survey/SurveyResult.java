package io.crmkit.score.survey;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;
import java.util.Optional;

/** What a survey says, or that nobody answered. */
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    include = JsonTypeInfo.As.EXISTING_PROPERTY,
    property = "survey")
@JsonIgnoreProperties(value = "survey", allowGetters = true)
@JsonPropertyOrder("survey")
@JsonSubTypes({
  @JsonSubTypes.Type(value = SurveyResult.Answered.class, name = "answered"),
  @JsonSubTypes.Type(value = SurveyResult.NoAnswers.class, name = "no-answers")
})
public sealed interface SurveyResult {
  /** Which case it is: {@code "answered"} or {@code "no-answers"}. */
  @JsonProperty("survey")
  String survey();

  /** What was answered, if anything was. */
  default Optional<Answered> answered() {
    return this instanceof Answered answered ? Optional.of(answered) : Optional.empty();
  }

  /**
   * There are answers.
   *
   * @param tally how many were what
   * @param net favourable less unfavourable ones as a share of all, -1 to 1: the NPS of promoters
   *     and detractors
   * @param favourable the share of favourable ones: the CSAT of the satisfied
   * @param responses the share of those asked who answered, where it is known how many were asked
   */
  record Answered(
      SurveyTally tally, Estimate net, Estimate favourable, Optional<Estimate> responses)
      implements SurveyResult {
    /** Checks that nothing is missing. */
    public Answered {
      Objects.requireNonNull(tally, "tally");
      Objects.requireNonNull(net, "net");
      Objects.requireNonNull(favourable, "favourable");
      Objects.requireNonNull(responses, "responses");
    }

    @Override
    public String survey() {
      return "answered";
    }
  }

  /** Nobody answered. */
  record NoAnswers() implements SurveyResult {
    @Override
    public String survey() {
      return "no-answers";
    }
  }
}
