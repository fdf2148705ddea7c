package io.crmkit.store.contract;

import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Expected;
import io.crmkit.store.Page;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.UnreadableRecordException;
import io.crmkit.store.Versioned;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Stores that break the rules of reading. */
final class BrokenReadings {
  private static final String CHANGES_NOTHING = "formats.reading-changes-nothing";
  private static final String FOR_EACH = "formats.for-each";

  private BrokenReadings() {}

  static void add(BrokenStores to) {
    to.also(
        CHANGES_NOTHING,
        "writes back what it found in a newer format",
        store ->
            new WritesBack(store) {
              @Override
              Optional<Versioned<Sample>> findOne(RecordType<Sample> type, String id) {
                Optional<Versioned<Sample>> found = inner.find(type, id);
                found.ifPresent(record -> writeBack(type, record));
                return found;
              }
            });
    to.also(
        CHANGES_NOTHING,
        "writes back what it found among many in a newer format",
        store ->
            new WritesBack(store) {
              @Override
              Map<String, Versioned<Sample>> findMany(
                  RecordType<Sample> type, Collection<String> ids) {
                Map<String, Versioned<Sample>> found = inner.findAll(type, ids);
                found.values().forEach(record -> writeBack(type, record));
                return found;
              }
            });
    to.also(
        CHANGES_NOTHING,
        "writes back what a scan shows in a newer format",
        store ->
            new WritesBack(store) {
              @Override
              Page<Sample> scanned(Scan<Sample> scan) {
                Page<Sample> page = inner.scan(scan);
                page.records().forEach(record -> writeBack(scan.type(), record));
                return page;
              }
            });
    to.also(FOR_EACH, "makes pages by itself", OwnPages::new);
    to.also(
        FOR_EACH,
        "ends for each at the first record that cannot be read",
        store ->
            new Faulty(store) {
              @Override
              public <T> void forEach(
                  Scan<T> scan,
                  Consumer<? super Versioned<T>> action,
                  Consumer<? super UnreadableRecordException> unreadable) {
                try {
                  inner.forEach(
                      scan,
                      action,
                      e -> {
                        throw e;
                      });
                } catch (UnreadableRecordException e) {
                  unreadable.accept(e);
                }
              }
            });
    to.also(
        FOR_EACH,
        "shows one page",
        store ->
            new Faulty(store) {
              @Override
              public <T> void forEach(
                  Scan<T> scan,
                  Consumer<? super Versioned<T>> action,
                  Consumer<? super UnreadableRecordException> unreadable) {
                try {
                  inner.scan(scan).records().forEach(action);
                } catch (UnreadableRecordException e) {
                  inner.forEach(scan, action, unreadable);
                }
              }
            });
    to.also(
        FOR_EACH,
        "does not tell what cannot be read",
        store ->
            new Faulty(store) {
              @Override
              public <T> void forEach(
                  Scan<T> scan,
                  Consumer<? super Versioned<T>> action,
                  Consumer<? super UnreadableRecordException> unreadable) {
                inner.forEach(scan, action, e -> {});
              }
            });
  }

  /** Writes a record anew in the format that it was read in, if that is not the first. */
  private static class WritesBack extends Faulty {
    WritesBack(CrmStore inner) {
      super(inner);
    }

    void writeBack(RecordType<Sample> type, Versioned<Sample> record) {
      if (type.format() > 1) {
        inner.commit(
            ChangeSet.of(Command.of(UUID.randomUUID().toString(), "write back"))
                .put(type, record.value(), Expected.any()));
      }
    }
  }

  /** Does not say where to go on behind what it cannot read. */
  private static final class OwnPages extends Faulty {
    OwnPages(CrmStore inner) {
      super(inner);
    }

    @Override
    Page<Sample> scanned(Scan<Sample> scan) {
      try {
        return inner.scan(scan);
      } catch (UnreadableRecordException e) {
        throw new UnreadableRecordException(e.record(), "damaged");
      }
    }
  }
}
