package io.crmkit.loyalty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lots of an account that have points left, in the order in which they are spent. Immutable.
 */
final class LotBook {
  static final LotBook EMPTY = new LotBook(new Lot[0], new long[0], 0, null, 0);

  private final Lot[] lots;
  private final long[] left;
  private final long total;
  private final @Nullable Instant latestStart; // no lot with a date starts later
  private final int unconfirmed;

  private LotBook(
      Lot[] lots, long[] left, long total, @Nullable Instant latestStart, int unconfirmed) {
    this.lots = lots;
    this.left = left;
    this.total = total;
    this.latestStart = latestStart;
    this.unconfirmed = unconfirmed;
  }

  int size() {
    return lots.length;
  }

  Lot lot(int index) {
    return lots[index];
  }

  long left(int index) {
    return left[index];
  }

  /** All points, pending or not. */
  long total() {
    return total;
  }

  /** What can be spent at an instant; at once unless a lot is pending or expired. */
  long available(Instant at) {
    if (allUsable(at)) {
      return total;
    }
    long sum = 0;
    for (int i = 0; i < lots.length; i++) {
      sum += lots[i].usableAt(at) ? left[i] : 0;
    }
    return sum;
  }

  private boolean allUsable(Instant at) {
    return unconfirmed == 0
        && (latestStart == null || !latestStart.isAfter(at))
        && (lots.length == 0 || !lots[0].expiredAt(at));
  }

  /** What cannot be spent yet. */
  long pending(Instant at) {
    if (allUsable(at)) {
      return 0;
    }
    long sum = 0;
    for (int i = 0; i < lots.length; i++) {
      sum += !lots[i].activeAt(at) && !lots[i].expiredAt(at) ? left[i] : 0;
    }
    return sum;
  }

  /** The lot that expires first, if it has by then. */
  @Nullable Lot expired(Instant at) {
    return lots.length > 0 && lots[0].expiredAt(at) ? lots[0] : null;
  }

  List<Take> takes() {
    List<Take> takes = new ArrayList<>(lots.length);
    for (int i = 0; i < lots.length; i++) {
      takes.add(new Take(lots[i], left[i]));
    }
    return takes;
  }

  /** Where the lot stands, or -1. */
  int indexOf(Lot lot) {
    for (int i = 0; i < lots.length; i++) {
      if (lots[i].sameLot(lot)) {
        return i;
      }
    }
    return -1;
  }

  /** How much of a lot is left. */
  long leftOf(Lot lot) {
    int index = indexOf(lot);
    return index < 0 ? 0 : left[index];
  }

  /**
   * The points that a purchase takes: the soonest to expire first. Fewer if there are not enough.
   */
  List<Take> soonest(Instant at, long points) {
    List<Take> takes = new ArrayList<>(4);
    long missing = points;
    for (int i = 0; i < lots.length && missing > 0; i++) {
      if (lots[i].usableAt(at)) {
        missing -= take(takes, i, missing);
      }
    }
    return takes;
  }

  /** As {@link #soonest}, leaving out one lot. */
  List<Take> soonestBut(Lot spared, Instant at, long points) {
    List<Take> takes = new ArrayList<>(4);
    long missing = points;
    for (int i = 0; i < lots.length && missing > 0; i++) {
      if (lots[i].usableAt(at) && !lots[i].sameLot(spared)) {
        missing -= take(takes, i, missing);
      }
    }
    return takes;
  }

  /** The points that a debt takes: as above, pending ones too. */
  List<Take> soonestWithPending(Instant at, long points) {
    List<Take> takes = new ArrayList<>(4);
    long missing = points;
    for (int i = 0; i < lots.length && missing > 0; i++) {
      if (!lots[i].expiredAt(at)) {
        missing -= take(takes, i, missing);
      }
    }
    return takes;
  }

  /** What of these points is not there. */
  List<Take> lacking(List<Take> takes) {
    List<Take> lacking = new ArrayList<>(4);
    for (Take take : takes) {
      long points = take.points() - leftOf(take.lot());
      if (points > 0) {
        lacking.add(new Take(take.lot(), points));
      }
    }
    return lacking;
  }

  private long take(List<Take> takes, int index, long most) {
    long points = Math.min(left[index], most);
    takes.add(new Take(lots[index], points));
    return points;
  }

  /** Without these points; lots of which nothing is left go. */
  LotBook without(List<Take> takes) {
    long[] rest = left.clone();
    int gone = 0;
    int goneUnconfirmed = 0;
    int from = 0;
    for (int t = 0; t < takes.size(); t++) {
      Take take = takes.get(t);
      int index = find(take.lot(), from);
      if (index < 0 || rest[index] < take.points()) {
        throw new IllegalArgumentException(
            "an entry must not take more than is left of lot "
                + take.lot().number()
                + ", "
                + (index < 0 ? 0 : rest[index])
                + ", took "
                + take.points());
      }
      from = index;
      rest[index] -= take.points();
      if (rest[index] == 0) {
        gone++;
        goneUnconfirmed += lots[index].activeFrom().isEmpty() ? 1 : 0;
      }
    }
    long sum = total - Take.sum(takes);
    return gone == 0
        ? new LotBook(lots, rest, sum, latestStart, unconfirmed)
        : kept(rest, gone, sum, unconfirmed - goneUnconfirmed);
  }

  private LotBook kept(long[] rest, int gone, long sum, int stillUnconfirmed) {
    int count = lots.length - gone;
    if (count == 0) {
      return EMPTY;
    }
    int first = 0;
    while (rest[first] == 0) {
      first++;
    }
    if (first == gone) { // all that went stood in front
      return new LotBook(
          Arrays.copyOfRange(lots, gone, lots.length),
          Arrays.copyOfRange(rest, gone, rest.length),
          sum,
          latestStart,
          stillUnconfirmed);
    }
    Lot[] keptLots = new Lot[count];
    long[] keptLeft = new long[count];
    int to = 0;
    for (int i = 0; i < lots.length; i++) {
      if (rest[i] > 0) {
        keptLots[to] = lots[i];
        keptLeft[to++] = rest[i];
      }
    }
    return new LotBook(keptLots, keptLeft, sum, latestStart, stillUnconfirmed);
  }

  /** Takes mostly stand in the order of the book, so the next is looked for after the last. */
  private int find(Lot lot, int from) {
    for (int i = from; i < lots.length; i++) {
      if (lots[i].sameLot(lot)) {
        return i;
      }
    }
    return from == 0 ? -1 : indexOf(lot);
  }

  /**
   * With these points; a lot that is still there keeps the validity it has by now, and may grow.
   */
  LotBook with(List<Take> takes) {
    LotBook book = this;
    for (Take take : takes) {
      int index = book.indexOf(take.lot());
      if (index < 0) {
        book = book.withNew(take.lot(), take.points());
      } else {
        long more = take.lot().original() - book.lots[index].original();
        LotBook roomy = more > 0 ? book.replacing(index, book.lots[index].growing(more)) : book;
        book = roomy.more(roomy.indexOf(take.lot()), take.points());
      }
    }
    return book;
  }

  private LotBook more(int index, long points) {
    long[] more = left.clone();
    more[index] = Math.addExact(more[index], points);
    if (more[index] > lots[index].original()) {
      throw new IllegalArgumentException(
          "an entry must not give lot "
              + lots[index].number()
              + " more than its "
              + lots[index].original()
              + " points, was "
              + more[index]);
    }
    return new LotBook(lots, more, Math.addExact(total, points), latestStart, unconfirmed);
  }

  /** With a lot that is not in the book. */
  LotBook withNew(Lot lot, long points) {
    int found = Arrays.binarySearch(lots, lot);
    if (found >= 0) {
      throw new IllegalArgumentException("lot " + lot.number() + " must not be credited twice");
    }
    int at = -found - 1;
    Lot[] moreLots = new Lot[lots.length + 1];
    long[] moreLeft = new long[left.length + 1];
    System.arraycopy(lots, 0, moreLots, 0, at);
    System.arraycopy(left, 0, moreLeft, 0, at);
    moreLots[at] = lot;
    moreLeft[at] = points;
    System.arraycopy(lots, at, moreLots, at + 1, lots.length - at);
    System.arraycopy(left, at, moreLeft, at + 1, left.length - at);
    return new LotBook(
        moreLots,
        moreLeft,
        Math.addExact(total, points),
        later(lot),
        unconfirmed + (lot.activeFrom().isEmpty() ? 1 : 0));
  }

  private @Nullable Instant later(Lot lot) {
    Instant start = lot.activeFrom().orElse(null);
    return latestStart == null || (start != null && start.isAfter(latestStart))
        ? start
        : latestStart;
  }

  /** The same points, one lot with other terms. */
  LotBook replacing(int index, Lot changed) {
    Take there = new Take(lots[index], left[index]);
    return without(List.of(there)).withNew(changed, there.points());
  }

  /** The same points, lots whose expiry moves on living at least to an instant. */
  LotBook extended(Instant end) {
    LotBook book = this;
    for (Lot lot : lots) {
      if (endsBefore(lot, end)) {
        book = book.replacing(book.indexOf(lot), lot.endingAt(end));
      }
    }
    return book;
  }

  private static boolean endsBefore(Lot lot, Instant end) {
    return lot.rolling() && lot.expiresAt().orElseThrow().isBefore(end);
  }
}
