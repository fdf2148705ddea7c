package io.crmkit.jdbcstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.store.Capability;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.CommandReusedException;
import io.crmkit.store.Commit;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.Receipt;
import io.crmkit.store.StoredEvent;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("JDBC store")
class JdbcStoreTest {
  private static ChangeSet command(String id) {
    return ChangeSet.of(Command.of(id, id));
  }

  private static Event event(String id, String code) {
    return new Event(Note.record(id), code, "{\"of\":\"" + id + "\"}");
  }

  @ParameterizedTest(name = "{0}: a commit is there, whole, with receipt and events")
  @EnumSource(TestStores.class)
  void commit(TestStores backend) {
    try (TestStore test = backend.create()) {
      JdbcStore store = test.store();

      Commit commit =
          store.commit(
              command("c1")
                  .put(Note.TYPE, Note.of("a", "one"), Expected.absent())
                  .put(Note.TYPE, Note.of("b", "two"), Expected.any())
                  .event(event("a", "made"))
                  .event(event("b", "made-too"))
                  .outcome("fine"));

      assertThat(commit.replayed()).isFalse();
      long version = commit.receipt().versions().get(Note.record("a"));
      assertThat(store.find(Note.TYPE, "a").orElseThrow().value()).isEqualTo(Note.of("a", "one"));
      assertThat(store.find(Note.TYPE, "a").orElseThrow().version()).isEqualTo(version);
      assertThat(store.findAll(Note.TYPE, List.of("b", "none", "a", "b")).keySet())
          .containsExactly("b", "a");
      assertThat(store.receipt("c1")).contains(commit.receipt());
      assertThat(store.events(10))
          .extracting(StoredEvent::event)
          .containsExactly(event("a", "made"), event("b", "made-too"));
      assertThat(store.events(10)).extracting(StoredEvent::commandId).containsOnly("c1");
    }
  }

  @ParameterizedTest(name = "{0}: a replay gives the first receipt and changes nothing")
  @EnumSource(TestStores.class)
  void replay(TestStores backend) {
    try (TestStore test = backend.create()) {
      JdbcStore store = test.store();
      Receipt first =
          store
              .commit(
                  command("c1")
                      .put(Note.TYPE, Note.of("a", "one"), Expected.absent())
                      .outcome("said \"fine\", 中文, 🙂"))
              .receipt();

      Commit again =
          store.commit(command("c1").put(Note.TYPE, Note.of("a", "two"), Expected.absent()));

      assertThat(again).isEqualTo(new Commit(first, true));
      assertThat(store.find(Note.TYPE, "a").orElseThrow().value().text()).isEqualTo("one");
      assertThatThrownBy(() -> store.commit(ChangeSet.of(Command.of("c1", "other"))))
          .isInstanceOf(CommandReusedException.class);
    }
  }

  @ParameterizedTest(
      name = "{0}: a conflict names record, expectation and version, and changes nothing")
  @EnumSource(TestStores.class)
  void conflict(TestStores backend) {
    try (TestStore test = backend.create()) {
      JdbcStore store = test.store();
      store.commit(command("c1").put(Note.TYPE, Note.of("a", "one"), Expected.absent()));
      long version = store.find(Note.TYPE, "a").orElseThrow().version();

      assertThatThrownBy(
              () ->
                  store.commit(
                      command("c2")
                          .put(Note.TYPE, Note.of("b", "two"), Expected.absent())
                          .put(Note.TYPE, Note.of("a", "two"), Expected.version(version + 100))))
          .isInstanceOfSatisfying(
              ConflictException.class,
              e -> {
                assertThat(e.record()).isEqualTo(Note.record("a"));
                assertThat(e.actual()).isEqualTo(OptionalLong.of(version));
              });
      assertThatThrownBy(
              () ->
                  store.commit(
                      command("c3")
                          .put(Note.TYPE, Note.of("b", "two"), Expected.absent())
                          .require(Note.record("none"), 1)))
          .isInstanceOfSatisfying(ConflictException.class, e -> assertThat(e.actual()).isEmpty());

      assertThat(store.find(Note.TYPE, "b")).isEmpty();
      assertThat(store.receipt("c2")).isEmpty();
      assertThat(store.receipt("c3")).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}: versions grow, also over a delete")
  @EnumSource(TestStores.class)
  void versions(TestStores backend) {
    try (TestStore test = backend.create()) {
      JdbcStore store = test.store();
      store.commit(command("c1").put(Note.TYPE, Note.of("a", "one"), Expected.absent()));
      long first = store.find(Note.TYPE, "a").orElseThrow().version();
      store.commit(
          command("c2")
              .delete(Note.record("a"), Expected.version(first))
              .event(event("a", "gone")));
      assertThat(store.find(Note.TYPE, "a")).isEmpty();
      store.commit(command("c3").delete(Note.record("a"), Expected.any()));

      store.commit(command("c4").put(Note.TYPE, Note.of("a", "again"), Expected.any()));

      assertThat(first).isGreaterThanOrEqualTo(1);
      assertThat(store.find(Note.TYPE, "a").orElseThrow().version()).isGreaterThan(first);
    }
  }

  @ParameterizedTest(name = "{0}: events stay until they are acknowledged, the oldest first")
  @EnumSource(TestStores.class)
  void outbox(TestStores backend) {
    try (TestStore test = backend.create()) {
      JdbcStore store = test.store();
      for (int i = 1; i <= 5; i++) {
        store.commit(
            command("c" + i)
                .put(Note.TYPE, Note.of("a", "text " + i), Expected.any())
                .event(event("a", "e" + i)));
      }
      List<StoredEvent> all = store.events(1_000);
      assertThat(all)
          .extracting(e -> e.event().code())
          .containsExactly("e1", "e2", "e3", "e4", "e5");
      assertThat(all).extracting(StoredEvent::position).isSorted().doesNotHaveDuplicates();

      store.acknowledge(List.of(all.get(1).position(), all.get(1).position(), 4_711_000L));
      store.acknowledge(List.of());

      assertThat(store.events(2)).containsExactly(all.get(0), all.get(2));
      assertThatThrownBy(() -> store.events(0)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest(name = "{0}: what was committed is there after closing and opening")
  @EnumSource(
      value = TestStores.class,
      names = {"H2_FILE", "POSTGRES"})
  void reopened(TestStores backend) {
    try (TestStore test = backend.create()) {
      Receipt receipt =
          test.store()
              .commit(
                  command("c1")
                      .put(Note.TYPE, Note.of("a", "one"), Expected.absent())
                      .event(event("a", "made")))
              .receipt();

      test.reopen();

      JdbcStore store = test.store();
      assertThat(store.capabilities()).contains(Capability.DURABLE);
      assertThat(store.receipt("c1")).contains(receipt);
      assertThat(store.find(Note.TYPE, "a")).isPresent();
      assertThat(store.events(10)).hasSize(1);
    }
  }
}
