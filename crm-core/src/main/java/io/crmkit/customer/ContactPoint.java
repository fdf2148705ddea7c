package io.crmkit.customer;

import java.util.Objects;

/**
 * Where a customer can be reached: a telephone number, an e-mail address. Personal: {@code
 * toString} shows the channel and the last two characters only.
 *
 * @param channel the channel that this address belongs to
 * @param address as the channel writes it; 1 to 10,000 characters
 */
public record ContactPoint(Channel channel, String address) {
  /**
   * Checks the address.
   *
   * @throws IllegalArgumentException if the address is blank or too long; the message does not
   *     repeat it
   */
  public ContactPoint {
    Objects.requireNonNull(channel, "channel");
    Checks.text("contact point address", address);
  }

  /** The address with all but its last two characters hidden; short ones are hidden whole. */
  public String masked() {
    return address.length() < 6 ? "***" : "***" + address.substring(address.length() - 2);
  }

  /** The channel and the masked address. */
  @Override
  public String toString() {
    return channel + " " + masked();
  }
}
