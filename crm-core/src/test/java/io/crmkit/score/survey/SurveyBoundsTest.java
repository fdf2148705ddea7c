package io.crmkit.score.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.customer.SurveyAnswer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The bounds of surveys")
class SurveyBoundsTest {
  private static final long MOST = 1_000_000_000_000L;

  private static SurveyAnswer answer(String question, int answer, int worst, int best) {
    return new SurveyAnswer(question, answer, worst, best, Instant.EPOCH, Instant.EPOCH);
  }

  private static BigDecimal d(String text) {
    return new BigDecimal(text);
  }

  @ParameterizedTest(name = "{0}: answer {1} is favourable {2}, unfavourable {3}")
  @CsvSource({
    "nps, 0, false, true",
    "nps, 6, false, true",
    "nps, 7, false, false",
    "nps, 8, false, false",
    "nps, 9, true, false",
    "nps, 10, true, false",
    "csat, 1, false, true",
    "csat, 2, false, true",
    "csat, 3, false, false",
    "csat, 4, true, false",
    "csat, 5, true, false",
    "ces, 1, false, true",
    "ces, 3, false, true",
    "ces, 4, false, false",
    "ces, 5, true, false",
    "ces, 7, true, false"
  })
  @DisplayName("RM-05: an answer is good or bad from the cut on, cuts included:")
  void cuts(String question, int answer, boolean favourable, boolean unfavourable) {
    SurveyMeasure measure =
        List.of(SurveyMeasure.NPS, SurveyMeasure.CSAT, SurveyMeasure.CES).stream()
            .filter(each -> each.question().equals(question))
            .findFirst()
            .orElseThrow();
    SurveyAnswer given = answer(question, answer, measure.worst(), measure.best());
    assertThat(measure.favourable(given)).isEqualTo(favourable);
    assertThat(measure.unfavourable(given)).isEqualTo(unfavourable);
    assertThat(measure.covers(given)).isTrue();
  }

  @Test
  @DisplayName("an answer to another question or on another scale is neither good nor bad")
  void foreign() {
    for (SurveyAnswer foreign :
        List.of(
            answer("csat", 10, 0, 10),
            answer("nps", 10, 1, 10),
            answer("nps", 10, 0, 11),
            answer("csat", 0, 0, 10),
            answer("nps", 1, 1, 10),
            answer("nps", 0, 0, 11))) {
      assertThat(SurveyMeasure.NPS.covers(foreign)).isFalse();
      assertThat(SurveyMeasure.NPS.favourable(foreign)).isFalse();
      assertThat(SurveyMeasure.NPS.unfavourable(foreign)).isFalse();
    }
    assertThat(SurveyMeasure.NPS.tally(List.of(answer("csat", 5, 1, 5))))
        .isEqualTo(new SurveyTally(0, 0, 0));
  }

  @Test
  @DisplayName("a scale needs one bad and one good answer and no more")
  void scales() {
    assertThat(new SurveyMeasure("yes-no", 0, 1, 0, 1))
        .hasToString("yes-no")
        .extracting(SurveyMeasure::termCode)
        .isEqualTo("term.survey.yes-no");
    assertThat(new SurveyMeasure("three", 0, 2, 0, 2).tally(List.of(answer("three", 1, 0, 2))))
        .isEqualTo(new SurveyTally(0, 1, 0));
    assertThatThrownBy(() -> new SurveyMeasure("a", 1, 2, 0, 1))
        .hasMessage("a must have worst <= unfavourable < favourable <= best, were 1, 0, 1, 2");
    assertThatThrownBy(() -> new SurveyMeasure("a", 0, 2, 1, 1)).hasMessageEndingWith("0, 1, 1, 2");
    assertThatThrownBy(() -> new SurveyMeasure("a", 0, 2, 1, 3)).hasMessageEndingWith("0, 1, 3, 2");
  }

  @Test
  @DisplayName("a question's code has up to 64 characters; of a wrong one at most 40 are shown")
  void questions() {
    String longest = "Q" + "_a-9".repeat(15) + "xyz";
    assertThat(new SurveyMeasure(longest, 0, 1, 0, 1).question()).hasSize(64);
    assertThatThrownBy(() -> new SurveyMeasure(longest + "x", 0, 1, 0, 1))
        .hasMessage(
            "survey question must be a letter and up to 63 letters, digits, '-' or '_', was '"
                + longest.substring(0, 40)
                + "…'");
    assertThatThrownBy(() -> new SurveyMeasure("9".repeat(40), 0, 1, 0, 1))
        .hasMessageEndingWith("was '" + "9".repeat(40) + "'");
  }

  @Test
  @DisplayName("counts go from none to 10^12 of each kind")
  void tallies() {
    assertThat(new SurveyTally(MOST, MOST, MOST).answers()).isEqualTo(3 * MOST);
    assertThatThrownBy(() -> new SurveyTally(MOST + 1, 0, 0))
        .hasMessage("favourable answers must be from 0 to 1000000000000, were 1000000000001");
    assertThatThrownBy(() -> new SurveyTally(0, -1, 0))
        .hasMessage("neutral answers must be from 0 to 1000000000000, were -1");
    assertThatThrownBy(() -> new SurveyTally(0, 0, MOST + 1))
        .hasMessage("unfavourable answers must be from 0 to 1000000000000, were 1000000000001");
    assertThat(new SurveyTally(1, 2, 3).mirrored()).isEqualTo(new SurveyTally(3, 2, 1));
  }

  @Test
  @DisplayName("an estimate lies within its interval, ends included, and is kept in one form")
  void estimates() {
    assertThat(new Estimate(d("0.50"), d("0.5"), d("0.500")))
        .isEqualTo(new Estimate(d("0.5"), d("0.5"), d("0.5")));
    assertThat(new Estimate(d("10"), d("1E+1"), d("20")).low()).isEqualTo(d("10"));
    assertThatThrownBy(() -> new Estimate(d("0.4"), d("0.5"), d("0.6")))
        .hasMessage("value must lie from 0.5 to 0.6, was 0.4");
    assertThatThrownBy(() -> new Estimate(d("0.7"), d("0.5"), d("0.6")))
        .hasMessage("value must lie from 0.5 to 0.6, was 0.7");
    assertThat(new Estimate(d("0.2"), d("0.1"), d("0.4")).negated())
        .isEqualTo(new Estimate(d("-0.2"), d("-0.4"), d("-0.1")));
    assertThat(Estimate.share(0, 1, Confidence.P95).value()).isZero();
    assertThat(Estimate.share(1, 1, Confidence.P95).value()).isEqualTo(d("1"));
  }

  @Test
  @DisplayName("confidences are the quantiles of the normal distribution")
  void confidences() {
    // One answer that is favourable: Wilson's lower end is 1 / (1 + z²).
    assertThat(Estimate.share(1, 1, Confidence.P80).low()).isEqualTo(d("0.378447"));
    assertThat(Estimate.share(1, 1, Confidence.P90).low()).isEqualTo(d("0.269865"));
    assertThat(Estimate.share(1, 1, Confidence.P95).low()).isEqualTo(d("0.206549"));
    assertThat(Estimate.share(1, 1, Confidence.P99).low()).isEqualTo(d("0.130977"));
  }
}
