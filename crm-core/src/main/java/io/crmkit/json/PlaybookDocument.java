package io.crmkit.json;

import io.crmkit.complaint.ComplaintScheme;
import io.crmkit.contact.ContactScheme;
import io.crmkit.customer.ClassScheme;
import io.crmkit.customer.ProfilePart;
import io.crmkit.customer.ProfileScheme;
import io.crmkit.decision.PolicyId;
import io.crmkit.decision.Texts;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.loyalty.LoyaltyScheme;
import io.crmkit.loyalty.PointsMetrics;
import io.crmkit.playbook.Playbook;
import io.crmkit.playbook.ScoreScheme;
import io.crmkit.tier.TierLadder;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.workflow.Workflow;
import io.crmkit.workflow.WorkflowChecker;
import io.crmkit.workflow.WorkflowDefinition;
import io.crmkit.workflow.WorkflowProblem;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
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
    return check.flawless(root(root));
  }

  private Optional<Playbook> root(JsonNode root) {
    if (!check.object(
        root,
        "",
        "crmkit",
        "name",
        "version",
        "zone",
        "currency",
        "profile",
        "classes",
        "calendars",
        "workflows",
        "complaints",
        "contact",
        "loyalty",
        "scores",
        "tiers")) {
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
    Map<String, BusinessCalendar> calendars = calendars(root.get("calendars"), stated);
    Map<String, Workflow> workflows = workflows(root.get("workflows"), calendars.keySet());
    Optional<ComplaintScheme> complaints =
        root.has("complaints")
            ? new ComplaintDocument(check, spoken, workflows, calendars.keySet())
                .read(root.get("complaints"), "/complaints")
            : Optional.empty();
    ConditionDocument conditions =
        new ConditionDocument(
            check,
            root.has("loyalty") ? PointsMetrics.named(catalogue) : catalogue,
            spoken.orElse(null),
            classes);
    // A zone that could not be read is told; the section is read all the same, for its mistakes.
    Optional<ContactScheme> contact =
        root.has("contact")
            ? new ContactSchemeDocument(
                    check, classes, calendars, conditions, stated.orElse(ZoneOffset.UTC))
                .read(root.get("contact"), "/contact")
            : Optional.empty();
    Optional<LoyaltyScheme> loyalty =
        root.has("loyalty")
            ? new LoyaltyDocument(
                    check,
                    new ConditionDocument(check, catalogue, spoken.orElse(null), classes),
                    spoken.orElse(null))
                .read(
                    root.get("loyalty"),
                    "/loyalty",
                    signature.orElse(PolicyId.UNVERSIONED),
                    stated.orElse(ZoneOffset.UTC))
            : Optional.empty();
    Optional<ScoreScheme> scores =
        root.has("scores")
            ? ScoreDocument.of(check, catalogue, spoken.orElse(null), classes, root.get("scores"))
                .read(root.get("scores"), "/scores")
            : Optional.empty();
    if (root.get("tiers") == null) {
      check.problem("/tiers", "is required");
      return Optional.empty();
    }
    Optional<TierLadder> ladder =
        new TierDocument(check, conditions).read(root.get("tiers"), "/tiers");
    return signature.isEmpty() || stated.isEmpty() || spoken.isEmpty() || ladder.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Playbook(
                signature.get(),
                stated.get(),
                spoken.get(),
                profile,
                classes,
                ladder.get(),
                calendars,
                workflows,
                complaints,
                contact,
                loyalty,
                scores));
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
            : check.required(root, "", "zone", DocumentTexts::zoneId);
    return zone.isPresent() ? zone : read;
  }

  private Optional<CurrencyUnit> currencyOf(JsonNode root) {
    Optional<CurrencyUnit> read =
        currency.isPresent() && !root.has("currency")
            ? currency
            : check.required(root, "", "currency", DocumentTexts::currencyUnit);
    return currency.isPresent() ? currency : read;
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

  private Map<String, BusinessCalendar> calendars(@Nullable JsonNode node, Optional<ZoneId> usual) {
    if (node == null) {
      return Map.of();
    }
    if (!node.isObject()) {
      check.problem("/calendars", "must be an object, was " + DocumentCheck.words(node));
      return Map.of();
    }
    CalendarDocument document = new CalendarDocument(check, usual);
    Map<String, BusinessCalendar> calendars = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> named : node.properties()) {
      String at = DocumentCheck.child("/calendars", named.getKey());
      Optional<String> name = check.attempt(at, () -> Playbook.requireCalendarName(named.getKey()));
      Optional<BusinessCalendar> calendar = document.read(named.getValue(), at);
      name.ifPresent(n -> calendar.ifPresent(read -> calendars.put(n, read)));
    }
    return calendars;
  }

  private Map<String, Workflow> workflows(@Nullable JsonNode node, Set<String> calendars) {
    if (node == null) {
      return Map.of();
    }
    if (!node.isObject()) {
      check.problem("/workflows", "must be an object, was " + DocumentCheck.words(node));
      return Map.of();
    }
    WorkflowDocument document = new WorkflowDocument(check);
    Map<String, Workflow> workflows = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> named : node.properties()) {
      String at = DocumentCheck.child("/workflows", named.getKey());
      Optional<WorkflowDefinition> definition =
          named.getValue().isString()
              ? check.text(named.getValue(), at, text -> bundled(named.getKey(), text))
              : document.read(named.getValue(), at, Optional.of(named.getKey()));
      definition
          .flatMap(found -> sound(found, at, calendars))
          .ifPresent(workflow -> workflows.put(named.getKey(), workflow));
    }
    return workflows;
  }

  /** The bundled workflow of a name, for which a playbook need not write out what it says. */
  private static WorkflowDefinition bundled(String name, String text) {
    return BundledWorkflows.json(name)
        .filter(json -> text.equals("bundled"))
        .map(WorkflowReader::read)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "must be a workflow, or 'bundled' under one of the names "
                        + BundledWorkflows.names()));
  }

  private Optional<Workflow> sound(
      WorkflowDefinition definition, String at, Set<String> calendars) {
    List<WorkflowProblem> problems = WorkflowChecker.check(definition, calendars);
    for (WorkflowProblem problem : problems) {
      check.problem(at, Texts.BUILT_IN.render(problem, Locale.ENGLISH));
    }
    return problems.isEmpty() ? Optional.of(Workflow.of(definition)) : Optional.empty();
  }
}
