package io.crmkit.quickstart;

import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Transaction;
import io.crmkit.loyalty.PointsMetrics;
import io.crmkit.loyalty.ProgrammeMonth;
import io.crmkit.loyalty.TransactionPoints;
import io.crmkit.review.Dossier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a review has its points from: the accounts of a store, or else what purchases earned and
 * redemptions left of it. Where there are neither, the review reckons from the file by itself.
 */
final class PointsSource {
  private final Optional<Programme> programme;
  private final Optional<PointsRecords> records;
  private final boolean asked;
  private final Set<CustomerId> redeemers = new TreeSet<>();

  PointsSource(ReviewJob job, Optional<Programme> programme, Optional<PointsRecords> records) {
    this.programme = programme;
    this.records = records;
    this.asked =
        job.ladder().metrics().stream().anyMatch(metric -> PointsMetrics.isName(metric.name()));
    programme.ifPresent(each -> redeemers.addAll(each.redeemers()));
  }

  /** What cannot be seen from the account alone. */
  record Told(List<Transaction> unmatched, List<TransactionPoints.Refused> refused) {
    static final Told NOTHING = new Told(List.of(), List.of());
  }

  /** The dossier with the customer's account, where there is one to be had. */
  Dossier joined(Dossier dossier) {
    CustomerId id = dossier.file().id();
    if (records.isPresent()) {
      return asked || records.get().isAhead(id)
          ? records.get().history(id).map(dossier::withPoints).orElse(dossier)
          : records.get().account(id).map(dossier::withPoints).orElse(dossier);
    }
    return earned(id).map(each -> dossier.withPoints(each.history())).orElse(dossier);
  }

  private Optional<TransactionPoints.Earned> earned(CustomerId id) {
    return programme.filter(each -> redeemers.contains(id)).map(each -> each.earned(id));
  }

  /** What there is to say about somebody beyond what the review of a dossier tells. */
  Told told(CustomerId id) {
    if (records.isPresent()) {
      Told told = records.get().told(id);
      // Without an account the review reckons from the file, and tells this by itself.
      return records.get().account(id).isPresent() ? told : new Told(List.of(), told.refused());
    }
    return earned(id).map(each -> new Told(each.unmatched(), each.refused())).orElse(Told.NOTHING);
  }

  /** All redemptions that were refused, by customer. */
  Map<CustomerId, List<TransactionPoints.Refused>> refused() {
    Map<CustomerId, List<TransactionPoints.Refused>> all = new LinkedHashMap<>();
    for (CustomerId id : redeemers) {
      List<TransactionPoints.Refused> refused = told(id).refused();
      if (!refused.isEmpty()) {
        all.put(id, refused);
      }
    }
    return all;
  }

  /**
   * What the programme was like month by month, by the accounts where a store keeps them; nothing
   * where there is none.
   */
  List<ProgrammeMonth> months() {
    return programme
        .map(
            each ->
                records
                    .map(kept -> each.months(() -> kept.histories().iterator()))
                    .orElseGet(each::months))
        .orElse(List.of());
  }
}
