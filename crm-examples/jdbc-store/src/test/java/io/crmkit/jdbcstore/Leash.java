package io.crmkit.jdbcstore;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How much a process may do that is to be killed: whoever would do more waits for the kill. So a
 * test that is held up before it kills finds as much left to do as one that is not. For several
 * threads.
 */
final class Leash {
  private static final long MINUTES = 5;

  private final Semaphore left;

  Leash(int most) {
    left = new Semaphore(most);
  }

  /** Something is about to be done; does not return if it is too much. */
  void take(int amount) {
    boolean taken;
    try {
      taken = left.tryAcquire(amount, MINUTES, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (!taken) {
      throw new IllegalStateException("nobody kills this process");
    }
  }

  /** Something that was about to be done was not. */
  void giveBack(int amount) {
    left.release(amount);
  }
}
