package io.crmkit.quickstart;

import io.crmkit.customer.CustomerId;
import io.crmkit.loyalty.AccountId;
import io.crmkit.loyalty.CommandKey;
import io.crmkit.loyalty.PointsCommand;
import io.crmkit.loyalty.PointsEntry;
import io.crmkit.store.PointsBook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.joda.money.Money;

/** What was posted to one account so far, as far as a file of transactions may tell of it. */
final class PostedPoints {
  private static final int LONG_ID = 200;
  private static final int LONG_REFERENCE = 700;

  private final String id;
  private final List<Credit> credits = new ArrayList<>();
  private final Set<String> references = new HashSet<>();
  private final Map<String, List<Returned>> returned = new HashMap<>();
  private final Map<String, Integer> returns = new HashMap<>();
  private final Map<CommandKey, PointsCommand.Redeem> redeemed = new LinkedHashMap<>();

  /**
   * A purchase that was posted, or was seen and earned nothing.
   *
   * @param reference the credit's
   * @param total what was paid
   * @param at when
   * @param points what it earned
   * @param posted whether there is a posting of it
   * @param filed whether a file told of it, as opposed to somebody else
   */
  record Credit(
      String reference, Money total, Instant at, long points, boolean posted, boolean filed) {}

  /** Money of a purchase that was given back as a file told it, and as of when it was posted. */
  record Returned(Money amount, Instant at) {}

  private PostedPoints(CustomerId customer) {
    this.id = customer.value();
  }

  /** Reads an account's postings. */
  static PostedPoints of(
      PointsBook book, CustomerId customer, Optional<UnearnedPurchases> unearned) {
    PostedPoints posted = new PostedPoints(customer);
    unearned.ifPresent(
        each ->
            each.rows()
                .forEach(
                    row ->
                        posted.credits.add(
                            new Credit(row.reference(), row.total(), row.at(), 0, false, true))));
    book.forEachPosting(
        AccountId.of(customer.value()),
        posting -> {
          List<PointsEntry> entries = posting.receipt().entries();
          Instant at = entries.get(entries.size() - 1).stamp().occurredAt();
          posted.add(posting.receipt().command(), at);
        });
    return posted;
  }

  private void add(PointsCommand command, Instant at) {
    if (command instanceof PointsCommand.Earn earn) {
      references.add(earn.reference());
      earn.receipt()
          .total()
          .ifPresent(
              total ->
                  credits.add(
                      new Credit(
                          earn.reference(),
                          total,
                          earn.occurredAt(),
                          earn.receipt().granted(),
                          true,
                          isFiled(earn.key()))));
    } else if (command instanceof PointsCommand.Refund refund && isFiled(refund.key())) {
      refund
          .refunds()
          .amount()
          .ifPresent(
              amount ->
                  returned
                      .computeIfAbsent(refund.reference(), r -> new ArrayList<>(1))
                      .add(new Returned(amount, at)));
      returns.merge(refund.reference(), 1, Integer::sum);
    } else if (command instanceof PointsCommand.Redeem redeem) {
      redeemed.put(redeem.key(), redeem);
    }
  }

  /** All purchases. */
  List<Credit> credits() {
    return credits;
  }

  /** What of a credit was given back, as files told it. */
  List<Returned> returned(String reference) {
    return returned.getOrDefault(reference, List.of());
  }

  /** All redemptions by their keys. */
  Map<CommandKey, PointsCommand.Redeem> redeemed() {
    return redeemed;
  }

  /** Whether a redemption's key is one that files give. */
  boolean isFiledRedemption(CommandKey key) {
    return key.value().startsWith(id + "/redemption-");
  }

  /** A reference for a new credit, which is taken by this. */
  String reference(String wanted) {
    String free = wanted;
    for (int n = 2; !references.add(free); n++) {
      free = wanted.substring(0, Math.min(wanted.length(), 980)) + "/" + n;
    }
    return free;
  }

  /** The key of a credit, named after what no other credit of the account is. */
  CommandKey purchaseKey(String reference) {
    return CommandKey.of(owner() + "/purchase-" + shortened(reference, LONG_REFERENCE));
  }

  /** The key of the next refund of a credit. */
  CommandKey returnKey(String reference) {
    int number = returns.merge(reference, 1, Integer::sum);
    return CommandKey.of(
        owner() + "/return-" + number + "-" + shortened(reference, LONG_REFERENCE));
  }

  private String owner() {
    return shortened(id, LONG_ID);
  }

  private static String shortened(String text, int longest) {
    return text.length() <= longest
        ? text
        : UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Earlier versions numbered what a file told; of a very long id there stood a digest. */
  private boolean isFiled(CommandKey key) {
    String value = key.value();
    return value.startsWith(owner() + "/purchase-")
        || value.startsWith(owner() + "/return-")
        || value.startsWith(id + "/transaction-")
        || (id.length() > 967 && value.matches("[0-9a-f]{64}/transaction-\\d+"));
  }
}
