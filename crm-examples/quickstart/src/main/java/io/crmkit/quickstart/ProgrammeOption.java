package io.crmkit.quickstart;

import io.crmkit.playbook.Playbook;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that run a points programme: transactions, day, zone and currency. */
final class ProgrammeOption {
  /** The bundled playbook with a points programme. */
  static final String USUAL = "handbook";

  @Option(
      names = "--transactions",
      required = true,
      paramLabel = "FILE",
      description =
          "CSV with the columns customer, date (YYYY-MM-DD) and amount (negative for a refund), in any "
              + "order; also currency and order, if there are such. A refund under the order of a purchase "
              + "calls its points back, another one those of the latest purchases.")
  private Path transactions = Path.of("");

  @Option(
      names = "--redemptions",
      paramLabel = "FILE",
      description =
          "CSV with the columns customer, at, points and reference, in any order; also amount, what the "
              + "order costs, where a limit depends on it. What the programme refuses is told with the reason.")
  private @Nullable Path redemptions;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description =
          "The day at whose start to look, YYYY-MM-DD; only what was before it counts. Without it, the "
              + "day after the last transaction.")
  private @Nullable String asOf;

  @Option(
      names = "--currency",
      paramLabel = "C",
      description = "The currency, such as GBP, instead of the playbook's.")
  private @Nullable String currency;

  @Option(
      names = "--zone",
      paramLabel = "Z",
      description = "The time zone, such as Europe/London, instead of the playbook's.")
  private @Nullable String zone;

  /**
   * Reads the playbooks and, with the first one's zone and currency, the transactions.
   *
   * @throws BadInputException with every problem, if there is any
   */
  List<Programme> read(List<String> playbooks) {
    List<String> problems = new ArrayList<>();
    Optional<LocalDate> day =
        parsed("--as-of", asOf, "a day written YYYY-MM-DD", ProgrammeOption::day, problems);
    Optional<ZoneId> ownZone =
        parsed("--zone", zone, "a time zone such as Europe/London", ZoneId::of, problems);
    Optional<CurrencyUnit> ownCurrency =
        parsed(
            "--currency",
            currency,
            "the three letters of a currency such as GBP",
            CurrencyUnit::of,
            problems);
    List<Playbook> rules = new ArrayList<>();
    for (String name : playbooks) {
      try {
        rules.add(withPoints(name, PlaybookSource.read(name, ownZone, ownCurrency)));
      } catch (BadInputException e) {
        problems.addAll(e.lines());
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    List<Programme> programmes = new ArrayList<>();
    for (Playbook each : rules) {
      PurchaseHistory history = TransactionsCsv.read(transactions, each.zone(), each.currency());
      LocalDate until =
          day.or(() -> history.lastDay().map(last -> last.plusDays(1)))
              .orElseThrow(
                  () ->
                      new BadInputException(
                          transactions + ": transactions: must hold at least one; it holds none"));
      programmes.add(new Programme(each, history, redemptions(each, history), until));
    }
    return programmes;
  }

  private RedemptionBook redemptions(Playbook playbook, PurchaseHistory history) {
    if (redemptions == null) {
      return RedemptionBook.NONE;
    }
    Problems problems = new Problems();
    RedemptionBook book =
        RedemptionBook.read(redemptions, history, playbook.zone(), playbook.currency(), problems);
    problems.throwIfAny();
    return book;
  }

  private static Playbook withPoints(String name, Playbook playbook) {
    if (playbook.loyalty().isEmpty()) {
      throw new BadInputException(
          name
              + ": playbook: must have a points programme, in its section loyalty; "
              + playbook.id()
              + " has none");
    }
    return playbook;
  }

  /** The name of the file, for headings. */
  String source() {
    return String.valueOf(transactions.getFileName());
  }

  /** Years of four digits, as everywhere on the command line. */
  static LocalDate day(String text) {
    if (!text.matches("\\d{4}-\\d{2}-\\d{2}")) {
      throw new DateTimeException("not of the form YYYY-MM-DD");
    }
    return LocalDate.parse(text);
  }

  static <T> Optional<T> parsed(
      String option,
      @Nullable String text,
      String accepted,
      Function<String, T> parser,
      List<String> problems) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(parser.apply(text));
    } catch (DateTimeException | IllegalCurrencyException e) {
      problems.add(option + ": must be " + accepted + ", was " + Problems.quoted(text));
    }
    return Optional.empty();
  }
}
