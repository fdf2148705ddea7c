package io.crmkit.laws;

/**
 * Makes values out of choices: equal choices, equal values. Small choices should give small,
 * readable values, since a failing case is shown with the smallest choices that still fail.
 *
 * <pre>{@code
 * Generator<Money> prices = choices -> Money.ofMinor(CNY, choices.upTo(100_000));
 * Generator<List<Money>> baskets = choices -> choices.list(0, 5, prices);
 * }</pre>
 *
 * @param <T> the type of the values
 */
@FunctionalInterface
public interface Generator<T> {
  /** The value that these choices make. */
  T from(Choices choices);
}
