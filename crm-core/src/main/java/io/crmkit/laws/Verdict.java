package io.crmkit.laws;

import java.util.List;
import java.util.Objects;

/** What a law says of one case. */
public sealed interface Verdict {
  /** The case keeps the law. */
  static Verdict holds() {
    return new Holds();
  }

  /** The law says nothing about this case. */
  static Verdict pass() {
    return new Pass();
  }

  /** The case breaks the law. */
  static Verdict breaks(Wording found, Exhibit... exhibits) {
    return new Breaks(found, List.of(exhibits));
  }

  /** The case keeps the law. */
  record Holds() implements Verdict {}

  /** The law says nothing about this case: its premise does not hold. */
  record Pass() implements Verdict {}

  /**
   * The case breaks the law.
   *
   * @param found what was found
   * @param exhibits what shows it: questions, decisions
   */
  record Breaks(Wording found, List<Exhibit> exhibits) implements Verdict {
    /** Copies the list. */
    public Breaks {
      Objects.requireNonNull(found, "found");
      exhibits = List.copyOf(exhibits);
    }
  }
}
