package io.crmkit.store.contract;

import static io.crmkit.store.contract.StoreRule.must;

import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Expected;
import io.crmkit.store.Key;
import io.crmkit.store.Page;
import io.crmkit.store.Scan;
import io.crmkit.store.Versioned;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What is read together is read as of one moment, whatever is written meanwhile. */
final class MomentRules {
  private static final int COMMITS_A_READ = 2;
  private static final int READS = 40; // at the least
  private static final long A_WHILE = 250_000_000; // ns, at the least
  private static final int TOGETHER = 40;
  private static final int PAIRS = 4;
  private static final int STEADY = 3;
  private static final long END = 100; // of the range

  private MomentRules() {}

  static List<StoreRule> all() {
    return List.of(
        must(
            "atomicity.find-all-one-moment",
            "Find all shows one moment: of records always written together it shows one commit.",
            MomentRules::findAllOneMoment),
        must(
            "atomicity.page-one-moment",
            "A page shows one moment: of records always written together it shows one commit.",
            MomentRules::pageOneMoment),
        must(
            "atomicity.page-in-range",
            "While records move in and out of a range, a page of it shows none with a key outside,"
                + " all in the order of the keys they show, and as many as were inside at every"
                + " moment.",
            MomentRules::pageInRange));
  }

  private static void findAllOneMoment(StoreTrial trial) throws Exception {
    List<String> ids = IntStream.range(0, TOGETHER).mapToObj(record -> "r" + record).toList();
    oneMoment(trial, () -> trial.untraced().findAll(trial.type(), ids).values());
  }

  private static void pageOneMoment(StoreTrial trial) throws Exception {
    Scan<Sample> byNumber = Scan.by(trial.type(), Sample.BY_NUMBER);
    oneMoment(trial, () -> trial.untraced().scan(byNumber).records());
  }

  /** Writes records with one number over and over while somebody reads. */
  private static void oneMoment(StoreTrial trial, Supplier<Collection<Versioned<Sample>>> read)
      throws Exception {
    whileWriting(
        trial,
        READS / 4,
        round -> writeTogether(trial, round),
        any -> {
          List<Long> numbers =
              read.get().stream().map(record -> record.value().number().orElse(-1L)).toList();
          trial.expect(
              numbers.size() == TOGETHER && numbers.stream().distinct().count() == 1,
              "records always written with one number were read with " + numbers);
        });
  }

  /**
   * Writes once; then one thread writes while another reads for a while, a few commits to every
   * read, so that neither is over before the other has begun, and no read has to wait for a moment
   * without any.
   */
  private static void whileWriting(
      StoreTrial trial, int leastReads, IntConsumer write, IntConsumer read) throws Exception {
    write.accept(0);
    Semaphore due = new Semaphore(0);
    AtomicInteger written = new AtomicInteger();
    Workers.Stop stop = new Workers.Stop();
    long begun = System.nanoTime();
    try (Workers workers = new Workers(trial.patience())) {
      workers.start(
          () -> {
            try {
              for (int round = 1; !stop.asked(); round++) {
                due.acquire();
                write.accept(round);
                written.set(round);
              }
            } finally {
              stop.now();
            }
          });
      workers.start(
          () -> {
            try {
              for (int reads = 1; !stop.asked(); reads++) {
                due.release(COMMITS_A_READ);
                read.accept(reads);
                if (reads >= leastReads
                    && written.get() >= leastReads * COMMITS_A_READ
                    && System.nanoTime() - begun > A_WHILE) {
                  break;
                }
              }
            } finally {
              stop.now();
              due.release(); // whatever happened, the other comes to its end
            }
          });
      workers.finish();
    }
  }

  private static void writeTogether(StoreTrial trial, int number) {
    List<Change> puts = new ArrayList<>();
    for (int record = 0; record < TOGETHER; record++) {
      Sample sample = Sample.of("r" + record).number(number);
      puts.add(new Change.Put<>(trial.type(), sample, Expected.any()));
    }
    trial
        .untraced()
        .commit(new ChangeSet(trial.command(), puts, Map.of(), List.of(), Optional.empty()));
  }

  private static void pageInRange(StoreTrial trial) throws Exception {
    List<Sample> steady = new ArrayList<>();
    for (int number = 0; number < STEADY; number++) {
      steady.add(Sample.of("s" + number).number(40L + number));
    }
    trial.putAll(steady);
    for (int pair = 1; pair < PAIRS; pair++) {
      swap(trial, pair);
    }
    Scan<Sample> range =
        Scan.by(trial.type(), Sample.BY_NUMBER).from(Key.number(0)).to(Key.number(END));
    whileWriting(
        trial,
        READS,
        round -> swap(trial, round),
        read -> {
          Scan<Sample> scan = read % 4 < 2 ? range : range.descending();
          expectWhole(trial, scan.limit(read % 2 == 0 ? PAIRS + STEADY : PAIRS), steady);
        });
  }

  /**
   * Of a pair of records one comes into the range, low or high, and one leaves it or is deleted.
   */
  private static void swap(StoreTrial trial, int round) {
    int pair = round % PAIRS;
    int turn = round / PAIRS;
    String comes = (turn % 2 == 0 ? "x" : "y") + pair;
    String leaves = (turn % 2 == 0 ? "y" : "x") + pair;
    long number = (turn % 4 < 2 ? 10L : 80L) + pair;
    ChangeSet changes =
        trial.changes().put(trial.type(), Sample.of(comes).number(number), Expected.any());
    trial
        .untraced()
        .commit(
            turn % 3 == 0
                ? changes.delete(trial.id(leaves), Expected.any())
                : changes.put(
                    trial.type(), Sample.of(leaves).number(END + number), Expected.any()));
  }

  private static void expectWhole(StoreTrial trial, Scan<Sample> scan, List<Sample> steady) {
    Page<Sample> page = trial.untraced().scan(scan);
    List<Sample> shown = page.values();
    List<Long> numbers = shown.stream().map(sample -> sample.number().orElse(-1L)).toList();
    Comparator<Long> order = Comparator.naturalOrder();
    trial.expect(
        numbers.stream().allMatch(number -> number >= 0 && number < END),
        "a page of the numbers 0 to " + END + " shows " + numbers);
    trial.expectEqual(
        "the numbers in order",
        numbers.stream().sorted(scan.ascending() ? order : order.reversed()).toList(),
        numbers);
    trial.expectEqual("how many records a page shows", scan.limit(), shown.size());
    trial.expectEqual(
        "whether a page has a next one", scan.limit() < PAIRS + STEADY, page.next().isPresent());
    if (page.next().isEmpty()) {
      trial.expect(
          shown.containsAll(steady), "records that nobody moved are not on the page: " + numbers);
    }
  }
}
