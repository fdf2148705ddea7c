package io.crmkit.quickstart;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.crmkit.json.BundledCalendars;
import io.crmkit.time.BusinessCalendar;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * The complaints and inquiries of the sample company over its last weeks, always the same ones.
 * People work in office hours, mostly in time; what is not done by the as-of day is open.
 */
final class SampleCases {
  /** The name that the bundled workflows give the hours in which the company works. */
  static final String CALENDAR = "service";

  private static final int COMPLAINTS = 24;
  private static final int INQUIRIES = 30;
  private static final long SEED = 20_260_702L;
  private static final int DAYS = 24;
  private static final List<String> FIELDS =
      List.of(
          "category",
          "intake",
          "judgement",
          "department",
          "promised-at",
          "cause",
          "party",
          "remedies",
          "proposed-remedy",
          "remedy-kind",
          "remedy",
          "chosen-by",
          "channel",
          "acceptance",
          "letter",
          "follow-up",
          "fed-back",
          "summary",
          "inquiry",
          "answer");

  private final Random random = new Random(SEED);
  private final BusinessCalendar office = BundledCalendars.china2026();
  private final Instant end = SampleCompany.AS_OF.atStartOfDay(office.zone()).toInstant();
  private final List<Row> rows = new ArrayList<>();

  private SampleCases() {}

  /** Something that happened to a case. */
  private record Row(
      String id,
      String customer,
      String workflow,
      Step step,
      Instant at,
      Map<String, String> more) {}

  /**
   * What happens next in a case.
   *
   * @param hours how long it takes on average, in office hours
   */
  private record Step(String action, double hours, String actor, String roles) {}

  /** The calendar of the company. */
  static BusinessCalendar calendar() {
    return BundledCalendars.china2026();
  }

  /** All cases as a file. */
  static byte[] csv() {
    SampleCases sample = new SampleCases();
    for (int number = 1; number <= COMPLAINTS; number++) {
      sample.addComplaint(number);
    }
    for (int number = 1; number <= INQUIRIES; number++) {
      sample.addInquiry(number);
    }
    return sample.written();
  }

  private void addComplaint(int number) {
    String id = String.format(Locale.ROOT, "K%03d", number);
    String[] categories = {"attitude", "quality", "price", "communication", "other"};
    String category = categories[random.nextInt(categories.length)];
    String manager = "S-02";
    Trace trace = new Trace(id, "closed-loop");
    trace.open(Map.of("category", category, "intake", "intake-" + id));
    trace.add(
        new Step("JUDGE", 4.5, "S-01", ""),
        Map.of(
            "judgement",
            "upheld",
            "department",
            "D-3",
            "promised-at",
            "2026-06-30T18:00:00+08:00"));
    trace.add(
        new Step("INVESTIGATE", 14, "S-11", ""), Map.of("cause", "cause-" + id, "party", "nobody"));
    trace.add(new Step("PROPOSE", 3, "S-11", ""), proposal("1", "plan-A", "apology"));
    trace.add(new Step("PROPOSE", 1, "S-11", ""), proposal("2", "plan-B", "refund"));
    trace.add(
        new Step("CHOOSE", 6, manager, "MANAGER"),
        Map.of("remedy", random.nextBoolean() ? "plan-A" : "plan-B", "chosen-by", manager));
    trace.add(new Step("CARRY_OUT", 14, "S-12", ""), Map.of());
    trace.add(
        new Step("INFORM", 8, "S-01", ""),
        Map.of("channel", "letter", "acceptance", "pending", "letter", "letter-" + id));
    trace.add(new Step("ACCEPT", 10, "S-01", ""), Map.of("acceptance", "accepted"));
    trace.add(new Step("VISIT", 14, "S-12", ""), Map.of("follow-up", "resolved"));
    trace.add(
        new Step("SUMMARISE", 6, "S-01", ""), Map.of("fed-back", "true", "summary", "sum-" + id));
  }

  private static Map<String, String> proposal(String number, String plan, String kind) {
    return Map.of("remedies", number, "proposed-remedy", plan, "remedy-kind", kind);
  }

  private void addInquiry(int number) {
    String id = String.format(Locale.ROOT, "Q%03d", number);
    Trace trace = new Trace(id, "inquiry");
    trace.open(Map.of("inquiry", "inquiry-" + id));
    Map<String, String> answer = Map.of("answer", "answer-" + id);
    if (random.nextInt(3) == 0) {
      trace.add(new Step("ANSWER", 0.2, "S-21", ""), answer);
    } else {
      trace.add(new Step("RECORD", 0.2, "S-21", ""), Map.of());
      trace.add(new Step("ANSWER", 7, "S-22", ""), answer);
    }
    trace.add(new Step("CLOSE", 10, "S-21", ""), Map.of());
  }

  /** One case on its way; it stops at the as-of day. */
  private final class Trace {
    private final String id;
    private final String customer;
    private final String workflow;
    private Instant now;

    Trace(String id, String workflow) {
      this.id = id;
      this.customer =
          String.format(Locale.ROOT, "C%04d", 1 + random.nextInt(SampleCompany.CUSTOMERS));
      this.workflow = workflow;
      // Later cases are more likely to be open still, which is what a board is for.
      double before = DAYS * StrictMath.sqrt(random.nextDouble()) * random.nextDouble();
      Duration ago = Duration.ofMinutes(60 + (long) (before * 24 * 60));
      this.now = after(end.minus(ago), 0);
    }

    void open(Map<String, String> fields) {
      write(new Step(CaseReplay.OPEN, 0, "S-01", ""), fields);
    }

    void add(Step step, Map<String, String> fields) {
      double hours = -step.hours() * StrictMath.log(1 - random.nextDouble());
      now = after(now, 1 + (long) (hours * 60));
      write(step, fields);
    }

    private void write(Step step, Map<String, String> fields) {
      if (now.isBefore(end)) {
        rows.add(new Row(id, customer, workflow, step, now, fields));
      }
    }

    private Instant after(Instant start, long minutes) {
      return office
          .add(start, Duration.ofMinutes(minutes))
          .toOptional()
          .orElseThrow()
          .truncatedTo(ChronoUnit.MINUTES);
    }
  }

  private byte[] written() {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      List<String> header =
          new ArrayList<>(
              List.of("case", "customer", "workflow", "action", "at", "actor", "roles", "owner"));
      header.addAll(FIELDS);
      csv.writeRecord(header);
      for (Row row : rows) {
        List<String> cells = new ArrayList<>();
        boolean opening = row.step().action().equals(CaseReplay.OPEN);
        cells.add(row.id());
        cells.add(opening ? row.customer() : "");
        cells.add(opening ? row.workflow() : "");
        cells.add(row.step().action());
        cells.add(row.at().atOffset(ZoneOffset.ofHours(8)).toString());
        cells.add(row.step().actor());
        cells.add(row.step().roles());
        cells.add(opening ? "service" : "");
        FIELDS.forEach(field -> cells.add(row.more().getOrDefault(field, "")));
        csv.writeRecord(cells);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
