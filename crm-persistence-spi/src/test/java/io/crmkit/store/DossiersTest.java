package io.crmkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.contact.ContactBan;
import io.crmkit.contact.ContactCircumstances;
import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerFileSource;
import io.crmkit.customer.CustomerId;
import io.crmkit.decision.Answer;
import io.crmkit.review.Dossier;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierStanding;
import io.crmkit.workflow.Actor;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseId;
import io.crmkit.workflow.Opening;
import io.crmkit.workflow.StateRule;
import io.crmkit.workflow.Transition;
import io.crmkit.workflow.Workflow;
import io.crmkit.workflow.WorkflowDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Dossiers")
class DossiersTest {
  private static CustomerFile file(String id) {
    return CustomerFile.of(Customer.of(CustomerId.of(id)));
  }

  @Test
  @DisplayName("join files from the host's tables with standings from the store")
  void join() {
    InMemoryStore store = new InMemoryStore();
    TierStanding gold = TierStanding.in(Tier.of("GOLD"), LocalDate.of(2026, 1, 1));
    store.commit(
        ChangeSet.of(Command.of("k", "k"))
            .put(
                CustomerStanding.TYPE,
                new CustomerStanding(CustomerId.of("b"), gold),
                Expected.absent()));
    CustomerFileSource files = CustomerFileSource.of(List.of(file("a"), file("b"), file("c")));
    Dossiers dossiers = new Dossiers(files, store);

    assertThat(dossiers.find(CustomerId.of("b")))
        .contains(Dossier.of(file("b")).withStanding(gold));
    assertThat(dossiers.find(CustomerId.of("x"))).isEmpty();
    List<Dossier> all = new ArrayList<>();
    dossiers.forEach(2, all::add);
    assertThat(all)
        .containsExactly(
            Dossier.of(file("a")), Dossier.of(file("b")).withStanding(gold), Dossier.of(file("c")));
  }

  private static Case open(String id, String customer) {
    Workflow inquiry =
        Workflow.of(
            WorkflowDefinition.of("inquiry", "1")
                .withStates(StateRule.of("OPEN"), StateRule.last("ANSWERED"))
                .withTransitions(Transition.of("ANSWER", "OPEN", "ANSWERED")));
    Instant at = Instant.parse("2026-06-01T10:00:00Z");
    Opening opening =
        Opening.of(CaseId.of(id), CustomerId.of(customer), Actor.of("s-1"), Map.of(), at);
    return ((Answer.Accepted<Case>) inquiry.open(opening).outcome()).value();
  }

  @Test
  @DisplayName("have each customer's cases by their ids, and nobody else's, however many there are")
  void cases() {
    InMemoryStore store = new InMemoryStore();
    String longest = "c" + "x".repeat(Key.MAX_TEXT);
    List<String> customers = List.of("a", "a-1", "b", longest + "1", longest + "2", "z");
    Map<String, List<Case>> expected = new HashMap<>();
    for (int number = 0; number < 450; number++) {
      String customer = customers.get(number % 5); // z has none
      Case handled = open("i-" + (1_000 + number), customer);
      expected.computeIfAbsent(customer, c -> new ArrayList<>()).add(handled);
      store.commit(
          ChangeSet.of(Command.of("k" + number, "k"))
              .put(
                  CustomerCase.TYPE,
                  new CustomerCase(handled, Optional.empty()),
                  Expected.absent()));
    }
    List<CustomerFile> files = customers.stream().map(DossiersTest::file).toList();
    Dossiers dossiers = new Dossiers(CustomerFileSource.of(files), store);

    for (int pageSize : new int[] {1, 2, 6}) {
      List<Dossier> all = new ArrayList<>();
      dossiers.forEach(pageSize, all::add);
      assertThat(all)
          .containsExactlyInAnyOrderElementsOf(
              files.stream()
                  .map(
                      file ->
                          Dossier.of(file)
                              .withCases(expected.getOrDefault(file.id().value(), List.of())))
                  .toList());
    }
    assertThat(dossiers.of(List.of(files.get(5), files.get(0))))
        .extracting(dossier -> dossier.cases().size())
        .containsExactly(0, 90);
    assertThat(dossiers.of(List.of())).isEmpty();
  }

  @Test
  @DisplayName("have what the host knows for contact, read once a page; nothing where it is silent")
  void circumstances() {
    ContactCircumstances banned =
        ContactCircumstances.NONE.withBans(
            List.of(ContactBan.of("objection", Instant.parse("2026-06-01T00:00:00Z"))));
    List<List<CustomerId>> asked = new ArrayList<>();
    Dossiers dossiers =
        new Dossiers(
            CustomerFileSource.of(List.of(file("a"), file("b"), file("c"))),
            new InMemoryStore(),
            ids -> {
              asked.add(ids);
              return Map.of(CustomerId.of("b"), banned, CustomerId.of("x"), banned);
            });
    List<Dossier> all = new ArrayList<>();
    dossiers.forEach(2, all::add);
    assertThat(all)
        .containsExactly(
            Dossier.of(file("a")),
            Dossier.of(file("b")).withContact(banned),
            Dossier.of(file("c")));
    assertThat(asked)
        .containsExactly(
            List.of(CustomerId.of("a"), CustomerId.of("b")), List.of(CustomerId.of("c")));
    assertThat(dossiers.find(CustomerId.of("b")).orElseThrow().contact()).isEqualTo(banned);
  }

  @Test
  @DisplayName("do not read the cases of all customers that lie between those asked for")
  void strangersBetween() {
    InMemoryStore store = new InMemoryStore();
    for (int number = 1_000; number < 4_000; number++) {
      put(store, "i-" + number, "c-" + number, 1);
    }
    CountingStore counting = new CountingStore(store);
    Dossiers dossiers = new Dossiers(CustomerFileSource.of(List.of()), counting);

    assertThat(
            dossiers.of(List.of(file("c-3999"), file("c-1000"), file("c-2500x"), file("c-2600"))))
        .extracting(dossier -> dossier.cases().size())
        .containsExactly(1, 1, 0, 1);
    assertThat(counting.asked()).isLessThanOrEqualTo(800);
  }

  private static void put(CrmStore store, String id, String customer, int format) {
    RecordType<CustomerCase> type =
        new RecordType<>(
            CustomerCase.TYPE.name(),
            format,
            CustomerCase.TYPE.codec(),
            CustomerCase.TYPE.id(),
            CustomerCase.TYPE.indexes(),
            Map.of());
    store.commit(
        ChangeSet.of(Command.of("put-" + id, "put"))
            .put(type, new CustomerCase(open(id, customer), Optional.empty()), Expected.absent()));
  }

  @Test
  @DisplayName("are not kept back by cases of other customers that cannot be read")
  void unreadableNeighbour() {
    InMemoryStore store = new InMemoryStore();
    put(store, "i-1", "c-17", 1);
    put(store, "i-2", "c-99", 2);
    put(store, "i-3", "z", 1);
    List<CustomerFile> files =
        List.of(file("c-17"), file("c-50"), file("c-98"), file("c-99"), file("z"));
    Dossiers dossiers = new Dossiers(CustomerFileSource.of(files), store);

    for (String id : List.of("c-17", "c-50", "c-98", "z")) {
      assertThat(dossiers.find(CustomerId.of(id))).isPresent();
    }
    assertThatThrownBy(() -> dossiers.find(CustomerId.of("c-99")))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessageContaining("case/i-2");
    assertThat(dossiers.of(List.of(file("c-17"), file("z"), file("c-50"))))
        .extracting(dossier -> dossier.cases().size())
        .containsExactly(1, 1, 0);
    for (int pageSize : new int[] {1, 2, 3, 5}) {
      List<String> told = new ArrayList<>();
      List<String> unreadable = new ArrayList<>();
      dossiers.forEach(
          pageSize,
          dossier -> told.add(dossier.file().id().value()),
          (customer, why) -> unreadable.add(customer + " " + why.record()));
      assertThat(told).containsExactly("c-17", "c-50", "c-98", "z");
      assertThat(unreadable).containsExactly("c-99 case/i-2");
      assertThatThrownBy(() -> dossiers.forEach(pageSize, dossier -> {}))
          .isInstanceOf(UnreadableRecordException.class);
    }
  }

  @ParameterizedTest(name = "the scan of a customer''s cases ends behind the key {0}…")
  @ValueSource(strings = {"c", "c\uffff", "c\ud7ff", "c\ud83d\ude42", "c\udbff\udfff"})
  void keyBehind(String start) {
    String full = start.repeat(Key.MAX_TEXT);
    String ending = start.charAt(0) + "x".repeat(Key.MAX_TEXT - start.length());
    for (String id : List.of(start, full, ending + start.substring(1))) { // the last fills its key
      Key key = CustomerCase.customerKey(id);
      Key behind = CustomerCase.keyBehind(key).orElseThrow();
      assertThat(behind).isGreaterThan(key);
    }
    assertThat(CustomerCase.keyBehind(Key.text("\udbff\udfff".repeat(100)))).isEmpty();
  }
}
