package io.crmkit.store.contract;

import io.crmkit.store.Codec;
import io.crmkit.store.RecordType;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** Types whose codec takes its time. */
final class Waiting {
  private Waiting() {}

  /** The type, writing once it has told that it begins and was told to go on. */
  static RecordType<Sample> toWrite(
      RecordType<Sample> type, CountDownLatch begun, CountDownLatch goOn) {
    return after(type, () -> pause(begun, goOn), () -> {});
  }

  /** The type, reading once it has told that it begins and was told to go on. */
  static RecordType<Sample> toRead(
      RecordType<Sample> type, CountDownLatch begun, CountDownLatch goOn) {
    return after(type, () -> {}, () -> pause(begun, goOn));
  }

  /** The type, reading as {@link #toRead} does, but only once, after the switch is turned on. */
  static RecordType<Sample> toReadOnce(
      RecordType<Sample> type, AtomicBoolean waits, CountDownLatch begun, CountDownLatch goOn) {
    Runnable once =
        () -> {
          if (waits.getAndSet(false)) {
            pause(begun, goOn);
          }
        };
    return after(type, () -> {}, once);
  }

  /** The type, writing and reading after something else was done. */
  static RecordType<Sample> after(RecordType<Sample> type, Runnable writing, Runnable reading) {
    return with(
        type,
        new Codec<>() {
          @Override
          public String write(Sample value) {
            writing.run();
            return type.codec().write(value);
          }

          @Override
          public Sample read(String json) {
            reading.run();
            return type.codec().read(json);
          }
        });
  }

  static <T> RecordType<T> with(RecordType<T> type, Codec<T> codec) {
    return new RecordType<>(
        type.name(), type.format(), codec, type.id(), type.indexes(), type.upgrades());
  }

  private static void pause(CountDownLatch begun, CountDownLatch goOn) {
    begun.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while writing or reading", e);
    }
  }
}
