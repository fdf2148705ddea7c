package io.crmkit.json;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.json.JsonMapper;

/** Finds the fields that stand twice in one object, which a tree could not tell apart. */
final class RepeatedFields {
  private RepeatedFields() {}

  /** Every one with its pointer, up to where the document is well-formed JSON; that is told too. */
  static List<DocumentProblem> in(String json, JsonMapper mapper) {
    DocumentCheck check = new DocumentCheck();
    try (JsonParser parser = mapper.createParser(json)) {
      Deque<Set<String>> open = new ArrayDeque<>();
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        switch (token) {
          case START_OBJECT -> open.push(new HashSet<>());
          case END_OBJECT -> open.pop();
          case PROPERTY_NAME -> {
            if (!open.element().add(parser.currentName())) {
              check.problem(
                  parser.streamReadContext().pathAsPointer().toString(),
                  "stands twice in this object" + where(parser.currentTokenLocation()));
            }
          }
          default -> {}
        }
      }
    } catch (JacksonException e) {
      InvalidDocumentException.of(e)
          .problems()
          .forEach(problem -> check.problem(problem.pointer(), problem.message()));
    }
    return check.problems();
  }

  private static String where(TokenStreamLocation at) {
    return " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
  }
}
