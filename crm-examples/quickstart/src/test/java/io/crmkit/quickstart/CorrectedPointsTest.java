package io.crmkit.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.CustomerId;
import io.crmkit.jdbcstore.JdbcStores;
import io.crmkit.json.BundledPlaybooks;
import io.crmkit.json.PlaybookReader;
import io.crmkit.loyalty.AccountId;
import io.crmkit.loyalty.TransactionPoints;
import io.crmkit.playbook.Playbook;
import io.crmkit.quickstart.PointsDifference.Kind;
import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Commit;
import io.crmkit.store.ConflictException;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Expected;
import io.crmkit.store.ForwardingStore;
import io.crmkit.store.InMemoryStore;
import io.crmkit.store.PointsBook;
import io.crmkit.store.RecordId;
import io.crmkit.store.work.PointsDesk;
import io.crmkit.store.work.UnitOfWork;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Points of a file that was corrected since they were posted")
class CorrectedPointsTest {
  private static final String HANDBOOK = BundledPlaybooks.json("handbook").orElseThrow();
  private static final String ORDERS = "customer,date,amount,order\n";
  private static final String LINES = "customer,date,amount\n";
  private static final String FIRST =
      ORDERS
          + "a,2026-01-05,1000,o1\na,2026-03-05,500,o2\na,2026-03-20,-50,o2\nb,2026-02-01,300,o9\n";

  @TempDir Path work;
  private AutoCloseable open = () -> {};
  private CrmStore store = new InMemoryStore();
  private String rules = HANDBOOK;

  private void open(String kind) {
    if (kind.equals("h2")) {
      var h2 = JdbcStores.h2(work.resolve("db"));
      open = h2;
      store = h2;
    }
  }

  @AfterEach
  void close() throws Exception {
    open.close();
  }

  private Programme programme(String day, String csv) throws IOException {
    Playbook playbook = PlaybookReader.standard().read(rules);
    PurchaseHistory history =
        TransactionsCsv.read(
            new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
            "tx.csv",
            playbook.zone(),
            playbook.currency());
    return new Programme(playbook, history, RedemptionBook.NONE, LocalDate.parse(day));
  }

  private PointsRecords post(String day, String csv) throws IOException {
    Programme programme = programme(day, csv);
    return PointsRecords.post(store, programme, programme.customers());
  }

  private long total(String customer) {
    return PointsBook.of(store)
        .account(AccountId.of(customer))
        .balance(Instant.parse("2026-07-01T00:00:00Z"))
        .total();
  }

  private static List<Kind> kinds(PointsRecords records) {
    return records.differences().stream().map(PointsDifference::kind).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory", "h2"})
  @DisplayName("a changed amount is told, its points stay, and everybody's new orders are posted")
  void changed(String kind) throws IOException {
    open(kind);
    assertThat(post("2026-05-01", FIRST).written()).isEqualTo(4);
    long before = total("a");
    String corrected =
        FIRST.replace("1000,o1", "100,o1") + "a,2026-05-20,10,o3\nb,2026-05-20,20,o4\n";
    PointsRecords records = post("2026-06-01", corrected);
    assertThat(records.written()).isEqualTo(2);
    assertThat(total("a")).isEqualTo(before + 10);
    assertThat(total("b")).isEqualTo(320);
    assertThat(records.differences())
        .singleElement()
        .isEqualTo(
            new PointsDifference(
                Kind.CHANGED,
                CustomerId.of("a"),
                "o1, now CNY 100.00 on 2026-01-05, posted as o1, CNY 1000.00 on 2026-01-05"));
    // As the text says: the row as it was, and a refund.
    PointsRecords refunded =
        post(
            "2026-06-02", FIRST + "a,2026-06-01,-900,o1\na,2026-05-20,10,o3\nb,2026-05-20,20,o4\n");
    assertThat(refunded.differences()).isEmpty();
    assertThat(total("a")).isEqualTo(before + 10 - 900);
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory", "h2"})
  @DisplayName(
      "an order that comes late is credited once and told; one that is gone keeps its points")
  void lateAndMissing(String kind) throws IOException {
    open(kind);
    post("2026-05-01", FIRST);
    long before = total("a");
    String late = FIRST + "a,2026-02-10,200,o3\n";
    PointsRecords records = post("2026-05-01", late);
    assertThat(kinds(records)).containsExactly(Kind.LATE);
    assertThat(total("a")).isEqualTo(before + 200);
    PointsRecords again = post("2026-05-02", late);
    assertThat(again.written()).isZero();
    assertThat(again.differences()).isEmpty();

    PointsRecords gone = post("2026-05-03", late.replace("a,2026-03-05,500,o2\n", ""));
    assertThat(gone.differences())
        .contains(
            new PointsDifference(Kind.MISSING, CustomerId.of("a"), "o2, CNY 500.00 on 2026-03-05"));
    assertThat(total("a")).isEqualTo(before + 200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory", "h2"})
  @DisplayName("rows without orders are found wherever their lines stand now")
  void lines(String kind) throws IOException {
    open(kind);
    post("2026-05-01", LINES + "a,2026-01-05,1000\na,2026-03-05,500\na,2026-03-20,-50\n");
    long before = total("a");
    String late =
        LINES + "a,2026-02-10,200\na,2026-01-05,1000\na,2026-03-05,500\na,2026-03-20,-50\n";
    PointsRecords records = post("2026-05-02", late);
    assertThat(records.written()).isEqualTo(1);
    assertThat(kinds(records)).containsExactly(Kind.LATE);
    assertThat(total("a")).isEqualTo(before + 200);
    assertThat(post("2026-05-03", late).written()).isZero();

    // The file has got orders since; and the last amount was wrong.
    String orders =
        ORDERS
            + "a,2026-02-10,200,x3\na,2026-01-05,1000,x1\na,2026-03-05,500,x2\na,2026-03-20,-60,x2\n";
    PointsRecords named = post("2026-05-04", orders);
    assertThat(named.written()).isEqualTo(1);
    assertThat(named.differences()).isEmpty();
    assertThat(total("a")).isEqualTo(before + 200 - 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory", "h2"})
  @DisplayName("a late order moves no refund that was posted from one order to another")
  void lateBeforeRefund(String kind) throws IOException {
    open(kind);
    String rows = LINES + "a,2026-01-05,1000\na,2026-03-20,-50\n";
    post("2026-05-01", rows);
    PointsRecords records = post("2026-05-02", rows + "a,2026-03-01,100\n");
    assertThat(records.written()).isEqualTo(1);
    assertThat(total("a")).isEqualTo(1050);
    assertThat(post("2026-05-03", rows + "a,2026-03-01,100\na,2026-05-02,-30\n").written())
        .isEqualTo(1);
    assertThat(total("a")).isEqualTo(1020);
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory", "h2"})
  @DisplayName(
      "another earn rule holds for what is new, not for what earned by the old one or nothing")
  void otherRules(String kind) throws IOException {
    open(kind);
    rules = HANDBOOK.replace("\"perAmount\": 1,", "\"perAmount\": 1000000,");
    assertThat(rules).isNotEqualTo(HANDBOOK);
    assertThat(post("2026-05-01", FIRST).written()).isZero();
    rules =
        HANDBOOK.replace("\"perAmount\": 1, \"points\": 1}", "\"perAmount\": 1, \"points\": 2}");
    PointsRecords twice = post("2026-05-02", FIRST + "a,2026-05-01,100,o5\n");
    assertThat(twice.written()).isEqualTo(1);
    assertThat(twice.differences()).isEmpty();
    assertThat(total("a")).isEqualTo(200);
    rules = HANDBOOK;
    PointsRecords once = post("2026-05-03", FIRST + "a,2026-05-01,100,o5\na,2026-05-02,10,o6\n");
    assertThat(once.differences()).isEmpty();
    assertThat(total("a")).isEqualTo(210);
    assertThat(total("b")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory", "h2"})
  @DisplayName("accounts whose commands were numbered go on")
  void numbered(String kind) throws IOException {
    open(kind);
    Programme programme = programme("2026-05-01", FIRST);
    PointsDesk desk =
        PointsDesk.of(
            PointsBook.of(store),
            UnitOfWork.on(store, new Random(1)),
            programme.playbook().loyalty().orElseThrow().ledger());
    for (TransactionPoints.Posted each : programme.earned(CustomerId.of("a")).posted()) {
      assertThat(each.command().key().value()).startsWith("a/transaction-");
      desk.post(AccountId.of("a"), each.command(), each.at());
    }
    PointsRecords records = post("2026-05-02", FIRST + "a,2026-02-10,200,o3\n");
    assertThat(kinds(records)).containsExactly(Kind.LATE);
    assertThat(total("a")).isEqualTo(1650);
    assertThat(total("b")).isEqualTo(300);
    PointsRecords gone = post("2026-05-03", ORDERS + "a,2026-03-05,500,o2\n");
    assertThat(kinds(gone)).containsOnly(Kind.MISSING);
    assertThat(gone.differences()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory", "h2"})
  @DisplayName("thousands of rows of one customer take seconds, also the next day")
  void many(String kind) throws IOException {
    open(kind);
    StringBuilder csv = new StringBuilder(LINES);
    LocalDate first = LocalDate.parse("2024-01-01");
    for (int i = 0; i < 4_000; i++) {
      csv.append("a,").append(first.plusDays(i / 5)).append(',').append(10 + i % 7).append('\n');
    }
    long begun = System.nanoTime();
    assertThat(post("2026-06-01", csv.toString()).written()).isGreaterThanOrEqualTo(4_000);
    PointsRecords next = post("2026-06-02", csv + "a,2026-06-01,50\n");
    assertThat(next.written()).isEqualTo(1);
    assertThat(next.differences()).isEmpty();
    assertThat(post("2026-06-02", csv + "a,2026-06-01,50\n").written()).isZero();
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    assertThat(took).isLessThan(Duration.ofSeconds(60)); // hundreds of seconds, one by one
  }

  /** Whoever writes two accounts at once meets somebody else. */
  private static final class Crowded extends ForwardingStore {
    private final boolean crowded;
    private int commits;

    Crowded(CrmStore store, boolean crowded) {
      super(store);
      this.crowded = crowded;
    }

    @Override
    public Commit commit(ChangeSet changes) {
      List<RecordId> accounts =
          changes.changes().stream()
              .map(Change::record)
              .filter(each -> each.type().equals("points-account"))
              .toList();
      if (crowded && accounts.size() > 1) {
        throw new ConflictException(accounts.get(0), Expected.absent(), OptionalLong.of(1));
      }
      commits++;
      return super.commit(changes);
    }
  }

  @ParameterizedTest(name = "somebody else changes accounts meanwhile: {0}")
  @ValueSource(booleans = {false, true})
  @DisplayName("what is new of many customers is posted together, or one by one after a conflict")
  void together(boolean crowded) throws IOException {
    StringBuilder csv = new StringBuilder(ORDERS);
    for (int i = 0; i < 250; i++) {
      csv.append(String.format(Locale.ROOT, "c%03d,2026-03-05,%d,o%d%n", i, 100 + i, i));
    }
    Crowded counted = new Crowded(store, crowded);
    store = counted;
    PointsRecords records = post("2026-05-01", csv.toString());
    assertThat(records.written()).isEqualTo(250);
    assertThat(records.differences()).isEmpty();
    assertThat(counted.commits).isEqualTo(crowded ? 250 : 3);
    for (int i = 0; i < 250; i++) {
      String id = String.format(Locale.ROOT, "c%03d", i);
      assertThat(total(id)).isEqualTo(100 + i);
      assertThat(records.account(CustomerId.of(id)))
          .contains(PointsBook.of(store).account(AccountId.of(id)));
    }
    assertThat(post("2026-05-01", csv.toString()).written()).isZero();
    assertThat(counted.commits).isEqualTo(crowded ? 250 : 3);
  }
}
