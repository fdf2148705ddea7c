package io.crmkit.workflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crmkit.decision.Details;
import io.crmkit.decision.Phrase;
import io.crmkit.decision.Term;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A field that the cases of a workflow may have. Hosts name it with texts for {@code
 * term.case-field.<name>}, its codes with texts for {@code term.case-value.<name>.<code>}.
 * Immutable.
 *
 * @param name a letter and up to 63 letters, digits, '-' or '_'
 * @param type what it holds
 * @param codes the codes it may hold, in order, each once; empty exactly if it holds none
 */
public record Field(
    String name, FieldType type, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> codes) {
  /**
   * Checks the name and copies the codes.
   *
   * @throws IllegalArgumentException if a name or code is malformed, a code stands twice, or there
   *     are codes where none are held or the other way round
   */
  public Field {
    Checks.code("field", name);
    codes = codes == null ? List.of() : List.copyOf(codes);
    codes.forEach(code -> Checks.code("code of " + name, code));
    if (codes.isEmpty() == (type == FieldType.CODE)) {
      throw new IllegalArgumentException(
          type == FieldType.CODE
              ? "field " + name + " must list the codes it may hold, had none"
              : "field " + name + " holds " + type + " and must list no codes, had " + codes);
    }
    if (Set.copyOf(codes).size() < codes.size()) {
      throw new IllegalArgumentException(
          "field " + name + " must list each code once, had " + codes);
    }
  }

  /** A field that holds one of these codes. */
  public static Field codes(String name, String... codes) {
    return new Field(name, FieldType.CODE, List.of(codes));
  }

  /** A field of another type. */
  public static Field of(String name, FieldType type) {
    return new Field(name, type, List.of());
  }

  /** Whether it may hold this value. */
  public boolean accepts(FieldValue value) {
    return value.type() == type
        && (!(value instanceof FieldValue.Code named) || codes.contains(named.code()));
  }

  /** What it accepts, in words. */
  Phrase accepted() {
    String code = "workflow.type." + type.name().toLowerCase(Locale.ROOT);
    return Phrase.of(
        code,
        type == FieldType.CODE
            ? Details.of("codes", codes.stream().map(c -> FieldValue.code(c).shown(name)).toList())
            : Map.of());
  }

  /** The name of a field as texts show it. */
  static Term term(String name) {
    return Term.of("term.case-field." + name, name);
  }
}
