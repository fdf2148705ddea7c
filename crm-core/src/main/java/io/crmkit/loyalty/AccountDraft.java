package io.crmkit.loyalty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An account while entries are folded into it; not shared. */
final class AccountDraft {
  final AccountId id;
  long position;
  @Nullable Instant asOf;
  LotBook lots = LotBook.EMPTY;
  List<Hold> holds = List.of();
  long debt;
  Trie<Grant> grants = Trie.empty();
  Trie<Spending> spendings = Trie.empty();
  List<Tally> tallies = List.of();
  @Nullable Rolling rolling;
  @Nullable AccountId mergedInto;

  AccountDraft(AccountId id) {
    this.id = id;
  }

  AccountDraft(PointsAccount account) {
    this.id = account.id;
    this.position = account.position;
    this.asOf = account.asOf;
    this.lots = account.lots;
    this.holds = account.holds;
    this.debt = account.debt;
    this.grants = account.grants;
    this.spendings = account.spendings;
    this.tallies = account.tallies;
    this.rolling = account.rolling;
    this.mergedInto = account.mergedInto;
  }

  AccountDraft(AccountSnapshot snapshot) {
    this.id = snapshot.id();
    this.position = snapshot.position();
    this.asOf = snapshot.asOf().orElse(null);
    snapshot.lots().forEach(take -> lots = lots.withNew(take.lot(), take.points()));
    snapshot.holds().forEach(this::hold);
    this.debt = snapshot.debt();
    snapshot.grants().forEach(this::grant);
    snapshot.spendings().forEach(this::spend);
    this.tallies = snapshot.tallies();
    this.rolling = snapshot.rolling().orElse(null);
    this.mergedInto = snapshot.mergedInto().orElse(null);
  }

  PointsAccount done() {
    return new PointsAccount(this);
  }

  AccountDraft apply(PointsEntry entry) {
    Stamp stamp = entry.stamp();
    requireNext(stamp);
    position = stamp.number();
    asOf = stamp.occurredAt();
    if (entry instanceof PointsEntry.Redeemed redeemed) {
      debit(redeemed.reference(), stamp, redeemed.takes());
      count(redeemed.uses());
    } else if (entry instanceof PointsEntry.Earned earned) {
      enter(earned.lot(), stamp);
      grant(
          new Grant(
              earned.reference(),
              earned.lot(),
              stamp.occurredAt(),
              Optional.of(earned.receipt()),
              Refunds.NONE,
              0));
      count(earned.receipt().uses());
    } else if (entry instanceof PointsEntry.Expired expired) {
      lots = lots.without(List.of(expired.take()));
    } else if (entry instanceof PointsEntry.Held held) {
      lots = lots.without(held.hold().takes());
      hold(held.hold());
      count(held.uses());
    } else if (entry instanceof PointsEntry.HoldEnded ended) {
      end(ended);
    } else if (entry instanceof PointsEntry.Cancelled cancelled) {
      Spending spending = known(cancelled.reference(), spendings.get(cancelled.reference()));
      spendings =
          spendings.with(
              cancelled.reference(), spending.cancelling(Take.sum(cancelled.restored())));
      comeBack(cancelled.restored());
    } else if (entry instanceof PointsEntry.Refunded refunded) {
      Grant grant = known(refunded.reference(), grants.get(refunded.reference()));
      Refunds all = grant.refunded().plus(refunded.refunded());
      grants = grants.with(refunded.reference(), grant.owing(all, refunded.owed()));
      lots = lots.without(refunded.takes());
      owe(refunded.debt());
    } else {
      applyRare(entry, stamp);
    }
    return this;
  }

  private void requireNext(Stamp stamp) {
    if (stamp.number() != position + 1) {
      require(false, "entry number", position + 1, stamp.number());
    }
    if (asOf != null && stamp.occurredAt().isBefore(asOf)) {
      require(false, "time of an entry", "at or after " + asOf, stamp.occurredAt());
    }
    require(mergedInto == null, "merged account", "without further entries", "given one");
  }

  private void applyRare(PointsEntry entry, Stamp stamp) {
    if (entry instanceof PointsEntry.Repaid repaid) {
      lots = lots.without(repaid.takes());
      owe(-Take.sum(repaid.takes()));
    } else if (entry instanceof PointsEntry.Confirmed confirmed) {
      int index = lots.indexOf(confirmed.lot());
      require(index >= 0, "confirmed lot", "one that has points left", confirmed.lot().number());
      lots = lots.replacing(index, confirmed.lot());
      Grant grant = known(confirmed.reference(), grants.get(confirmed.reference()));
      grants = grants.with(confirmed.reference(), grant.in(confirmed.lot()));
    } else if (entry instanceof AccountEntry.Extended extended) {
      lots = lots.extended(extended.expiresAt());
      roll(stamp, extended.expiresAt());
    } else if (entry instanceof AccountEntry.TransferredOut out) {
      lots = lots.without(out.takes());
      count(out.uses());
    } else if (entry instanceof AccountEntry.TransferredIn in) {
      lots = lots.withNew(in.lot(), in.lot().original());
    } else if (entry instanceof PointsEntry.Credited credited) {
      enter(credited.lot(), stamp);
      grant(
          new Grant(
              credited.reference(),
              credited.lot(),
              stamp.occurredAt(),
              Optional.empty(),
              Refunds.NONE,
              0));
    } else if (entry instanceof PointsEntry.Debited debited) {
      debit(debited.reference(), stamp, debited.takes());
    } else if (entry instanceof AccountEntry.MergedOut merged) {
      leave(merged);
    } else if (entry instanceof AccountEntry.MergedIn merged) {
      inherit(merged.estate());
    } else if (entry instanceof AccountEntry.Corrected corrected) {
      lots = lots.without(corrected.removed());
      comeBack(corrected.restored());
      owe(corrected.debt());
    } else if (entry instanceof AccountEntry.Forgotten forgotten) {
      forget(forgotten.before());
    }
  }

  private void enter(Lot lot, Stamp stamp) {
    if (lot.original() == 0) {
      return; // a purchase that earned nothing yet: there is nothing to spend or to expire
    }
    lots = lots.withNew(lot, lot.original());
    if (lot.rolling()) {
      roll(stamp, lot.expiresAt().orElseThrow());
    }
  }

  private void roll(Stamp stamp, Instant until) {
    if (!until.isAfter(stamp.occurredAt())) {
      return; // over before it began
    }
    rolling =
        rolling != null && stamp.occurredAt().isBefore(rolling.until())
            ? rolling.to(until)
            : new Rolling(stamp.occurredAt(), until);
  }

  private void comeBack(List<Take> takes) {
    if (rolling == null) {
      lots = lots.with(takes);
      return;
    }
    List<Take> carried = new ArrayList<>();
    for (Take take : takes) {
      carried.add(new Take(rolling.carried(take.lot()), take.points()));
    }
    lots = lots.with(carried);
  }

  private void debit(String reference, Stamp stamp, List<Take> takes) {
    lots = lots.without(takes);
    spend(new Spending(reference, stamp.occurredAt(), takes, 0));
  }

  private void end(PointsEntry.HoldEnded ended) {
    Hold hold = known(ended.reference(), holdOf(ended.reference()));
    long parts = Take.sum(ended.captured()) + Take.sum(ended.released());
    require(parts == hold.points(), "points of an ended hold", hold.points(), parts);
    List<Hold> others = new ArrayList<>(holds);
    others.remove(hold);
    holds = List.copyOf(others);
    comeBack(ended.released());
    if (!ended.captured().isEmpty()) {
      spend(new Spending(ended.reference(), ended.stamp().occurredAt(), ended.captured(), 0));
    }
  }

  private @Nullable Hold holdOf(String reference) {
    for (Hold hold : holds) {
      if (hold.reference().equals(reference)) {
        return hold;
      }
    }
    return null;
  }

  private void leave(AccountEntry.MergedOut merged) {
    lots = LotBook.EMPTY;
    debt = 0;
    grants = Trie.empty();
    spendings = Trie.empty();
    tallies = List.of();
    mergedInto = merged.into();
  }

  private void inherit(Estate estate) {
    estate.lots().forEach(take -> lots = lots.withNew(take.lot(), take.points()));
    owe(estate.debt());
    estate.grants().forEach(this::grant);
    estate.spendings().forEach(this::spend);
    count(estate.tallies());
  }

  private void forget(Instant before) {
    Trie<Grant> keptGrants = Trie.empty();
    for (Grant grant : grants.values()) {
      keptGrants =
          grant.at().isBefore(before) ? keptGrants : keptGrants.with(grant.reference(), grant);
    }
    Trie<Spending> keptSpendings = Trie.empty();
    for (Spending spending : spendings.values()) {
      keptSpendings =
          spending.at().isBefore(before)
              ? keptSpendings
              : keptSpendings.with(spending.reference(), spending);
    }
    grants = keptGrants;
    spendings = keptSpendings;
  }

  private void hold(Hold hold) {
    require(holdOf(hold.reference()) == null, "hold", "a new reference", hold.reference());
    List<Hold> more = new ArrayList<>(holds);
    more.add(hold);
    holds = List.copyOf(more);
  }

  private void grant(Grant grant) {
    Trie<Grant> more = grants.with(grant.reference(), grant);
    require(more.size() > grants.size(), "credit", "a new reference", grant.reference());
    grants = more;
  }

  private void spend(Spending spending) {
    Trie<Spending> more = spendings.with(spending.reference(), spending);
    require(more.size() > spendings.size(), "redemption", "a new reference", spending.reference());
    spendings = more;
  }

  private void owe(long points) {
    debt = Math.addExact(debt, points);
    require(debt >= 0, "debt", "0 or more", debt);
  }

  private void count(List<Tally> uses) {
    if (uses.isEmpty()) {
      return;
    }
    List<Tally> counted = new ArrayList<>(tallies);
    for (Tally use : uses) {
      int index = 0;
      while (index < counted.size() && !counted.get(index).limit().equals(use.limit())) {
        index++;
      }
      if (index == counted.size()) {
        counted.add(use);
      } else {
        counted.set(index, counted.get(index).plus(use));
      }
    }
    tallies = List.copyOf(counted);
  }

  private static <T> T known(String reference, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(
          "an entry must refer to something in the account, was of a reference of "
              + reference.length()
              + " characters");
    }
    return value;
  }

  private static void require(boolean holds, String field, Object expected, Object actual) {
    if (!holds) {
      throw new IllegalArgumentException(field + " must be " + expected + ", was " + actual);
    }
  }
}
