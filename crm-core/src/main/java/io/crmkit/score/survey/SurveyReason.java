package io.crmkit.score.survey;

import io.crmkit.decision.Details;
import io.crmkit.decision.Phrase;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;

/** The reasons of surveys and of following them up, one record per code. */
public sealed interface SurveyReason extends Reason {
  /**
   * What the answers make together: favourable less unfavourable ones.
   *
   * @param question the code of the question
   * @param net as a share of all answers
   * @param low the lower end of its interval
   * @param high the upper end of its interval
   * @param answers how many there are
   */
  record Net(String question, BigDecimal net, BigDecimal low, BigDecimal high, long answers)
      implements SurveyReason {
    @Override
    public String code() {
      return "score.survey.net";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of(
          "net", points(net), "low", points(low), "high", points(high), "answers", answers);
    }
  }

  /**
   * The share of favourable answers.
   *
   * @param question the code of the question
   * @param share of all answers
   * @param low the lower end of its interval
   * @param high the upper end of its interval
   * @param count how many there are
   */
  record Favourable(String question, BigDecimal share, BigDecimal low, BigDecimal high, long count)
      implements SurveyReason {
    @Override
    public String code() {
      return "score.survey.favourable";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of(
          "share", percent(share), "low", percent(low), "high", percent(high), "count", count);
    }
  }

  /**
   * How many of those asked answered.
   *
   * @param rate as a share
   * @param answers how many answered
   * @param asked how many were asked
   */
  record Responded(BigDecimal rate, long answers, long asked) implements SurveyReason {
    @Override
    public String code() {
      return "score.survey.responded";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rate", percent(rate), "answers", answers, "asked", asked);
    }
  }

  /**
   * There are few answers.
   *
   * @param answers how many there are
   * @param enough how many would be enough
   */
  record Thin(long answers, long enough) implements SurveyReason {
    @Override
    public String code() {
      return "score.survey.thin";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("answers", answers, "enough", enough);
    }
  }

  /**
   * There are no answers.
   *
   * @param question the code of the question
   */
  record NobodyAnswered(String question) implements SurveyReason {
    @Override
    public String code() {
      return "score.survey.nobody-answered";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("question", question);
    }
  }

  /**
   * The net score rose from one period to the next.
   *
   * @param change by how much
   * @param low the lower end of its interval
   * @param high the upper end of its interval
   */
  record Rose(BigDecimal change, BigDecimal low, BigDecimal high) implements SurveyReason {
    @Override
    public String code() {
      return "score.survey.rose";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("change", points(change), "low", points(low), "high", points(high));
    }
  }

  /**
   * The net score fell from one period to the next.
   *
   * @param change by how much
   * @param low the lower end of its interval
   * @param high the upper end of its interval
   */
  record Fell(BigDecimal change, BigDecimal low, BigDecimal high) implements SurveyReason {
    @Override
    public String code() {
      return "score.survey.fell";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("change", points(change), "low", points(low), "high", points(high));
    }
  }

  /**
   * The answers do not tell whether the net score changed.
   *
   * @param change by how much it seems to have
   * @param low the lower end of its interval
   * @param high the upper end of its interval
   */
  record Unclear(BigDecimal change, BigDecimal low, BigDecimal high) implements SurveyReason {
    @Override
    public String code() {
      return "score.survey.unclear";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("change", points(change), "low", points(low), "high", points(high));
    }
  }

  /**
   * The answer was no bad one.
   *
   * @param question the code of the question
   */
  record LoopNotNeeded(String question) implements SurveyReason {
    @Override
    public String code() {
      return "score.loop.not-needed";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("question", question);
    }
  }

  /**
   * A step of following up is due.
   *
   * @param step which
   * @param dueAt when
   */
  record StepDue(FollowUp.Step step, Instant dueAt) implements SurveyReason {
    @Override
    public String code() {
      return "score.loop.due";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("step", word(step), "dueAt", dueAt);
    }
  }

  /**
   * A step of following up is overdue.
   *
   * @param step which
   * @param dueAt when it was due
   */
  record StepOverdue(FollowUp.Step step, Instant dueAt) implements SurveyReason {
    @Override
    public String code() {
      return "score.loop.overdue";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("step", word(step), "dueAt", dueAt);
    }
  }

  /**
   * A step of following up came late.
   *
   * @param step which
   * @param dueAt when it was due
   * @param at when it came
   */
  record StepLate(FollowUp.Step step, Instant dueAt, Instant at) implements SurveyReason {
    @Override
    public String code() {
      return "score.loop.late";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("step", word(step), "dueAt", dueAt, "at", at);
    }
  }

  /**
   * The matter was resolved and confirmed.
   *
   * @param at when it was confirmed
   */
  record LoopClosed(Instant at) implements SurveyReason {
    @Override
    public String code() {
      return "score.loop.closed";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("at", at);
    }
  }

  private static String percent(BigDecimal share) {
    return Kind.RATIO.write(share.setScale(3, RoundingMode.HALF_EVEN));
  }

  /** Net scores are told in points from -100 to 100. */
  private static String points(BigDecimal net) {
    BigDecimal points = net.movePointRight(2).setScale(0, RoundingMode.HALF_EVEN);
    return (points.signum() > 0 ? "+" : "") + points.toPlainString();
  }

  private static Phrase word(FollowUp.Step step) {
    return Phrase.of(
        switch (step) {
          case ANSWERED -> "score.loop.step.answered";
          case RESOLVED -> "score.loop.step.resolved";
          case CONFIRMED -> "score.loop.step.confirmed";
        },
        Map.of());
  }
}
