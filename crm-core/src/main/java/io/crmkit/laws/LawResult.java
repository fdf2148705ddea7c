package io.crmkit.laws;

import java.util.Objects;
import java.util.Optional;

/**
 * What came of trying one law.
 *
 * @param law the id of the law
 * @param statement what it says
 * @param why why it matters
 * @param waiver the reason for which it is waived, if it is
 * @param tries how many cases were drawn
 * @param applied in how many of them the law had something to say
 * @param finding what came of it
 */
public record LawResult(
    String law,
    Wording statement,
    Wording why,
    Optional<String> waiver,
    int tries,
    int applied,
    Finding finding) {
  /** Checks that nothing is missing. */
  public LawResult {
    Objects.requireNonNull(law, "law");
    Objects.requireNonNull(statement, "statement");
    Objects.requireNonNull(why, "why");
    Objects.requireNonNull(waiver, "waiver");
    Objects.requireNonNull(finding, "finding");
  }

  /** Whether the law was tried on at least one case. */
  public boolean ran() {
    return !(finding instanceof NotTried);
  }

  /** Whether the law held in every case. */
  public boolean held() {
    return finding instanceof Held;
  }

  /** Whether a case broke the law and no waiver allows that. */
  public boolean broken() {
    return finding instanceof Broken && waiver.isEmpty();
  }

  /** What came of trying a law. */
  public sealed interface Finding {}

  /** Every case kept it, and there was at least one. */
  public record Held() implements Finding {}

  /**
   * A case broke it.
   *
   * @param example the smallest case found
   * @param seed the seed of the run
   */
  public record Broken(Verdict.Breaks example, long seed) implements Finding {
    /** Checks that nothing is missing. */
    public Broken {
      Objects.requireNonNull(example, "example");
    }
  }

  /**
   * It was not tried on any case.
   *
   * @param why why not: it is not meant for this policy, or no case met its premise
   */
  public record NotTried(Wording why) implements Finding {
    /** Checks that nothing is missing. */
    public NotTried {
      Objects.requireNonNull(why, "why");
    }
  }
}
