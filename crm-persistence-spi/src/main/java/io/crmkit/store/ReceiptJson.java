package io.crmkit.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Receipts as documents. Names are short, as there is one for every command ever committed. Trees
 * rather than records: on the module path Jackson cannot look into what is not public.
 */
final class ReceiptJson {
  /**
   * Not the one of the library, whose limits are those of values: a receipt can name thousands of
   * records.
   */
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private ReceiptJson() {}

  static String write(Receipt receipt) {
    List<Map<String, Object>> put = new ArrayList<>();
    receipt.versions().forEach((record, version) -> put.add(stored(record, version)));
    Map<String, Object> stored = new LinkedHashMap<>();
    stored.put("content", receipt.command().content());
    stored.put("put", put);
    receipt.outcome().ifPresent(outcome -> stored.put("outcome", outcome));
    return MAPPER.writeValueAsString(stored);
  }

  private static Map<String, Object> stored(RecordId record, long version) {
    Map<String, Object> stored = new LinkedHashMap<>();
    stored.put("type", record.type());
    stored.put("id", record.id());
    stored.put("version", version);
    return stored;
  }

  static Receipt read(String commandId, String json) {
    JsonNode stored = MAPPER.readTree(json);
    Map<RecordId, Long> versions = new HashMap<>();
    for (JsonNode put : stored.required("put")) {
      versions.put(
          new RecordId(put.required("type").asString(), put.required("id").asString()),
          put.required("version").asLong());
    }
    return new Receipt(
        new Command(commandId, stored.required("content").asString()),
        versions,
        stored.optional("outcome").filter(node -> !node.isNull()).map(JsonNode::asString));
  }
}
