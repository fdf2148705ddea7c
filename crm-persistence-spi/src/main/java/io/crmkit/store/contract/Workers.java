package io.crmkit.store.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Threads that work on a store at once, for a bounded time. They are daemons: a store that gets
 * stuck does not keep the process from ending.
 */
final class Workers implements AutoCloseable {
  private final long deadline;
  private final Duration patience;
  private final CountDownLatch begin = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();
  private final List<Task<?>> tasks = new ArrayList<>();

  Workers(Duration patience) {
    this.patience = patience;
    this.deadline = System.nanoTime() + patience.toNanos();
  }

  /** Something to be done by a thread of its own. */
  interface Work {
    void run() throws Exception;
  }

  /** What a thread does. */
  record Task<T>(CompletableFuture<T> result) {}

  /** Tells threads to come to an end. */
  static final class Stop {
    private final AtomicBoolean asked = new AtomicBoolean();

    void now() {
      asked.set(true);
    }

    boolean asked() {
      return asked.get() || Thread.currentThread().isInterrupted();
    }
  }

  /** Adds a thread, which waits for {@link #begin}. */
  <T> Task<T> call(Callable<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                begin.await();
                result.complete(work.call());
              } catch (Throwable e) {
                result.completeExceptionally(e);
              }
            },
            "store-contract-" + threads.size());
    thread.setDaemon(true);
    threads.add(thread);
    Task<T> task = new Task<>(result);
    tasks.add(task);
    thread.start();
    return task;
  }

  /** Adds a thread without a result. */
  Task<Boolean> start(Work work) {
    return call(
        () -> {
          work.run();
          return true;
        });
  }

  /** Lets all threads begin. */
  void begin() {
    begin.countDown();
  }

  /**
   * The result of a thread.
   *
   * @throws BrokenRuleException if it takes too long
   * @throws Exception what the thread threw
   */
  <T> T await(Task<T> task) throws Exception {
    try {
      return task.result().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new BrokenRuleException("the store was not done within " + patience);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Waits for a signal of another thread. */
  void await(CountDownLatch signal, String what) throws InterruptedException {
    if (!signal.await(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
      throw new BrokenRuleException(what + " did not happen within " + patience);
    }
  }

  /** Lets all threads begin and waits until all are done; the first failure comes through. */
  void finish() throws Exception {
    begin();
    for (Task<?> task : tasks) {
      await(task);
    }
  }

  @Override
  public void close() {
    begin();
    threads.forEach(Thread::interrupt);
  }
}
