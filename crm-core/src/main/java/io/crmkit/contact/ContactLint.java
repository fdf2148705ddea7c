package io.crmkit.contact;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds what is doubtful about contact rules. */
final class ContactLint {
  private static final int DAY = 24 * 60;
  private static final int WEEK = 7 * DAY;
  private static final long MINUTE = 60_000_000_000L;

  private ContactLint() {}

  static List<ContactProblem> problems(ContactRules policy) {
    Set<ContactProblem> problems = new LinkedHashSet<>();
    if (policy.combination() == Combination.MOST_RESTRICTIVE) {
      Set<String> lifted = new HashSet<>();
      for (ContactRule rule : policy.rules()) {
        if (rule instanceof Exemption exemption) {
          lifted.addAll(exemption.lifts());
        }
      }
      List<ContactRule> kept =
          policy.rules().stream().filter(rule -> !lifted.contains(rule.name())).toList();
      neverOpen(kept, problems);
      neverBinds(kept, problems);
    }
    return List.copyOf(problems);
  }

  /** For each rule, whether it and those that hold wherever it does leave no minute of a week. */
  private static void neverOpen(List<ContactRule> rules, Set<ContactProblem> into) {
    List<ContactRule> rests =
        rules.stream()
            .filter(rule -> rule instanceof RestHours || rule instanceof RestDays)
            .toList();
    for (ContactRule rule : rests) {
      List<ContactRule> together = new ArrayList<>();
      for (ContactRule other : rests) {
        if (other.scope().includes(rule.scope())) {
          together.add(other);
        }
      }
      if (coverTheWeek(together)) {
        for (ContactRule other : List.copyOf(together)) {
          together.remove(other);
          if (!coverTheWeek(together)) {
            together.add(other);
          }
        }
        into.add(
            new ContactProblem.NeverOpen(
                together.stream().map(ContactRule::name).sorted().toList()));
      }
    }
  }

  private static boolean coverTheWeek(List<ContactRule> rests) {
    BitSet minutes = new BitSet(WEEK);
    for (ContactRule rule : rests) {
      if (rule instanceof RestHours rest) {
        rest.days().forEach(day -> set(minutes, day, rest.hours()));
      } else if (rule instanceof RestDays rest && rest.workingDays().isEmpty()) {
        for (DayOfWeek day : rest.weekdays()) {
          minutes.set((day.getValue() - 1) * DAY, day.getValue() * DAY);
        }
      }
    }
    return minutes.cardinality() == WEEK;
  }

  /** A minute of which any part is open stays open. */
  private static void set(BitSet minutes, DayOfWeek day, QuietHours hours) {
    int from = (day.getValue() - 1) * DAY + minuteFrom(hours.startInclusive());
    int length = hours.endExclusive().toSecondOfDay() / 60 - minuteFrom(hours.startInclusive());
    if (!hours.startInclusive().isBefore(hours.endExclusive())) {
      length += DAY;
    }
    for (int i = 0; i < length; i++) {
      minutes.set((from + i) % WEEK);
    }
  }

  private static int minuteFrom(LocalTime time) {
    return Math.toIntExact((time.toNanoOfDay() + MINUTE - 1) / MINUTE);
  }

  private static void neverBinds(List<ContactRule> rules, Set<ContactProblem> into) {
    for (ContactRule one : rules) {
      for (ContactRule other : rules) {
        if (one instanceof Cap cap
            && other instanceof Cap by
            && !one.name().equals(other.name())
            && isAsStrict(by, cap)
            && (!isAsStrict(cap, by) || by.name().compareTo(cap.name()) < 0)) {
          into.add(new ContactProblem.NeverBinds(cap.name(), by.name()));
        }
      }
    }
  }

  /** Whether wherever the second cap has no room the first has none either. */
  private static boolean isAsStrict(Cap by, Cap cap) {
    return by.scope().includes(cap.scope())
        && by.counts().includes(cap.counts())
        && (by.counted() == Cap.Counted.ATTEMPTS || by.counted() == cap.counted())
        && by.atMost() <= cap.atMost()
        && cap.proration() == Cap.Proration.FULL
        && isAsLong(by.window(), cap.window());
  }

  private static boolean isAsLong(ContactWindow window, ContactWindow other) {
    return window.equals(other)
        || (window instanceof ContactWindow.Elapsed one
            && other instanceof ContactWindow.Elapsed two
            && one.length().compareTo(two.length()) >= 0);
  }
}
