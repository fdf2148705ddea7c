package io.crmkit.quickstart;

import io.crmkit.json.CrmJson;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Where a file of cases tells otherwise than the store, with the row and what the store holds. The
 * values of a case's own fields may be personal, so of these the names are told alone.
 */
final class CaseDifferences {
  private static final int LISTED = 10;

  private final ZoneId zone;
  private final Map<String, List<String>> places = new HashMap<>();
  private final List<String> changed = new ArrayList<>();
  private final List<String> stuck = new ArrayList<>();
  private final List<String> shorter = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();

  private CaseDifferences(ZoneId zone) {
    this.zone = zone;
  }

  /** None yet; times are told in this zone. */
  static CaseDifferences of(ZoneId zone) {
    return new CaseDifferences(zone);
  }

  /** Where the rows of a case stand, in the order of its events. */
  void places(String caseId, List<String> rows) {
    places.put(caseId, rows);
  }

  /** The event of this index is another in the store. */
  void changed(CaseId id, int index, List<String> told, List<String> kept) {
    JsonNode file = CrmJson.mapper().readTree(told.get(index));
    JsonNode store = CrmJson.mapper().readTree(kept.get(index));
    List<String> parts = new ArrayList<>();
    for (String name : names(file, store)) {
      parts(name, file.path(name), store.path(name), parts);
    }
    changed.add(
        place(id, index, told.size())
            + "event "
            + (index + 1)
            + " of "
            + kept.size()
            + ", stored as "
            + shown(store)
            + ", differs in "
            + String.join(", ", parts));
  }

  /** The rows go on, but not from what the store has noted meanwhile. */
  void stuck(CaseId id, int index, int rows, IllegalArgumentException why) {
    stuck.add(
        place(id, index, rows)
            + "cannot follow on what was noted in the store meanwhile: "
            + why.getMessage());
  }

  /** The file ends before the store does. */
  void shorter(CaseId id, int rows, List<String> kept) {
    shorter.add(
        "case "
            + id
            + ": has "
            + rows
            + " of "
            + kept.size()
            + " events, from "
            + shown(CrmJson.mapper().readTree(kept.get(rows)))
            + " on they are missing");
  }

  /** The file does not have the case. */
  void missing(Case known) {
    missing.add("case " + known.id() + " of " + known.customer());
  }

  private String place(CaseId id, int index, int rows) {
    List<String> known = places.getOrDefault(id.value(), List.of());
    // A row makes one event; where it made more, the first row tells where to look.
    String row = known.isEmpty() ? "" : known.get(known.size() == rows ? index : 0) + ": ";
    return row + "case " + id + ": ";
  }

  private String shown(JsonNode event) {
    String action = event.path("action").asString("");
    return event.path("event").asString("")
        + (action.isEmpty() ? "" : " " + action)
        + " at "
        + Instants.shown(Instant.parse(event.path("occurredAt").asString()), zone)
        + " by "
        + event.path("actor").asString("");
  }

  private static Set<String> names(JsonNode one, JsonNode other) {
    Set<String> names = new TreeSet<>(one.propertyNames());
    names.addAll(other.propertyNames());
    return names;
  }

  private static void parts(String name, JsonNode file, JsonNode store, List<String> parts) {
    if (file.equals(store)) {
      return;
    }
    if (name.equals("fields")) {
      for (String field : names(file, store)) {
        if (!file.path(field).equals(store.path(field))) {
          parts.add("field " + field);
        }
      }
    } else if (file.isValueNode() && store.isValueNode()) {
      parts.add(name + " (" + file.asString() + ", stored " + store.asString() + ")");
    } else {
      parts.add(name);
    }
  }

  /** A paragraph for each kind of difference, with the first few by name. */
  String text() {
    return paragraph(
            "Told otherwise than stored",
            changed,
            "reviewed as stored, without the rows that come after: put the rows back as they were, and"
                + " tell what is right in a row of its own; one that became known later than it"
                + " happened says when, in the column recorded")
        + paragraph(
            "Overtaken by what the store noted",
            stuck,
            "reviewed as stored, without the rows that come after: put in their place what is right"
                + " for the case as it stands in the store")
        + paragraph("With rows missing in the file", shorter, "nothing is taken away")
        + paragraph("Not in the file", missing, "reviewed as stored");
  }

  private static String paragraph(String title, List<String> lines, String words) {
    if (lines.isEmpty()) {
      return "";
    }
    List<String> shown = new ArrayList<>();
    shown.add(
        String.format(
            Locale.ROOT,
            "%s: %,d case%s; %s",
            title,
            lines.size(),
            lines.size() == 1 ? "" : "s",
            words));
    shown.addAll(lines.subList(0, Math.min(LISTED, lines.size())));
    if (lines.size() > LISTED) {
      shown.add("... and " + (lines.size() - LISTED) + " more");
    }
    return String.format(Locale.ROOT, "           %s%n", String.join("\n             ", shown));
  }
}
