package io.crmkit.json;

import io.crmkit.customer.ClassScheme;
import io.crmkit.facts.Comparison;
import io.crmkit.facts.Condition;
import io.crmkit.facts.Kind;
import io.crmkit.facts.Metric;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.facts.MetricDefinition;
import io.crmkit.facts.NoneOf;
import io.crmkit.facts.OneOf;
import io.crmkit.facts.Threshold;
import io.crmkit.loyalty.PointsMetrics;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads conditions from playbooks. Beyond what the codec reads, a metric may leave out its kind,
 * and bounds may be bare numbers: amounts in the playbook's currency, counts, days, ratios.
 */
final class ConditionDocument {
  static final Map<String, Comparison> COMPARISONS =
      Map.of(
          "atLeast", Comparison.AT_LEAST,
          "atMost", Comparison.AT_MOST,
          "moreThan", Comparison.MORE_THAN,
          "lessThan", Comparison.LESS_THAN);

  private static final String[] FIELDS = {
    "all", "any", "none", "metric", "atLeast", "atMost", "moreThan", "lessThan", "oneOf", "noneOf"
  };
  private static final int MAX_DIGITS = 20;
  private static final Pattern METRIC =
      Pattern.compile("(?:([a-z]+) )?([a-z0-9-]+)(?: over (\\S+))?");

  private final DocumentCheck check;
  private final MetricCatalogue catalogue;
  private final @Nullable CurrencyUnit currency;
  private final ClassScheme classes;

  /** The currency is null where the document has none that can be read. */
  ConditionDocument(
      DocumentCheck check,
      MetricCatalogue catalogue,
      @Nullable CurrencyUnit currency,
      ClassScheme classes) {
    this.check = check;
    this.catalogue = catalogue;
    this.currency = currency;
    this.classes = classes;
  }

  Optional<Condition> read(JsonNode node, String pointer) {
    int problemsBefore = check.problems().size();
    if (!check.object(node, pointer, FIELDS)) {
      return Optional.empty();
    }
    boolean strayField = check.problems().size() > problemsBefore;
    List<String> forms = new ArrayList<>();
    for (String form : FIELDS) {
      if (!form.equals("metric") && node.has(form)) {
        forms.add(form);
      }
    }
    if (forms.isEmpty() && strayField) {
      return Optional.empty(); // what was meant is told already
    }
    if (forms.size() != 1) {
      check.problem(
          pointer,
          "must have exactly one of all, any, none, atLeast, atMost, moreThan, lessThan, oneOf and"
              + " noneOf, had "
              + forms);
      return Optional.empty();
    }
    String form = forms.get(0);
    return switch (form) {
      case "all", "any", "none" -> combination(node, pointer, form);
      case "oneOf", "noneOf" -> choice(node, pointer, form);
      default -> threshold(node, pointer, form);
    };
  }

  private Optional<Condition> combination(JsonNode node, String pointer, String form) {
    if (node.has("metric")) {
      check.problem(pointer + "/metric", "does not go with " + form);
    }
    String at = pointer + "/" + form;
    JsonNode list = node.get(form);
    List<Condition> parts = check.list(list, at, this::read);
    if (!list.isArray() || parts.size() < list.size()) {
      return Optional.empty();
    }
    return check.attempt(
        at,
        () ->
            switch (form) {
              case "all" -> new Condition.All(parts);
              case "any" -> new Condition.Any(parts);
              default -> new Condition.None(parts);
            });
  }

  private Optional<Condition> threshold(JsonNode node, String pointer, String form) {
    Optional<Metric<?>> metric = check.required(node, pointer, "metric", this::metric);
    String at = pointer + "/" + form;
    return metric.flatMap(
        m -> check.attempt(at, () -> threshold(m, COMPARISONS.get(form), node.get(form))));
  }

  private <T> Condition threshold(
      Metric<T> metric, @Nullable Comparison comparison, JsonNode bound) {
    if (comparison == null || !metric.kind().ordered()) {
      throw new IllegalArgumentException(
          metric.name() + " is a category: ask oneOf or noneOf instead");
    }
    return new Threshold<>(metric, comparison, metric.kind().require(value(metric.kind(), bound)));
  }

  private Optional<Condition> choice(JsonNode node, String pointer, String form) {
    Optional<Metric<?>> metric = check.required(node, pointer, "metric", this::metric);
    String at = pointer + "/" + form;
    JsonNode list = node.get(form);
    List<String> values =
        check.list(list, at, (item, itemAt) -> check.text(item, itemAt, Kind.CATEGORY::parse));
    if (metric.isEmpty() || !list.isArray() || values.size() < list.size()) {
      return Optional.empty();
    }
    return check.attempt(at, () -> choice(metric.get(), form, new LinkedHashSet<>(values)));
  }

  private Condition choice(Metric<?> metric, String form, Set<String> values) {
    if (metric.kind().ordered()) {
      throw new IllegalArgumentException(
          metric.name() + " is a " + metric.kind() + ": ask atLeast or atMost instead");
    }
    Metric<String> category = Metric.of(metric.name(), Kind.CATEGORY, metric.window());
    requireDeclared(category, values);
    return form.equals("oneOf") ? new OneOf(category, values) : new NoneOf(category, values);
  }

  /** A condition on a class that no customer can have is a slip of the pen. */
  private void requireDeclared(Metric<String> metric, Set<String> values) {
    if (!metric.name().startsWith("class-")) {
      return;
    }
    String dimension = metric.name().substring("class-".length());
    List<String> declared = classes.dimensions().get(dimension);
    if (declared == null) {
      throw new IllegalArgumentException(
          "classes declares no dimension "
              + dimension
              + "; it has "
              + classes.dimensions().keySet());
    }
    for (String value : values) {
      if (!declared.contains(value)) {
        throw new IllegalArgumentException(
            value + " is no class of " + dimension + "; there are " + declared);
      }
    }
  }

  /** The metric written like {@code "spend over last:P12M"}, its kind from the catalogue. */
  Metric<?> metric(String text) {
    Matcher form = METRIC.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "must be written like 'spend over last:P12M', was '"
              + (text.length() > 80 ? text.substring(0, 80) + "…" : text)
              + "'");
    }
    MetricDefinition<?> definition =
        catalogue.find(form.group(2)).orElseThrow(() -> unknown(form.group(2)));
    if (form.group(1) != null && !form.group(1).equals(definition.kind().name())) {
      throw new IllegalArgumentException(
          form.group(2) + " is a " + definition.kind() + ", not a " + form.group(1));
    }
    String window = form.group(3);
    if (window != null && definition.name().equals(PointsMetrics.balance().name())) {
      throw new IllegalArgumentException(
          definition.name() + " is what there is at an instant and has no window, had " + window);
    }
    return definition.over(window == null ? Window.ever() : Window.parse(window));
  }

  private IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException(
        PointsMetrics.isName(name)
            ? name
                + " can be asked of tiers and contact where the playbook has a section loyalty, not"
                + " here"
            : name + " is no metric; there are " + catalogue.names() + " and class-<dimension>");
  }

  /** A bound: a written value or a bare number. */
  Object value(Kind<?> kind, JsonNode node) {
    if (!node.isNumber() && !node.isString()) {
      throw new IllegalArgumentException(
          "must be a text or a number, was " + DocumentCheck.words(node));
    }
    if (kind.equals(Kind.MONEY)) {
      return money(node);
    }
    if (node.isString()) {
      return kind.parse(node.stringValue());
    }
    BigDecimal number = number(node);
    if (kind.equals(Kind.RATIO)) {
      if (number.abs().compareTo(BigDecimal.ONE) > 0) {
        throw new IllegalArgumentException(
            "a bare ratio must lie from -1 to 1 so that nobody means percent; write '12.5 %', was "
                + number.toPlainString());
      }
      return kind.parse(number.toPlainString());
    }
    try {
      return kind.equals(Kind.DAYS)
          ? Period.ofDays(number.intValueExact())
          : (Object) number.longValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "must be a whole number, was " + number.toPlainString(), e);
    }
  }

  /** A short number may stand for a very long one: 1e999999999 is refused before it is unfolded. */
  private static BigDecimal number(JsonNode node) {
    BigDecimal number = node.decimalValue();
    if (Math.abs((long) number.precision() - number.scale()) > MAX_DIGITS
        || Math.abs((long) number.scale()) > MAX_DIGITS) {
      throw new IllegalArgumentException(
          "must have at most "
              + MAX_DIGITS
              + " digits before and after the point, was "
              + DocumentCheck.words(node));
    }
    return number;
  }

  private Money money(JsonNode node) {
    boolean named = node.isString() && !node.stringValue().matches("-?\\d{1,18}(\\.\\d{1,8})?");
    if (currency == null) {
      throw new IllegalArgumentException("cannot be read without the playbook's currency");
    }
    if (!named) {
      String amount = node.isNumber() ? number(node).toPlainString() : node.stringValue();
      BigDecimal decimal = new BigDecimal(amount).stripTrailingZeros();
      if (decimal.scale() > currency.getDecimalPlaces()) {
        throw new IllegalArgumentException(
            "must have at most "
                + currency.getDecimalPlaces()
                + " decimals in "
                + currency
                + ", was "
                + amount);
      }
      return Money.of(currency, decimal);
    }
    Money money = Kind.MONEY.parse(node.stringValue());
    if (!money.getCurrencyUnit().equals(currency)) {
      throw new IllegalArgumentException(
          "must be in " + currency + ", the playbook's currency, was " + money);
    }
    return money;
  }
}
