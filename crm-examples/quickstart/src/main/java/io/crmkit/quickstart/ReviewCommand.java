package io.crmkit.quickstart;

import io.crmkit.json.BundledPlaybooks;
import io.crmkit.playbook.Playbook;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code crmkit review}: reviews the customers of a transactions file. */
@Command(
    name = "review",
    description = "Reviews every customer of a file of transactions.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false)
final class ReviewCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--transactions",
      required = true,
      paramLabel = "FILE",
      description =
          "CSV with the columns customer, date (YYYY-MM-DD) and amount (negative for a refund), in any "
              + "order; also currency and order, if there are such.")
  private Path transactions = Path.of("");

  @Option(
      names = "--playbook",
      paramLabel = "FILE-or-name",
      defaultValue = "retail",
      description =
          "A playbook's JSON file or the name of a bundled one (default: ${DEFAULT-VALUE}).")
  private String playbook = "";

  @Option(
      names = "--as-of",
      required = true,
      paramLabel = "DATE",
      description = "The day at whose start to review, YYYY-MM-DD; only what was before it counts.")
  private String asOf = "";

  @Option(
      names = "--cases",
      paramLabel = "FILE",
      description =
          "CSV with the columns case, customer, workflow, action and at, in any order; also recorded, "
              + "actor, roles, owner, holder and why, if there are such. OPEN opens a case; PAUSE (holder, "
              + "why), RESUME and ASSIGN (owner) are for cases of every workflow, other actions are those of "
              + "the workflow: the playbook's or a bundled one. Any other column is the field of that name. "
              + "Codes: crmkit workflow show NAME --format json.")
  private @Nullable Path cases;

  @Option(
      names = "--interactions",
      paramLabel = "FILE",
      description =
          "CSV with the columns customer, at, channel, direction (INBOUND, OUTBOUND), purpose and "
              + "outcome (REACHED, ATTEMPTED), in any order; also staff and topic, if there are such. Needs a "
              + "playbook with a section about contact, such as the bundled handbook.")
  private @Nullable Path interactions;

  @Option(
      names = "--customers",
      paramLabel = "FILE",
      description =
          "CSV with the column customer; also joined, zone, birthday (MM-DD, lunar MM-DD), keeper, "
              + "protected (MINOR, DECEASED), consents (CHANNEL:PURPOSE@DAY …), do-not-contact "
              + "(REASON@FROM/UNTIL), reviewed, profile (PART:FIELD@DAY …: since when what is known) "
              + "and class-<dimension>, if there are such.")
  private @Nullable Path customers;

  @Option(
      names = "--redemptions",
      paramLabel = "FILE",
      description =
          "CSV with the columns customer, at, points and reference, in any order; also amount, what the "
              + "order costs, where a limit depends on it. What the programme refuses is told with the reason. Needs a "
              + "playbook with a points programme, such as the bundled handbook.")
  private @Nullable Path redemptions;

  @Mixin private CalendarOption calendars = new CalendarOption();

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

  @Option(
      names = "--fold",
      description =
          "Follow each history: everyone starts in the lowest tier on the day of the first purchase, "
              + "and keep conditions decide from then on. Without it entry conditions alone decide.")
  private boolean fold;

  @Option(
      names = "--holdout",
      paramLabel = "LENGTH",
      description =
          "Fit models of purchases to what was before the last such length, as P39W, P90D or P6M, and "
              + "show what they expect in it beside what was seen.")
  private @Nullable String holdOut;

  @Option(
      names = "--store",
      paramLabel = "STORE",
      description =
          "Where standings, cases and points accounts are kept from one review to the next, so that keep "
              + "conditions and grace count: memory, h2:FILE or jdbc:postgresql://HOST/DATABASE?user=U (user and "
              + "password may come from the environment: PGUSER, PGPASSWORD).")
  private @Nullable String store;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description =
          "Where decisions.jsonl and index.html go; replaces what an earlier run left there.")
  private Path out = Path.of("");

  @Override
  public void run() {
    List<String> problems = new ArrayList<>();
    Optional<LocalDate> day =
        ProgrammeOption.parsed(
            "--as-of", asOf, "a day written YYYY-MM-DD", ProgrammeOption::day, problems);
    Optional<ZoneId> ownZone =
        ProgrammeOption.parsed(
            "--zone", zone, "a time zone such as Europe/London", ZoneId::of, problems);
    Optional<CurrencyUnit> ownCurrency =
        ProgrammeOption.parsed(
            "--currency",
            currency,
            "the three letters of a currency such as GBP",
            CurrencyUnit::of,
            problems);
    Optional<Period> length =
        ProgrammeOption.parsed(
            "--holdout", holdOut, "a length such as P39W or P90D", HoldOut::length, problems);
    Optional<Playbook> rules = playbook(ownZone, ownCurrency, problems);
    problems.addAll(OutputDirectory.problems(out, inputs(rules.isPresent())));
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    Playbook playbookRead = rules.orElseThrow();
    Optional<PurchaseHistory> history =
        read(
            () -> TransactionsCsv.read(transactions, playbookRead.zone(), playbookRead.currency()),
            problems);
    Optional<CaseBook> handled = read(() -> cases(playbookRead), problems);
    Optional<ContactBook> known = read(() -> contacts(playbookRead), problems);
    Optional<RedemptionBook> spent =
        history.flatMap(each -> read(() -> redemptions(playbookRead, each), problems));
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    if (store == null) {
      run(day.orElseThrow(), history.orElseThrow(), handled.orElseThrow())
          .withContacts(known.orElseThrow())
          .withHoldOut(length)
          .withRedemptions(spent.orElseThrow())
          .writeTo(out, spec.commandLine());
      return;
    }
    try (StandingBook book = StandingBook.open(store)) {
      spent.orElseThrow().requireKnown(book::hasAccount);
      CaseBook joined = handled.orElseThrow().joined(book.cases());
      run(day.orElseThrow(), history.orElseThrow(), joined)
          .withContacts(known.orElseThrow())
          .withHoldOut(length)
          .withRedemptions(spent.orElseThrow())
          .withBook(book)
          .writeTo(out, spec.commandLine());
    }
  }

  private ReviewRun run(LocalDate day, PurchaseHistory history, CaseBook known) {
    ReviewJob job = new ReviewJob(known.playbook(), day, fold);
    return ReviewRun.of(job, history, String.valueOf(transactions.getFileName())).withCases(known);
  }

  /** A playbook that could be read and is no bundled one is a file, too; so may a store be. */
  private List<Path> inputs(boolean playbookRead) {
    List<Path> inputs = new ArrayList<>(List.of(transactions));
    Stream.of(
            Optional.ofNullable(cases),
            Optional.ofNullable(interactions),
            Optional.ofNullable(customers),
            Optional.ofNullable(redemptions),
            Optional.ofNullable(store).flatMap(StandingBook::file))
        .flatMap(Optional::stream)
        .forEach(inputs::add);
    if (playbookRead && !BundledPlaybooks.names().contains(playbook)) {
      inputs.add(Path.of(playbook));
    }
    return inputs;
  }

  private CaseBook cases(Playbook rules) {
    List<String> problems = new ArrayList<>();
    WorkflowShelf shelf = WorkflowShelf.of(rules, calendars.read(rules.zone(), problems));
    if (problems.isEmpty()) {
      problems.addAll(calendars.unasked(shelf.askedCalendars(Optional.empty())));
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    return cases == null ? CaseBook.none(shelf) : CaseBook.read(cases, shelf);
  }

  private ContactBook contacts(Playbook rules) {
    Problems problems = new Problems();
    if (rules.contactScheme().isEmpty() && (interactions != null || customers != null)) {
      problems.add(ContactWhyCommand.silent("--playbook", rules));
    }
    ContactBook book = new ContactBook(rules.zone());
    if (interactions != null) {
      book.readInteractions(interactions, problems);
    }
    if (customers != null) {
      book.readCustomers(customers, problems);
    }
    problems.throwIfAny();
    rules.contactScheme().ifPresent(scheme -> ContactWhyCommand.warn(scheme, book, spec));
    return book;
  }

  private RedemptionBook redemptions(Playbook rules, PurchaseHistory history) {
    if (redemptions == null) {
      return RedemptionBook.NONE;
    }
    Problems problems = new Problems();
    if (rules.loyalty().isEmpty()) {
      problems.add(
          "--redemptions: needs a playbook with a points programme, in its section loyalty; "
              + rules.id()
              + " has none");
    }
    RedemptionBook book =
        store == null
            ? RedemptionBook.read(redemptions, history, rules.zone(), rules.currency(), problems)
            : RedemptionBook.readAll(
                redemptions, history, rules.zone(), rules.currency(), problems);
    problems.throwIfAny();
    return book;
  }

  private static <T> Optional<T> read(Supplier<T> reading, List<String> problems) {
    try {
      return Optional.of(reading.get());
    } catch (BadInputException e) {
      problems.addAll(e.lines());
      return Optional.empty();
    }
  }

  private Optional<Playbook> playbook(
      Optional<ZoneId> ownZone, Optional<CurrencyUnit> ownCurrency, List<String> problems) {
    return read(() -> PlaybookSource.read(playbook, ownZone, ownCurrency), problems);
  }
}
