package io.crmkit.quickstart;

import io.crmkit.loyalty.ProgrammeMonth;
import io.crmkit.loyalty.RollForward;
import java.io.PrintWriter;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code crmkit points simulate}: the programme over the file, month by month. */
@Command(
    name = "simulate",
    description =
        "Runs a playbook's points programme over a file of transactions and tells what each month would "
            + "have issued and let expire, and what would be owed; of two playbooks also the difference.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false)
final class SimulateCommand implements Runnable {
  private static final String[] HEADINGS = {
    "Month", ">Issued", ">Redeemed", ">Expired", ">Called back", ">Outstanding", ">Liability"
  };

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ProgrammeOption options = new ProgrammeOption();

  @Option(
      names = "--playbook",
      paramLabel = "FILE-or-name",
      defaultValue = ProgrammeOption.USUAL,
      description =
          "A playbook's JSON file or the name of a bundled one (default: ${DEFAULT-VALUE}). Given twice, "
              + "the second is compared with the first.")
  private List<String> playbooks = new ArrayList<>();

  /** A month in numbers; of two programmes the difference is one, too. */
  private record Numbers(
      long issued, long used, long expired, long calledBack, long outstanding, long liability) {
    static final Numbers NONE = new Numbers(0, 0, 0, 0, 0, 0);

    static Numbers of(ProgrammeMonth month) {
      RollForward moved = month.movement();
      return new Numbers(
          moved.issued(),
          moved.used(),
          moved.expired(),
          moved.calledBack(),
          month.outstanding(),
          month.liability());
    }

    Numbers minus(Numbers other) {
      return new Numbers(
          issued - other.issued,
          used - other.used,
          expired - other.expired,
          calledBack - other.calledBack,
          outstanding - other.outstanding,
          liability - other.liability);
    }
  }

  @Override
  public void run() {
    if (playbooks.size() > 2) {
      throw new BadInputException(
          "--playbook: must be given once or twice, was given " + playbooks.size() + " times");
    }
    List<Programme> programmes = options.read(playbooks);
    PrintWriter out = spec.commandLine().getOut();
    List<NavigableMap<YearMonth, Numbers>> tables = new ArrayList<>();
    for (Programme programme : programmes) {
      NavigableMap<YearMonth, Numbers> table = new TreeMap<>();
      programme.months().forEach(month -> table.put(month.month(), Numbers.of(month)));
      tables.add(table);
      out.printf(
          Locale.ROOT,
          "%,d customers of %s as of %s (%s), playbook %s%n%n",
          programme.customers().size(),
          options.source(),
          programme.day(),
          programme.playbook().zone(),
          programme.playbook().id());
      print(out, table, "%,d");
      out.println();
    }
    if (tables.size() == 2) {
      out.println(
          "Difference: "
              + programmes.get(1).playbook().id()
              + " less "
              + programmes.get(0).playbook().id()
              + "\n");
      print(out, difference(tables.get(0), tables.get(1)), "%+,d");
    }
    out.flush();
  }

  private static NavigableMap<YearMonth, Numbers> difference(
      NavigableMap<YearMonth, Numbers> first, NavigableMap<YearMonth, Numbers> second) {
    NavigableMap<YearMonth, Numbers> difference = new TreeMap<>();
    first.forEach((month, numbers) -> difference.put(month, Numbers.NONE.minus(numbers)));
    second.forEach(
        (month, numbers) ->
            difference.put(month, numbers.minus(first.getOrDefault(month, Numbers.NONE))));
    return difference;
  }

  /** An empty table of months. */
  static TextTable table() {
    return new TextTable(HEADINGS);
  }

  /** Adds a month to such a table. */
  static void add(TextTable table, ProgrammeMonth month) {
    add(table, month.month().toString(), Numbers.of(month), "%,d");
  }

  /** The last line adds up what moved and repeats what is there at the end. */
  private static void print(
      PrintWriter out, NavigableMap<YearMonth, Numbers> months, String format) {
    TextTable table = table();
    months.forEach((month, numbers) -> add(table, month.toString(), numbers, format));
    if (!months.isEmpty()) {
      Numbers last = months.lastEntry().getValue();
      add(
          table,
          "Total",
          new Numbers(
              sum(months, Numbers::issued),
              sum(months, Numbers::used),
              sum(months, Numbers::expired),
              sum(months, Numbers::calledBack),
              last.outstanding(),
              last.liability()),
          format);
    }
    out.print(table.text());
  }

  private static long sum(NavigableMap<YearMonth, Numbers> months, ToLongFunction<Numbers> part) {
    return months.values().stream().mapToLong(part).reduce(0, Math::addExact);
  }

  private static void add(TextTable table, String name, Numbers numbers, String format) {
    table.add(
        name,
        shown(numbers.issued(), format),
        shown(numbers.used(), format),
        shown(numbers.expired(), format),
        shown(numbers.calledBack(), format),
        shown(numbers.outstanding(), format),
        shown(numbers.liability(), format));
  }

  private static String shown(long number, String format) {
    return number == 0 ? "0" : String.format(Locale.ROOT, format, number);
  }
}
