package io.crmkit.json;

import io.crmkit.customer.ClassScheme;
import io.crmkit.customer.ProfilePart;
import io.crmkit.customer.ProfileScheme;
import io.crmkit.decision.PolicyId;
import io.crmkit.facts.Condition;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.playbook.Playbook;
import io.crmkit.tier.Downgrade;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierLadder;
import io.crmkit.tier.TierRung;
import io.crmkit.tier.Upgrade;
import io.crmkit.time.Recurrence;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Binds the tree of a playbook document, format 1, gathering every mistake on the way. */
final class PlaybookDocument {
  static final int FORMAT = 1;

  private final DocumentCheck check = new DocumentCheck();
  private final MetricCatalogue catalogue;
  private final Optional<ZoneId> zone;
  private final Optional<CurrencyUnit> currency;

  PlaybookDocument(
      MetricCatalogue catalogue, Optional<ZoneId> zone, Optional<CurrencyUnit> currency) {
    this.catalogue = catalogue;
    this.zone = zone;
    this.currency = currency;
  }

  Playbook bind(JsonNode root) {
    Optional<Playbook> playbook = root(root);
    if (playbook.isEmpty() || !check.problems().isEmpty()) {
      throw new InvalidDocumentException(check.problems());
    }
    return playbook.get();
  }

  private Optional<Playbook> root(JsonNode root) {
    if (!check.object(
        root, "", "crmkit", "name", "version", "zone", "currency", "profile", "classes", "tiers")) {
      return Optional.empty();
    }
    requireFormat(root);
    Optional<PolicyId> name = check.required(root, "", "name", text -> new PolicyId(text, "-"));
    Optional<PolicyId> version =
        check.required(root, "", "version", text -> new PolicyId("-", text));
    Optional<PolicyId> signature =
        name.flatMap(n -> version.map(v -> new PolicyId(n.name(), v.version())));
    Optional<ZoneId> stated = zoneOf(root);
    Optional<CurrencyUnit> spoken = currencyOf(root);
    ProfileScheme profile = profile(root.get("profile"));
    ClassScheme classes = classes(root.get("classes"));
    ConditionDocument conditions =
        new ConditionDocument(check, catalogue, spoken.orElse(null), classes);
    if (root.get("tiers") == null) {
      check.problem("/tiers", "is required");
      return Optional.empty();
    }
    Optional<TierLadder> ladder = ladder(root.get("tiers"), conditions);
    return signature.isEmpty() || stated.isEmpty() || spoken.isEmpty() || ladder.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Playbook(
                signature.get(), stated.get(), spoken.get(), profile, classes, ladder.get()));
  }

  private void requireFormat(JsonNode root) {
    JsonNode format = root.get("crmkit");
    if (format == null || !format.isInt() || format.intValue() != FORMAT) {
      check.problem(
          "/crmkit",
          "must be the number of a known format, "
              + FORMAT
              + ", was "
              + DocumentCheck.words(format));
    }
  }

  private Optional<ZoneId> zoneOf(JsonNode root) {
    Optional<ZoneId> read =
        zone.isPresent() && !root.has("zone")
            ? zone
            : check.required(root, "", "zone", PlaybookDocument::zoneId);
    return zone.isPresent() ? zone : read;
  }

  private static ZoneId zoneId(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "must be a time zone like Asia/Shanghai, was '" + shortened(text) + "'", e);
    }
  }

  private Optional<CurrencyUnit> currencyOf(JsonNode root) {
    Optional<CurrencyUnit> read =
        currency.isPresent() && !root.has("currency")
            ? currency
            : check.required(root, "", "currency", PlaybookDocument::currencyUnit);
    return currency.isPresent() ? currency : read;
  }

  private static CurrencyUnit currencyUnit(String text) {
    try {
      return CurrencyUnit.of(text);
    } catch (IllegalCurrencyException e) {
      throw new IllegalArgumentException(
          "must be a currency like CNY, was '" + shortened(text) + "'", e);
    }
  }

  private static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  private ProfileScheme profile(JsonNode node) {
    String[] parts =
        Arrays.stream(ProfilePart.values()).map(ProfilePart::name).toArray(String[]::new);
    if (node == null || !check.object(node, "/profile", parts)) {
      return ProfileScheme.EMPTY;
    }
    List<ProfileScheme.Field> fields = new ArrayList<>();
    for (ProfilePart part : ProfilePart.values()) {
      JsonNode ofPart = node.get(part.name());
      String at = "/profile/" + part.name();
      if (ofPart != null && check.object(ofPart, at, "required", "optional")) {
        fields.addAll(fields(ofPart, at, part, true));
        fields.addAll(fields(ofPart, at, part, false));
      }
    }
    return check.attempt("/profile", () -> new ProfileScheme(fields)).orElse(ProfileScheme.EMPTY);
  }

  private List<ProfileScheme.Field> fields(
      JsonNode node, String pointer, ProfilePart part, boolean required) {
    String name = required ? "required" : "optional";
    if (!node.has(name)) {
      return List.of();
    }
    return check.list(
        node.get(name),
        pointer + "/" + name,
        (item, at) ->
            check.text(item, at, field -> new ProfileScheme.Field(part, field, required)));
  }

  private ClassScheme classes(JsonNode node) {
    if (node == null) {
      return ClassScheme.EMPTY;
    }
    if (!node.isObject()) {
      check.problem("/classes", "must be an object, was " + DocumentCheck.words(node));
      return ClassScheme.EMPTY;
    }
    Map<String, List<String>> dimensions = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> dimension : node.properties()) {
      String at = DocumentCheck.child("/classes", dimension.getKey());
      List<String> classes =
          check.list(
              dimension.getValue(), at, (item, itemAt) -> check.text(item, itemAt, text -> text));
      check
          .attempt(at, () -> new ClassScheme(Map.of(dimension.getKey(), classes)))
          .ifPresent(scheme -> dimensions.putAll(scheme.dimensions()));
    }
    return new ClassScheme(dimensions);
  }

  private Optional<TierLadder> ladder(JsonNode node, ConditionDocument conditions) {
    if (!check.object(
        node,
        "/tiers",
        "type",
        "rungs",
        "upgrade",
        "downgrade",
        "grace",
        "minimumDwell",
        "reviewDays")) {
      return Optional.empty();
    }
    check.optional(node, "/tiers", "type", PlaybookDocument::ladderType);
    int problemsBefore = check.problems().size();
    requireLadder(node.get("rungs"));
    List<TierRung> rungs =
        check.list(node.get("rungs"), "/tiers/rungs", (item, at) -> rung(item, at, conditions));
    Upgrade upgrade =
        check
            .optional(node, "/tiers", "upgrade", text -> constant(Upgrade.values(), text))
            .orElse(Upgrade.AT_ONCE);
    Downgrade downgrade =
        check
            .optional(node, "/tiers", "downgrade", text -> constant(Downgrade.values(), text))
            .orElse(Downgrade.TO_FIT);
    Period grace = length(node, "grace");
    Period dwell = length(node, "minimumDwell");
    Optional<Recurrence> reviews =
        node.has("reviewDays") ? reviews(node.get("reviewDays")) : Optional.empty();
    if (check.problems().size() > problemsBefore) {
      return Optional.empty();
    }
    return check.attempt(
        "/tiers/rungs", () -> new TierLadder(rungs, upgrade, downgrade, grace, dwell, reviews));
  }

  /** What the ladder itself would refuse, told at its place and beside all other mistakes. */
  private void requireLadder(@Nullable JsonNode rungs) {
    if (rungs == null || !rungs.isArray()) {
      return;
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < rungs.size(); i++) {
      JsonNode tier = rungs.get(i).get("tier");
      if (tier != null && tier.isString() && !seen.add(tier.stringValue())) {
        check.problem(
            "/tiers/rungs/" + i + "/tier",
            "must occur once on a ladder, " + tier + " stands twice");
      }
    }
    for (String condition : new String[] {"entry", "keep"}) {
      if (rungs.size() > 0 && rungs.get(0).has(condition)) {
        check.problem(
            "/tiers/rungs/0/" + condition,
            "the lowest tier must be open to everybody and has no conditions");
      }
    }
  }

  private static String ladderType(String type) {
    if (!type.equals("ladder")) {
      throw new IllegalArgumentException("must be ladder, was '" + shortened(type) + "'");
    }
    return type;
  }

  private Optional<TierRung> rung(JsonNode node, String pointer, ConditionDocument conditions) {
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

  private Period length(JsonNode node, String field) {
    return check.optional(node, "/tiers", field, text -> period(field, text)).orElse(Period.ZERO);
  }

  private static Period period(String field, String text) {
    Period period = parsed(text);
    if (period.isNegative()) {
      throw new IllegalArgumentException(field + " must not be negative, was " + period);
    }
    return period;
  }

  private static Period parsed(String text) {
    try {
      return Period.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "must be a length in days, months or years like P30D, was '" + shortened(text) + "'", e);
    }
  }

  private Optional<Recurrence> reviews(JsonNode node) {
    String at = "/tiers/reviewDays";
    if (!check.object(node, at, "anchor", "every")) {
      return Optional.empty();
    }
    Optional<LocalDate> anchor = check.required(node, at, "anchor", PlaybookDocument::date);
    Optional<Period> every = check.required(node, at, "every", PlaybookDocument::parsed);
    return anchor.isEmpty() || every.isEmpty()
        ? Optional.empty()
        : check.attempt(at, () -> new Recurrence(anchor.get(), every.get()));
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "must be a date like 2026-01-31, was '" + shortened(text) + "'", e);
    }
  }

  private static <E extends Enum<E>> E constant(E[] values, String text) {
    for (E value : values) {
      if (value.name().equals(text)) {
        return value;
      }
    }
    throw new IllegalArgumentException(
        "must be one of " + Arrays.toString(values) + ", was '" + shortened(text) + "'");
  }
}
