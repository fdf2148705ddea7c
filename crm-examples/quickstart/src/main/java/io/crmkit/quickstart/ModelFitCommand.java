package io.crmkit.quickstart;

import io.crmkit.decision.Decision;
import io.crmkit.score.model.CustomerBaseModel;
import io.crmkit.score.model.ModelFit;
import io.crmkit.score.model.ModelFits;
import io.crmkit.score.model.ModelUnit;
import io.crmkit.score.model.ParameterEstimate;
import io.crmkit.score.model.PurchaseModel;
import io.crmkit.score.model.PurchaseSample;
import io.crmkit.score.model.SpendSample;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code crmkit model fit}: fits all models to a file of transactions and says which to trust. */
@Command(
    name = "fit",
    description = {
      "Fits models of purchases and of spend to a file of transactions: parameters with standard",
      "errors, log-likelihood, and whether each may be used. What comes after --as-of is held out, and",
      "what the models expect there is shown beside what was seen."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false)
final class ModelFitCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--transactions",
      required = true,
      paramLabel = "FILE",
      description = {
        "CSV with the columns customer, date (YYYY-MM-DD) and amount (negative for a refund), in any",
        "order. All purchases of a customer on one day are one."
      })
  private Path transactions = Path.of("");

  @Option(
      names = "--unit",
      paramLabel = "U",
      defaultValue = "weeks",
      description = "What the models count: weeks or days (default: ${DEFAULT-VALUE}).")
  private String unit = "";

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = {
        "The day at whose start to look, YYYY-MM-DD; the models learn from what was before it.",
        "Without it, the day after the last transaction."
      })
  private @Nullable String asOf;

  @Option(
      names = "--currency",
      paramLabel = "C",
      defaultValue = "CNY",
      description = "The currency of all amounts (default: ${DEFAULT-VALUE}).")
  private String currency = "";

  @Override
  public void run() {
    List<String> problems = new ArrayList<>();
    Optional<ModelUnit> counted = unit(problems);
    Optional<CurrencyUnit> money =
        ProgrammeOption.parsed(
            "--currency",
            currency,
            "the three letters of a currency such as GBP",
            CurrencyUnit::of,
            problems);
    Optional<LocalDate> day =
        ProgrammeOption.parsed(
            "--as-of", asOf, "a day written YYYY-MM-DD", ProgrammeOption::day, problems);
    if (counted.isEmpty() || money.isEmpty() || !problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    // A file of days: in any zone they are the same days.
    PurchaseHistory history = TransactionsCsv.read(transactions, ZoneId.of("UTC"), money.get());
    LocalDate last =
        history
            .lastDay()
            .orElseThrow(
                () ->
                    new BadInputException(
                        transactions + ": transactions: must hold at least one; it holds none"));
    CustomerBase base =
        CustomerBase.of(history, day.orElse(last.plusDays(1)), counted.get(), money.get());
    if (base.customers() == 0) {
      throw new BadInputException(
          "--as-of: must be after the first purchase, was " + day.orElse(last.plusDays(1)));
    }
    print(base);
  }

  private Optional<ModelUnit> unit(List<String> problems) {
    return switch (unit) {
      case "weeks" -> Optional.of(ModelUnit.WEEK);
      case "days" -> Optional.of(ModelUnit.DAY);
      default -> {
        problems.add("--unit: must be weeks or days, was " + Problems.quoted(unit));
        yield Optional.empty();
      }
    };
  }

  private void print(CustomerBase base) {
    PurchaseSample sample = base.purchases();
    List<Decision<? extends ModelFit<? extends PurchaseModel>>> fits =
        List.of(
            ModelFits.nbd(sample),
            ModelFits.bgNbd(sample),
            ModelFits.mbgNbd(sample),
            ModelFits.paretoNbd(sample));
    List<String> names = List.of("NBD", "BG/NBD", "MBG/NBD", "Pareto/NBD");
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%,d customers of %s before %s, %,d of whom bought again; times in %s%n%n",
        base.customers(),
        transactions.getFileName(),
        base.day(),
        sample.repeaters(),
        unit);
    TextTable table = new TextTable("Model", "Verdict", ">Log-likelihood", "Parameters");
    for (int i = 0; i < fits.size(); i++) {
      add(table, names.get(i), fits.get(i).outcome());
    }
    Optional<SpendSample> spend = base.spend();
    Optional<Decision<? extends ModelFit<? extends CustomerBaseModel>>> worth =
        spend.map(ModelFits::gammaGamma);
    worth.ifPresent(fit -> add(table, "Gamma-Gamma", fit.outcome()));
    out.print(table.text());
    out.println();
    for (int i = 0; i < fits.size(); i++) {
      out.println(explained(names.get(i), fits.get(i)));
    }
    worth.ifPresent(fit -> out.println(explained("Gamma-Gamma", fit)));
    if (base.heldOutDays() > 0) {
      out.println();
      out.print(holdOut(base, names, fits));
    }
    out.flush();
  }

  private static void add(TextTable table, String name, ModelFit<? extends CustomerBaseModel> fit) {
    String likelihood =
        fit.logLikelihood().isEmpty()
            ? "-"
            : String.format(Locale.ROOT, "%.3f", fit.logLikelihood().getAsDouble());
    String parameters =
        fit.estimates().stream().map(ModelFitCommand::shown).collect(Collectors.joining(", "));
    table.add(name, fit.verdict().toString(), likelihood, parameters.isEmpty() ? "-" : parameters);
  }

  private static String shown(ParameterEstimate each) {
    return String.format(
        Locale.ROOT, "%s %.4g ± %.2g", each.name(), each.estimate(), each.standardError());
  }

  private static String explained(String name, Decision<?> decision) {
    return name + ": " + decision.explain(Locale.ENGLISH).replace("\n", "\n  ");
  }

  private static String holdOut(
      CustomerBase base,
      List<String> names,
      List<Decision<? extends ModelFit<? extends PurchaseModel>>> fits) {
    TextTable table = new TextTable("Held out", ">Expected purchases", ">Seen", ">Expected/seen");
    long seen = base.heldOutPurchases();
    for (int i = 0; i < fits.size(); i++) {
      Optional<? extends PurchaseModel> model = fits.get(i).outcome().model();
      double expected = model.map(base::expectedHeldOut).orElse(Double.NaN);
      table.add(
          names.get(i),
          model.isEmpty() ? "-" : String.format(Locale.ROOT, "%,.1f", expected),
          String.format(Locale.ROOT, "%,d", seen),
          model.isEmpty() || seen == 0 ? "-" : String.format(Locale.ROOT, "%.3f", expected / seen));
    }
    return String.format(
            Locale.ROOT,
            "The %,d days from %s on, of the customers above:%n%n",
            base.heldOutDays(),
            base.day())
        + table.text();
  }
}
