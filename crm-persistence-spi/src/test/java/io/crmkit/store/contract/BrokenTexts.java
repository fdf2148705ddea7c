package io.crmkit.store.contract;

import static io.crmkit.store.contract.Faulty.changes;
import static io.crmkit.store.contract.Faulty.commit;
import static io.crmkit.store.contract.Faulty.samples;

import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.CommandReusedException;
import io.crmkit.store.Commit;
import io.crmkit.store.ConflictException;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Key;
import io.crmkit.store.Receipt;
import io.crmkit.store.RecordId;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredEvent;
import io.crmkit.store.UnavailableException;
import io.crmkit.store.UnreadableRecordException;
import io.crmkit.store.Versioned;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** Stores that break the rules of errors, sizes and ids. */
final class BrokenTexts {
  private BrokenTexts() {}

  static void add(BrokenStores to) {
    errors(to);
    sizes(to);
    ids(to);
  }

  private static void errors(BrokenStores to) {
    to.add(
        "errors.conflict-changed",
        "does not say what it found",
        conflicts(e -> new ConflictException(e.record(), e.expected(), OptionalLong.empty())));
    to.add(
        "errors.conflict-required",
        "names a changed record instead of the required one",
        commit(
            (store, changes) -> {
              try {
                return store.commit(changes);
              } catch (ConflictException e) {
                RecordId other =
                    changes.changes().isEmpty()
                        ? new RecordId("unknown", "?")
                        : changes.changes().get(0).record();
                throw new ConflictException(other, e.expected(), e.actual());
              }
            }));
    to.add(
        "errors.reused",
        "does not name the command",
        commit(
            (store, changes) -> {
              try {
                return store.commit(changes);
              } catch (CommandReusedException e) {
                throw new CommandReusedException("?");
              }
            }));
    to.add(
        "errors.event-limit",
        "shows as many events as it can",
        store ->
            new Faulty(store) {
              @Override
              public List<StoredEvent> events(int limit) {
                return inner.events(Math.min(Math.max(limit, 1), Scan.MAX_LIMIT));
              }
            });
    to.add(
        "errors.impossible-ids",
        "looks for what it can write of an id",
        store ->
            new Faulty(store) {
              @Override
              Optional<Versioned<Sample>> findOne(RecordType<Sample> type, String id) {
                String written =
                    new String(id.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
                return inner.find(type, written.replaceAll("\\p{Cntrl}", ""));
              }
            });
    to.add(
        "errors.no-content",
        "shows what it cannot read",
        store ->
            new Faulty(store) {
              @Override
              Optional<Versioned<Sample>> findOne(RecordType<Sample> type, String id) {
                try {
                  return inner.find(type, id);
                } catch (UnreadableRecordException e) {
                  throw new UnreadableRecordException(
                      e.record(), "it holds " + inner.find(Sample.type(type.name()), id));
                }
              }
            });
  }

  private static UnaryOperator<CrmStore> conflicts(UnaryOperator<ConflictException> spoil) {
    return commit(
        (store, changes) -> {
          try {
            return store.commit(changes);
          } catch (ConflictException e) {
            throw spoil.apply(e);
          }
        });
  }

  private static UnavailableException tooMuch(String what) {
    return new UnavailableException("too many " + what, new IllegalStateException("limit"));
  }

  private static void sizes(BrokenStores to) {
    to.add(
        "sizes.big-record",
        "cuts off after 100 lines",
        samples(s -> s.lines().size() > 100 ? s.lines(s.lines().subList(0, 100)) : s));
    to.add(
        "sizes.many-changes",
        "has no room for more than 500 changes",
        commit(
            (store, changes) -> {
              if (changes.changes().size() > 500) {
                throw tooMuch("changes");
              }
              return store.commit(changes);
            }));
    to.add(
        "sizes.many-ids",
        "looks for the first 1,000",
        store ->
            new Faulty(store) {
              @Override
              Map<String, Versioned<Sample>> findMany(
                  RecordType<Sample> type, Collection<String> ids) {
                return inner.findAll(type, ids.stream().limit(1_000).toList());
              }
            });
    to.add(
        "sizes.many-required",
        "has no room for more than 500 guards",
        commit(
            (store, changes) -> {
              if (changes.required().size() > 500) {
                throw tooMuch("guards");
              }
              return store.commit(changes);
            }));
    to.add(
        "sizes.longest-key",
        "has an index with rows of 2,500 bytes",
        commit(
            (store, changes) -> {
              for (var change : changes.changes()) {
                if (change instanceof Change.Put<?> put) {
                  Map<String, Key> keys = Faulty.typeOf(put).keysOf((Sample) put.value());
                  int id = put.record().id().getBytes(StandardCharsets.UTF_8).length;
                  if (keys.values().stream().anyMatch(key -> key.bytes().length + id > 2_500)) {
                    throw tooMuch("bytes");
                  }
                }
              }
              return store.commit(changes);
            }));
    to.add(
        "sizes.odd-text",
        "strips spaces",
        samples(s -> s.text().isEmpty() ? s : s.text(s.text().get().strip())));
    to.add(
        "sizes.long-outcome",
        "cuts outcomes off",
        changes(
            changes ->
                changes.outcome().isEmpty() || changes.outcome().get().length() < 4_000
                    ? changes
                    : changes.outcome(changes.outcome().get().substring(0, 4_000))));
    to.add(
        "sizes.nul-text",
        "ends text at U+0000",
        samples(s -> s.lines(s.lines().stream().map(line -> line.split("\u0000", 2)[0]).toList())));
  }

  private static void ids(BrokenStores to) {
    to.add("ids.case", "does not mind case", Renaming.ids(id -> id.toLowerCase(Locale.ROOT)));
    to.add(
        "ids.spaces",
        "does not mind spaces at the end",
        Renaming.ids(id -> id.isBlank() ? id : id.stripTrailing()));
    to.add(
        "ids.normal-forms",
        "puts ids in normal form",
        Renaming.ids(id -> Normalizer.normalize(id, Normalizer.Form.NFC)));
    to.add(
        "ids.special",
        "takes a backslash for an escape",
        Renaming.ids(id -> id.replace("\\\\", "\\")));
    to.add("ids.scripts", "writes plain ASCII", Renaming.ids(id -> id.replaceAll("[^ -~]", "?")));
    to.add(
        "ids.longest",
        "cuts ids off after 255 characters",
        Renaming.ids(id -> id.length() > 255 ? id.substring(0, 254) : id));
    to.add("ids.commands", "does not mind the case of commands", LowerCaseCommands::new);
  }

  private static final class LowerCaseCommands extends Faulty {
    private final Map<String, Command> first = new HashMap<>();

    LowerCaseCommands(CrmStore inner) {
      super(inner);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      String id = changes.command().id().toLowerCase(Locale.ROOT);
      return inner.commit(under(first.computeIfAbsent(id, any -> new Command(id, "any")), changes));
    }

    @Override
    public Optional<Receipt> receipt(String commandId) {
      return inner.receipt(commandId.toLowerCase(Locale.ROOT));
    }
  }
}
