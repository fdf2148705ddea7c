package io.crmkit.json;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Walks a document as a tree and gathers every mistake with its pointer. Reads give nothing where
 * something is wrong, so that the walk goes on.
 */
final class DocumentCheck {
  private static final int MAX_PROBLEMS = 1_000;

  private final List<DocumentProblem> problems = new ArrayList<>();

  List<DocumentProblem> problems() {
    return problems;
  }

  void problem(String pointer, String message) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(new DocumentProblem(pointer, message));
    }
  }

  /** What was read of a whole document, if nothing at all is wrong with it. */
  <T> T flawless(Optional<T> read) {
    if (read.isEmpty() || !problems.isEmpty()) {
      throw new InvalidDocumentException(problems);
    }
    return read.get();
  }

  static String child(String pointer, String field) {
    return pointer + "/" + field.replace("~", "~0").replace("/", "~1");
  }

  /** Whether the node is an object; fields other than those known are mistakes. */
  boolean object(@Nullable JsonNode node, String pointer, String... known) {
    if (node == null || !node.isObject()) {
      problem(pointer, "must be an object, was " + words(node));
      return false;
    }
    Set<String> names = new TreeSet<>(Arrays.asList(known));
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      if (!names.contains(property.getKey())) {
        problem(
            child(pointer, property.getKey()),
            "is no field of this object, which has " + String.join(", ", known));
      }
    }
    return true;
  }

  /** A text that the function accepts. */
  <T> Optional<T> required(
      JsonNode object, String pointer, String field, Function<String, T> reader) {
    if (object.get(field) == null) {
      problem(child(pointer, field), "is required");
      return Optional.empty();
    }
    return optional(object, pointer, field, reader);
  }

  /** A text that the function accepts, if it is there. */
  <T> Optional<T> optional(
      JsonNode object, String pointer, String field, Function<String, T> reader) {
    JsonNode node = object.get(field);
    return node == null ? Optional.empty() : text(node, child(pointer, field), reader);
  }

  <T> Optional<T> text(JsonNode node, String pointer, Function<String, T> reader) {
    if (!node.isString()) {
      problem(pointer, "must be a text, was " + words(node));
      return Optional.empty();
    }
    return attempt(pointer, () -> reader.apply(node.stringValue()));
  }

  /** The items of a list that the function can read. */
  <T> List<T> list(
      @Nullable JsonNode node, String pointer, BiFunction<JsonNode, String, Optional<T>> reader) {
    if (node == null || !node.isArray()) {
      problem(pointer, "must be a list, was " + words(node));
      return List.of();
    }
    List<T> items = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      reader.apply(node.get(i), pointer + "/" + i).ifPresent(items::add);
    }
    return items;
  }

  /** What the action gives; what a type refuses becomes a mistake at the pointer. */
  <T> Optional<T> attempt(String pointer, Attempt<T> action) {
    try {
      return Optional.of(action.get());
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      String message = e.getMessage();
      problem(pointer, message == null ? "is not accepted" : message);
      return Optional.empty();
    }
  }

  static String words(@Nullable JsonNode node) {
    if (node == null || node.isMissingNode()) {
      return "nothing";
    }
    if (node.isNull()) {
      return "null";
    }
    if (node.isObject() || node.isArray()) {
      return node.isObject() ? "an object" : "a list";
    }
    String text = node.asString();
    return node.getNodeType().toString().toLowerCase(Locale.ROOT)
        + " '"
        + (text.length() > 40 ? text.substring(0, 40) + "…" : text)
        + "'";
  }

  /**
   * An action that may refuse.
   *
   * @param <T> what it gives
   */
  @FunctionalInterface
  interface Attempt<T> {
    T get();
  }
}
