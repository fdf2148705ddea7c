package io.crmkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("All records of a scan")
class ForEachTest {
  record Row(String id, int number) {}

  private static final RecordType<Row> ROWS =
      RecordType.of("row", 1, Row.class, Row::id)
          .withIndex(
              new Index<>("number", Key.Kind.NUMBER, r -> Optional.of(Key.number(r.number()))));

  private static final RecordType<Row> NEWER =
      new RecordType<>("row", 2, ROWS.codec(), ROWS.id(), ROWS.indexes(), Map.of());

  private static final int COUNT = 6;

  private static String id(int number) {
    return "r" + number;
  }

  /** Every set of six records of which some cannot be read. */
  private static CrmStore store(int unreadable) {
    InMemoryStore store = new InMemoryStore();
    for (int i = 0; i < COUNT; i++) {
      RecordType<Row> type = isUnreadable(unreadable, i) ? NEWER : ROWS;
      store.commit(
          ChangeSet.of(Command.of("put-" + i, "put"))
              .put(type, new Row(id(i), i), Expected.absent()));
    }
    return store;
  }

  private static boolean isUnreadable(int unreadable, int number) {
    return (unreadable & (1 << number)) != 0;
  }

  @ParameterizedTest(name = "{0} at once: each shows once and in order, whether it can be read")
  @ValueSource(ints = {1, 2, 3, 6, 7})
  void all(int limit) {
    for (int unreadable = 0; unreadable < 1 << COUNT; unreadable++) {
      CrmStore store = store(unreadable);
      for (Scan<Row> scan :
          List.of(
              Scan.of(ROWS),
              Scan.by(ROWS, "number"),
              Scan.by(ROWS, "number").from(Key.number(0)))) {
        List<String> read = new ArrayList<>();
        List<String> bad = new ArrayList<>();
        store.forEach(
            scan.limit(limit), r -> read.add(r.value().id()), e -> bad.add(e.record().id()));
        int set = unreadable;
        assertThat(read).isEqualTo(ids(i -> !isUnreadable(set, i)));
        assertThat(bad).isEqualTo(ids(i -> isUnreadable(set, i)));
      }
    }
  }

  @Test
  @DisplayName("records that cannot be read cost a scan of one record each, not of a whole page")
  void cost() {
    InMemoryStore store = new InMemoryStore();
    for (int i = 0; i < 300; i++) {
      RecordType<Row> type = i % 100 < 50 ? NEWER : ROWS;
      store.commit(
          ChangeSet.of(Command.of("put-" + i, "put"))
              .put(type, new Row(id(1_000 + i), i), Expected.absent()));
    }
    CountingStore counting = new CountingStore(store);
    List<String> read = new ArrayList<>();
    List<String> bad = new ArrayList<>();
    counting.forEach(
        Scan.of(ROWS).limit(100), r -> read.add(r.value().id()), e -> bad.add(e.record().id()));
    assertThat(read).hasSize(150);
    assertThat(bad).hasSize(150);
    assertThat(counting.asked()).isLessThan(1_000);
  }

  private static List<String> ids(IntPredicate which) {
    return IntStream.range(0, COUNT).filter(which).mapToObj(ForEachTest::id).toList();
  }

  @Test
  @DisplayName("what the action itself cannot read is not the scan's")
  void ofTheAction() {
    UnreadableRecordException own =
        new UnreadableRecordException(new RecordId("row", "other"), "so it is");
    assertThatThrownBy(
            () ->
                store(0)
                    .forEach(
                        Scan.of(ROWS),
                        r -> {
                          throw own;
                        },
                        e -> {}))
        .isSameAs(own);
  }

  @Test
  @DisplayName("a store that cannot tell where to go on lets the failure through")
  void noWayOn() {
    UnreadableRecordException own =
        new UnreadableRecordException(new RecordId("row", "r0"), "so it is");
    CrmStore handMade =
        new CrmStore() {
          @Override
          public <T> Page<T> scan(Scan<T> scan) {
            throw own;
          }

          @Override
          public <T> Map<String, Versioned<T>> findAll(RecordType<T> type, Collection<String> ids) {
            return Map.of();
          }

          @Override
          public Commit commit(ChangeSet changes) {
            throw new UnsupportedOperationException();
          }

          @Override
          public Optional<Receipt> receipt(String commandId) {
            return Optional.empty();
          }

          @Override
          public List<StoredEvent> events(int limit) {
            return List.of();
          }

          @Override
          public void acknowledge(Collection<Long> positions) {}

          @Override
          public Set<Capability> capabilities() {
            return Set.of();
          }
        };
    assertThatThrownBy(() -> handMade.forEach(Scan.of(ROWS), r -> {}, e -> {})).isSameAs(own);
  }
}
