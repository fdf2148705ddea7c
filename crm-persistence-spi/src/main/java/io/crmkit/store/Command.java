package io.crmkit.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What makes a commit happen once: an id, and what was asked, so that one id cannot stand for two
 * different things. Both are kept for ever with the receipt and hold no personal data.
 *
 * <pre>{@code
 * Command command = Command.of("order-4711-earn", "earn 120 for c-17");
 * }</pre>
 *
 * @param id as in {@link RecordId}, unique among all commands of a store
 * @param content a digest of what was asked, at most 200 characters; see {@link #of}
 */
public record Command(String id, String content) {
  private static final int MAX_CONTENT = 200;

  /**
   * Checks both parts.
   *
   * @throws IllegalArgumentException if a part is malformed or too long
   */
  public Command {
    RecordId checked = new RecordId("command", id);
    id = checked.id();
    RecordId.requireText("content", content);
    if (content.length() > MAX_CONTENT) {
      throw new IllegalArgumentException(
          "the content of a command must have at most 200 characters; it had " + content.length());
    }
  }

  /** A command by its id and whatever text says what was asked; only the text's digest is kept. */
  public static Command of(String id, String asked) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(asked.getBytes(StandardCharsets.UTF_8));
      return new Command(id, HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The id. */
  @Override
  public String toString() {
    return id;
  }
}
