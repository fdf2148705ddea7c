package io.crmkit.quickstart;

import io.crmkit.customer.CustomerId;
import io.crmkit.store.RecordType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.joda.money.Money;

/**
 * What a customer bought that earned nothing by the rules of its day, kept beside the account,
 * which knows nothing of it: other rules later do not apply to what they did not hold for.
 *
 * @param customer whose
 * @param rows the purchases
 */
record UnearnedPurchases(CustomerId customer, List<Row> rows) {
  static final RecordType<UnearnedPurchases> TYPE =
      RecordType.of("points-unearned", 1, UnearnedPurchases.class, each -> each.customer().value());

  UnearnedPurchases {
    Objects.requireNonNull(customer, "customer");
    rows = List.copyOf(rows);
  }

  /** A purchase as the file told it. */
  record Row(String reference, Money total, Instant at) {}
}
