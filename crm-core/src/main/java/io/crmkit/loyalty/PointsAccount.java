package io.crmkit.loyalty;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.decision.PolicyId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of one points account: the fold of its {@linkplain PointsEntry entries}. Its size is
 * that of the lots that have points left and of the credits and redemptions that can still be
 * undone; what a command costs does not depend on how much happened before.
 *
 * <pre>{@code
 * PointsAccount account = PointsAccount.open(AccountId.of("c-17"));
 * for (PointsEntry entry : entries) {
 *   account = account.apply(entry);
 * }
 * long canSpend = account.balance(at).available();
 * }</pre>
 *
 * <p>Balances of later instants need no sweep: what expires or times out in between is counted as
 * such. Balances of earlier instants are in the history: {@link PointsHistory}. Immutable, equal by
 * value; {@link #snapshot} is its plain form and its form in JSON.
 */
public final class PointsAccount {
  private static final CommandKey PREVIEW = CommandKey.of("preview");

  final AccountId id;
  final long position;
  final @Nullable Instant asOf;
  final LotBook lots;
  final List<Hold> holds;
  final long debt;
  final Trie<Grant> grants;
  final Trie<Spending> spendings;
  final List<Tally> tallies;
  final @Nullable Rolling rolling;
  final @Nullable AccountId mergedInto;

  PointsAccount(AccountDraft draft) {
    this.id = draft.id;
    this.position = draft.position;
    this.asOf = draft.asOf;
    this.lots = draft.lots;
    this.holds = draft.holds;
    this.debt = draft.debt;
    this.grants = draft.grants;
    this.spendings = draft.spendings;
    this.tallies = draft.tallies;
    this.rolling = draft.rolling;
    this.mergedInto = draft.mergedInto;
  }

  /** A new account without entries. */
  public static PointsAccount open(AccountId id) {
    return new AccountDraft(id).done();
  }

  /**
   * The account that a snapshot is of.
   *
   * @throws IllegalArgumentException if the snapshot holds a lot or a reference twice
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static PointsAccount of(AccountSnapshot snapshot) {
    return new AccountDraft(snapshot).done();
  }

  /** The account as plain data. */
  @JsonValue
  public AccountSnapshot snapshot() {
    return new AccountSnapshot(
        id,
        position,
        Optional.ofNullable(asOf),
        lots.takes(),
        holds.stream().sorted(Comparator.comparing(Hold::reference)).toList(),
        debt,
        grants(),
        spendings(),
        tallies(),
        Optional.ofNullable(rolling),
        Optional.ofNullable(mergedInto));
  }

  List<Tally> tallies() {
    return tallies.stream().sorted(Comparator.comparing(Tally::limit)).toList();
  }

  List<Grant> grants() {
    return grants.values().stream()
        .sorted(Comparator.comparing(Grant::at).thenComparing(Grant::reference))
        .toList();
  }

  List<Spending> spendings() {
    return spendings.values().stream().sorted(Comparator.comparing(Spending::reference)).toList();
  }

  /** Whose account it is. */
  public AccountId id() {
    return id;
  }

  /** The number of the last entry, 0 if there is none; what a store guards writes with. */
  public long position() {
    return position;
  }

  /** When the last entry took effect. */
  public Optional<Instant> asOf() {
    return Optional.ofNullable(asOf);
  }

  /** The lots with what is left of them, in the order in which they are spent. */
  public List<Take> lots() {
    return List.copyOf(lots.takes());
  }

  /** The holds that have not ended. */
  public List<Hold> holds() {
    return holds;
  }

  /** A credit that may still be called back. */
  public Optional<Grant> grant(String reference) {
    return Optional.ofNullable(grants.get(reference));
  }

  /** A redemption that may still be cancelled. */
  public Optional<Spending> spending(String reference) {
    return Optional.ofNullable(spendings.get(reference));
  }

  /** The account that this one was merged into. */
  public Optional<AccountId> mergedInto() {
    return Optional.ofNullable(mergedInto);
  }

  /** How much of a limit is used in the period that began then. */
  public long used(String limit, Optional<Instant> periodStart) {
    for (Tally tally : tallies) {
      if (tally.limit().equals(limit) && tally.periodStart().equals(periodStart)) {
        return tally.used();
      }
    }
    return 0;
  }

  /**
   * The account after one more entry.
   *
   * @throws IllegalArgumentException if the entry does not follow the last one, or moves points
   *     that are not there: then the history is damaged
   */
  public PointsAccount apply(PointsEntry entry) {
    return new AccountDraft(this).apply(entry).done();
  }

  /** The account after more entries. */
  public PointsAccount applyAll(List<? extends PointsEntry> entries) {
    AccountDraft draft = new AccountDraft(this);
    entries.forEach(draft::apply);
    return entries.isEmpty() ? this : draft.done();
  }

  /**
   * What it holds at an instant, if nothing else happens until then.
   *
   * @throws IllegalArgumentException if the instant is before the last entry
   */
  public PointsBalance balance(Instant at) {
    PointsAccount then = settled(at);
    return new PointsBalance(
        then.lots.available(at), then.lots.pending(at), held(then.holds), then.debt);
  }

  /**
   * Points that can be spent now or later and will expire after {@code at}, but not after {@code
   * through}, if they are not spent.
   *
   * @throws IllegalArgumentException if {@code at} is before the last entry
   */
  public long expiring(Instant at, Instant through) {
    PointsAccount then = settled(at);
    long sum = 0;
    for (int i = 0; i < then.lots.size(); i++) {
      sum += then.lots.lot(i).expiredAt(through) ? then.lots.left(i) : 0;
    }
    return sum;
  }

  /** The next instant at which something changes by itself: points start or expire, a hold ends. */
  public Optional<Instant> nextWakeUp(Instant at) {
    Instant next = null;
    for (int i = 0; i < lots.size(); i++) {
      next = sooner(next, lots.lot(i).activeFrom(), at);
      next = sooner(next, lots.lot(i).expiresAt(), at);
    }
    for (Hold hold : holds) {
      next = sooner(next, Optional.of(hold.timesOutAt()), at);
    }
    return Optional.ofNullable(next);
  }

  private static @Nullable Instant sooner(
      @Nullable Instant next, Optional<Instant> candidate, Instant after) {
    if (candidate.isEmpty() || !candidate.get().isAfter(after)) {
      return next;
    }
    return next == null || candidate.get().isBefore(next) ? candidate.get() : next;
  }

  /**
   * The entries that write down what has become true by an instant without a command: holds that
   * timed out, points that expired.
   */
  List<PointsEntry> due(Instant at, CommandKey key, PolicyId policy) {
    return nothingDue(at) ? List.of() : DueEntries.of(this, at, key, policy);
  }

  private boolean nothingDue(Instant at) {
    if (lots.expired(at) != null) {
      return false;
    }
    for (int i = 0; i < holds.size(); i++) {
      if (!holds.get(i).timesOutAt().isAfter(at)) {
        return false;
      }
    }
    return true;
  }

  private PointsAccount settled(Instant at) {
    if (asOf != null && at.isBefore(asOf)) {
      throw new IllegalArgumentException(
          "an account tells its balance from its last entry on, at "
              + asOf
              + ", was asked for "
              + at
              + "; ask its history");
    }
    return nothingDue(at) ? this : applyAll(due(at, PREVIEW, PolicyId.UNVERSIONED));
  }

  @Nullable Hold hold(String reference) {
    for (Hold hold : holds) {
      if (hold.reference().equals(reference)) {
        return hold;
      }
    }
    return null;
  }

  static long held(List<Hold> holds) {
    long sum = 0;
    for (int i = 0; i < holds.size(); i++) {
      sum = Math.addExact(sum, holds.get(i).points());
    }
    return sum;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PointsAccount account && snapshot().equals(account.snapshot());
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, position);
  }

  /** Account, position and what it holds. */
  @Override
  public String toString() {
    return snapshot().toString();
  }
}
