package io.crmkit.quickstart;

import io.crmkit.decision.Decision;
import io.crmkit.playbook.PurchaseOutlook;
import io.crmkit.playbook.SpendOutlook;
import io.crmkit.score.model.CustomerBaseModel;
import io.crmkit.score.model.DiscountRate;
import io.crmkit.score.model.GammaGamma;
import io.crmkit.score.model.ModelFit;
import io.crmkit.score.model.ModelFits;
import io.crmkit.score.model.ModelUnit;
import io.crmkit.score.model.Nbd;
import io.crmkit.score.model.ParameterEstimate;
import io.crmkit.score.model.PurchaseModel;
import io.crmkit.score.model.PurchaseSample;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
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
    description =
        "Fits models of purchases and of spend to a file of transactions: parameters with standard "
            + "errors, log-likelihood, and whether each may be used; and what of it goes into a playbook. What "
            + "comes after --as-of is held out, and what the models expect there is shown beside what was seen.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false)
final class ModelFitCommand implements Runnable {
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final int YEAR = 365;
  private static final String NOBODY_LEAVES =
      " (nobody leaves in this model: it expects purchases and warns of nobody)";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--transactions",
      required = true,
      paramLabel = "FILE",
      description =
          "CSV with the columns customer, date (YYYY-MM-DD) and amount (negative for a refund), in any "
              + "order. All purchases of a customer on one day are one.")
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
      description =
          "The day at whose start to look, YYYY-MM-DD; the models learn from what was before it. "
              + "Without it, the day after the last transaction.")
  private @Nullable String asOf;

  @Option(
      names = "--holdout",
      paramLabel = "LENGTH",
      description =
          "How much is held out, such as P39W, P90D or P6M: the last part of the file or, with --as-of, "
              + "what follows that day.")
  private @Nullable String holdOut;

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
    Optional<Period> length =
        ProgrammeOption.parsed(
            "--holdout", holdOut, "a length such as P39W or P90D", HoldOut::length, problems);
    if (counted.isEmpty() || money.isEmpty() || !problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    // A file of days: in any zone they are the same days.
    PurchaseHistory history = TransactionsCsv.read(transactions, ZoneOffset.UTC, money.get());
    LocalDate after =
        history
            .lastDay()
            .orElseThrow(
                () ->
                    new BadInputException(
                        transactions + ": transactions: must hold at least one; it holds none"))
            .plusDays(1);
    LocalDate start = day.orElseGet(() -> length.map(after::minus).orElse(after));
    LocalDate end = day.isPresent() ? length.map(start::plus).orElse(after) : after;
    if (end.isAfter(after) && length.isPresent()) {
      throw new BadInputException(
          "--holdout: must end by " + after + ", the day after the last transaction, ends " + end);
    }
    CustomerBase base =
        CustomerBase.of(history, ZoneOffset.UTC, start, end, counted.get(), money.get());
    if (base.customers() == 0) {
      requirePurchases(history, after, counted.get(), money.get());
      throw new BadInputException(
          (day.isPresent() ? "--as-of: must be" : "--holdout: must begin")
              + " after the first purchase, was "
              + start);
    }
    print(base);
  }

  /** Without any, no day or length is to blame. */
  private void requirePurchases(
      PurchaseHistory history, LocalDate after, ModelUnit counted, CurrencyUnit money) {
    if (CustomerBase.of(history, ZoneOffset.UTC, after, after, counted, money).customers() == 0) {
      throw new BadInputException(
          transactions
              + ": transactions: must hold a purchase, an amount above zero; it holds "
              + history.size()
              + (history.size() == 1 ? " row" : " rows")
              + ", none of which is one");
    }
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
    PurchaseFits fits = PurchaseFits.of(sample);
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
    fits.byName().forEach((name, fit) -> add(table, name, fit.outcome()));
    Optional<Decision<ModelFit<GammaGamma>>> worth = base.spend().map(ModelFits::gammaGamma);
    worth.ifPresent(fit -> add(table, GammaGamma.NAME, fit.outcome()));
    out.print(table.text());
    out.println();
    fits.byName().forEach((name, fit) -> out.println(explained(name, fit)));
    worth.ifPresent(fit -> out.println(explained(GammaGamma.NAME, fit)));
    if (base.spends().size() < base.customers()) {
      out.printf(
          Locale.ROOT,
          "%s: %,d customers who pay in other currencies than %s are left out%n",
          GammaGamma.NAME,
          base.customers() - base.spends().size(),
          currency);
    }
    if (!base.seen().isEmpty()) {
      out.println();
      out.print(HoldOut.of(base, fits).text());
    }
    out.println();
    out.print(stated(fits.best(), worth.flatMap(fit -> fit.outcome().model())));
    out.flush();
  }

  /** What goes into the section scores of a playbook. */
  private static String stated(Optional<PurchaseModel> purchases, Optional<GammaGamma> spend) {
    if (purchases.isEmpty()) {
      return "For a playbook: no model of purchases may be used.\n";
    }
    PurchaseOutlook outlook = new PurchaseOutlook(purchases.get(), HALF, YEAR);
    if (spend.isPresent()) {
      outlook = outlook.withSpend(new SpendOutlook(spend.get(), DiscountRate.perYear(0), YEAR));
    }
    return "For a playbook, as scores.outlook; threshold, horizons and discount are yours to set"
        + (spend.isEmpty() ? " (no value: the model of spend may not be used)" : "")
        + (purchases.get() instanceof Nbd ? NOBODY_LEAVES : "")
        + ":\n\n"
        + OutlookJson.text(outlook)
        + "\n";
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
}
