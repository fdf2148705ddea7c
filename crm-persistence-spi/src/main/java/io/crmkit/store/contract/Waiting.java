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
    return with(
        type,
        new Codec<>() {
          @Override
          public String write(Sample value) {
            pause(begun, goOn);
            return type.codec().write(value);
          }

          @Override
          public Sample read(String json) {
            return type.codec().read(json);
          }
        });
  }

  /** The type, reading once it has told that it begins and was told to go on. */
  static RecordType<Sample> toRead(
      RecordType<Sample> type, CountDownLatch begun, CountDownLatch goOn) {
    return with(
        type,
        new Codec<>() {
          @Override
          public String write(Sample value) {
            return type.codec().write(value);
          }

          @Override
          public Sample read(String json) {
            pause(begun, goOn);
            return type.codec().read(json);
          }
        });
  }

  /** The type, reading as {@link #toRead} does, but only once, after the switch is turned on. */
  static RecordType<Sample> toReadOnce(
      RecordType<Sample> type, AtomicBoolean waits, CountDownLatch begun, CountDownLatch goOn) {
    Codec<Sample> slow = toRead(type, begun, goOn).codec();
    return with(
        type,
        new Codec<>() {
          @Override
          public String write(Sample value) {
            return type.codec().write(value);
          }

          @Override
          public Sample read(String json) {
            return (waits.getAndSet(false) ? slow : type.codec()).read(json);
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
