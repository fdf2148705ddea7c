package io.crmkit.jdbcstore;

import java.util.function.BooleanSupplier;

/** Waits for what happens in another thread or process. */
final class Waiting {
  private static final int MAX_SECONDS = 60;

  private Waiting() {}

  static void until(String what, BooleanSupplier happened) {
    long end = System.nanoTime() + MAX_SECONDS * 1_000_000_000L;
    while (!happened.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("waited for " + MAX_SECONDS + " s until " + what);
      }
      pause(20);
    }
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
