package io.crmkit.quickstart;

import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Transaction;
import io.crmkit.decision.Texts;
import io.crmkit.loyalty.EarnReceipt;
import io.crmkit.loyalty.PointsAccount;
import io.crmkit.loyalty.PointsBalance;
import io.crmkit.loyalty.PointsEntry;
import io.crmkit.loyalty.PointsStatement;
import io.crmkit.loyalty.TransactionPoints;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code crmkit points statement}: what a customer earned and lost, line by line. */
@Command(
    name = "statement",
    description =
        "Prints what a customer's transactions earn by a playbook, and what redemptions take of it: every "
            + "line, and the balance that they sum to.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false)
final class StatementCommand implements Runnable {
  private static final List<Integer> SOON = List.of(30, 60, 90);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "CUSTOMER", description = "The customer, as in the file.")
  private String customer = "";

  @Mixin private ProgrammeOption options = new ProgrammeOption();

  @Option(
      names = "--playbook",
      paramLabel = "FILE-or-name",
      defaultValue = ProgrammeOption.USUAL,
      description =
          "A playbook's JSON file or the name of a bundled one (default: ${DEFAULT-VALUE}).")
  private String playbook = "";

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "The day with which the statement begins (default: that of the first line).")
  private @Nullable String from;

  @Override
  public void run() {
    List<String> problems = new ArrayList<>();
    Optional<LocalDate> first =
        ProgrammeOption.parsed(
            "--from", from, "a day written YYYY-MM-DD", ProgrammeOption::day, problems);
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    Programme programme = options.read(List.of(playbook)).get(0);
    CustomerId id = known(programme);
    if (first.filter(day -> day.isAfter(programme.day())).isPresent()) {
      throw new BadInputException(
          "--from: must not be after the end of the statement, "
              + programme.day()
              + ", was "
              + from);
    }
    TransactionPoints.Earned earned = programme.earned(id);
    ZoneId zone = programme.playbook().zone();
    Instant start =
        first
            .map(day -> day.atStartOfDay(zone).toInstant())
            .or(() -> earned.entries().stream().map(e -> e.stamp().occurredAt()).findFirst())
            .orElse(programme.asOf());
    // With what expires as the day begins: the lines sum to the balance of that instant.
    PointsStatement statement = earned.history().statement(start, programme.asOf().plusNanos(1));
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "Points of "
            + id
            + " from "
            + LocalDate.ofInstant(start, zone)
            + " to the start of "
            + programme.day()
            + " ("
            + zone
            + "), playbook "
            + programme.playbook().id()
            + "\n");
    out.print(table(statement, zone).text());
    out.println("\n" + balance(earned.account(), programme));
    for (Transaction unmatched : earned.unmatched()) {
      out.println(
          "Not called back: of "
              + unmatched.amount()
              + " given back on "
              + LocalDate.ofInstant(unmatched.occurredAt(), zone)
              + ", not all could be found among the purchases");
    }
    for (TransactionPoints.Refused refused : earned.refused()) {
      out.println(
          "Not redeemed: "
              + number(refused.redemption().command().points())
              + " points for "
              + refused.redemption().command().reference()
              + " at "
              + Instants.shown(refused.redemption().at(), zone)
              + ": "
              + refused.reasons().stream()
                  .map(reason -> Texts.BUILT_IN.render(reason, Locale.ENGLISH))
                  .collect(Collectors.joining("; ")));
    }
    out.flush();
  }

  private CustomerId known(Programme programme) {
    return programme.customers().stream()
        .filter(id -> id.value().equals(customer))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "CUSTOMER: must have a transaction of before "
                        + programme.day()
                        + " in "
                        + options.source()
                        + ", was "
                        + Problems.quoted(customer)));
  }

  private static TextTable table(PointsStatement statement, ZoneId zone) {
    TextTable table = new TextTable("Date", "What", "For", ">Points", ">Balance");
    Map<Long, String> lots = new HashMap<>();
    table.add("", "opening balance", "", "", number(statement.opening()));
    for (PointsStatement.Line line : statement.lines()) {
      PointsEntry entry = line.entry();
      table.add(
          LocalDate.ofInstant(entry.stamp().occurredAt(), zone).toString(),
          what(entry),
          reference(entry, lots),
          String.format(Locale.ROOT, "%+,d", line.change()),
          number(line.balance()));
    }
    table.add("", "closing balance", "", "", number(statement.closing()));
    return table;
  }

  private static String what(PointsEntry entry) {
    if (entry instanceof PointsEntry.Earned earned) {
      EarnReceipt receipt = earned.receipt();
      String rules =
          receipt.hits().stream().map(EarnReceipt.Hit::rule).collect(Collectors.joining(" + "));
      String times =
          receipt.multipliers().isEmpty() ? "" : " x " + String.join(", ", receipt.multipliers());
      String cuts =
          receipt.cuts().stream()
              .map(cut -> ", cut by " + cut.limit())
              .collect(Collectors.joining());
      return "earned by " + rules + times + cuts;
    }
    if (entry instanceof PointsEntry.Refunded) {
      return "called back";
    }
    if (entry instanceof PointsEntry.Redeemed) {
      return "redeemed";
    }
    return entry instanceof PointsEntry.Expired ? "expired" : "other";
  }

  /** What expires is told under the purchase that it came from. */
  private static String reference(PointsEntry entry, Map<Long, String> lots) {
    if (entry instanceof PointsEntry.Earned earned) {
      lots.put(earned.lot().number(), earned.reference());
      return earned.reference();
    }
    if (entry instanceof PointsEntry.Refunded refunded) {
      return refunded.reference();
    }
    if (entry instanceof PointsEntry.Redeemed redeemed) {
      return redeemed.reference();
    }
    return entry instanceof PointsEntry.Expired expired
        ? lots.getOrDefault(expired.take().lot().number(), "")
        : "";
  }

  private static String balance(PointsAccount account, Programme programme) {
    PointsBalance balance = account.balance(programme.asOf());
    ZoneId zone = programme.playbook().zone();
    String soon =
        SOON.stream()
            .map(
                days -> {
                  Instant through = programme.day().plusDays(days).atStartOfDay(zone).toInstant();
                  return number(account.expiring(programme.asOf(), through))
                      + " within "
                      + days
                      + " days";
                })
            .collect(Collectors.joining(", "));
    String debt = balance.debt() == 0 ? "" : ", owed " + number(balance.debt());
    return "Available "
        + number(balance.available())
        + ", pending "
        + number(balance.pending())
        + debt
        + "; expiring: "
        + soon;
  }

  private static String number(long points) {
    return String.format(Locale.ROOT, "%,d", points);
  }
}
