package io.crmkit.store.contract;

import io.crmkit.store.CrmStore;
import io.crmkit.store.InMemoryStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** For every rule a store, or several, that break it on purpose. */
final class BrokenStores {
  /**
   * A store that breaks a rule.
   *
   * @param what it does wrong
   * @param stores new ones
   */
  record Broken(String what, Supplier<StoreUnderTest> stores) {}

  private final Map<String, List<Broken>> byRule = new LinkedHashMap<>();

  private BrokenStores() {}

  /** By the id of the rule that each breaks. */
  static Map<String, List<Broken>> all() {
    BrokenStores all = new BrokenStores();
    BrokenRecords.add(all);
    BrokenCommands.add(all);
    BrokenScans.add(all);
    BrokenInstants.add(all);
    BrokenOutboxes.add(all);
    BrokenTexts.add(all);
    BrokenNames.add(all);
    BrokenLimits.add(all);
    BrokenMasses.add(all);
    BrokenFormats.add(all);
    BrokenReadings.add(all);
    BrokenThreads.add(all);
    BrokenMoments.add(all);
    BrokenShown.add(all);
    BrokenShared.add(all);
    BrokenSharedRaces.add(all);
    BrokenRestarts.add(all);
    BrokenJournals.add(all);
    BrokenCases.add(all);
    BrokenLedgers.add(all);
    return all.byRule;
  }

  void add(String rule, String what, UnaryOperator<CrmStore> fault) {
    addOpened(rule, what, () -> StoreUnderTest.of(fault.apply(new InMemoryStore())));
  }

  void addOpened(String rule, String what, Supplier<StoreUnderTest> stores) {
    if (byRule.put(rule, List.of(new Broken(what, stores))) != null) {
      throw new IllegalArgumentException("two broken stores for " + rule);
    }
  }

  /** One more store that breaks a rule, in another way. */
  void also(String rule, String what, UnaryOperator<CrmStore> fault) {
    alsoOpened(rule, what, () -> StoreUnderTest.of(fault.apply(new InMemoryStore())));
  }

  /** One more store that breaks a rule, in another way. */
  void alsoOpened(String rule, String what, Supplier<StoreUnderTest> stores) {
    List<Broken> more = new ArrayList<>(byRule.getOrDefault(rule, List.of()));
    more.add(new Broken(what, stores));
    byRule.put(rule, more);
  }
}
