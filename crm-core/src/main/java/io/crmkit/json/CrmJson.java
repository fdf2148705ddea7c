package io.crmkit.json;

import io.crmkit.decision.Decision;
import io.crmkit.playbook.Playbook;
import io.crmkit.workflow.WorkflowDefinition;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/**
 * Reads and writes the values of this library as JSON: customer files, facts, standings, decisions
 * with their reasons. Instants and dates are ISO-8601 text, money is {@code "CNY 5000.00"}.
 *
 * <pre>{@code
 * String json = CrmJson.write(standing);
 * TierStanding same = CrmJson.read(json, TierStanding.class);
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class CrmJson {
  /** The deepest nesting read and written. */
  public static final int MAX_DEPTH = 64;

  /** The longest document read, in characters. */
  public static final int MAX_LENGTH = 16 * 1024 * 1024;

  /** The longest single text read, in characters. */
  public static final int MAX_TEXT = 20_000;

  private static final JsonMapper MAPPER = build();

  private CrmJson() {}

  /** The mapper, for generic types and for hosts that build theirs upon it. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /** The JSON form of a value; of a {@link Playbook} or {@link WorkflowDefinition} its document. */
  public static String write(Object value) {
    if (value instanceof WorkflowDefinition definition) {
      return MAPPER.writeValueAsString(new WorkflowWriter(MAPPER).write(definition));
    }
    return value instanceof Playbook playbook
        ? PlaybookWriter.write(playbook)
        : MAPPER.writeValueAsString(value);
  }

  /**
   * Reads a value.
   *
   * @throws InvalidDocumentException if the text is no JSON, has unknown fields, or holds a value
   *     that the type refuses; the message names the place and repeats no personal value
   */
  public static <T> T read(String json, Class<T> type) {
    if (type == Playbook.class) {
      return type.cast(PlaybookReader.standard().read(json));
    }
    if (type == WorkflowDefinition.class) {
      return type.cast(WorkflowReader.read(json));
    }
    return type.cast(parse(json, MAPPER.constructType(type)));
  }

  /**
   * Reads a recorded decision with this type of outcome.
   *
   * @throws InvalidDocumentException as {@link #read} does
   */
  @SuppressWarnings("unchecked") // the mapper was told the type of the outcome
  public static <T> Decision<T> readDecision(String json, Class<T> outcome) {
    return (Decision<T>)
        parse(json, MAPPER.getTypeFactory().constructParametricType(Decision.class, outcome));
  }

  private static Object parse(String json, JavaType type) {
    try {
      Object value = MAPPER.readValue(json, type);
      if (value == null) {
        throw new InvalidDocumentException(
            List.of(new DocumentProblem("", "must be a value, was null")));
      }
      return value;
    } catch (JacksonException e) {
      throw InvalidDocumentException.of(e);
    }
  }

  private static JsonMapper build() {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxDocumentLength(MAX_LENGTH)
                    .maxStringLength(MAX_TEXT)
                    .build())
            .streamWriteConstraints(
                StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();
    JsonMapper.Builder builder =
        JsonMapper.builder(factory)
            .enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    JsonSetup.MIX_INS.forEach(builder::addMixIn);
    JsonSetup.REASONS.forEach((code, type) -> builder.registerSubtypes(new NamedType(type, code)));
    return builder.build();
  }
}
