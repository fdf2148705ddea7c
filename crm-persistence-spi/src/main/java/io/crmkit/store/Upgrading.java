package io.crmkit.store;

import io.crmkit.json.CrmJson;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.core.type.TypeReference;

/** Reads records of any format, step by step. */
final class Upgrading {
  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

  private Upgrading() {}

  static <T> T read(RecordType<T> type, String id, int format, String json) {
    RecordId record = new RecordId(type.name(), id);
    if (format > type.format()) {
      throw new UnreadableRecordException(
          record, "it is in format " + format + ", newer than " + type.format());
    }
    try {
      return type.codec()
          .read(format == type.format() ? json : upgraded(type, record, format, json));
    } catch (UnreadableRecordException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new UnreadableRecordException(record, e);
    }
  }

  private static String upgraded(RecordType<?> type, RecordId record, int format, String json) {
    Map<String, Object> tree = CrmJson.mapper().readValue(json, TREE);
    for (int from = format; from < type.format(); from++) {
      UnaryOperator<Map<String, Object>> step = type.upgrades().get(from);
      if (step == null) {
        throw new UnreadableRecordException(
            record, "there is no step from format " + from + " to " + (from + 1));
      }
      tree = step.apply(tree);
    }
    return CrmJson.mapper().writeValueAsString(tree);
  }
}
