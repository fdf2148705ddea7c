package io.crmkit.store.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What several threads did, and whether it can be explained as if each act had happened at one
 * moment between its begin and its end (Wing and Gong, with the memory of Lowe).
 *
 * @param <S> the state that acts change; equal by value
 * @param acts in any order
 */
record History<S>(List<Act<S>> acts) {
  /**
   * One act.
   *
   * @param thread by whom
   * @param begin a tick before it began; no two ticks are equal
   * @param end a tick after it ended
   * @param told what was done and what came of it
   * @param step the state after it, or empty if it cannot have had this result in a state
   */
  record Act<S>(int thread, long begin, long end, String told, Function<S, Optional<S>> step) {
    @Override
    public String toString() {
      return "[" + begin + "–" + end + "] thread " + thread + " " + told;
    }
  }

  History {
    acts = acts.stream().sorted(Comparator.comparingLong(Act::begin)).toList();
  }

  private record Seen<S>(Set<Integer> done, S state) {}

  /** A choice made: which act came next, and what was so before. */
  private record Choice<S>(int act, S before) {}

  /**
   * Explains the history, if it can be.
   *
   * @return empty if it can; else the acts around the longest explanation, the first unexplained
   *     ones last
   */
  Optional<List<String>> unexplained(S initial) {
    Set<Seen<S>> seen = new HashSet<>();
    List<Choice<S>> choices = new ArrayList<>();
    List<Integer> longest = List.of();
    Set<Integer> done = new HashSet<>();
    S state = initial;
    int from = 0;
    while (done.size() < acts.size()) {
      int next = -1;
      Optional<S> after = Optional.empty();
      long firstEnd = firstEnd(done);
      for (int act = from; act < acts.size() && acts.get(act).begin() < firstEnd; act++) {
        if (done.contains(act)) {
          continue;
        }
        after = acts.get(act).step().apply(state);
        if (after.isPresent() && seen.add(new Seen<>(with(done, act), after.get()))) {
          next = act;
          break;
        }
      }
      if (next >= 0) {
        choices.add(new Choice<>(next, state));
        done.add(next);
        state = after.orElseThrow();
        from = 0;
        if (choices.size() > longest.size()) {
          longest = choices.stream().map(Choice::act).toList();
        }
      } else if (choices.isEmpty()) {
        return Optional.of(around(longest));
      } else {
        Choice<S> last = choices.remove(choices.size() - 1);
        done.remove(last.act());
        state = last.before();
        from = last.act() + 1;
      }
    }
    return Optional.empty();
  }

  /** An act that begins after one not yet done has ended cannot come next. */
  private long firstEnd(Set<Integer> done) {
    long first = Long.MAX_VALUE;
    for (int act = 0; act < acts.size(); act++) {
      if (!done.contains(act)) {
        first = Math.min(first, acts.get(act).end());
      }
    }
    return first;
  }

  private static Set<Integer> with(Set<Integer> done, int act) {
    Set<Integer> more = new HashSet<>(done);
    more.add(act);
    return more;
  }

  private List<String> around(List<Integer> explained) {
    List<String> told = new ArrayList<>();
    explained.stream()
        .skip(Math.max(0, explained.size() - 8))
        .forEach(act -> told.add("explained: " + acts.get(act)));
    long firstEnd = firstEnd(new HashSet<>(explained));
    for (int act = 0; act < acts.size(); act++) {
      if (!explained.contains(act) && acts.get(act).begin() < firstEnd) {
        told.add("cannot come next: " + acts.get(act));
      }
    }
    return told;
  }
}
