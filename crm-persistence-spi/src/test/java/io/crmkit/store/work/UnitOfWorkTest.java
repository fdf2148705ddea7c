package io.crmkit.store.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.CommandReusedException;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.InMemoryStore;
import io.crmkit.store.RecordType;
import io.crmkit.store.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A unit of work")
class UnitOfWorkTest {
  /** So many points of a customer. */
  public record Points(String customer, long points) {}

  static final RecordType<Points> POINTS =
      RecordType.of("points", 1, Points.class, Points::customer);

  private final InMemoryStore store = new InMemoryStore();
  private final List<Duration> pauses = new ArrayList<>();
  private final UnitOfWork work =
      UnitOfWork.on(store, new SplittableRandom(1)).withSleeper(pauses::add);

  private static Command command(String id) {
    return Command.of(id, id);
  }

  private static Decision<Answer<Long>> earn(Session session, String customer, long points) {
    long before = session.load(POINTS, customer).map(Points::points).orElse(0L);
    if (before + points < 0) {
      return Decision.of(
          Answer.refused(), Reason.of("demo.insufficient", Map.of("missing", -before - points)));
    }
    session.save(POINTS, new Points(customer, before + points));
    session.emit(
        new Event(
            POINTS.idOf(new Points(customer, 0)), "points-earned", "{\"points\":" + points + "}"));
    return Decision.of(
        Answer.accepted(before + points), Reason.of("demo.earned", Map.of("points", points)));
  }

  private long points(String customer) {
    return store.find(POINTS, customer).map(found -> found.value().points()).orElse(0L);
  }

  @Test
  @DisplayName("commits what was decided, with its events")
  void commits() {
    Result<Answer<Long>> result = work.run(command("e-1"), session -> earn(session, "c", 5));

    assertThat(result).isInstanceOf(Result.Committed.class);
    assertThat(((Result.Committed<Answer<Long>>) result).decision().outcome())
        .isEqualTo(Answer.accepted(5L));
    assertThat(points("c")).isEqualTo(5);
    assertThat(store.events(10)).extracting(e -> e.event().code()).containsExactly("points-earned");
    assertThat(store.receipt("e-1")).isPresent();
  }

  @Test
  @DisplayName("commits nothing of a refused decision, and says why")
  void refuses() {
    Result<Answer<Long>> result = work.run(command("e-1"), session -> earn(session, "c", -5));

    assertThat(result).isInstanceOf(Result.Refused.class);
    assertThat(((Result.Refused<Answer<Long>>) result).decision().reasons())
        .extracting(Reason::code)
        .containsExactly("demo.insufficient");
    assertThat(store.receipt("e-1")).isEmpty();
    assertThat(store.events(10)).isEmpty();
    assertThat(work.run(command("e-1"), session -> earn(session, "c", 5)))
        .as("a refused command may be tried again")
        .isInstanceOf(Result.Committed.class);
  }

  @Test
  @DisplayName("carries out a command once, and gives the first receipt for ever")
  void replays() {
    Result<Answer<Long>> first = work.run(command("e-1"), session -> earn(session, "c", 5));
    work.run(command("e-2"), session -> earn(session, "c", 7));
    Result<Answer<Long>> again =
        work.run(
            command("e-1"),
            session -> {
              throw new IllegalStateException("must not be decided again");
            });

    assertThat(again)
        .isEqualTo(new Result.Replayed<>(((Result.Committed<Answer<Long>>) first).receipt()));
    assertThat(points("c")).isEqualTo(12);
  }

  @Test
  @DisplayName("refuses a command id that stands for something else")
  void reused() {
    work.run(command("e-1"), session -> earn(session, "c", 5));
    assertThatExceptionOfType(CommandReusedException.class)
        .isThrownBy(() -> work.run(Command.of("e-1", "other"), session -> earn(session, "c", 5)))
        .withMessage("command e-1 was committed before with other content");
  }

  @Test
  @DisplayName("begins anew with what somebody else wrote in between")
  void retries() {
    int[] attempts = {0};
    work.run(
        command("e-1"),
        session -> {
          Decision<Answer<Long>> decision = earn(session, "c", 5);
          if (++attempts[0] < 3) {
            interfere("i-" + attempts[0]);
          }
          return decision;
        });
    assertThat(attempts[0]).isEqualTo(3);
    assertThat(points("c")).isEqualTo(205);
    assertThat(pauses).hasSize(2);
  }

  private void interfere(String command) {
    UnitOfWork.on(store, new SplittableRandom(2))
        .run(command(command), session -> earn(session, "c", 100));
  }

  @Test
  @DisplayName("begins anew if what was only read has changed, or has come to be")
  void guardsReads() {
    int[] attempts = {0};
    work.run(
        command("e-1"),
        session -> {
          Optional<Points> read = session.load(POINTS, "c");
          if (++attempts[0] == 1) {
            interfere("i-1");
          }
          session.create(POINTS, new Points("other", read.map(Points::points).orElse(-1L)));
          return Decision.of(1L, List.of());
        });
    assertThat(attempts[0]).isEqualTo(2);
    assertThat(points("other")).isEqualTo(100);
  }

  @Test
  @DisplayName("gives up after the last attempt with the conflict")
  void givesUp() {
    int[] attempts = {0};
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(
            () ->
                work.withRetry(new Retry(4, Duration.ofMillis(10), Duration.ofMillis(25)))
                    .run(
                        command("e-1"),
                        session -> {
                          Decision<Answer<Long>> decision = earn(session, "c", 5);
                          interfere("i-" + ++attempts[0]);
                          return decision;
                        }))
        .satisfies(conflict -> assertThat(conflict.record().id()).isEqualTo("c"));
    assertThat(attempts[0]).isEqualTo(4);
    assertThat(pauses).hasSize(3);
    assertThat(pauses.get(0)).isLessThanOrEqualTo(Duration.ofMillis(10));
    assertThat(pauses.get(2)).isLessThanOrEqualTo(Duration.ofMillis(25));
  }

  @Test
  @DisplayName("is unavailable if it is interrupted while it waits, and leaves the mark")
  void interrupted() {
    int[] attempts = {0};
    UnitOfWork sleepless =
        work.withSleeper(
            pause -> {
              throw new InterruptedException();
            });
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(
            () ->
                sleepless.run(
                    command("e-1"),
                    session -> {
                      Decision<Answer<Long>> decision = earn(session, "c", 5);
                      interfere("i-" + ++attempts[0]);
                      return decision;
                    }));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  @DisplayName("shows a session its own changes, and deletes only what it loaded")
  void session() {
    interfere("i-1");
    work.run(
        command("e-1"),
        session -> {
          assertThatIllegalStateException()
              .isThrownBy(() -> session.delete(POINTS, "c"))
              .withMessageContaining("points/c must be loaded");
          session.load(POINTS, "c");
          session.save(POINTS, new Points("c", 1));
          assertThat(session.load(POINTS, "c")).contains(new Points("c", 1));
          session.delete(POINTS, "c");
          assertThat(session.load(POINTS, "c")).isEmpty();
          session.note("gone");
          return Decision.of(0L, List.of());
        });
    assertThat(store.find(POINTS, "c")).isEmpty();
    assertThat(store.receipt("e-1").orElseThrow().outcome()).contains("gone");
  }

  @Test
  @DisplayName("saves only what was loaded, and creates only what was not there")
  void savesWhatWasLoaded() {
    interfere("i-1");
    work.run(
        command("e-1"),
        session -> {
          assertThatIllegalStateException()
              .isThrownBy(() -> session.save(POINTS, new Points("c", 1)))
              .withMessageContaining("points/c must be loaded before it is saved");
          session.load(POINTS, "c");
          assertThatIllegalStateException()
              .isThrownBy(() -> session.create(POINTS, new Points("c", 1)))
              .withMessageContaining("points/c is there already");
          session.create(POINTS, new Points("new", 1));
          return Decision.of(0L, List.of());
        });
    assertThat(points("new")).isEqualTo(1);
  }

  @Test
  @DisplayName("names the command whose work returns no decision, and commits nothing of it")
  void noDecision() {
    assertThatExceptionOfType(NullPointerException.class)
        .isThrownBy(() -> work.run(command("e-1"), UnitOfWorkTest::nothing))
        .withMessage("the work of command e-1 must return a decision, gave null");
    assertThat(store.receipt("e-1")).isEmpty();
    assertThat(store.find(POINTS, "new")).isEmpty();
  }

  @SuppressWarnings("NullAway") // what callers do whose compiler does not look
  private static Decision<Long> nothing(Session session) {
    session.create(POINTS, new Points("new", 1));
    return null;
  }

  @Test
  @DisplayName("decides again where what a refusal rests on has changed meanwhile")
  void refusalsAreCurrent() {
    int[] attempts = {0};
    Result<Answer<Long>> result =
        work.run(
            command("e-1"),
            session -> {
              Decision<Answer<Long>> decision = earn(session, "c", -50);
              if (++attempts[0] == 1) {
                interfere("i-1");
              }
              return decision;
            });
    assertThat(attempts[0]).isEqualTo(2);
    assertThat(result).isInstanceOf(Result.Committed.class);
    assertThat(points("c")).isEqualTo(50);
  }

  @Test
  @DisplayName("is not refused for what the same command did meanwhile on another thread")
  void refusedByItself() {
    work.run(command("e-1"), session -> earn(session, "c", 5));
    Result<Answer<Long>> result =
        work.run(
            command("e-2"),
            session -> {
              // The other thread spends all between our looking for a receipt and our loading.
              work.run(command("e-2"), other -> earn(other, "c", -5));
              return earn(session, "c", -5);
            });

    assertThat(result).isEqualTo(new Result.Replayed<>(store.receipt("e-2").orElseThrow()));
    assertThat(points("c")).isZero();
    assertThatThrownBy(
            () ->
                work.run(
                    command("e-3"),
                    session -> {
                      work.run(Command.of("e-3", "other"), other -> earn(other, "c", 1));
                      return earn(session, "c", -5);
                    }))
        .isInstanceOf(CommandReusedException.class);
  }

  @Test
  @DisplayName("on many threads loses no update")
  void parallel() throws InterruptedException {
    int threads = 8;
    long each = 50;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    CountDownLatch start = new CountDownLatch(1);
    for (int t = 0; t < threads; t++) {
      int thread = t;
      UnitOfWork own =
          UnitOfWork.on(store, new SplittableRandom(t))
              .withRetry(new Retry(10_000, Duration.ZERO, Duration.ZERO));
      pool.execute(
          () -> {
            try {
              start.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            for (int i = 0; i < each; i++) {
              own.run(command("e-" + thread + "-" + i), session -> earn(session, "c", 1));
            }
          });
    }
    start.countDown();
    pool.shutdown();
    assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    assertThat(points("c")).isEqualTo(threads * each);
  }

  @Test
  @DisplayName("of one command on two threads one is committed and the other told so")
  void sameCommand() {
    ChangeSet faster =
        ChangeSet.of(command("e-1"))
            .put(POINTS, new Points("c", 9), Expected.any())
            .outcome("first");
    Result<Answer<Long>> result =
        work.run(
            command("e-1"),
            session -> {
              store.commit(faster);
              return earn(session, "d", 5);
            });
    assertThat(result).isInstanceOf(Result.Replayed.class);
    assertThat(((Result.Replayed<Answer<Long>>) result).receipt().outcome()).contains("first");
    assertThat(store.find(POINTS, "d")).isEmpty();
  }

  @Test
  @DisplayName("pauses grow with each retry up to the longest, evenly drawn from zero")
  void pauses() {
    Retry retry = new Retry(20, Duration.ofMillis(10), Duration.ofMillis(100));
    SplittableRandom random = new SplittableRandom(1);
    for (int n : new int[] {1, 2, 4, 5, 12}) {
      long most = Math.min(100, 10L << (n - 1));
      List<Duration> drawn = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        drawn.add(retry.pause(n, random));
      }
      drawn.sort(null);
      assertThat(drawn.get(999))
          .isBetween(Duration.ofMillis(most * 9 / 10), Duration.ofMillis(most));
      assertThat(drawn.get(0)).isLessThan(Duration.ofMillis(most / 10 + 1));
      assertThat(drawn.get(500))
          .isBetween(Duration.ofMillis(most * 4 / 10), Duration.ofMillis(most * 6 / 10 + 1));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Retry(0, Duration.ZERO, Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Retry(1, Duration.ofMillis(2), Duration.ofMillis(1)));
  }
}
