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

/**
 * Finds the fields that stand twice in one object, which a tree could not tell apart, and what
 * follows the end of a document.
 */
final class RepeatedFields {
  private RepeatedFields() {}

  /** Every one with its pointer, up to where the document is well-formed JSON; that is told too. */
  static List<DocumentProblem> in(String json, JsonMapper mapper) {
    DocumentCheck check = new DocumentCheck();
    try (JsonParser parser = mapper.createParser(json)) {
      Deque<Set<String>> open = new ArrayDeque<>();
      JsonToken token = parser.nextToken();
      boolean ended = false;
      while (token != null && !ended) {
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
        ended = parser.streamReadContext().inRoot();
        token = parser.nextToken();
      }
      if (token != null) {
        check.problem(
            "",
            "must end where its first value ends; more follows"
                + where(parser.currentTokenLocation()));
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
