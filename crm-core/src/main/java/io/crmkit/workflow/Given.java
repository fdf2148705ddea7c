package io.crmkit.workflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crmkit.decision.Details;
import io.crmkit.decision.Phrase;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a case says about a field: its value, or that it is not known.
 *
 * @param field the field
 * @param value its value, if it is known
 */
public record Given(
    String field, @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<FieldValue> value)
    implements Phrase {
  /** Checks that nothing is missing. */
  public Given {
    Objects.requireNonNull(field, "field");
    value = value == null ? Optional.empty() : value;
  }

  /** What these fields say about one. */
  static Given of(String field, Map<String, FieldValue> fields) {
    return new Given(field, Optional.ofNullable(fields.get(field)));
  }

  @Override
  public String code() {
    return value.isPresent() ? "workflow.given" : "workflow.given-nothing";
  }

  @Override
  public Map<String, Object> details() {
    return value.isPresent()
        ? Details.of("field", Field.term(field), "value", value.get().shown(field))
        : Details.of("field", Field.term(field));
  }
}
