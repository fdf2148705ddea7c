package io.crmkit.store;

import io.crmkit.loyalty.AccountId;
import io.crmkit.loyalty.PointsEntry;
import io.crmkit.loyalty.PointsReceipt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one command wrote into one account's history: a stretch of its entries, never changed once
 * it is there. All postings of an account in order are its whole history. Holds pseudonymous ids,
 * codes and numbers only. Immutable.
 *
 * @param account the account
 * @param receipt the command and the entries, numbered without gaps, at least one
 * @param balance what the member owns after it: available, pending and held points less debt; so
 *     that a statement need not begin with the first entry
 */
public record PointsPosting(AccountId account, PointsReceipt receipt, long balance) {
  /** So many digits has the largest number. */
  private static final int DIGITS = 19;

  /** The longest account id that stands in a key, and in a record's id, as it is. */
  private static final int IN_KEY = Key.MAX_TEXT - DIGITS - 1;

  private static final int IN_ID = RecordId.MAX_LENGTH - DIGITS - 1;
  private static final int BYTES_IN_ID = RecordId.MAX_BYTES - DIGITS - 1;

  /** Parts account and number of a key; no account id has it. */
  private static final char PART = '\t';

  /**
   * Checks the entries.
   *
   * @throws IllegalArgumentException if there are none, or their numbers have a gap
   */
  public PointsPosting {
    Objects.requireNonNull(account, "account");
    List<PointsEntry> entries = receipt.entries();
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("a posting must have entries, had none");
    }
    for (int i = 1; i < entries.size(); i++) {
      long before = entries.get(i - 1).stamp().number();
      if (entries.get(i).stamp().number() != before + 1) {
        throw new IllegalArgumentException(
            "the entries of a posting must be numbered without gaps, after "
                + before
                + " came "
                + entries.get(i).stamp().number());
      }
    }
  }

  /**
   * Postings under a name of the host's, by account and number of the first entry, so that two can
   * never be first at one place; found in order by their account ({@code "account"}; see {@link
   * #key}).
   *
   * @throws IllegalArgumentException if the name is malformed
   */
  public static RecordType<PointsPosting> type(String name) {
    return RecordType.of(name, 1, PointsPosting.class, p -> id(p.account, p.first()))
        .withIndex(
            new Index<>("account", Key.Kind.TEXT, p -> Optional.of(key(p.account, p.last()))));
  }

  /**
   * The key of an account's posting whose last entry has this number: postings of one account stand
   * together and in order, and those with an entry of this number or a later one from here on. Of
   * an id that is too long for a key the digest stands there.
   */
  public static Key key(AccountId account, long number) {
    String id = account.value();
    return Key.text((id.length() <= IN_KEY ? id : PART + digest(id)) + PART + digits(number));
  }

  /** The id of an account's posting whose first entry has this number. */
  static String id(AccountId account, long number) {
    String id = account.value();
    boolean fits =
        id.length() <= IN_ID && id.getBytes(StandardCharsets.UTF_8).length <= BYTES_IN_ID;
    return (fits ? id : digest(id)) + "/" + digits(number);
  }

  private static String digits(long number) {
    String digits = Long.toString(number);
    return "0".repeat(DIGITS - digits.length()) + digits;
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The entries, in order. */
  List<PointsEntry> entries() {
    return receipt.entries();
  }

  /** The number of the first entry. */
  long first() {
    return entries().get(0).stamp().number();
  }

  /** The number of the last entry: the account's position after it. */
  long last() {
    return lastEntry().stamp().number();
  }

  /** The last entry; none of the posting took effect later. */
  PointsEntry lastEntry() {
    return entries().get(entries().size() - 1);
  }
}
