package io.crmkit.store.contract;

import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Commit;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Cursor;
import io.crmkit.store.Key;
import io.crmkit.store.Page;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.Versioned;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Stores that break the rules of scans. */
final class BrokenScans {
  private BrokenScans() {}

  static void add(BrokenStores to) {
    to.add(
        "scan.empty",
        "gives a cursor with an empty page",
        store ->
            new Faulty(store) {
              @Override
              Page<Sample> scanned(Scan<Sample> scan) {
                Page<Sample> page = inner.scan(scan);
                return page.records().isEmpty()
                    ? new Page<>(
                        List.of(), Optional.of(Cursor.of(scan, Optional.empty(), "x").text()))
                    : page;
              }
            });
    to.add("scan.ids-by-code-point", "sorts ids by UTF-16", SortsIdsByUtf16::new);
    to.add("scan.texts-by-code-point", "sorts keys by UTF-16", SortsKeysByUtf16::new);
    to.add("scan.numbers", "sorts numbers without their sign", SortsUnsigned::new);
    to.add("scan.equal-keys", "has no order among equal keys", TiesReversed::new);
    to.add("scan.descending", "turns only the keys round", TurnsKeysOnly::new);
    to.add("scan.bounds", "turns the bounds round too", TurnsBounds::new);
    to.add("scan.no-key", "takes no key for an empty one", NoKeyIsEmpty::new);
    to.add("scan.moved", "keeps the first key of a record", KeepsFirstKey::new);
    to.add("scan.own-type", "finds types by prefix", TypesByPrefix::new);
    to.add("scan.own-index", "has one index for all keys", OneIndex::new);
    to.add(
        "scan.limit",
        "gives a cursor with every full page",
        store ->
            new Rescan(store) {
              @Override
              Page<Sample> scanned(Scan<Sample> scan) {
                Page<Sample> page = super.scanned(scan);
                if (page.next().isPresent() || page.records().size() < scan.limit()) {
                  return page;
                }
                List<Row> rows = rows(scan);
                return new Page<>(
                    page.records(), Optional.of(cursor(scan, rows, List.of()).text()));
              }
            });
    to.add(
        "scan.pages",
        "goes on at the next key",
        store ->
            new Rescan(store) {
              @Override
              boolean isAfter(Scan<Sample> scan, Cursor cursor, Row row) {
                return scan.index().isEmpty()
                    ? super.isAfter(scan, cursor, row)
                    : (compareKeys(scan, at(cursor), row) < 0) == scan.ascending()
                        && compareKeys(scan, at(cursor), row) != 0;
              }
            });
    to.add("scan.cursor-again", "forgets cursors that were used", ForgetsCursors::new);
    to.add("scan.cursor-deleted", "looks for the last record shown", LooksForLast::new);
    to.add("scan.steady-between-pages", "counts records", Offsets::new);
    to.add("scan.steady-under-writes", "counts records", Offsets::new);
    to.add("scan.new-ahead", "keeps the list of the first page", KeepsList::new);
  }

  private static final class SortsIdsByUtf16 extends Rescan {
    SortsIdsByUtf16(CrmStore inner) {
      super(inner);
    }

    @Override
    int compareIds(Scan<Sample> scan, String one, String other) {
      return one.compareTo(other);
    }
  }

  private static final class SortsKeysByUtf16 extends Rescan {
    SortsKeysByUtf16(CrmStore inner) {
      super(inner);
    }

    @Override
    int compareKeys(Scan<Sample> scan, Row one, Row other) {
      return text(one).compareTo(text(other));
    }

    private static String text(Row row) {
      return new String(row.key(), StandardCharsets.UTF_8);
    }
  }

  private static final class SortsUnsigned extends Rescan {
    SortsUnsigned(CrmStore inner) {
      super(inner);
    }

    @Override
    Optional<byte[]> key(Scan<Sample> scan, Sample sample) {
      return sample.number().map(n -> ByteBuffer.allocate(8).putLong(n).array());
    }
  }

  private static final class TiesReversed extends Rescan {
    TiesReversed(CrmStore inner) {
      super(inner);
    }

    @Override
    int compareIds(Scan<Sample> scan, String one, String other) {
      int right = super.compareIds(scan, one, other);
      return scan.index().isEmpty() ? right : -right;
    }
  }

  private static final class TurnsKeysOnly extends Rescan {
    TurnsKeysOnly(CrmStore inner) {
      super(inner);
    }

    @Override
    int compareIds(Scan<Sample> scan, String one, String other) {
      int right = super.compareIds(scan, one, other);
      return scan.index().isPresent() && !scan.ascending() ? -right : right;
    }
  }

  private static final class TurnsBounds extends Rescan {
    TurnsBounds(CrmStore inner) {
      super(inner);
    }

    @Override
    boolean inRange(Scan<Sample> scan, Row row) {
      if (scan.ascending()) {
        return super.inRange(scan, row);
      }
      return scan.fromInclusive()
              .filter(from -> Arrays.compareUnsigned(row.key(), from.bytes()) <= 0)
              .isEmpty()
          && scan.toExclusive()
              .filter(to -> Arrays.compareUnsigned(row.key(), to.bytes()) > 0)
              .isEmpty();
    }
  }

  private static final class NoKeyIsEmpty extends Rescan {
    NoKeyIsEmpty(CrmStore inner) {
      super(inner);
    }

    @Override
    Optional<byte[]> key(Scan<Sample> scan, Sample sample) {
      return super.key(scan, sample).or(() -> Optional.of(new byte[0]));
    }
  }

  private static final class KeepsFirstKey extends Rescan {
    private final Map<String, byte[]> first = new HashMap<>();

    KeepsFirstKey(CrmStore inner) {
      super(inner);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      for (Change change : changes.changes()) {
        if (change instanceof Change.Put<?> put && put.value() instanceof Sample sample) {
          sample.number().ifPresent(n -> first.putIfAbsent(sample.id(), Key.number(n).bytes()));
        }
      }
      return inner.commit(changes);
    }

    @Override
    Optional<byte[]> key(Scan<Sample> scan, Sample sample) {
      return scan.index().isEmpty()
          ? super.key(scan, sample)
          : Optional.ofNullable(first.get(sample.id()));
    }
  }

  private static final class TypesByPrefix extends Rescan {
    private final Set<RecordType<Sample>> types = new HashSet<>();

    TypesByPrefix(CrmStore inner) {
      super(inner);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      changes.changes().forEach(change -> types.add(Sample.type(change.record().type())));
      return inner.commit(changes);
    }

    @Override
    List<Versioned<Sample>> all(RecordType<Sample> type) {
      List<Versioned<Sample>> all = new ArrayList<>();
      for (RecordType<Sample> other : types) {
        if (other.name().startsWith(type.name())) {
          all.addAll(super.all(other));
        }
      }
      return all;
    }
  }

  private static final class OneIndex extends Rescan {
    OneIndex(CrmStore inner) {
      super(inner);
    }

    @Override
    Optional<byte[]> key(Scan<Sample> scan, Sample sample) {
      return super.key(scan, sample)
          .or(() -> scan.type().keysOf(sample).values().stream().map(Key::bytes).findFirst());
    }
  }

  private static final class ForgetsCursors extends Faulty {
    private final Set<String> used = new HashSet<>();

    ForgetsCursors(CrmStore inner) {
      super(inner);
    }

    @Override
    Page<Sample> scanned(Scan<Sample> scan) {
      boolean again = scan.after().isPresent() && !used.add(scan.after().get());
      return again ? new Page<>(List.of(), Optional.empty()) : inner.scan(scan);
    }
  }

  private static final class LooksForLast extends Rescan {
    LooksForLast(CrmStore inner) {
      super(inner);
    }

    @Override
    List<Row> rest(Scan<Sample> scan, List<Row> rows) {
      String last = scan.cursor().map(Cursor::id).orElse("");
      for (int row = 0; row < rows.size(); row++) {
        if (rows.get(row).id().equals(last)) {
          return rows.subList(row + 1, rows.size());
        }
      }
      return rows;
    }
  }

  /** Cursors say how many records were shown. */
  private static final class Offsets extends Rescan {
    private final Overlap overlap = new Overlap();

    Offsets(CrmStore inner) {
      super(inner);
    }

    @Override
    List<Row> rest(Scan<Sample> scan, List<Row> rows) {
      int shown = scan.cursor().map(cursor -> Integer.parseInt(cursor.id())).orElse(0);
      return rows.subList(Math.min(shown, rows.size()), rows.size());
    }

    @Override
    Cursor cursor(Scan<Sample> scan, List<Row> page, List<Row> rest) {
      overlap.arrive();
      int before = scan.cursor().map(cursor -> Integer.parseInt(cursor.id())).orElse(0);
      return Cursor.of(scan, Optional.empty(), String.valueOf(before + page.size()));
    }

    @Override
    public Commit commit(ChangeSet changes) {
      overlap.arrive();
      return inner.commit(changes);
    }
  }

  private static final class KeepsList extends Rescan {
    private final Map<String, List<Row>> kept = new HashMap<>();

    KeepsList(CrmStore inner) {
      super(inner);
    }

    @Override
    List<Row> rest(Scan<Sample> scan, List<Row> rows) {
      return scan.after().map(cursor -> kept.getOrDefault(cursor, List.of())).orElse(rows);
    }

    @Override
    Cursor cursor(Scan<Sample> scan, List<Row> page, List<Row> rest) {
      Cursor cursor = super.cursor(scan, page, rest);
      kept.put(cursor.text(), rest.subList(page.size(), rest.size()));
      return cursor;
    }
  }
}
