package io.crmkit.testkit;

import io.crmkit.decision.Texts;
import io.crmkit.laws.Law;
import io.crmkit.laws.LawReport;
import io.crmkit.laws.LawResult;
import io.crmkit.laws.LawRunner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/**
 * Laws as JUnit tests: one a law, and a last one that prints how many laws ran, held, were broken
 * and were waived, and fails if none ran. Tests of one stream run one after the other.
 *
 * <p>{@code -Dcrmkit.laws.seed=42} draws other cases, {@code -Dcrmkit.laws.tries=100000} more of
 * them; without, a thousand are drawn from seed 1, the same every time.
 */
public final class LawTests {
  /** The system property for the seed, a whole number. */
  public static final String SEED = "crmkit.laws.seed";

  /** The system property for the number of tries, 1 to 1,000,000. */
  public static final String TRIES = "crmkit.laws.tries";

  private LawTests() {}

  /**
   * The runner that the system properties ask for.
   *
   * @throws IllegalArgumentException if a property is no number or out of bounds, or a waiver gives
   *     no reason
   */
  public static LawRunner runner(Map<String, String> waivers) {
    return new LawRunner(
        number(SEED, LawRunner.STANDARD.seed()),
        Math.toIntExact(number(TRIES, LawRunner.STANDARD.tries())),
        waivers);
  }

  /** A property that is no number must not pass for none at all. */
  private static long number(String property, long otherwise) {
    String text = System.getProperty(property);
    try {
      return text == null ? otherwise : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "-D" + property + " must be a whole number, was '" + text + "'", e);
    }
  }

  /** One test a law, and the count. */
  public static <S> Stream<DynamicTest> of(
      List<Law<S>> laws, S subject, Texts texts, LawRunner runner) {
    runner.requireKnownWaivers(laws);
    List<LawResult> results = Collections.synchronizedList(new ArrayList<>());
    Stream<DynamicTest> tests =
        laws.stream()
            .map(
                law ->
                    DynamicTest.dynamicTest(
                        law.id() + ": " + law.statement().english(),
                        () -> {
                          LawResult result = runner.run(law, subject);
                          results.add(result);
                          judge(result, texts, runner);
                        }));
    return Stream.concat(
        tests, Stream.of(DynamicTest.dynamicTest("the count", () -> count(results))));
  }

  private static void judge(LawResult result, Texts texts, LawRunner runner) {
    String words = LawReport.explain(result, texts, Locale.ENGLISH);
    if (result.broken()) {
      Assertions.fail(
          words
              + "; run again with -D"
              + SEED
              + "="
              + runner.seed()
              + " -D"
              + TRIES
              + "="
              + runner.tries());
    }
    // Waived or not tried: the report shows the test as skipped, with the reason.
    Assumptions.assumeTrue(result.held(), words);
  }

  private static void count(List<LawResult> results) {
    LawReport report = new LawReport(results);
    System.out.println(report.summary(Locale.ENGLISH));
    if (report.ran() == 0) {
      Assertions.fail("no law ran");
    }
  }
}
