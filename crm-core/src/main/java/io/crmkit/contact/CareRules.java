package io.crmkit.contact;

import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.time.LunarCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The ready-made care policy: what is done on each kind of occasion, and the company's festivals
 * and member days (IS-15, RM-07, AS-08). Immutable.
 *
 * <p>A greeting is due on each day from {@code leadDays} before its day up to the day itself. On
 * days on which a {@linkplain CareBar bar} holds there is none; what counts is the day of the
 * occasion. Example:
 *
 * <pre>{@code
 * CareRules rules = new CareRules(
 *     List.of(CarePractice.greeting(CareKind.BIRTHDAY), CarePractice.greeting(CareKind.FESTIVAL)),
 *     List.of(Festival.known("spring-festival"), Festival.known("mid-autumn")),
 *     List.of());
 * }</pre>
 *
 * @param practices at most one for each kind of occasion; kinds without are not observed
 * @param festivals the company's, each code once
 * @param memberDays the company's, each code once
 */
public record CareRules(
    List<CarePractice> practices, List<Festival> festivals, List<MemberDay> memberDays)
    implements CarePolicy {
  /** No occasion is observed. */
  public static final CareRules NONE = new CareRules(List.of(), List.of(), List.of());

  /**
   * Copies the lists and checks them.
   *
   * @throws IllegalArgumentException if a kind or a code occurs twice, or festivals or member days
   *     are listed for which nothing is done
   */
  public CareRules {
    practices = List.copyOf(practices);
    festivals = List.copyOf(festivals);
    memberDays = List.copyOf(memberDays);
    requireOnce("practice", practices.stream().map(CarePractice::kind).toList());
    requireOnce("festival", festivals.stream().map(Festival::code).toList());
    requireOnce("member day", memberDays.stream().map(MemberDay::code).toList());
    requirePractice(practices, CareKind.FESTIVAL, festivals);
    requirePractice(practices, CareKind.MEMBER_DAY, memberDays);
  }

  private static void requireOnce(String what, List<?> names) {
    if (names.stream().distinct().count() < names.size()) {
      throw new IllegalArgumentException("each " + what + " must occur once, were " + names);
    }
  }

  private static void requirePractice(
      List<CarePractice> practices, CareKind kind, Collection<?> listed) {
    if (!listed.isEmpty() && practices.stream().noneMatch(each -> each.kind() == kind)) {
      throw new IllegalArgumentException(
          "occasions of the kind " + kind + " are listed, but there is no practice for them");
    }
  }

  /** What is done on a kind of occasion, if it is observed. */
  public Optional<CarePractice> practice(CareKind kind) {
    return practices.stream().filter(practice -> practice.kind() == kind).findFirst();
  }

  @Override
  public Decision<CareCalendar> decide(CareQuestion question) {
    List<Greeting> greetings = new ArrayList<>();
    TreeMap<Due, List<Reason>> reasons = new TreeMap<>();
    List<Reason> unknown = new ArrayList<>();
    occasions(question.customer())
        .forEach(
            occasion -> {
              for (Due due : due(occasion, question, unknown)) {
                reasons.computeIfAbsent(
                    due, d -> decide(d, practice(d.name().kind()), question, greetings));
              }
            });
    List<Reason> all = new ArrayList<>();
    reasons.values().forEach(all::addAll);
    all.addAll(unknown);
    if (all.isEmpty()) {
      all.add(
          new CareReason.NothingDue(
              question.startInclusive(), question.endExclusive().minusDays(1)));
    }
    return Decision.of(new CareCalendar(greetings), all);
  }

  private Stream<CareOccasion> occasions(CareCustomer customer) {
    return Stream.of(customer.occasions(), festivals, memberDays).flatMap(Collection::stream);
  }

  /** The days of an occasion whose preparation or date lies in the days asked for. */
  private List<Due> due(CareOccasion occasion, CareQuestion question, List<Reason> unknown) {
    int lead = practice(occasion.name().kind()).map(CarePractice::leadDays).orElse(0);
    LocalDate start = question.startInclusive();
    LocalDate end = question.endExclusive().plusDays(lead);
    if (!occasion.knows(start, end)) {
      unknown.add(
          new CareReason.BeyondCalendar(
              occasion.name(), LunarCalendar.FIRST_DAY, LunarCalendar.LAST_DAY));
      start = later(start, LunarCalendar.FIRST_DAY);
      end = earlier(end, LunarCalendar.LAST_DAY.plusDays(1));
    }
    return start.isBefore(end)
        ? occasion.datesIn(start, end).stream()
            .map(date -> new Due(date, occasion.name(), date.minusDays(lead)))
            .toList()
        : List.of();
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  /** Adds the greeting that is due, and tells why there is one or none. */
  private static List<Reason> decide(
      Due due, Optional<CarePractice> practice, CareQuestion question, List<Greeting> greetings) {
    if (practice.isEmpty()) {
      return List.of(new CareReason.NotObserved(due.name(), due.date()));
    }
    CareCustomer customer = question.customer();
    List<CareAction> actions = practice.get().actions(customer.important());
    if (actions.isEmpty()) {
      return List.of(new CareReason.ImportantOnly(due.name(), due.date()));
    }
    List<Reason> bars =
        customer.bars().stream()
            .filter(bar -> bar.holdsOn(due.date()))
            .map(CareBar::cause)
            .distinct()
            .sorted()
            .<Reason>map(cause -> barred(cause, due))
            .toList();
    if (!bars.isEmpty()) {
      return bars;
    }
    greetings.add(new Greeting(due.name(), due.date(), due.prepareFrom(), actions));
    Reason greeted = new CareReason.Due(due.name(), due.date(), due.prepareFrom(), actions);
    List<CareAction> extra = practice.get().important();
    return customer.important() && !extra.isEmpty()
        ? List.of(greeted, new CareReason.Tailored(due.name(), due.date(), extra))
        : List.of(greeted);
  }

  private static Reason barred(CareBar.Cause cause, Due due) {
    return switch (cause) {
      case DECEASED -> new CareReason.Deceased(due.name(), due.date());
      case MINOR -> new CareReason.Minor(due.name(), due.date());
      case BANNED -> new CareReason.Banned(due.name(), due.date());
    };
  }

  /** A day of an occasion; two birthdays on one day are one. */
  private record Due(LocalDate date, CareName name, LocalDate prepareFrom)
      implements Comparable<Due> {
    private static final Comparator<Due> ORDER =
        Comparator.comparing(Due::date).thenComparing(Due::name);

    @Override
    public int compareTo(Due other) {
      return ORDER.compare(this, other);
    }
  }
}
