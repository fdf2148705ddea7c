package io.crmkit.jdbcstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Answer;
import io.crmkit.loyalty.AccountEntry;
import io.crmkit.loyalty.AccountId;
import io.crmkit.loyalty.PointsAccount;
import io.crmkit.loyalty.PointsCommand;
import io.crmkit.loyalty.PointsEntry;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Page;
import io.crmkit.store.PointsBook;
import io.crmkit.store.PointsPosting;
import io.crmkit.store.Receipt;
import io.crmkit.store.RecordId;
import io.crmkit.store.Scan;
import io.crmkit.store.work.PointsDesk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Goes through all points accounts of a store and finds whatever does not add up. */
final class PointsAudit {
  /**
   * What a command was answered.
   *
   * @param account for which account
   * @param entries how many entries it wrote, -1 if it was refused
   */
  record Answered(String account, int entries) {}

  private final CrmStore store;
  private final PointsBook book;
  private final Map<String, List<PointsPosting>> byKey = new HashMap<>();
  private final Map<String, Long> movedByKey = new HashMap<>();
  private long postings;
  private long entries;
  private long total;
  private long made;

  PointsAudit(CrmStore store) {
    this.store = store;
    this.book = PointsBook.of(store);
  }

  /** Checks accounts and entries, and that what was answered is so. */
  PointsAudit check(Map<String, Answered> answered) {
    for (PointsAccount account : all(Scan.of(book.accounts()))) {
      check(account);
    }
    assertThat(all(Scan.of(book.postings()))).as("postings of no account").hasSize((int) postings);
    assertThat(movedByKey.values())
        .as("points moved from account to account")
        .allMatch(points -> points == 0);
    assertThat(total).as("all points there are").isEqualTo(made);
    answered.forEach(this::check);
    return this;
  }

  long entries() {
    return entries;
  }

  /** How many commands are there that nobody heard an answer to. */
  long unheard(Map<String, Answered> answered) {
    return byKey.keySet().stream()
        .filter(key -> key.startsWith("run") && !answered.containsKey(key))
        .count();
  }

  private void check(PointsAccount account) {
    AccountId id = account.id();
    List<PointsEntry> history = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    long[] balance = {0};
    book.forEachPosting(
        id,
        posting -> {
          postings++;
          String key = posting.receipt().command().key().value();
          assertThat(keys.add(key)).as("command %s posted once to %s", key, id).isTrue();
          byKey.computeIfAbsent(key, any -> new ArrayList<>()).add(posting);
          for (PointsEntry entry : posting.receipt().entries()) {
            assertThat(entry.stamp().number()).isEqualTo(history.size() + 1L);
            history.add(entry);
            balance[0] += entry.change();
            count(key, entry);
          }
          assertThat(posting.balance()).as("balance of %s", id).isEqualTo(balance[0]);
        });
    entries += history.size();
    total += balance[0];
    // Folding fails where a lot would go below zero or above what it had.
    PointsAccount fold = PointsAccount.open(id).applyAll(history);
    assertThat(account).as("account %s", id).isEqualTo(fold);
    account
        .asOf()
        .ifPresent(
            at -> assertThat(account.balance(at).total()).as("balance").isEqualTo(balance[0]));
  }

  private void count(String key, PointsEntry entry) {
    boolean moved =
        entry instanceof AccountEntry.TransferredOut
            || entry instanceof AccountEntry.TransferredIn
            || entry instanceof AccountEntry.MergedOut
            || entry instanceof AccountEntry.MergedIn;
    if (moved) {
      movedByKey.merge(key, entry.change(), Long::sum);
    } else {
      made += entry.change();
    }
  }

  private void check(String key, Answered answered) {
    Optional<Receipt> receipt = store.receipt(key);
    List<PointsPosting> written = byKey.getOrDefault(key, List.of());
    assertThat(receipt.isPresent()).as("receipt of %s", key).isEqualTo(answered.entries() >= 0);
    if (answered.entries() < 0) {
      assertThat(written).as("postings of %s, which was refused", key).isEmpty();
      return;
    }
    assertThat(written)
        .as("posting of %s", key)
        .anyMatch(
            posting ->
                posting.account().value().equals(answered.account())
                    && posting.receipt().entries().size() == answered.entries());
    assertThat(receipt.orElseThrow().versions().keySet())
        .as("what the commit of %s wrote", key)
        .containsAll(written.stream().map(book.postings()::idOf).toList())
        .extracting(RecordId::type)
        .hasSize(2 * written.size());
  }

  /** Sends every command again: each gets its receipt, and nothing changes. */
  void replay(PointsDesk desk, Instant at) {
    byKey.forEach(
        (key, written) -> {
          for (PointsPosting posting : written) {
            PointsCommand command = posting.receipt().command();
            boolean half =
                command instanceof PointsCommand.Receive
                    || command instanceof PointsCommand.Inherit;
            if (!half) {
              assertThat(desk.post(posting.account(), command, at).outcome())
                  .isEqualTo(Answer.accepted(posting.receipt()));
            }
          }
        });
  }

  private <T> List<T> all(Scan<T> scan) {
    List<T> all = new ArrayList<>();
    Optional<String> next = Optional.empty();
    do {
      Page<T> page = store.scan(next.map(scan::after).orElse(scan));
      all.addAll(page.values());
      next = page.next();
    } while (next.isPresent());
    return all;
  }
}
