package io.crmkit.json;

import io.crmkit.contact.Audience;
import io.crmkit.contact.Cadence;
import io.crmkit.contact.CareRules;
import io.crmkit.contact.ContactRules;
import io.crmkit.contact.ContactScheme;
import io.crmkit.customer.ClassScheme;
import io.crmkit.time.BusinessCalendar;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes the section {@code contact} of a playbook, with every mistake at its place: the
 * fields of {@link ContactDocument} and {@link CadenceDocument}, {@code care} as {@link
 * CareDocument} reads it, and
 *
 * <ul>
 *   <li>{@code coverAll}: the names of the cadences that leave nobody out
 *   <li>{@code important}: {@code {"class": {"importance": ["premium"]}}} or {@code {"condition":
 *       …}}
 *   <li>{@code customerZone}: where customers are of whom no zone is known
 * </ul>
 */
final class ContactSchemeDocument {
  private static final String[] FIELDS = {
    "rules",
    "combination",
    "horizon",
    "customerZone",
    "important",
    "cadences",
    "coverAll",
    "reviews",
    "release",
    "care"
  };

  private final DocumentCheck check;
  private final ContactDocument contacts;
  private final CadenceDocument cadences;

  /** Reads sections of a playbook with these classes, calendars and metrics, in this zone. */
  ContactSchemeDocument(
      DocumentCheck check,
      ClassScheme classes,
      Map<String, BusinessCalendar> calendars,
      ConditionDocument conditions,
      ZoneId zone) {
    this.check = check;
    this.contacts = new ContactDocument(check, classes, calendars);
    this.cadences = new CadenceDocument(check, conditions, classes, zone);
  }

  Optional<ContactScheme> read(JsonNode node, String pointer) {
    int problemsBefore = check.problems().size();
    if (!check.object(node, pointer, FIELDS)) {
      return Optional.empty();
    }
    Optional<ContactRules> rules =
        node.has("rules") || node.has("combination") || node.has("horizon")
            ? contacts.rules(node, pointer)
            : Optional.of(ContactRules.of());
    Optional<CadenceDocument.Section> section = cadences.section(node, pointer);
    Set<String> coverAll = coverAll(node, pointer + "/coverAll", section);
    Optional<Audience> important =
        node.has("important")
            ? important(node.get("important"), pointer + "/important")
            : Optional.empty();
    Optional<ZoneId> customerZone =
        check.optional(node, pointer, "customerZone", DocumentTexts::zoneId);
    Optional<CareRules> care =
        node.has("care")
            ? new CareDocument(check).read(node.get("care"), pointer + "/care")
            : Optional.of(CareRules.NONE);
    return check.problems().size() > problemsBefore
        ? Optional.empty()
        : check.attempt(
            pointer,
            () ->
                new ContactScheme(
                    rules.orElseThrow(),
                    section.orElseThrow().cadences(),
                    section.orElseThrow().reviews(),
                    section.orElseThrow().release(),
                    care.orElseThrow(),
                    coverAll,
                    important,
                    customerZone));
  }

  /** Where a cadence is mistaken, which there are cannot be told, and nothing more is said. */
  private Set<String> coverAll(
      JsonNode node, String pointer, Optional<CadenceDocument.Section> section) {
    if (!node.has("coverAll")) {
      return Set.of();
    }
    return new LinkedHashSet<>(
        check.list(
            node.get("coverAll"),
            pointer,
            (item, at) ->
                check.text(
                    item,
                    at,
                    name -> {
                      section.ifPresent(read -> requireCadence(name, read));
                      return name;
                    })));
  }

  private static void requireCadence(String name, CadenceDocument.Section section) {
    if (section.cadences().cadence(name).isEmpty()) {
      throw new IllegalArgumentException(
          "must be a cadence of this playbook, one of "
              + section.cadences().cadences().stream().map(Cadence::name).toList()
              + ", was '"
              + DocumentTexts.shortened(name)
              + "'");
    }
  }

  private Optional<Audience> important(JsonNode node, String pointer) {
    if (!check.object(node, pointer, "class", "condition")) {
      return Optional.empty();
    }
    if (!node.has("class") && !node.has("condition")) {
      check.problem(pointer, "must have class or condition");
      return Optional.empty();
    }
    return cadences.audience(node, pointer);
  }

  /**
   * What {@link #read} reads back equal.
   *
   * @throws IllegalArgumentException if a rule asks for a calendar that is none of these
   */
  static ObjectNode write(
      JsonMapper mapper, ContactScheme scheme, Map<String, BusinessCalendar> calendars) {
    ObjectNode node = mapper.createObjectNode();
    ContactWriter.write(node, scheme.rules(), calendars);
    scheme.customerZone().ifPresent(zone -> node.put("customerZone", zone.getId()));
    scheme
        .important()
        .ifPresent(audience -> CadenceWriter.write(node.putObject("important"), audience));
    CadenceWriter.write(
        node, new CadenceDocument.Section(scheme.cadences(), scheme.reviews(), scheme.release()));
    scheme.coverAll().forEach(name -> node.withArrayProperty("coverAll").add(name));
    if (!scheme.care().equals(CareRules.NONE)) {
      CareWriter.write(node.putObject("care"), scheme.care());
    }
    return node;
  }
}
