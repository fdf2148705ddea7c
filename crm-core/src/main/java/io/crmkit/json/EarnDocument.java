package io.crmkit.json;

import io.crmkit.facts.Condition;
import io.crmkit.loyalty.EarnBasis;
import io.crmkit.loyalty.EarnCap;
import io.crmkit.loyalty.EarnMultiplier;
import io.crmkit.loyalty.EarnRule;
import io.crmkit.loyalty.EarnRules;
import io.crmkit.time.CalendarUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import tools.jackson.databind.JsonNode;

/** Reads the part of the section {@code loyalty} that says how points are earned. */
final class EarnDocument {
  /** The fields of earn rules. */
  static final List<String> FIELDS =
      List.of("rules", "multipliers", "mode", "rounding", "roundEach", "caps");

  private static final List<String> BASES =
      List.of("perAmount", "perLine", "perPurchase", "perEvent");

  private final DocumentCheck check;
  private final SectionFields fields;
  private final ConditionDocument conditions;

  EarnDocument(DocumentCheck check, SectionFields fields, ConditionDocument conditions) {
    this.check = check;
    this.fields = fields;
    this.conditions = conditions;
  }

  /** The rules that stand in an object, whose other fields are somebody else's to check. */
  Optional<EarnRules> read(JsonNode node, String at) {
    int problemsBefore = check.problems().size();
    List<EarnRule> rules = fields.parts(node, at, "rules", this::rule);
    List<EarnMultiplier> multipliers = fields.parts(node, at, "multipliers", this::multiplier);
    List<EarnCap> caps = fields.parts(node, at, "caps", this::cap);
    EarnMultiplier.Mode mode =
        fields
            .optional(node, at, "mode", SectionFields.constant(EarnMultiplier.Mode.values()))
            .orElse(EarnMultiplier.Mode.STACKING);
    RoundingMode rounding =
        fields
            .optional(node, at, "rounding", SectionFields.constant(RoundingMode.values()))
            .orElse(RoundingMode.FLOOR);
    boolean each = fields.optional(node, at, "roundEach", SectionFields::flag).orElse(true);
    return check.problems().size() > problemsBefore
        ? Optional.empty()
        : check.attempt(
            at + "/rules", () -> new EarnRules(rules, multipliers, mode, rounding, each, caps));
  }

  private Optional<EarnRule> rule(JsonNode node, String at) {
    int problemsBefore = check.problems().size();
    if (!check.object(
        node,
        at,
        "name",
        "perAmount",
        "perLine",
        "perPurchase",
        "perEvent",
        "points",
        "categories",
        "carry",
        "when")) {
      return Optional.empty();
    }
    Optional<String> name = fields.required(node, at, "name", SectionFields::text);
    Optional<EarnBasis> basis = basis(node, at);
    Optional<Condition> when = when(node, at);
    return check.problems().size() > problemsBefore || basis.isEmpty() || when.isEmpty()
        ? Optional.empty()
        : check.attempt(at, () -> new EarnRule(name.orElseThrow(), basis.get(), when.get()));
  }

  private Optional<EarnBasis> basis(JsonNode node, String at) {
    List<String> stated = BASES.stream().filter(node::has).toList();
    if (stated.size() != 1) {
      check.problem(at, "must have exactly one of " + BASES + ", had " + stated);
      return Optional.empty();
    }
    String form = stated.get(0);
    boolean ofLines = form.equals("perAmount") || form.equals("perLine");
    refuseUnless(ofLines, node, at, "categories", form);
    refuseUnless(form.equals("perAmount"), node, at, "carry", form);
    Optional<Long> points = fields.required(node, at, "points", SectionFields::whole);
    Set<String> categories = categories(node, at);
    boolean carry = fields.optional(node, at, "carry", SectionFields::flag).orElse(false);
    if (form.equals("perAmount")) {
      Optional<Money> step = fields.required(node, at, form, fields::money);
      return step.isEmpty() || points.isEmpty()
          ? Optional.empty()
          : check.attempt(
              at, () -> new EarnBasis.PerAmount(step.get(), points.get(), categories, carry));
    }
    if (form.equals("perEvent")) {
      Optional<String> event = fields.required(node, at, form, SectionFields::text);
      return event.isEmpty() || points.isEmpty()
          ? Optional.empty()
          : check.attempt(at, () -> new EarnBasis.PerEvent(event.get(), points.get()));
    }
    Optional<Boolean> flag = fields.required(node, at, form, EarnDocument::yes);
    return flag.isEmpty() || points.isEmpty()
        ? Optional.empty()
        : check.attempt(
            at,
            () ->
                form.equals("perLine")
                    ? new EarnBasis.PerLine(points.get(), categories)
                    : new EarnBasis.PerPurchase(points.get()));
  }

  private void refuseUnless(boolean fits, JsonNode node, String at, String field, String form) {
    if (!fits && node.has(field)) {
      check.problem(at + "/" + field, "does not go with " + form);
    }
  }

  private static boolean yes(JsonNode node) {
    if (!SectionFields.flag(node)) {
      throw new IllegalArgumentException("must be true or left out, was false");
    }
    return true;
  }

  private Set<String> categories(JsonNode node, String at) {
    List<String> read = new ArrayList<>();
    if (node.has("categories")) {
      read.addAll(
          check.list(
              node.get("categories"),
              at + "/categories",
              (item, place) -> check.text(item, place, text -> text)));
      if (node.get("categories").isEmpty()) {
        check.problem(at + "/categories", "must have a category or be left out, had none");
      }
    }
    return new LinkedHashSet<>(read);
  }

  private Optional<EarnMultiplier> multiplier(JsonNode node, String at) {
    int problemsBefore = check.problems().size();
    if (!check.object(node, at, "name", "factor", "when")) {
      return Optional.empty();
    }
    Optional<String> name = fields.required(node, at, "name", SectionFields::text);
    Optional<BigDecimal> factor = fields.required(node, at, "factor", SectionFields::decimal);
    Optional<Condition> when = when(node, at);
    return check.problems().size() > problemsBefore || when.isEmpty()
        ? Optional.empty()
        : check.attempt(
            at, () -> new EarnMultiplier(name.orElseThrow(), factor.orElseThrow(), when.get()));
  }

  private Optional<EarnCap> cap(JsonNode node, String at) {
    int problemsBefore = check.problems().size();
    if (!check.object(node, at, "name", "scope", "period", "most")) {
      return Optional.empty();
    }
    Optional<String> name = fields.required(node, at, "name", SectionFields::text);
    Optional<EarnCap.Scope> scope =
        fields.required(node, at, "scope", SectionFields.constant(EarnCap.Scope.values()));
    Optional<CalendarUnit> period =
        fields.optional(node, at, "period", SectionFields.constant(CalendarUnit.values()));
    Optional<Long> most = fields.required(node, at, "most", SectionFields::whole);
    return check.problems().size() > problemsBefore
        ? Optional.empty()
        : check.attempt(
            at,
            () -> new EarnCap(name.orElseThrow(), scope.orElseThrow(), period, most.orElseThrow()));
  }

  private Optional<Condition> when(JsonNode node, String at) {
    return node.has("when")
        ? conditions.read(node.get("when"), at + "/when")
        : Optional.of(Condition.always());
  }
}
