package io.crmkit.laws;

import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.Pauses;
import io.crmkit.time.Reckoned;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What business time keeps, whoever reckons it. Where an answer is never or unknown, a law says
 * nothing, but {@link #all the last one}: what is unknown stays so further on.
 */
public final class CalendarLaws {
  private static final List<Law<CalendarTrial>> ALL =
      List.of(
          additive(),
          inverse(),
          inverseBack(),
          earliest(),
          monotone(),
          withinElapsed(),
          opensFirst(),
          holiday(),
          pausedExact(),
          pausesUnion(),
          pauseNeverEarlier(),
          unknownStays());

  private CalendarLaws() {}

  /** All of them. */
  public static List<Law<CalendarTrial>> all() {
    return ALL;
  }

  /**
   * Tries all laws on a calendar.
   *
   * <pre>{@code
   * CalendarLaws.check(calendar).requireHeld();
   * }</pre>
   */
  public static LawReport check(BusinessCalendar calendar) {
    return LawRunner.STANDARD.run(ALL, CalendarTrial.of(calendar));
  }

  private static Verdict judge(boolean holds, String english, String chinese, Object... shown) {
    if (holds) {
      return Verdict.holds();
    }
    Exhibit[] exhibits = new Exhibit[shown.length];
    for (int i = 0; i < shown.length; i++) {
      exhibits[i] = Exhibit.of("value " + (i + 1), "数值 " + (i + 1), shown[i]);
    }
    return Verdict.breaks(Wording.of(english, chinese), exhibits);
  }

  /** Whether an earlier answer does not lie after a later one; never is later than all. */
  private static boolean inOrder(Optional<Instant> first, Optional<Instant> second) {
    return second.isEmpty() || (first.isPresent() && !first.get().isAfter(second.get()));
  }

  private static Law<CalendarTrial> additive() {
    return Law.of(
        "calendar.additive",
        Wording.of(
            "Open time from a to b and from b to c is the open time from a to c, in any order",
            "从 a 到 b 与从 b 到 c 的营业时间之和等于从 a 到 c 的营业时间，次序不限"),
        Wording.of("reports by day must sum to the report by month", "逐日统计之和须等于按月统计"),
        (trial, choices) -> {
          Instant a = trial.instant(choices);
          Instant b = trial.instant(choices);
          Instant c = trial.instant(choices);
          CalendarArithmetic time = trial.arithmetic();
          Optional<Duration> ab = time.between(a, b).toOptional();
          Optional<Duration> bc = time.between(b, c).toOptional();
          Optional<Duration> ac = time.between(a, c).toOptional();
          return ab.isEmpty() || bc.isEmpty() || ac.isEmpty()
              ? Verdict.pass()
              : judge(
                  ab.get().plus(bc.get()).equals(ac.get()),
                  "the parts do not sum to the whole",
                  "各部分之和不等于整体",
                  a,
                  b,
                  c,
                  ab.get(),
                  bc.get(),
                  ac.get());
        });
  }

  private static Law<CalendarTrial> inverse() {
    return Law.of(
        "calendar.add-then-between",
        Wording.of("As long as was added is open until the answer", "加上的时长等于起点至结果之间的营业时长"),
        Wording.of("a deadline and the time used until it must agree", "截止时间须与已用时长一致"),
        (trial, choices) -> {
          Instant start = trial.instant(choices);
          Duration length = trial.length(choices);
          Optional<Instant> due = trial.arithmetic().add(start, length).toOptional();
          return due.isEmpty()
              ? Verdict.pass()
              : judge(
                  trial.arithmetic().between(start, due.get()).equals(Reckoned.known(length)),
                  "the open time until the answer is another",
                  "起点至结果之间的营业时长不符",
                  start,
                  length,
                  due.get(),
                  trial.arithmetic().between(start, due.get()));
        });
  }

  private static Law<CalendarTrial> inverseBack() {
    return Law.of(
        "calendar.subtract-then-between",
        Wording.of(
            "As long as was subtracted is open since the answer, and no longer a moment after it",
            "减去的时长等于结果至终点之间的营业时长，且结果为满足此条件的最晚时刻"),
        Wording.of("warnings are counted back from the deadline", "预警时间由截止时间倒推"),
        (trial, choices) -> {
          Instant end = trial.instant(choices);
          Duration length = trial.length(choices);
          CalendarArithmetic time = trial.arithmetic();
          Optional<Instant> from = time.add(end, length.negated()).toOptional();
          return from.isEmpty()
              ? Verdict.pass()
              : judge(
                  time.between(from.get(), end).equals(Reckoned.known(length))
                      && time.between(from.get().plusNanos(1), end)
                          .equals(Reckoned.known(length.minusNanos(1))),
                  "the open time since the answer is another, or the answer not the latest",
                  "结果至终点之间的营业时长不符，或结果并非最晚时刻",
                  end,
                  length,
                  from.get());
        });
  }

  private static Law<CalendarTrial> earliest() {
    return Law.of(
        "calendar.add-is-earliest",
        Wording.of(
            "A moment before the answer less was open: work that fits the day is due at its close",
            "结果之前片刻的营业时长尚不足：当日可完成的工作于当日收市时到期"),
        Wording.of("due at the next opening gives away a night", "顺延至下次开市将凭空多出一夜"),
        (trial, choices) -> {
          Instant start = trial.instant(choices);
          Duration length = trial.length(choices);
          Optional<Instant> due = trial.arithmetic().add(start, length).toOptional();
          return due.isEmpty()
              ? Verdict.pass()
              : judge(
                  trial
                      .arithmetic()
                      .between(start, due.get().minusNanos(1))
                      .equals(Reckoned.known(length.minusNanos(1))),
                  "it was open as long already before",
                  "在结果之前营业时长即已满足",
                  start,
                  length,
                  due.get());
        });
  }

  private static Law<CalendarTrial> monotone() {
    return Law.of(
        "calendar.add-monotone",
        Wording.of(
            "To start later or to add more never gives an earlier answer", "起点更晚或时长更长，结果不会更早"),
        Wording.of("who asks later must not be served before", "后到者的截止时间不得早于先到者"),
        (trial, choices) -> {
          Instant one = trial.instant(choices);
          Instant two = trial.instant(choices);
          Instant early = one.isAfter(two) ? two : one;
          Instant late = one.isAfter(two) ? one : two;
          Duration length = trial.length(choices);
          Duration more = length.plus(trial.length(choices));
          CalendarArithmetic time = trial.arithmetic();
          Optional<Instant> first = time.add(early, length).toOptional();
          Optional<Instant> later = time.add(late, length).toOptional();
          Optional<Instant> longer = time.add(early, more).toOptional();
          return judge(
              inOrder(first, later) && inOrder(first, longer),
              "the answer is earlier",
              "结果更早",
              early,
              late,
              length,
              more,
              first,
              later,
              longer);
        });
  }

  private static Law<CalendarTrial> withinElapsed() {
    return Law.of(
        "calendar.within-elapsed",
        Wording.of(
            "Open time is never negative from earlier to later, nor more than the time elapsed",
            "由先至后的营业时长不为负，且不超过实际经过的时长"),
        Wording.of("a day of 25 hours has 25, one of 23 has 23", "夏令时切换日按实际的 25 或 23 小时计"),
        (trial, choices) -> {
          Instant one = trial.instant(choices);
          Instant two = trial.instant(choices);
          Instant from = one.isAfter(two) ? two : one;
          Instant to = one.isAfter(two) ? one : two;
          Optional<Duration> open = trial.arithmetic().between(from, to).toOptional();
          return open.isEmpty()
              ? Verdict.pass()
              : judge(
                  !open.get().isNegative() && open.get().compareTo(Duration.between(from, to)) <= 0,
                  "open time is out of bounds",
                  "营业时长越界",
                  from,
                  to,
                  open.get());
        });
  }

  private static Law<CalendarTrial> opensFirst() {
    return Law.of(
        "calendar.zero-rolls-forward",
        Wording.of("Adding nothing gives the first open instant from there on", "加零得到自该时刻起的首个营业时刻"),
        Wording.of("work that arrives at night starts in the morning", "夜间来件次晨开始处理"),
        (trial, choices) -> {
          Instant start = trial.instant(choices);
          CalendarArithmetic time = trial.arithmetic();
          Optional<Instant> open = time.add(start, Duration.ZERO).toOptional();
          return open.isEmpty()
              ? Verdict.pass()
              : judge(
                  !open.get().isBefore(start)
                      && time.isOpen(open.get()).equals(Reckoned.known(true))
                      && time.between(start, open.get()).equals(Reckoned.known(Duration.ZERO)),
                  "it is not the first open instant",
                  "并非首个营业时刻",
                  start,
                  open.get());
        });
  }

  private static Law<CalendarTrial> holiday() {
    return Law.of(
        "calendar.holiday-never-earlier",
        Wording.of("A holiday more never makes a deadline earlier", "增加节假日不会使截止时间提前"),
        Wording.of("days off give time, they never take it", "放假只会延后期限，不会提前"),
        (trial, choices) -> {
          Instant start = trial.instant(choices);
          Duration length = trial.length(choices);
          LocalDate date = trial.date(choices, start);
          CalendarArithmetic time = trial.arithmetic(choices, date);
          Optional<Instant> without = time.add(start, length).toOptional();
          Optional<Instant> with = time.withHolidays(List.of(date)).add(start, length).toOptional();
          return judge(
              inOrder(without, with),
              "the deadline is earlier with the holiday",
              "增加节假日后截止时间提前",
              start,
              length,
              date,
              without,
              with);
        });
  }

  private static Law<CalendarTrial> pausedExact() {
    return Law.of(
        "calendar.paused-exact",
        Wording.of(
            "Until a deadline with pauses, exactly the time given has elapsed, pauses not counted",
            "至含暂停的截止时间，扣除暂停后经过的时长恰为规定时长"),
        Wording.of(
            "a clock that stands still takes nothing from those who wait for an answer",
            "计时暂停期间不消耗时限"),
        (trial, choices) -> {
          Instant start = trial.instant(choices);
          Duration length = trial.length(choices);
          Pauses pauses = trial.pauses(choices, start);
          CalendarArithmetic time = trial.arithmetic();
          Optional<Instant> due = time.deadline(start, length, pauses).toOptional();
          return due.isEmpty()
              ? Verdict.pass()
              : judge(
                  time.elapsed(start, due.get(), pauses).equals(Reckoned.known(length)),
                  "another time has elapsed",
                  "经过的时长不符",
                  start,
                  length,
                  pauses,
                  due.get());
        });
  }

  private static Law<CalendarTrial> pausesUnion() {
    return Law.of(
        "calendar.pauses-are-a-union",
        Wording.of(
            "What is paused twice is paused once: pauses take away what their parts take, but what"
                + " both hold only once",
            "重叠的暂停只计一次：合并后的扣除等于各自扣除之和减去重叠部分"),
        Wording.of(
            "two colleagues who press pause must not stop the clock twice", "两人同时按下暂停不得重复扣除"),
        (trial, choices) -> {
          Instant start = trial.instant(choices);
          Instant end = start.plus(trial.length(choices)).plus(trial.length(choices));
          Pauses one = trial.pauses(choices, start);
          Pauses two = trial.pauses(choices, start);
          CalendarArithmetic time = trial.arithmetic();
          Optional<Duration> open = time.between(start, end).toOptional();
          Optional<Duration> first = time.elapsed(start, end, one).toOptional();
          Optional<Duration> both = time.elapsed(start, end, one.and(two)).toOptional();
          if (open.isEmpty() || first.isEmpty() || both.isEmpty()) {
            return Verdict.pass();
          }
          Duration more = Duration.ZERO;
          for (var range : two.ranges()) {
            Instant from = range.startInclusive().filter(start::isBefore).orElse(start);
            Instant to = range.endExclusive().isBefore(end) ? range.endExclusive() : end;
            if (from.isBefore(to)) {
              more = more.plus(time.elapsed(from, to, one).toOptional().orElse(Duration.ZERO));
            }
          }
          return judge(
              first.get().compareTo(open.get()) <= 0 && both.get().equals(first.get().minus(more)),
              "the pauses take away another time",
              "暂停扣除的时长不符",
              start,
              end,
              one,
              two,
              first.get(),
              both.get());
        });
  }

  private static Law<CalendarTrial> pauseNeverEarlier() {
    return Law.of(
        "calendar.pause-never-earlier",
        Wording.of(
            "A pause more never makes a deadline earlier; without any it is that of add",
            "增加暂停不会使截止时间提前；没有暂停时与直接相加一致"),
        Wording.of(
            "asking the customer a question must not shorten the time for the answer",
            "向客户询问不得缩短处理时限"),
        (trial, choices) -> {
          Instant start = trial.instant(choices);
          Duration length = trial.length(choices);
          Pauses pauses = trial.pauses(choices, start);
          Pauses more = trial.pauses(choices, start).and(pauses);
          CalendarArithmetic time = trial.arithmetic();
          Reckoned<Instant> plain = time.deadline(start, length, Pauses.NONE);
          Optional<Instant> some = time.deadline(start, length, pauses).toOptional();
          Optional<Instant> all = time.deadline(start, length, more).toOptional();
          return judge(
              plain.equals(time.add(start, length))
                  && inOrder(plain.toOptional(), some)
                  && inOrder(some, all),
              "the deadline is earlier with the pause, or another without one",
              "暂停使截止时间提前，或无暂停时结果不一致",
              start,
              length,
              plain,
              some,
              all);
        });
  }

  private static Law<CalendarTrial> unknownStays() {
    return Law.of(
        "calendar.unknown-stays",
        Wording.of("What is unknown stays unknown further on", "未公布之后的时间同样未知"),
        Wording.of(
            "a deadline in a year without published holidays would be a guess",
            "节假日尚未公布的年份，截止时间只能是猜测"),
        (trial, choices) -> {
          Instant start = trial.instant(choices);
          Duration length = trial.length(choices);
          Duration more = length.plus(trial.length(choices));
          CalendarArithmetic time = trial.arithmetic();
          Reckoned<Instant> due = time.add(start, length);
          return judge(
              !(due instanceof Reckoned.Unknown) || due.equals(time.add(start, more)),
              "more is known of what lies further on",
              "更远的时间反而已知",
              start,
              length,
              due,
              time.add(start, more));
        });
  }
}
