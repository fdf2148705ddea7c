package io.crmkit.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.store.Capability;
import io.crmkit.store.CrmStore;
import io.crmkit.store.InMemoryStore;
import io.crmkit.store.StoredEvent;
import io.crmkit.store.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Reports of store rules")
class StoreReportTest {
  private static final StoreRule HELD =
      StoreRule.must("ours.held", "Samples can be put.", trial -> trial.put(Sample.of("a")));
  private static final StoreRule BROKEN =
      StoreRule.must(
          "ours.broken",
          "The first version is 17.",
          trial -> trial.expectEqual("the version", 17L, trial.put(Sample.of("a"))));
  private static final StoreRule LACKING =
      StoreRule.should(
          "ours.lacking", "The store brews tea.", trial -> trial.expect(false, "no tea"));

  private static StoreReport run(StoreRule... rules) {
    return RuleRunner.STANDARD.run(List.of(rules), () -> StoreUnderTest.of(new InMemoryStore()));
  }

  @Test
  @DisplayName("tell a broken rule in full: what it says, what was found, what was done")
  void broken() {
    StoreReport report = run(HELD, BROKEN);
    assertThat(report.passed()).isFalse();
    assertThat(report.broken()).extracting(RuleResult::rule).containsExactly(BROKEN);
    assertThat(report.explain())
        .containsPattern(
            """
            (?s)MUST ours.broken: The first version is 17.
              found: the version should be 17, was 1
              what was done, the latest last:
                commit t\\w+-c1 \\[Put\\[t\\w+-a/a expected in any version]] → .*
            2 rules ran, 1 broken, 0 skipped""");
    assertThatExceptionOfType(BrokenRuleException.class)
        .isThrownBy(report::requireHeld)
        .withMessage(report.explain());
  }

  @Test
  @DisplayName("count rules that held")
  void held() {
    StoreReport report = run(HELD);
    assertThat(report.requireHeld()).isSameAs(report);
    assertThat(report.explain()).isEqualTo("1 rules ran, 0 skipped");
  }

  @Test
  @DisplayName("pass if only a rule that should hold does not, and name it")
  void lacking() {
    StoreReport report = run(HELD, LACKING);
    assertThat(report.passed()).isTrue();
    assertThat(report.lacking()).extracting(RuleResult::rule).containsExactly(LACKING);
    assertThat(report.summary())
        .isEqualTo("2 rules ran, 0 skipped\n  ours.lacking should hold and does not");
  }

  @Test
  @DisplayName("name every skipped rule with its reason, and pass only if one ran")
  void skipped() {
    StoreReport report =
        run(
            StoreRule.must("ours.durable", "…", HELD.check()).needing(Capability.DURABLE),
            StoreRule.must("ours.reopens", "…", HELD.check()).reopening(),
            StoreRule.must("ours.kills", "…", HELD.check()).killing(),
            StoreRule.must("ours.two", "…", HELD.check()).withAnother());
    assertThat(report.ran()).isZero();
    assertThat(report.passed()).isFalse();
    assertThat(report.summary())
        .isEqualTo(
            """
            0 rules ran, 4 skipped
              ours.durable skipped: the store does not offer DURABLE
              ours.reopens skipped: the store cannot be closed and opened again here
              ours.kills skipped: the store cannot be opened as after a kill here
              ours.two skipped: no second store can be opened on the same data here""");
  }

  @Test
  @DisplayName("do not pass a store that offers what was never tried, and name that")
  void untried() {
    CrmStore claims =
        new Faulty(new InMemoryStore()) {
          @Override
          public Set<Capability> capabilities() {
            return Set.of(Capability.DURABLE);
          }
        };
    StoreReport report =
        RuleRunner.STANDARD.run(StoreContract.rules(), () -> StoreUnderTest.of(claims));
    assertThat(report.broken()).isEmpty();
    assertThat(report.passed()).isFalse();
    assertThat(report.untried()).containsExactly(Capability.DURABLE);
    assertThat(report.summary()).endsWith("\n  DURABLE is offered and was never tried");
    assertThatExceptionOfType(BrokenRuleException.class).isThrownBy(report::requireHeld);
    assertThat(run(StoreContract.rules().toArray(StoreRule[]::new)).untried()).isEmpty();
    assertThat(
            RuleRunner.STANDARD
                .run(
                    StoreContract.rules().stream()
                        .filter(rule -> rule.setup() != StoreRule.Setup.KILLED)
                        .toList(),
                    Journal::new)
                .untried())
        .isEmpty();
  }

  @Test
  @DisplayName("take what a store throws for breaking the rule")
  void thrown() {
    StoreRule rule =
        StoreRule.must(
            "ours.throws",
            "…",
            trial -> {
              throw new IllegalStateException("no connection");
            });
    assertThat(run(rule).broken().get(0).explain())
        .isEqualTo(
            "MUST ours.throws: …\n"
                + "  found: the store threw java.lang.IllegalStateException: no connection");
  }

  /** A store that throws in one of its parts. */
  private static StoreUnderTest throwing(String where) {
    Runnable part =
        () -> {
          throw new UnavailableException("no disk");
        };
    if (where.equals("opened")) {
      part.run();
    }
    return new StoreUnderTest() {
      @Override
      public CrmStore store() {
        return new Faulty(new InMemoryStore()) {
          @Override
          public Set<Capability> capabilities() {
            if (where.equals("asked what it offers")) {
              part.run();
            }
            return super.capabilities();
          }
        };
      }

      @Override
      public void close() {
        if (where.equals("closed")) {
          part.run();
        }
      }
    };
  }

  @Test
  @DisplayName("tell what a store throws when it is opened, asked what it offers or closed too")
  void thrownAround() {
    StoreRule durable = HELD.needing(Capability.DURABLE);
    for (String when : List.of("opened", "asked what it offers", "closed")) {
      StoreReport report =
          RuleRunner.STANDARD.run(List.of(HELD, durable, BROKEN), () -> throwing(when));
      assertThat(report.broken())
          .extracting(RuleResult::rule)
          .containsExactly(HELD, durable, BROKEN);
      assertThat(report.broken().get(0).explain())
          .startsWith("MUST ours.held: Samples can be put.\n  found: the store threw, when " + when)
          .endsWith("UnavailableException: no disk");
      assertThat(report.broken().get(2).explain())
          .contains(when.equals("closed") ? "should be 17, was 1" : "no disk");
    }
    List<String> opened = new ArrayList<>();
    StoreReport second =
        RuleRunner.STANDARD.run(
            List.of(HELD, HELD, HELD),
            () -> {
              opened.add("one");
              return opened.size() == 2
                  ? throwing("opened")
                  : StoreUnderTest.of(new InMemoryStore());
            });
    assertThat(second.summary()).isEqualTo("3 rules ran, 1 broken, 0 skipped");
  }

  @Test
  @DisplayName("close the store when an error of the JVM comes through")
  void errors() {
    AtomicBoolean closed = new AtomicBoolean();
    StoreRule fails =
        StoreRule.must(
            "ours.fails",
            "…",
            trial -> {
              throw new StackOverflowError();
            });
    StoreUnderTest subject =
        new StoreUnderTest() {
          private final CrmStore store = new InMemoryStore();

          @Override
          public CrmStore store() {
            return store;
          }

          @Override
          public void close() {
            closed.set(true);
          }
        };
    assertThatExceptionOfType(StackOverflowError.class)
        .isThrownBy(() -> RuleRunner.STANDARD.run(fails, () -> subject));
    assertThat(closed).isTrue();
  }

  @Test
  @DisplayName("come from checks that take their events away and leave those of others")
  void tidy() {
    InMemoryStore shared = new InMemoryStore();
    StoreRule tells =
        StoreRule.must("ours.tells", "…", trial -> OutboxRules.tell(trial, "a", 0, 3));
    StoreRule sees =
        StoreRule.must(
            "ours.sees",
            "…",
            trial -> {
              OutboxRules.tell(trial, "a", 0, 2);
              trial.expectEqual("the events", 2, trial.events().size());
            });
    List<StoredEvent> foreign = new ArrayList<>();
    StoreTrial other = new StoreTrial(StoreUnderTest.of(shared), Duration.ofMinutes(1));
    OutboxRules.tell(other, "a", 0, 1);
    foreign.addAll(shared.events(10));
    RuleRunner.STANDARD.run(List.of(tells, sees), () -> StoreUnderTest.of(shared)).requireHeld();
    assertThat(shared.events(10)).isEqualTo(foreign);
  }

  @Test
  @DisplayName("come from checks that take thousands of events away too, whatever they found")
  void tidyThousands() {
    InMemoryStore shared = new InMemoryStore();
    StoreRule tells =
        StoreRule.must(
            "ours.tells-much",
            "…",
            trial -> {
              OutboxRules.tell(trial, "a", 0, 2_500);
              trial.expect(false, "that many");
            });
    RuleRunner.STANDARD.run(List.of(tells), () -> StoreUnderTest.of(shared));
    assertThat(shared.events(10)).isEmpty();
  }

  @Test
  @DisplayName("come from rules that can share one database")
  void shared() {
    InMemoryStore shared = new InMemoryStore();
    OutboxRules.tell(new StoreTrial(StoreUnderTest.of(shared), Duration.ofMinutes(1)), "a", 0, 9);
    for (int run = 0; run < 2; run++) {
      RuleRunner.STANDARD.run(StoreContract.rules(), () -> StoreUnderTest.of(shared)).requireHeld();
    }
  }

  @Test
  @DisplayName("come from rules and runners whose parts are checked")
  void parts() {
    for (String id : List.of("", "one", "Two.words", "two.words.more", "two.")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> StoreRule.must(id, "…", trial -> {}))
          .withMessageContaining("'" + id + "'");
    }
    for (Duration patience : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofHours(2))) {
      assertThatIllegalArgumentException().isThrownBy(() -> new RuleRunner(patience));
    }
    assertThat(HELD.group()).isEqualTo("ours");
    assertThat(HELD).hasToString("ours.held: Samples can be put.");
  }

  @Test
  @DisplayName("are about rules that say in one sentence what must hold")
  void sentences() {
    assertThat(StoreContract.rules())
        .allSatisfy(rule -> assertThat(rule.statement()).matches("[A-Z][^.]*(U\\+0000)?[^.]*\\."));
    assertThat(StoreContract.rules().stream().map(StoreRule::group).distinct())
        .containsExactly(
            "versions",
            "atomicity",
            "guards",
            "idempotency",
            "scan",
            "outbox",
            "formats",
            "errors",
            "sizes",
            "ids",
            "instants",
            "concurrency",
            "shared",
            "restart",
            "cases",
            "ledger");
  }
}
