package io.crmkit.laws;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tries laws on drawn cases. Equal runners, laws and policies give equal reports, unless a policy
 * depends on more than it is asked. Immutable.
 *
 * @param seed from which cases are drawn; each law draws from it on its own
 * @param tries how many cases a plain law is tried on, 1 to 1,000,000
 * @param waivers the reasons for which laws may be broken, by the id of the law
 */
public record LawRunner(long seed, int tries, Map<String, String> waivers) {
  private static final int MOST_SHRINKS = 4_000;

  /** A thousand tries from seed 1, nothing waived. */
  public static final LawRunner STANDARD = new LawRunner(1, 1_000, Map.of());

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if the tries are out of bounds or a waiver gives no reason
   */
  public LawRunner {
    if (tries < 1 || tries > 1_000_000) {
      throw new IllegalArgumentException("tries must be 1 to 1,000,000, was " + tries);
    }
    waivers = Map.copyOf(waivers);
    waivers.forEach(
        (law, reason) -> {
          if (reason.isBlank()) {
            throw new IllegalArgumentException("the waiver of " + law + " must give its reason");
          }
        });
  }

  /** The same runner with another seed. */
  public LawRunner withSeed(long newSeed) {
    return new LawRunner(newSeed, tries, waivers);
  }

  /** The same runner with another number of tries. */
  public LawRunner withTries(int newTries) {
    return new LawRunner(seed, newTries, waivers);
  }

  /**
   * The same runner, allowing one law to be broken.
   *
   * @param reason why, for those who read the report; not blank
   */
  public LawRunner waiving(String law, String reason) {
    Map<String, String> more = new LinkedHashMap<>(waivers);
    more.put(law, reason);
    return new LawRunner(seed, tries, more);
  }

  /**
   * Tries all laws.
   *
   * @throws IllegalArgumentException if a waiver names none of the laws, or two laws share an id
   */
  public <S> LawReport run(Collection<Law<S>> laws, S subject) {
    requireKnownWaivers(laws);
    return new LawReport(laws.stream().map(law -> run(law, subject)).toList());
  }

  /**
   * Checks that every waiver names a law.
   *
   * @throws IllegalArgumentException if a waiver names none of the laws, or two laws share an id
   */
  public <S> void requireKnownWaivers(Collection<Law<S>> laws) {
    Set<String> ids = new TreeSet<>();
    for (Law<S> law : laws) {
      if (!ids.add(law.id())) {
        throw new IllegalArgumentException("two laws have the id " + law.id());
      }
    }
    for (String waived : waivers.keySet()) {
      if (!ids.contains(waived)) {
        throw new IllegalArgumentException(
            "there is no law '" + waived + "' to waive; there are " + ids);
      }
    }
  }

  /** Tries one law. */
  public <S> LawResult run(Law<S> law, S subject) {
    if (!law.scope().covers().test(subject)) {
      return result(law, 0, 0, new LawResult.NotTried(notMeant(law)));
    }
    int most = Math.max(1, tries / law.cost());
    int applied = 0;
    for (int t = 0; t < most; t++) {
      Choices choices = Choices.random(seedOf(law, t));
      Verdict verdict = verdict(law, subject, choices);
      if (verdict instanceof Verdict.Breaks found) {
        Verdict.Breaks smallest = smallest(law, subject, choices.taken(), found);
        return result(law, t + 1, applied + 1, new LawResult.Broken(smallest, seed));
      }
      applied += verdict instanceof Verdict.Holds ? 1 : 0;
    }
    return result(
        law,
        most,
        applied,
        applied > 0
            ? new LawResult.Held()
            : new LawResult.NotTried(
                Wording.of("none of " + most + " cases met its premise", most + " 个用例均不满足其前提")));
  }

  private static Wording notMeant(Law<?> law) {
    Wording scope = law.scope().statement();
    return Wording.of("it is for " + scope.english(), "仅适用于" + scope.chinese());
  }

  private <S> LawResult result(Law<S> law, int most, int applied, LawResult.Finding finding) {
    return new LawResult(
        law.id(),
        law.statement(),
        law.why(),
        Optional.ofNullable(waivers.get(law.id())),
        most,
        applied,
        finding);
  }

  /** Spreads seed, law and try over all longs, so that neighbours share nothing. */
  private long seedOf(Law<?> law, int attempt) {
    long mixed = seed * 0x9E3779B97F4A7C15L + law.id().hashCode();
    return (mixed ^ (mixed >>> 32)) * 0xBF58476D1CE4E5B9L + attempt * 0x94D049BB133111EBL;
  }

  private static <S> Verdict.Breaks smallest(
      Law<S> law, S subject, long[] taken, Verdict.Breaks found) {
    long[] record =
        Shrinker.shrink(
            taken,
            MOST_SHRINKS / law.cost(),
            candidate ->
                verdict(law, subject, Choices.replay(candidate)) instanceof Verdict.Breaks smaller
                    && cause(smaller).equals(cause(found)));
    // A policy that answers differently each time may not break the law again.
    return verdict(law, subject, Choices.replay(record)) instanceof Verdict.Breaks smallest
        ? smallest
        : found;
  }

  /**
   * What a smaller case must have in common with the one found, lest another fault be shown: the
   * kind of failure, and what was found without the values in it (names of tiers, dates, amounts).
   */
  private static String cause(Verdict.Breaks verdict) {
    StringBuilder cause = new StringBuilder(verdict.found().english().replaceAll("[^a-z ]", ""));
    for (Exhibit exhibit : verdict.exhibits()) {
      if (exhibit.value() instanceof Failure failure) {
        cause.append(failure.kind());
      }
    }
    return cause.toString();
  }

  private static <S> Verdict verdict(Law<S> law, S subject, Choices choices) {
    try {
      return law.check().check(subject, choices);
    } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError failure) {
      return Verdict.breaks(
          Wording.of("the policy failed while it was asked", "策略在判定时发生异常"),
          Exhibit.of("failure", "异常", Failure.of(failure)));
    }
  }
}
