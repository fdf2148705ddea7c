package io.crmkit.store.contract;

import java.util.List;
import java.util.stream.Stream;

/** The rules of the storage interface. */
public final class StoreContract {
  private static final List<StoreRule> RULES =
      Stream.of(
              VersionRules.all(),
              AtomicityRules.all(),
              MomentRules.all(),
              GuardRules.all(),
              IdempotencyRules.all(),
              ScanOrderRules.all(),
              ScanPageRules.all(),
              OutboxRules.all(),
              OutboxRaceRules.all(),
              AcknowledgeRules.all(),
              FormatRules.all(),
              ReadingRules.all(),
              ErrorRules.all(),
              SizeRules.all(),
              LargeCommitRules.all(),
              LimitRules.all(),
              IdRules.all(),
              NameRules.all(),
              InstantRules.all(),
              ConcurrencyRules.all(),
              LockOrderRules.all(),
              ShownRules.all(),
              CodecRules.all(),
              InterruptRules.all(),
              SharedRules.all(),
              SharedRaceRules.all(),
              RestartRules.all(),
              RestartAllRules.all(),
              CaseRules.all(),
              SweepRules.all(),
              LedgerRules.all(),
              LedgerKeyRules.all(),
              LedgerSweepRules.all(),
              LedgerRaceRules.all())
          .flatMap(List::stream)
          .toList();

  private StoreContract() {}

  /** All rules, group by group. */
  public static List<StoreRule> rules() {
    return RULES;
  }
}
