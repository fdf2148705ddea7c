package io.crmkit.json;

import io.crmkit.time.Limit;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads limits from documents: what the codec reads, with every mistake at its place. */
final class LimitDocument {
  private static final String[] KINDS = {"open", "days", "businessDays"};

  private final DocumentCheck check;

  LimitDocument(DocumentCheck check) {
    this.check = check;
  }

  Optional<Limit> read(JsonNode node, String pointer) {
    if (!check.object(node, pointer, "open", "days", "end", "businessDays")) {
      return Optional.empty();
    }
    List<String> kinds = new ArrayList<>();
    for (String kind : KINDS) {
      if (node.has(kind)) {
        kinds.add(kind);
      }
    }
    if (kinds.size() != 1) {
      check.problem(pointer, "must have exactly one of open, days and businessDays, had " + kinds);
      return Optional.empty();
    }
    String kind = kinds.get(0);
    if (node.has("end") && !kind.equals("days")) {
      check.problem(pointer + "/end", "does not go with " + kind);
    }
    return switch (kind) {
      case "open" -> check.required(node, pointer, kind, text -> Limit.open(duration(text)));
      case "days" -> days(node, pointer);
      default -> businessDays(node.get(kind), pointer + "/" + kind);
    };
  }

  private Optional<Limit> days(JsonNode node, String pointer) {
    Limit.DayEnd end =
        check
            .optional(
                node, pointer, "end", text -> DocumentTexts.constant(Limit.DayEnd.values(), text))
            .orElse(Limit.DayEnd.END_OF_DAY);
    return check.required(
        node, pointer, "days", text -> new Limit.CalendarDays(DocumentTexts.length(text), end));
  }

  private Optional<Limit> businessDays(JsonNode node, String pointer) {
    if (!node.isInt()) {
      check.problem(pointer, "must be a whole number, was " + DocumentCheck.words(node));
      return Optional.empty();
    }
    return check.attempt(pointer, () -> Limit.businessDays(node.intValue()));
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "must be a length in hours, minutes or seconds like PT24H, was '"
              + DocumentTexts.shortened(text)
              + "'",
          e);
    }
  }
}
