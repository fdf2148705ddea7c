package io.crmkit.score.survey;

import io.crmkit.customer.SurveyAnswer;
import io.crmkit.decision.Term;
import java.util.Collection;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How answers to a question are read: from which answer on they are favourable, up to which they
 * are unfavourable; what lies between is neutral.
 *
 * <pre>{@code
 * SurveyTally tally = SurveyMeasure.NPS.tally(file.surveys());
 * Decision<SurveyResult> nps = SurveyEstimate.of(SurveyMeasure.NPS).decide(tally);
 * }</pre>
 *
 * @param question the code of the question: {@code "nps"}
 * @param worst the lowest answer of its scale
 * @param best the highest answer of its scale
 * @param unfavourableUpTo the highest unfavourable answer, inclusive
 * @param favourableFrom the lowest favourable answer, inclusive; above {@code unfavourableUpTo}
 */
public record SurveyMeasure(
    String question, int worst, int best, int unfavourableUpTo, int favourableFrom)
    implements Term {
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

  /**
   * Net promoter score: "how likely are you to recommend us?", 0 to 10; promoters from 9,
   * detractors up to 6 (Reichheld 2003).
   */
  public static final SurveyMeasure NPS = new SurveyMeasure("nps", 0, 10, 6, 9);

  /** Customer satisfaction, 1 to 5; satisfied from 4 (the top two boxes), dissatisfied up to 2. */
  public static final SurveyMeasure CSAT = new SurveyMeasure("csat", 1, 5, 2, 4);

  /**
   * Customer effort: "the company made it easy for me", 1 to 7; agreeing from 5, disagreeing up to
   * 3 (Dixon, Freeman and Toman 2010, in the wording of 2013).
   */
  public static final SurveyMeasure CES = new SurveyMeasure("ces", 1, 7, 3, 5);

  /**
   * Checks the scale.
   *
   * @throws IllegalArgumentException if the question is malformed, or the bounds are not in the
   *     order worst, unfavourable, favourable, best
   */
  public SurveyMeasure {
    Objects.requireNonNull(question, "question");
    if (!CODE.matcher(question).matches()) {
      throw new IllegalArgumentException(
          "survey question must be a letter and up to 63 letters, digits, '-' or '_', was '"
              + (question.length() > 40 ? question.substring(0, 40) + "…" : question)
              + "'");
    }
    if (worst > unfavourableUpTo || unfavourableUpTo >= favourableFrom || favourableFrom > best) {
      throw new IllegalArgumentException(
          question
              + " must have worst <= unfavourable < favourable <= best, were "
              + worst
              + ", "
              + unfavourableUpTo
              + ", "
              + favourableFrom
              + ", "
              + best);
    }
  }

  /** Whether an answer is to this question, on this scale. */
  public boolean covers(SurveyAnswer answer) {
    return answer.question().equals(question) && answer.worst() == worst && answer.best() == best;
  }

  /** Whether an answer is a favourable one to this question. */
  public boolean favourable(SurveyAnswer answer) {
    return covers(answer) && answer.answer() >= favourableFrom;
  }

  /** Whether an answer is an unfavourable one to this question. */
  public boolean unfavourable(SurveyAnswer answer) {
    return covers(answer) && answer.answer() <= unfavourableUpTo;
  }

  /** Counts the answers to this question; others, and those on another scale, are left out. */
  public SurveyTally tally(Collection<SurveyAnswer> answers) {
    long favourable = answers.stream().filter(this::favourable).count();
    long unfavourable = answers.stream().filter(this::unfavourable).count();
    long all = answers.stream().filter(this::covers).count();
    return new SurveyTally(favourable, all - favourable - unfavourable, unfavourable);
  }

  /** Hosts name their questions with texts for {@code term.survey.<question>}. */
  @Override
  public String termCode() {
    return "term.survey." + question;
  }

  /** The code of the question. */
  @Override
  public String toString() {
    return question;
  }
}
