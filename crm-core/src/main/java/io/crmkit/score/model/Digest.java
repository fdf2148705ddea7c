package io.crmkit.score.model;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Gathers the rows of a sample, in a fixed order, into its fingerprint. */
final class Digest {
  private final MessageDigest sha;
  private final ByteBuffer buffer = ByteBuffer.allocate(32);

  Digest() {
    try {
      sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  void row(long first, double second, double third, long fourth) {
    buffer.clear();
    buffer.putLong(first).putDouble(second).putDouble(third).putLong(fourth);
    sha.update(buffer.flip());
  }

  DataFingerprint fingerprint() {
    return new DataFingerprint(HexFormat.of().formatHex(sha.digest(), 0, 16));
  }
}
