package io.crmkit.testkit;

import io.crmkit.laws.Choices;
import io.crmkit.laws.Generator;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/** A value with the choices that made it; shrinks to what fewer and smaller choices make. */
final class ChoiceShrinkable<T> implements Shrinkable<T> {
  private final Generator<T> generator;
  private final long[] record;

  private ChoiceShrinkable(Generator<T> generator, long... record) {
    this.generator = generator;
    this.record = record;
  }

  static <T> Shrinkable<T> random(Generator<T> generator, long seed) {
    Choices choices = Choices.random(seed);
    generator.from(choices);
    return new ChoiceShrinkable<>(generator, choices.taken());
  }

  @Override
  public T value() {
    return generator.from(Choices.replay(record));
  }

  @Override
  public Stream<Shrinkable<T>> shrink() {
    Stream<long[]> shorter =
        IntStream.iterate(record.length / 2, length -> length >= 1, length -> length / 2)
            .boxed()
            .flatMap(
                length ->
                    IntStream.rangeClosed(0, record.length - length)
                        .mapToObj(from -> without(from, length)));
    Stream<long[]> smaller =
        IntStream.range(0, record.length)
            .boxed()
            .flatMap(
                index ->
                    LongStream.of(0, record[index] / 2, record[index] - 1)
                        .filter(value -> value >= 0 && value < record[index])
                        .distinct()
                        .mapToObj(value -> with(index, value)));
    return Stream.concat(shorter, smaller).map(less -> new ChoiceShrinkable<>(generator, less));
  }

  private long[] without(int from, int length) {
    return LongStream.concat(
            Arrays.stream(record, 0, from), Arrays.stream(record, from + length, record.length))
        .toArray();
  }

  private long[] with(int index, long value) {
    long[] changed = record.clone();
    changed[index] = value;
    return changed;
  }

  /** Fewer choices are nearer, then smaller ones. */
  @Override
  public ShrinkingDistance distance() {
    return ShrinkingDistance.of(
        LongStream.concat(LongStream.of(record.length), Arrays.stream(record)).toArray());
  }
}
