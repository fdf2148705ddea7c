package io.crmkit.store.testkit;

import io.crmkit.store.contract.RuleResult;
import io.crmkit.store.contract.RuleRunner;
import io.crmkit.store.contract.StoreContract;
import io.crmkit.store.contract.StoreReport;
import io.crmkit.store.contract.StoreRule;
import io.crmkit.store.contract.StoreUnderTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Binds a store to all rules of its contract:
 *
 * <pre>{@code
 * class OurStoreTest extends StoreContractTest {
 *   protected StoreUnderTest newStore() {
 *     return StoreUnderTest.of(new OurStore(dataSource));
 *   }
 *
 *   protected String backend() {
 *     return "oracle";
 *   }
 * }
 * }</pre>
 *
 * <p>Rules that the store cannot be tried on show as skipped, with the reason; so do rules that it
 * had better keep and does not. A last test prints how many ran and fails if none did, or none of
 * those about something that the store offers.
 */
public abstract class StoreContractTest {
  /** The store, open; asked for once a rule, and closed after it. */
  protected abstract StoreUnderTest newStore();

  /** What the store stands on; shows in the name of every test. */
  protected String backend() {
    return getClass().getSimpleName();
  }

  /** How the rules are tried; override it for slow stores. */
  protected RuleRunner runner() {
    return RuleRunner.STANDARD;
  }

  /** The rules; override it to add some of your own. */
  protected List<StoreRule> rules() {
    return StoreContract.rules();
  }

  /** One test a rule, and a last one that prints the count. */
  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  @DisplayName("the contract of stores")
  public final Stream<DynamicTest> contract() {
    List<RuleResult> results = Collections.synchronizedList(new ArrayList<>());
    Stream<DynamicTest> tests =
        rules().stream()
            .map(
                rule ->
                    DynamicTest.dynamicTest(
                        backend() + ": [" + rule.id() + "] " + rule.statement(),
                        () -> {
                          RuleResult result = runner().run(rule, this::newStore);
                          results.add(result);
                          judge(result);
                        }));
    return Stream.concat(
        tests, Stream.of(DynamicTest.dynamicTest(backend() + ": the count", () -> count(results))));
  }

  private static void judge(RuleResult result) {
    if (result.broken()) {
      Assertions.fail(result.explain());
    }
    // Skipped, or broken and only a SHOULD: the report shows the test as skipped, with the reason.
    Assumptions.assumeTrue(result.held(), result.explain());
  }

  private void count(List<RuleResult> results) {
    StoreReport report = new StoreReport(results);
    System.out.println(backend() + ": " + report.summary());
    if (report.ran() == 0) {
      Assertions.fail("no rule ran");
    }
    if (!report.untried().isEmpty()) {
      Assertions.fail("offered and never tried: " + report.untried());
    }
  }
}
