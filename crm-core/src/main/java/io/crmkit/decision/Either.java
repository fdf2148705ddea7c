package io.crmkit.decision;

import java.util.List;
import java.util.Map;

/**
 * Several phrases of which any one will do; shows joined by "or".
 *
 * @param ways the phrases
 */
public record Either(List<Phrase> ways) implements Phrase {
  /** Copies the list. */
  public Either {
    ways = List.copyOf(ways);
  }

  /** The code of the text that joins them. */
  @Override
  public String code() {
    return "either";
  }

  @Override
  public Map<String, Object> details() {
    return Details.of("ways", ways);
  }
}
