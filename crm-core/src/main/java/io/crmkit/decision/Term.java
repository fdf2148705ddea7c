package io.crmkit.decision;

/**
 * A short word of the host's own, such as a tier or a class of customers. In texts it shows under
 * the name that the host registered for {@link #termCode}, and as its {@code toString} where there
 * is none:
 *
 * <pre>{@code
 * Texts texts = Texts.BUILT_IN.with("term.tier.GOLD", "Gold", "金卡");
 * }</pre>
 */
public interface Term {
  /** The code of the text that names it: {@code "term.tier.GOLD"}. */
  String termCode();

  /** A term made of its code and the word shown where no name is registered. */
  static Term of(String termCode, String word) {
    return new SimpleTerm(termCode, word);
  }
}

/** See {@link Term#of}. */
record SimpleTerm(String termCode, String word) implements Term {
  @Override
  public String toString() {
    return word;
  }
}
