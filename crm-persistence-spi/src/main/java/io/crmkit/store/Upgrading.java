package io.crmkit.store;

import io.crmkit.json.CrmJson;
import java.io.StringWriter;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;

/** Reads records of any format, step by step. */
final class Upgrading {
  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

  /**
   * Records are the host's, as long as its own codec wants them; the library's limits are those of
   * its values. The depth is what a stack bears.
   */
  private static final int MAX_DEPTH = 1_000;

  private static final JsonFactory TREES =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .streamWriteConstraints(
              StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private Upgrading() {}

  static <T> T read(RecordType<T> type, String id, int format, String json) {
    RecordId record = new RecordId(type.name(), id);
    if (format > type.format()) {
      throw new UnreadableRecordException(
          record, "it is in format " + format + ", newer than " + type.format());
    }
    try {
      @Nullable T value =
          type.codec().read(format == type.format() ? json : upgraded(type, record, format, json));
      if (value == null) {
        throw new UnreadableRecordException(record, "it is null to its codec");
      }
      return value;
    } catch (UnreadableRecordException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new UnreadableRecordException(record, e);
    }
  }

  private static String upgraded(RecordType<?> type, RecordId record, int format, String json) {
    @Nullable Map<String, Object> tree;
    try (JsonParser parser = TREES.createParser(ObjectReadContext.empty(), json)) {
      tree = CrmJson.mapper().readValue(parser, TREE);
    }
    if (tree == null) {
      throw new UnreadableRecordException(record, "it is null");
    }
    for (int from = format; from < type.format(); from++) {
      UnaryOperator<Map<String, Object>> step = type.upgrades().get(from);
      if (step == null) {
        throw new UnreadableRecordException(
            record, "there is no step from format " + from + " to " + (from + 1));
      }
      tree = step.apply(tree);
      if (tree == null) {
        throw new UnreadableRecordException(record, "the step from format " + from + " gave null");
      }
    }
    StringWriter upgraded = new StringWriter();
    try (JsonGenerator generator = TREES.createGenerator(ObjectWriteContext.empty(), upgraded)) {
      CrmJson.mapper().writeValue(generator, tree);
    }
    return upgraded.toString();
  }
}
