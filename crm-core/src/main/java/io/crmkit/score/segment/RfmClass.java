package io.crmkit.score.segment;

/**
 * The classes of a customer by recency, frequency and money, each from 1, the highest the best.
 *
 * @param recency high for those who bought lately
 * @param frequency high for those who buy often
 * @param monetary high for those who spend much
 */
public record RfmClass(int recency, int frequency, int monetary) {
  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if a class is below 1
   */
  public RfmClass {
    if (recency < 1 || frequency < 1 || monetary < 1) {
      throw new IllegalArgumentException(
          "classes must be from 1, were " + recency + ", " + frequency + ", " + monetary);
    }
  }

  /** The three classes in a row: {@code "545"}, or {@code "10-4-5"} beyond 9. */
  @Override
  public String toString() {
    boolean single = recency < 10 && frequency < 10 && monetary < 10;
    String between = single ? "" : "-";
    return recency + between + frequency + between + monetary;
  }
}
