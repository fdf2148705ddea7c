package io.crmkit.jdbcstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerFileSource;
import io.crmkit.customer.CustomerId;
import io.crmkit.decision.PolicyId;
import io.crmkit.json.BundledPlaybooks;
import io.crmkit.json.CrmJson;
import io.crmkit.json.PlaybookReader;
import io.crmkit.loyalty.AccountId;
import io.crmkit.loyalty.CommandKey;
import io.crmkit.loyalty.EarnReceipt;
import io.crmkit.loyalty.PointsCommand;
import io.crmkit.loyalty.PointsLedger;
import io.crmkit.review.Review;
import io.crmkit.review.Reviewer;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.CrmStore;
import io.crmkit.store.CustomerCase;
import io.crmkit.store.CustomerStanding;
import io.crmkit.store.Dossiers;
import io.crmkit.store.Expected;
import io.crmkit.store.InMemoryStore;
import io.crmkit.store.PointsBook;
import io.crmkit.store.work.CaseSweeper;
import io.crmkit.store.work.PointsDesk;
import io.crmkit.store.work.UnitOfWork;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierStanding;
import io.crmkit.workflow.Case;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("JDBC store: dossiers")
class DossiersTest {
  private static final List<String> CUSTOMERS = List.of("c", "c-1", "c-10", "c-2", "客户", "😀");
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final PointsLedger LEDGER =
      PointsLedger.of(new PolicyId("points", "1"), ZoneOffset.UTC);
  private static final Reviewer REVIEWER =
      Reviewer.of(
          PlaybookReader.standard()
              .read(BundledPlaybooks.json("retail").orElseThrow())
              .withCalendars(Inquiries.CALENDARS)
              .withWorkflows(Map.of("inquiry", Inquiries.WORKFLOW)));

  private static void fill(CrmStore store) {
    ChangeSet changes = ChangeSet.of(Command.of("fill", "fill"));
    for (int number = 0; number < CUSTOMERS.size(); number++) {
      String customer = CUSTOMERS.get(number);
      if (number % 2 == 0) {
        TierStanding silver = TierStanding.in(Tier.of("SILVER"), LocalDate.of(2026, 5, 1));
        changes =
            changes.put(
                CustomerStanding.TYPE,
                new CustomerStanding(CustomerId.of(customer), silver),
                Expected.absent());
      }
      for (int count = 0; count < number; count++) {
        Case open =
            Inquiries.open(
                "i-" + number + "-" + count,
                customer,
                Inquiries.TEN.plusSeconds(1_200L * count).plusNanos(number));
        Case kept =
            count % 3 == 2 ? Inquiries.answered(open, open.openedAt().plusSeconds(60)) : open;
        changes =
            changes.put(
                CustomerCase.TYPE,
                CustomerCase.of(kept, Inquiries.CLOCKS, kept.lastEvent().recordedAt()),
                Expected.absent());
      }
    }
    store.commit(changes);
    UnitOfWork work = UnitOfWork.on(store, new Random(1));
    CaseSweeper.of(store, work, Inquiries.CLOCKS).sweep(NOON);
    PointsDesk desk = PointsDesk.of(PointsBook.of(store), work, LEDGER);
    for (int number = 1; number < CUSTOMERS.size(); number += 2) {
      PointsCommand earn =
          new PointsCommand.Earn(
              CommandKey.of("k-" + number), "o-1", EarnReceipt.of(100L * number, "flat"), NOON);
      desk.post(AccountId.of(CUSTOMERS.get(number)), earn, NOON);
    }
  }

  private static List<Review> reviews(CrmStore store) {
    CustomerFileSource files =
        CustomerFileSource.of(
            CUSTOMERS.stream().map(id -> CustomerFile.of(Customer.of(CustomerId.of(id)))).toList());
    List<Review> reviews = new ArrayList<>();
    new Dossiers(files, store)
        .forEach(4, dossier -> reviews.add(REVIEWER.review(dossier, NOON.plusSeconds(3_600))));
    return reviews;
  }

  @ParameterizedTest(
      name = "{0}: give the reviews that they give from memory, cases, points and all")
  @EnumSource(TestStores.class)
  void sameReviews(TestStores backend) {
    InMemoryStore memory = new InMemoryStore();
    fill(memory);
    List<Review> fromMemory = reviews(memory);
    try (TestStore test = backend.create()) {
      fill(test.store());

      assertThat(reviews(test.store())).isEqualTo(fromMemory);
      assertThat(reviews(test.store()).stream().map(CrmJson::write))
          .isEqualTo(fromMemory.stream().map(CrmJson::write).toList());
    }
    assertThat(fromMemory).hasSize(CUSTOMERS.size());
    assertThat(fromMemory.stream().mapToInt(review -> review.cases().size()).sum()).isEqualTo(15);
    assertThat(
            fromMemory.stream()
                .flatMap(review -> review.points().stream())
                .map(points -> points.balance().available()))
        .containsExactlyInAnyOrder(100L, 300L, 500L);
    assertThat(fromMemory.stream().flatMap(review -> review.cases().stream()))
        .anySatisfy(reviewed -> assertThat(reviewed.breaches()).isNotEmpty())
        .anySatisfy(reviewed -> assertThat(reviewed.open()).isFalse());
  }
}
