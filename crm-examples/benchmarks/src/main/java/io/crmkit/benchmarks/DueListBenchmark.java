package io.crmkit.benchmarks;

import io.crmkit.contact.Audience;
import io.crmkit.contact.Cadence;
import io.crmkit.contact.CadenceRules;
import io.crmkit.contact.ContactLog;
import io.crmkit.contact.ContactRequest;
import io.crmkit.contact.ContactWindow;
import io.crmkit.contact.Due;
import io.crmkit.contact.DueCustomer;
import io.crmkit.contact.DueList;
import io.crmkit.contact.Rhythm;
import io.crmkit.customer.Channel;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Interaction;
import io.crmkit.customer.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The hundred most urgent dues of a million customers, read as a stream: with {@code -prof gc} or a
 * small heap it shows that memory stays flat.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 3)
public class DueListBenchmark {
  private static final int CUSTOMERS = 1_000_000;
  private static final int PAGE = 100;
  private static final int HISTORIES = 512;
  private static final int CONTACTS = 12;
  private static final Duration WEEK = Duration.ofDays(7);
  private static final LocalDate FROM = Company.DAY.minusYears(1);
  private static final ContactRequest CALL = ContactRequest.of(Channel.PHONE, Purpose.RETURN_VISIT);

  private final List<ContactLog> logs = logs();
  private final DueList list =
      new DueList(
          CadenceRules.of(
              Company.ZONE,
              Cadence.of("premium", 2, Rhythm.within(ContactWindow.rolling(WEEK)), FROM)
                  .concerning(Audience.ofClass("importance", "premium"))
                  .by(CALL),
              Cadence.of(
                      "monthly",
                      1,
                      Rhythm.within(ContactWindow.calendar(ContactWindow.Unit.MONTH)),
                      FROM)
                  .by(CALL)
                  .ranked(2)),
          Company.AS_OF,
          Company.AS_OF.plus(WEEK));

  private static List<ContactLog> logs() {
    SplittableRandom random = new SplittableRandom(6);
    List<ContactLog> logs = new ArrayList<>();
    for (int i = 0; i < HISTORIES; i++) {
      List<Interaction> contacts = new ArrayList<>();
      for (int j = 0; j < CONTACTS; j++) {
        contacts.add(CALL.madeAt(Company.AS_OF.minusSeconds(random.nextInt(86_400 * 200))));
      }
      logs.add(
          ContactLog.EMPTY
              .in(Company.ZONE)
              .withInteractions(contacts)
              .withClasses(Map.of("importance", i % 10 == 0 ? "premium" : "basic")));
    }
    return logs;
  }

  private Stream<DueCustomer> customers() {
    return IntStream.range(0, CUSTOMERS)
        .mapToObj(i -> DueCustomer.of(CustomerId.of("c-" + i), logs.get(i % HISTORIES)));
  }

  /** The first page of the list. */
  @Benchmark
  public List<Due> firstPage() {
    return list.top(customers(), PAGE);
  }

  /** One rolling rule by hand: the second newest contact and a week, the hundred earliest kept. */
  @Benchmark
  public PriorityQueue<Instant> byHand() {
    PriorityQueue<Instant> earliest = new PriorityQueue<>(Collections.reverseOrder());
    customers()
        .forEach(
            customer -> {
              List<Interaction> contacts = customer.log().interactions();
              Instant due = contacts.get(contacts.size() - 2).occurredAt().plus(WEEK);
              if (earliest.size() < PAGE) {
                earliest.add(due);
              } else if (due.isBefore(earliest.element())) {
                earliest.remove();
                earliest.add(due);
              }
            });
    return earliest;
  }
}
