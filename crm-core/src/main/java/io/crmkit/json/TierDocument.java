package io.crmkit.json;

import io.crmkit.facts.Condition;
import io.crmkit.tier.Downgrade;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierLadder;
import io.crmkit.tier.TierRung;
import io.crmkit.tier.Upgrade;
import io.crmkit.time.Recurrence;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads tier ladders from playbooks. */
final class TierDocument {
  private final DocumentCheck check;
  private final ConditionDocument conditions;

  TierDocument(DocumentCheck check, ConditionDocument conditions) {
    this.check = check;
    this.conditions = conditions;
  }

  Optional<TierLadder> read(JsonNode node, String pointer) {
    if (!check.object(
        node,
        pointer,
        "type",
        "rungs",
        "upgrade",
        "downgrade",
        "grace",
        "minimumDwell",
        "reviewDays")) {
      return Optional.empty();
    }
    check.optional(node, pointer, "type", TierDocument::ladderType);
    int problemsBefore = check.problems().size();
    requireLadder(node.get("rungs"), pointer + "/rungs");
    List<TierRung> rungs = check.list(node.get("rungs"), pointer + "/rungs", this::rung);
    Upgrade upgrade =
        check
            .optional(
                node, pointer, "upgrade", text -> DocumentTexts.constant(Upgrade.values(), text))
            .orElse(Upgrade.AT_ONCE);
    Downgrade downgrade =
        check
            .optional(
                node,
                pointer,
                "downgrade",
                text -> DocumentTexts.constant(Downgrade.values(), text))
            .orElse(Downgrade.TO_FIT);
    Period grace = length(node, pointer, "grace");
    Period dwell = length(node, pointer, "minimumDwell");
    Optional<Recurrence> reviews =
        node.has("reviewDays")
            ? reviews(node.get("reviewDays"), pointer + "/reviewDays")
            : Optional.empty();
    if (check.problems().size() > problemsBefore) {
      return Optional.empty();
    }
    return check.attempt(
        pointer + "/rungs", () -> new TierLadder(rungs, upgrade, downgrade, grace, dwell, reviews));
  }

  /** What the ladder itself would refuse, told at its place and beside all other mistakes. */
  private void requireLadder(@Nullable JsonNode rungs, String pointer) {
    if (rungs == null || !rungs.isArray()) {
      return;
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < rungs.size(); i++) {
      JsonNode tier = rungs.get(i).get("tier");
      if (tier != null && tier.isString() && !seen.add(tier.stringValue())) {
        check.problem(
            pointer + "/" + i + "/tier", "must occur once on a ladder, " + tier + " stands twice");
      }
    }
    for (String condition : new String[] {"entry", "keep"}) {
      if (rungs.size() > 0 && rungs.get(0).has(condition)) {
        check.problem(
            pointer + "/0/" + condition,
            "the lowest tier must be open to everybody and has no conditions");
      }
    }
  }

  private static String ladderType(String type) {
    if (!type.equals("ladder")) {
      throw new IllegalArgumentException(
          "must be ladder, was '" + DocumentTexts.shortened(type) + "'");
    }
    return type;
  }

  private Optional<TierRung> rung(JsonNode node, String pointer) {
    if (!check.object(node, pointer, "tier", "entry", "keep")) {
      return Optional.empty();
    }
    Optional<Tier> tier = check.required(node, pointer, "tier", Tier::of);
    Optional<Condition> entry =
        node.has("entry")
            ? conditions.read(node.get("entry"), pointer + "/entry")
            : Optional.of(Condition.always());
    Optional<Condition> keep =
        node.has("keep") ? conditions.read(node.get("keep"), pointer + "/keep") : entry;
    return tier.isEmpty() || entry.isEmpty() || keep.isEmpty()
        ? Optional.empty()
        : Optional.of(new TierRung(tier.get(), entry.get(), keep.get()));
  }

  private Period length(JsonNode node, String pointer, String field) {
    return check.optional(node, pointer, field, text -> period(field, text)).orElse(Period.ZERO);
  }

  private static Period period(String field, String text) {
    Period period = DocumentTexts.length(text);
    if (period.isNegative()) {
      throw new IllegalArgumentException(field + " must not be negative, was " + period);
    }
    return period;
  }

  private Optional<Recurrence> reviews(JsonNode node, String at) {
    if (!check.object(node, at, "anchor", "every")) {
      return Optional.empty();
    }
    Optional<LocalDate> anchor = check.required(node, at, "anchor", DocumentTexts::date);
    Optional<Period> every = check.required(node, at, "every", DocumentTexts::length);
    return anchor.isEmpty() || every.isEmpty()
        ? Optional.empty()
        : check.attempt(at, () -> new Recurrence(anchor.get(), every.get()));
  }
}
