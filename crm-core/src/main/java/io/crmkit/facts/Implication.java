package io.crmkit.facts;

import java.util.List;

/**
 * Whether one condition shows that another holds, told from their shape alone: never wrong when it
 * says yes, but it may miss some.
 */
final class Implication {
  private static final int MOST_STEPS = 100_000;

  private int steps;

  private Implication() {}

  static boolean isShown(Condition a, Condition b) {
    return new Implication().shown(a, b);
  }

  private boolean shown(Condition a, Condition b) {
    // Deeply mixed conditions branch without end: past so many steps it has not been shown.
    if (++steps > MOST_STEPS) {
      return false;
    }
    if (a.equals(b)) {
      return true;
    }
    if (b instanceof Condition.All all) {
      return all.conditions().stream().allMatch(part -> shown(a, part));
    }
    if (a instanceof Condition.Any any) {
      return any.conditions().stream().allMatch(part -> shown(part, b));
    }
    if (b instanceof Condition.Any any
        && any.conditions().stream().anyMatch(part -> shown(a, part))) {
      return true;
    }
    if (a instanceof Condition.All all) {
      return all.conditions().stream().anyMatch(part -> shown(part, b));
    }
    if (a instanceof Condition.None none && b instanceof Condition.None other) {
      return covers(other.conditions(), none.conditions());
    }
    return a instanceof Leaf<?> leaf && b instanceof Leaf<?> other && leafShown(leaf, other);
  }

  /** none-of(a) shows none-of(b) if every b would show some a. */
  private boolean covers(List<Condition> bs, List<Condition> as) {
    return bs.stream().allMatch(b -> as.stream().anyMatch(a -> shown(b, a)));
  }

  private static boolean leafShown(Leaf<?> a, Leaf<?> b) {
    if (!a.metric().equals(b.metric())) {
      return false;
    }
    if (a instanceof Threshold<?> x && b instanceof Threshold<?> y) {
      return thresholdShown(x, y);
    }
    if (a instanceof OneOf x) {
      return (b instanceof OneOf y && y.values().containsAll(x.values()))
          || (b instanceof NoneOf z && z.values().stream().noneMatch(x.values()::contains));
    }
    return a instanceof NoneOf x && b instanceof NoneOf y && x.values().containsAll(y.values());
  }

  private static boolean thresholdShown(Threshold<?> a, Threshold<?> b) {
    if (a.comparison().rising() != b.comparison().rising() || !a.sameCurrency(b)) {
      return false;
    }
    boolean looser = a.comparison().rising() ? b.units() < a.units() : b.units() > a.units();
    boolean same = a.units() == b.units() && (a.comparison().strict() || !b.comparison().strict());
    return looser || same;
  }
}
