package io.crmkit.store.work;

import java.time.Duration;

/** Waits between two attempts; tests pass one that does not. */
@FunctionalInterface
public interface Sleeper {
  /** Waits for as long as this. */
  void sleep(Duration pause) throws InterruptedException;

  /** Lets the thread sleep. */
  static Sleeper threads() {
    return pause -> Thread.sleep(pause.toMillis(), pause.toNanosPart() % 1_000_000);
  }
}
