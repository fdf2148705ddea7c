package io.crmkit.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A way of reaching a customer (IS-07). Hosts add their own with {@link #of}. Immutable.
 *
 * @param code a letter and up to 63 letters, digits, '-' or '_'; compared by equality
 */
public record Channel(@JsonValue String code) {
  /** By telephone. */
  public static final Channel PHONE = new Channel("PHONE");

  /** By e-mail; counts as written. */
  public static final Channel EMAIL = new Channel("EMAIL");

  /** In person. */
  public static final Channel FACE_TO_FACE = new Channel("FACE_TO_FACE");

  /** By an instant messenger. */
  public static final Channel INSTANT_MESSAGE = new Channel("INSTANT_MESSAGE");

  /** By text message. */
  public static final Channel SMS = new Channel("SMS");

  /** By letter; counts as written. */
  public static final Channel POST = new Channel("POST");

  /** By questionnaire. */
  public static final Channel QUESTIONNAIRE = new Channel("QUESTIONNAIRE");

  /**
   * Checks the code.
   *
   * @throws IllegalArgumentException if the code is malformed
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Channel {
    Checks.code("channel", code);
  }

  /** The channel with this code. */
  public static Channel of(String code) {
    return new Channel(code);
  }

  /** The code. */
  @Override
  public String toString() {
    return code;
  }
}
