package io.crmkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("House rules of crm-core")
class ArchitectureTest {

  private static final String MAIN = "io.crmkit";
  private static final String FIXTURE = "io.crmkit.fixture";

  private static JavaClasses mainClasses;
  private static JavaClasses fixtures;

  @BeforeAll
  static void importClasses() {
    mainClasses =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(MAIN);
    fixtures = new ClassFileImporter().importPackages(FIXTURE);
  }

  @Test
  @DisplayName("the rules see the main classes and no others")
  void seesMainClasses() {
    assertThat(mainClasses).isNotEmpty();
    assertThat(mainClasses).noneMatch(type -> type.getPackageName().startsWith(FIXTURE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  @DisplayName("main code:")
  void mainCodeKeeps(String statement, Function<String, ArchRule> rule, List<String> breaches) {
    rule.apply(MAIN).check(mainClasses);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  @DisplayName("a breach is reported:")
  void breachIsReported(String statement, Function<String, ArchRule> rule, List<String> breaches) {
    List<String> details = rule.apply(FIXTURE).evaluate(fixtures).getFailureReport().getDetails();

    assertThat(breaches)
        .isNotEmpty()
        .allSatisfy(
            breach -> assertThat(details).anySatisfy(line -> assertThat(line).contains(breach)));
  }

  /** Each rule with what it must report of the fixtures. */
  static Stream<Arguments> rules() {
    return Stream.of(
        rule(
            "rooms import only rooms below them, siblings never each other",
            HouseRules::roomsImportOnlyDownwards,
            "room 'time' imports 'tier'",
            "room 'contact' imports 'tier'",
            "no known room: 'attic'"),
        rule("packages have no cycles", HouseRules::packagesHaveNoCycles, "Cycle detected"),
        rule(
            "no Guava type in a public or protected signature",
            HouseRules::guavaStaysBehindTheCurtain,
            "Breaches.guavaReturned()",
            "Breaches.guavaProtected(java.util.List)",
            "Breaches$GuavaParent'"),
        rule(
            "Jackson only in json, its annotations anywhere",
            HouseRules::jacksonStaysInJson,
            "Breaches.jackson()"),
        rule(
            "nothing reads a clock",
            HouseRules::nothingReadsAClock,
            "Breaches.instantNow()",
            "Breaches.nowAsReference()",
            "Breaches.currentTimeMillis()",
            "Breaches.newDate()"),
        rule(
            "nothing reads the machine's zone or locale",
            HouseRules::nothingReadsZoneOrLocale,
            "Breaches.systemDefault()",
            "Breaches.defaultLocale()",
            "Breaches.formatted(",
            "Breaches.toLowerCase("),
        rule(
            "no double or float outside score",
            HouseRules::nothingFloats,
            "Breaches.doubleField}",
            "Breaches.doubleParameter(double)",
            "Breaches.floatArray()",
            "Breaches.boxed()"),
        rule(
            "every package is @NullMarked",
            HouseRules::packagesAreNullMarked,
            "io.crmkit.fixture.tier: no @NullMarked"),
        rule(
            "nothing logs or prints",
            HouseRules::nothingLogs,
            "Breaches.logs()",
            "Breaches.prints()"));
  }

  private static Arguments rule(
      String statement, Function<String, ArchRule> rule, String... breaches) {
    return Arguments.of(statement, rule, List.of(breaches));
  }
}
