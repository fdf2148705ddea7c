package io.crmkit.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.crmkit.decision.Texts;
import io.crmkit.testkit.JvmSurroundings;
import io.crmkit.testkit.LawTests;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

@DisplayName("The test kit")
class TestkitTest {
  private static final Wording SAYS = Wording.of("says so", "如此");
  private static final Wording WHY = Wording.of("because", "因为");

  private static Law<String> law(String id, Verdict verdict) {
    return Law.of(id, SAYS, WHY, (subject, choices) -> verdict);
  }

  private static final Law<String> HOLDS = law("demo.holds", Verdict.holds());
  private static final Law<String> BREAKS =
      law("demo.breaks", Verdict.breaks(Wording.of("found it", "找到了")));
  private static final Law<String> PASSES = law("demo.passes", Verdict.pass());

  /** What each test threw, and what the last one printed. */
  private record Run(List<String> names, List<Throwable> thrown, String printed) {}

  private static Run run(List<Law<String>> laws, Map<String, String> waivers) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    List<String> names = new ArrayList<>();
    List<Throwable> thrown = new ArrayList<>();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      for (DynamicTest test :
          LawTests.of(laws, "subject", Texts.BUILT_IN, LawTests.runner(waivers)).toList()) {
        names.add(test.getDisplayName());
        thrown.add(catchThrowable(() -> test.getExecutable().execute()));
      }
    } finally {
      System.setOut(before);
    }
    return new Run(names, thrown, printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n"));
  }

  @Test
  @ResourceLock(Resources.SYSTEM_OUT)
  @DisplayName(
      "each law is one test: held passes, broken fails with the report, the rest is skipped")
  void tests() {
    Run run = run(List.of(HOLDS, BREAKS, PASSES), Map.of());

    assertThat(run.names())
        .containsExactly(
            "demo.holds: says so", "demo.breaks: says so", "demo.passes: says so", "the count");
    assertThat(run.thrown().get(0)).isNull();
    assertThat(run.thrown().get(1))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("LAW BROKEN  demo.breaks")
        .hasMessageContaining("Why: because")
        .hasMessageContaining("-Dcrmkit.laws.seed=1");
    assertThat(run.thrown().get(2))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("none of 1000 cases met its premise");
    assertThat(run.thrown().get(3)).isNull();
    assertThat(run.printed())
        .isEqualTo(
            """
            2 laws ran: 1 held, 1 broken, 0 waived; 1 not tried
              demo.breaks: BROKEN
              demo.passes: not tried, none of 1000 cases met its premise
            """);
  }

  @Test
  @ResourceLock(Resources.SYSTEM_OUT)
  @DisplayName("a waived law is skipped, and its reason is printed")
  void waived() {
    Run run = run(List.of(HOLDS, BREAKS), Map.of("demo.breaks", "until the merger"));
    assertThat(run.thrown().get(1))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("waiver: until the merger");
    assertThat(run.printed())
        .startsWith("2 laws ran: 1 held, 0 broken, 1 waived; 0 not tried")
        .contains("demo.breaks: broken and waived (waiver: until the merger)");
  }

  @Test
  @ResourceLock(Resources.SYSTEM_OUT)
  @DisplayName("where no law ran the count fails")
  void noneRan() {
    assertThat(run(List.of(PASSES), Map.of()).thrown().get(1))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("no law ran");
    assertThat(run(List.of(), Map.of()).thrown().get(0)).hasMessageContaining("no law ran");
  }

  @Test
  @DisplayName("a waiver of a law that there is not is refused at once")
  void unknownWaiver() {
    LawRunner runner = LawTests.runner(Map.of("tier.monoton", "typo"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LawTests.of(List.of(HOLDS), "s", Texts.BUILT_IN, runner))
        .withMessageContaining("tier.monoton");
    assertThat(TierPolicyLaws.all()).extracting(Law::id).contains("tier.monotone");
  }

  @Test
  @ResourceLock(Resources.LOCALE)
  @ResourceLock(Resources.TIME_ZONE)
  @DisplayName("the surroundings are as asked for, and put back even after a failure")
  void surroundings() {
    TimeZone zone = TimeZone.getDefault();
    Locale locale = Locale.getDefault();
    Locale turkish = Locale.forLanguageTag("tr-TR");
    JvmSurroundings surroundings = new JvmSurroundings();

    String seen =
        surroundings.during(
            ZoneId.of("Pacific/Apia"),
            turkish,
            () -> ZoneId.systemDefault() + " " + Locale.getDefault().toLanguageTag());
    Throwable failure =
        catchThrowable(
            () ->
                surroundings.during(
                    ZoneId.of("Pacific/Apia"),
                    turkish,
                    () -> {
                      throw new IllegalStateException("on purpose");
                    }));

    assertThat(seen).isEqualTo("Pacific/Apia tr-TR");
    assertThat(failure).hasMessage("on purpose");
    assertThat(TimeZone.getDefault()).isEqualTo(zone);
    assertThat(Locale.getDefault()).isEqualTo(locale);
  }
}
