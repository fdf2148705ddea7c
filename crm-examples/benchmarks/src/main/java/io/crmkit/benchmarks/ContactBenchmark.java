package io.crmkit.benchmarks;

import io.crmkit.contact.Cap;
import io.crmkit.contact.ConsentRequired;
import io.crmkit.contact.ContactLog;
import io.crmkit.contact.ContactQuestion;
import io.crmkit.contact.ContactRequest;
import io.crmkit.contact.ContactRules;
import io.crmkit.contact.ContactWindow;
import io.crmkit.contact.DoNotContact;
import io.crmkit.contact.Permission;
import io.crmkit.contact.QuietHours;
import io.crmkit.contact.RestHours;
import io.crmkit.contact.Scope;
import io.crmkit.customer.Channel;
import io.crmkit.customer.Consent;
import io.crmkit.customer.Interaction;
import io.crmkit.customer.Purpose;
import io.crmkit.decision.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * May this customer be contacted now, with 50 contacts in the log: one cap beside a binary search
 * in a sorted array, and a company's rules, explained, beside a sliding window written by hand.
 */
@State(org.openjdk.jmh.annotations.Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ContactBenchmark {
  private static final int CUSTOMERS = 256;
  private static final int CONTACTS = 50;
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant NOON = Instant.parse("2026-07-14T04:00:00Z");
  private static final long WEEK = 7 * 86_400;
  private static final long JULY = Instant.parse("2026-06-30T16:00:00Z").getEpochSecond();
  private static final long AUGUST = Instant.parse("2026-07-31T16:00:00Z").getEpochSecond();

  private final ContactRules oneCap =
      ContactRules.of(Cap.of("weekly", 2, ContactWindow.rolling(Duration.ofDays(7))));
  private final ContactRules roomyCap =
      ContactRules.of(Cap.of("weekly", 50, ContactWindow.rolling(Duration.ofDays(7))));
  private final ContactRules company =
      ContactRules.of(
          DoNotContact.of("do-not-contact"),
          ConsentRequired.of("consent", Scope.ALL.withPurposes(Purpose.MARKETING)),
          RestHours.daily("night", QuietHours.of("21:00", "08:00")),
          Cap.of("daily", 1, ContactWindow.rolling(Duration.ofHours(24))),
          Cap.of("weekly", 2, ContactWindow.rolling(Period.ofDays(7))),
          Cap.of("monthly", 9, ContactWindow.calendar(ContactWindow.Unit.MONTH)));
  private final ContactQuestion[] questions = new ContactQuestion[CUSTOMERS];
  private final long[][] seconds = new long[CUSTOMERS][];
  private int next;

  /** Prepares logs of which about half leave room, and checks that both sides say the same. */
  @Setup
  public void prepare() {
    SplittableRandom random = new SplittableRandom(7);
    ContactRequest request = ContactRequest.of(Channel.PHONE, Purpose.MARKETING);
    for (int i = 0; i < CUSTOMERS; i++) {
      List<Interaction> contacts = new ArrayList<>();
      Instant at = NOON;
      for (int c = 0; c < CONTACTS; c++) {
        at = at.minusSeconds(3_600L * (1 + random.nextInt(14 * 24)));
        contacts.add(request.madeAt(at));
      }
      Instant given = at.minusSeconds(60);
      Consent consent =
          new Consent(
              request.channel(),
              request.purpose(),
              Consent.Status.GIVEN,
              "form",
              "p-1",
              "v1",
              given,
              given);
      ContactLog log =
          ContactLog.EMPTY.in(ZONE).withInteractions(contacts).withConsents(List.of(consent));
      questions[i] = new ContactQuestion(request, log, NOON);
      seconds[i] =
          log.interactions().stream().mapToLong(c -> c.occurredAt().getEpochSecond()).toArray();
      boolean ours = oneCap.permission(questions[i]) instanceof Permission.Allowed;
      if (ours != (byHand(seconds[i], NOON.getEpochSecond(), 2, WEEK) == NOON.getEpochSecond())) {
        throw new IllegalStateException("the two sides differ on customer " + i);
      }
      requireSame(company.decide(questions[i]).outcome(), explainedByHand(i));
    }
  }

  private static void requireSame(Permission ours, Explained theirs) {
    long until =
        ours instanceof Permission.Deferred later
            ? later.until().getEpochSecond()
            : NOON.getEpochSecond();
    if (until != theirs.until()) {
      throw new IllegalStateException("the two sides differ: " + ours + " and " + theirs);
    }
  }

  private int turn() {
    next = (next + 1) & (CUSTOMERS - 1);
    return next;
  }

  /** One cap, outcome only. */
  @Benchmark
  public Permission cap() {
    return oneCap.permission(questions[turn()]);
  }

  /** One cap that has room, outcome only. */
  @Benchmark
  public Permission capWithRoom() {
    return roomyCap.permission(questions[turn()]);
  }

  /** A binary search in a sorted array. */
  @Benchmark
  public int binarySearch() {
    return Arrays.binarySearch(seconds[turn()], NOON.getEpochSecond() - WEEK);
  }

  /** One cap, by hand. */
  @Benchmark
  public long capByHand() {
    return byHand(seconds[turn()], NOON.getEpochSecond(), 2, WEEK);
  }

  /** Six rules, explained. */
  @Benchmark
  public Decision<Permission> explained() {
    return company.decide(questions[turn()]);
  }

  /** Six rules, outcome only. */
  @Benchmark
  public Permission outcome() {
    return company.permission(questions[turn()]);
  }

  /** The same rules by hand, for this zone, which has no summer time, with reasons. */
  @Benchmark
  public Explained rulesByHand() {
    return explainedByHand(turn());
  }

  /** When the n-th newest contact has left the window; the asked second if it has. */
  private static long byHand(long[] sorted, long at, int atMost, long window) {
    int found = Arrays.binarySearch(sorted, at);
    int newest = (found < 0 ? -found - 1 : found + 1) - atMost;
    return newest < 0 ? at : Math.max(at, sorted[newest] + window);
  }

  private Explained explainedByHand(int customer) {
    long[] sorted = seconds[customer];
    ContactQuestion question = questions[customer];
    long at = question.at().getEpochSecond();
    List<String> reasons = new ArrayList<>(4);
    long until = at;
    boolean consented = false;
    for (Consent consent : question.log().consents()) {
      consented =
          consent.channel().equals(question.request().channel())
              && consent.purpose().equals(question.request().purpose())
              && consent.status() == Consent.Status.GIVEN;
    }
    if (!consented || !question.log().bans().isEmpty()) {
      reasons.add("consent");
    }
    long daily = byHand(sorted, at, 1, 86_400);
    if (daily > at) {
      reasons.add("daily");
    }
    long weekly = byHand(sorted, at, 2, WEEK);
    if (weekly > at) {
      reasons.add("weekly");
    }
    until = Math.max(until, Math.max(daily, weekly));
    if (sorted[sorted.length - 9] >= JULY) {
      reasons.add("monthly");
      until = Math.max(until, AUGUST);
    }
    while (true) {
      int second = (int) Math.floorMod(until + 8 * 3_600, 86_400L);
      LocalTime time = LocalTime.ofSecondOfDay(second);
      if (time.getHour() >= 8 && time.getHour() < 21) {
        break;
      }
      until += time.getHour() >= 21 ? 86_400 - second + 8 * 3_600 : 8 * 3_600 - second;
      reasons.add("night");
    }
    return new Explained(until, List.copyOf(reasons));
  }

  /**
   * What is decided by hand.
   *
   * @param until the first allowed second
   * @param reasons the names of the rules in the way
   */
  public record Explained(long until, List<String> reasons) {}
}
