package io.crmkit.quickstart;

import io.crmkit.playbook.Playbook;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code crmkit quickstart}: reviews a made-up company, so that a first look needs no files. */
@Command(
    name = "quickstart",
    description = "Reviews a made-up company and writes its files beside the result.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class QuickstartCommand implements Runnable {
  static final Path DEFAULT_OUT = Path.of("target", "crmkit-quickstart");
  private static final String TRANSACTIONS = "transactions.csv";
  private static final String CASES = "cases.csv";
  private static final String INTERACTIONS = "interactions.csv";
  private static final String CUSTOMERS = "customers.csv";
  private static final String REDEMPTIONS = "redemptions.csv";
  private static final String PLAYBOOK = "handbook";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the result goes (default: target/crmkit-quickstart).")
  private Path out = DEFAULT_OUT;

  @Override
  public void run() {
    run(out, spec.commandLine());
  }

  /** Reviews the sample company into a directory. */
  static void run(Path out, CommandLine commandLine) {
    List<String> problems = OutputDirectory.problems(out, List.of());
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    Playbook playbook = PlaybookSource.read(PLAYBOOK, Optional.empty(), Optional.empty());
    byte[] csv = SampleCompany.csv();
    byte[] casesCsv = SampleCases.csv();
    CaseBook cases = cases(casesCsv, playbook);
    SampleContacts.Written contacts = SampleContacts.written();
    ReviewJob job = new ReviewJob(cases.playbook(), SampleCompany.AS_OF, false);
    PurchaseHistory history = history(csv, playbook);
    byte[] redemptions = SampleRedemptions.csv();
    ReviewRun.of(job, history, TRANSACTIONS)
        .withCases(cases)
        .withRedemptions(redemptions(redemptions, history, playbook))
        .withContacts(contacts(contacts, playbook))
        .withFiles(
            Map.of(
                TRANSACTIONS,
                csv,
                CASES,
                casesCsv,
                INTERACTIONS,
                contacts.interactions(),
                CUSTOMERS,
                contacts.customers(),
                REDEMPTIONS,
                redemptions))
        .writeTo(out, commandLine);
    Path transactions = out.resolve(TRANSACTIONS);
    commandLine
        .getOut()
        .println(
            "Transactions, redemptions, cases, interactions and customers are in "
                + out
                + "; to review them yourself:\n"
                + "  java -jar crm-examples/quickstart/target/crmkit.jar review --transactions "
                + transactions
                + " --cases "
                + out.resolve(CASES)
                + " --calendar "
                + SampleCases.CALENDAR
                + "=china-2026 --interactions "
                + out.resolve(INTERACTIONS)
                + " --customers "
                + out.resolve(CUSTOMERS)
                + " --redemptions "
                + out.resolve(REDEMPTIONS)
                + " --playbook "
                + PLAYBOOK
                + " --as-of "
                + SampleCompany.AS_OF
                + " --out target/mine");
    commandLine.getOut().flush();
  }

  private static CaseBook cases(byte[] csv, Playbook playbook) {
    try {
      return CaseBook.read(
          new ByteArrayInputStream(csv),
          CASES,
          WorkflowShelf.of(playbook, Map.of(SampleCases.CALENDAR, SampleCases.calendar())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ContactBook contacts(SampleContacts.Written contacts, Playbook playbook) {
    Problems problems = new Problems();
    try {
      ContactBook book =
          new ContactBook(playbook.zone())
              .readInteractions(
                  new ByteArrayInputStream(contacts.interactions()), INTERACTIONS, problems)
              .readCustomers(new ByteArrayInputStream(contacts.customers()), CUSTOMERS, problems);
      problems.throwIfAny();
      return book;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RedemptionBook redemptions(
      byte[] csv, PurchaseHistory history, Playbook playbook) {
    Problems problems = new Problems();
    try {
      RedemptionBook book =
          RedemptionBook.read(
              new ByteArrayInputStream(csv),
              REDEMPTIONS,
              history,
              playbook.zone(),
              playbook.currency(),
              problems);
      problems.throwIfAny();
      return book;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sample goes the way of any file, so that reviewing the written one gives the same. */
  private static PurchaseHistory history(byte[] csv, Playbook playbook) {
    try {
      return TransactionsCsv.read(
          new ByteArrayInputStream(csv), TRANSACTIONS, playbook.zone(), playbook.currency());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
