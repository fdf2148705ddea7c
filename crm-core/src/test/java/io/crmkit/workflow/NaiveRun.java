package io.crmkit.workflow;

import io.crmkit.time.Limit;
import java.util.ArrayList;
import java.util.List;

/** A cycle as one set of facts has it. */
final class NaiveRun {
  final String clock;
  final int number;
  int start;
  final List<ClockRule> rules = new ArrayList<>(); // one for each leg
  final List<Integer> legs = new ArrayList<>();
  final List<int[]> gaps = new ArrayList<>();
  final List<Long> reopenings = new ArrayList<>(); // by the numbers of the events
  int halt = NaiveClocks.NEVER;
  boolean triggered;

  NaiveRun(String clock, int number, ClockRule rule, int start) {
    this.clock = clock;
    this.number = number;
    this.start = start;
    rules.add(rule);
    legs.add(start);
  }

  ClockRule rule() {
    return rules.get(rules.size() - 1);
  }

  int from() {
    return legs.get(legs.size() - 1);
  }

  ClockRule ruleAt(int tick) {
    int leg = 0;
    while (leg + 1 < legs.size() && legs.get(leg + 1) <= tick) {
      leg++;
    }
    return rules.get(leg);
  }

  boolean anyTime() {
    return rule().limit() instanceof Limit.CalendarDays;
  }

  String key() {
    return clock + "/" + number;
  }
}
