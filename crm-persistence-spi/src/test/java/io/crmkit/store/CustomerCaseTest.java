package io.crmkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.CustomerId;
import io.crmkit.customer.StaffId;
import io.crmkit.decision.PolicyId;
import io.crmkit.workflow.Action;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseEvent;
import io.crmkit.workflow.CaseId;
import io.crmkit.workflow.FieldValue;
import io.crmkit.workflow.Holder;
import io.crmkit.workflow.Owner;
import io.crmkit.workflow.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A case as a host keeps it")
class CustomerCaseTest {
  private static final Instant NOON = Instant.parse("2026-11-23T04:00:00.000000001Z");
  private static final StaffId ANN = StaffId.of("s-1");

  /** Every kind of event happened to it, and it holds every kind of value. */
  private static final Case EVENTFUL =
      Case.fold(
          List.of(
              new CaseEvent.Opened(
                  1,
                  ANN,
                  NOON,
                  NOON,
                  CaseId.of("k-1"),
                  CustomerId.of("c-17"),
                  new PolicyId("repair", "1"),
                  State.of("RECEIVED"),
                  Map.of("fault", FieldValue.code("screen")),
                  Optional.of(Owner.of("workshop"))),
              new CaseEvent.Paused(2, ANN, NOON, at(1), Holder.CUSTOMER, "no-answer"),
              new CaseEvent.Resumed(3, ANN, at(1), at(2)),
              new CaseEvent.Assigned(
                  4, StaffId.of("s-2"), at(2), at(2), Owner.of("workshop", StaffId.of("s-4"))),
              new CaseEvent.Noted(5, StaffId.of("system"), at(2), at(3), "whole/1/soon"),
              new CaseEvent.Moved(
                  6,
                  ANN,
                  at(3),
                  at(3),
                  Action.of("QUOTE"),
                  State.of("RECEIVED"),
                  State.of("QUOTED"),
                  Map.of(
                      "quote", FieldValue.amount(Money.parse("CNY 612.50")),
                      "warranty", FieldValue.flag(false),
                      "visits", FieldValue.count(1),
                      "bought-on", FieldValue.day(LocalDate.of(2024, 2, 29)),
                      "confirmed-at", FieldValue.moment(at(3)),
                      "report", FieldValue.reference("doc-7"))),
              new CaseEvent.Migrated(
                  7,
                  StaffId.of("s-2"),
                  at(4),
                  at(4),
                  new PolicyId("repair", "2"),
                  State.of("OFFERED"))));

  private static Instant at(long hours) {
    return NOON.plus(Duration.ofHours(hours));
  }

  @Test
  @DisplayName("format 1 stays readable, with and without a wake-up, and is what is written")
  void golden() throws IOException {
    expectGolden("case-1.json", new CustomerCase(EVENTFUL, Optional.of(at(24))));
    Case opened = Case.fold(EVENTFUL.history().subList(0, 1));
    expectGolden("case-1-asleep.json", new CustomerCase(opened, Optional.empty()));
    Case interrupted =
        Case.fold(
            List.of(
                opened.lastEvent(),
                new CaseEvent.Paused(
                    2, ANN, NOON, at(3), Holder.SUPPLIER, "strike", Optional.of(at(2)))));
    expectGolden("case-1-interrupted.json", new CustomerCase(interrupted, Optional.empty()));
    assertThat(CustomerCase.TYPE.format()).isEqualTo(1);
  }

  private static void expectGolden(String file, CustomerCase expected) throws IOException {
    String golden = Files.readString(Path.of("src/test/resources/golden", file)).strip();
    CustomerCase read = CustomerCase.TYPE.read("k-1", 1, golden);
    assertThat(read).isEqualTo(expected);
    assertThat(read.handled().history()).isEqualTo(expected.handled().history());
    assertThat(CustomerCase.TYPE.codec().write(expected)).isEqualTo(golden);
  }

  @Test
  @DisplayName("is found by its id, its customer and when to look at it again")
  void keys() {
    CustomerCase kept = new CustomerCase(EVENTFUL, Optional.of(at(24)));
    assertThat(CustomerCase.TYPE.idOf(kept)).isEqualTo(new RecordId("case", "k-1"));
    assertThat(CustomerCase.TYPE.keysOf(kept))
        .containsOnly(
            Map.entry("wake-up", Key.instant(at(24))),
            Map.entry("customer", CustomerCase.customerKey("c-17")));
    assertThat(CustomerCase.TYPE.keysOf(new CustomerCase(EVENTFUL, Optional.empty())))
        .containsOnlyKeys("customer");
  }
}
