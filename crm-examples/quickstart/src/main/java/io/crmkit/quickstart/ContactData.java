package io.crmkit.quickstart;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.crmkit.contact.CareAction;
import io.crmkit.contact.CareName;
import io.crmkit.contact.ContactRequest;
import io.crmkit.contact.Coverage;
import io.crmkit.decision.Phrase;
import io.crmkit.decision.Texts;
import io.crmkit.review.ContactTotals;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows of contact, as data; reasons as in {@link ReasonTexts}, names in both
 * languages.
 *
 * @param concerned how many customers the watched cadences concern
 */
record ContactData(
    long late,
    long dueToday,
    long dueThisWeek,
    long blocked,
    long releaseNear,
    long concerned,
    long uncovered,
    long careOfWeek,
    List<Due> due,
    List<Left> leftOut,
    List<Care> care,
    List<Release> releases,
    List<Day> days) {
  private static final int LEFT_OUT_SHOWN = 500;
  private static final int DAYS = 7;

  /**
   * A line of what is due.
   *
   * @param on the last day on which it is in time
   * @param from when its way may be taken; null for never, or where it has no way
   */
  record Due(
      String customer,
      String rule,
      LocalDate on,
      boolean late,
      boolean blocked,
      String way,
      @Nullable String from,
      List<List<Object>> why,
      List<List<Object>> blockers) {}

  /** A customer whom a watched cadence leaves out. */
  record Left(String customer, String rule, String since, List<List<Object>> why) {}

  /** A customer's own occasion in the week, or one that many have together. */
  record Care(
      LocalDate on,
      LocalDate prepare,
      Map<String, String> occasion,
      Map<String, String> actions,
      @Nullable String customer,
      long customers) {}

  /** A customer who is released or will be. */
  record Release(String customer, LocalDate on, List<List<Object>> why) {}

  /** A day of the calendar: how much is due, and what care falls on it. */
  record Day(LocalDate day, long due, List<Occasion> care) {}

  /** How many greetings of an occasion fall on a day. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  record Occasion(Map<String, String> name, long customers) {}

  static ContactData of(ContactBoard board, ReviewJob job, ReasonTexts texts) {
    ContactTotals totals = board.totals();
    ZoneId zone = job.playbook().zone();
    List<Left> leftOut = new ArrayList<>();
    long concerned = 0;
    long uncovered = 0;
    for (String rule : totals.watched().stream().sorted().toList()) {
      Coverage coverage = totals.coverage(rule);
      concerned += coverage.concerned();
      uncovered += coverage.leftOut().size();
      coverage.leftOut().stream()
          .limit(LEFT_OUT_SHOWN)
          .map(one -> left(one, rule, zone, texts))
          .forEach(leftOut::add);
    }
    return new ContactData(
        totals.late(),
        totals.dueToday(),
        totals.dueThisWeek(),
        totals.blocked(),
        totals.releaseNear(),
        concerned,
        uncovered,
        careOfWeek(board, job.day()),
        board.due().stream().map(line -> due(line, zone, texts)).toList(),
        leftOut,
        care(board, job.day()),
        board.releases().stream()
            .map(line -> new Release(line.customer().value(), line.on(), texts.addAll(line.why())))
            .toList(),
        days(board));
  }

  private static Left left(Coverage.LeftOut one, String rule, ZoneId zone, ReasonTexts texts) {
    return new Left(
        one.customer().value(), rule, shown(one.since(), zone), texts.addAll(one.why()));
  }

  private static Due due(ContactBoard.DueLine line, ZoneId zone, ReasonTexts texts) {
    return new Due(
        line.due().customer().value(),
        line.due().rule(),
        lastDay(line.due().dueAt(), zone),
        line.late(),
        line.blocked(),
        line.way().map(ContactData::way).orElse(""),
        line.from().map(at -> shown(at, zone)).orElse(null),
        texts.addAll(line.why()),
        texts.addAll(line.blockers()));
  }

  /** The last day on which what is due at an instant is in time. */
  static LocalDate lastDay(Instant dueAt, ZoneId zone) {
    return LocalDate.ofInstant(dueAt.minusNanos(1), zone);
  }

  /** A way as programs name it. */
  static String way(ContactRequest request) {
    return request.channel()
        + " "
        + request.purpose()
        + request.topic().map(topic -> " " + topic).orElse("");
  }

  private static String shown(Instant instant, ZoneId zone) {
    return Instants.shown(instant, zone);
  }

  /** How many greetings fall on the seven days that begin with the as-of day. */
  static long careOfWeek(ContactBoard board, LocalDate day) {
    return day.datesUntil(day.plusDays(DAYS))
        .flatMap(date -> board.careOn(date).values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }

  private static List<Care> care(ContactBoard board, LocalDate day) {
    List<Care> care = new ArrayList<>();
    for (LocalDate date : day.datesUntil(day.plusDays(DAYS)).toList()) {
      board
          .careOn(date)
          .forEach(
              (name, count) -> {
                if (!ContactBoard.isPersonal(name)) {
                  care.add(new Care(date, date, both(name.phrase()), Map.of(), null, count));
                }
              });
    }
    for (ContactBoard.CareLine line : board.care()) {
      care.add(
          new Care(
              line.greeting().date(),
              line.greeting().prepareFrom(),
              both(line.greeting().occasion().phrase()),
              actions(line.greeting().actions()),
              line.customer().value(),
              1));
    }
    return care;
  }

  private static List<Day> days(ContactBoard board) {
    List<Day> days = new ArrayList<>();
    for (LocalDate date = board.start();
        date.isBefore(board.start().plusWeeks(ContactBoard.WEEKS));
        date = date.plusDays(1)) {
      List<Occasion> care = new ArrayList<>();
      board.careOn(date).forEach((name, count) -> care.add(new Occasion(names(name), count)));
      days.add(new Day(date, board.dueOn(date), care));
    }
    return days;
  }

  private static Map<String, String> names(CareName name) {
    return both(name.phrase());
  }

  private static Map<String, String> actions(List<CareAction> actions) {
    return new TreeMap<>(
        Map.of(
            "en", words(actions, Locale.ENGLISH, ", "),
            "zh", words(actions, Locale.SIMPLIFIED_CHINESE, "、")));
  }

  private static String words(List<CareAction> actions, Locale locale, String between) {
    return String.join(
        between,
        actions.stream().map(action -> Texts.BUILT_IN.render(action.phrase(), locale)).toList());
  }

  private static Map<String, String> both(Phrase phrase) {
    return new TreeMap<>(
        Map.of(
            "en", Texts.BUILT_IN.render(phrase, Locale.ENGLISH),
            "zh", Texts.BUILT_IN.render(phrase, Locale.SIMPLIFIED_CHINESE)));
  }
}
