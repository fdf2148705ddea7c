package io.crmkit.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * The playbooks that come with the library, as documents: {@code retail} has tiers and nothing
 * else; {@code handbook} has the same tiers and states what handbooks of customer management
 * commonly ask for.
 */
public final class BundledPlaybooks {
  private static final Set<String> NAMES = Set.of("handbook", "retail");

  private BundledPlaybooks() {}

  /** Their names. */
  public static Set<String> names() {
    return NAMES;
  }

  /** The JSON document of a name, for {@link PlaybookReader#read}; empty if there is none. */
  public static Optional<String> json(String name) {
    if (!NAMES.contains(name)) {
      return Optional.empty();
    }
    String resource = "playbooks/" + name + ".json";
    try (InputStream stream = BundledPlaybooks.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("bundled playbook " + name + " is missing from the jar");
      }
      return Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
