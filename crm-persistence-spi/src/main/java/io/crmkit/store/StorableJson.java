package io.crmkit.store;

/** JSON in a form that every database keeps. */
final class StorableJson {
  private StorableJson() {}

  /**
   * A JSON document with every half of a character as its escape: UTF-8 has no form for it, and in
   * a document it can only stand within a text, where the escape means the same.
   */
  static String of(String json) {
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

  private static boolean isPair(String text, int i) {
    return i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
  }
}
