package io.crmkit.jdbcstore;

import io.crmkit.store.Command;
import io.crmkit.store.Receipt;
import io.crmkit.store.RecordId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Receipts as documents, and documents in a form that every database keeps. */
final class Json {
  /**
   * Not the one of the library, whose limits are those of values: a receipt can name thousands of
   * records.
   */
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /** Names are short, as there is one for every command ever committed. */
  private record StoredReceipt(String content, List<StoredVersion> put, @Nullable String outcome) {}

  private record StoredVersion(String type, String id, long version) {}

  static String write(Receipt receipt) {
    List<StoredVersion> put =
        receipt.versions().entrySet().stream()
            .map(e -> new StoredVersion(e.getKey().type(), e.getKey().id(), e.getValue()))
            .toList();
    return storable(
        MAPPER.writeValueAsString(
            new StoredReceipt(receipt.command().content(), put, receipt.outcome().orElse(null))));
  }

  static Receipt readReceipt(String commandId, String json) {
    StoredReceipt stored = MAPPER.readValue(json, StoredReceipt.class);
    Map<RecordId, Long> versions = new HashMap<>();
    stored.put().forEach(p -> versions.put(new RecordId(p.type(), p.id()), p.version()));
    return new Receipt(
        new Command(commandId, stored.content()), versions, Optional.ofNullable(stored.outcome()));
  }

  /**
   * A JSON document with every half of a character as its escape: UTF-8 has no form for it, and in
   * a document it can only stand within a text, where the escape means the same.
   */
  static String storable(String json) {
    StringBuilder escaped = null;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (!Character.isSurrogate(c)) {
        if (escaped != null) {
          escaped.append(c);
        }
      } else if (isPair(json, i)) {
        if (escaped != null) {
          escaped.append(c).append(json.charAt(i + 1));
        }
        i++;
      } else {
        if (escaped == null) {
          escaped = new StringBuilder(json.length() + 16).append(json, 0, i);
        }
        escaped.append("\\u").append(Integer.toHexString(c));
      }
    }
    return escaped == null ? json : escaped.toString();
  }

  /** Whether a text is one that can be an id: no half of a character, no NUL. */
  static boolean canBeId(String text) {
    return text.indexOf(0) < 0 && storable(text).length() == text.length();
  }

  private static boolean isPair(String text, int i) {
    return i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
  }
}
