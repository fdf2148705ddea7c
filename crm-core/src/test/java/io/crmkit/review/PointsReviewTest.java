package io.crmkit.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Transaction;
import io.crmkit.facts.FactsCalculator;
import io.crmkit.json.BundledPlaybooks;
import io.crmkit.json.PlaybookReader;
import io.crmkit.loyalty.AccountId;
import io.crmkit.loyalty.CommandKey;
import io.crmkit.loyalty.EarnReceipt;
import io.crmkit.loyalty.PointsAccount;
import io.crmkit.loyalty.PointsBalance;
import io.crmkit.loyalty.PointsCommand;
import io.crmkit.loyalty.PointsEarned;
import io.crmkit.loyalty.TransactionPoints;
import io.crmkit.playbook.Playbook;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A review of points by the handbook")
class PointsReviewTest {
  private static final Playbook HANDBOOK =
      PlaybookReader.standard().read(BundledPlaybooks.json("handbook").orElseThrow());
  private static final Playbook RETAIL =
      PlaybookReader.standard().read(BundledPlaybooks.json("retail").orElseThrow());
  private static final Instant AS_OF = at("2026-07-01");
  private static final Dossier DOSSIER =
      Dossier.of(
          CustomerFile.of(Customer.of(CustomerId.of("c-1")))
              .withTransactions(
                  List.of(
                      paid("a", "2025-07-10", "100.00"),
                      paid("b", "2025-08-20", "200.00"),
                      paid("c", "2025-09-25", "400.00"),
                      paid("d", "2026-05-01", "800.00"),
                      paid("d", "2026-06-01", "-80.00"),
                      paid("e", "2026-06-28", "1600.00"),
                      paid("f", "2026-07-01", "3200.00"))));

  private static Instant at(String day) {
    return LocalDate.parse(day).atStartOfDay(HANDBOOK.zone()).toInstant();
  }

  private static Transaction paid(String reference, String day, String amount) {
    return Transaction.of(reference, Money.parse("CNY " + amount), at(day));
  }

  @Test
  @DisplayName("without an account tells what the transactions of before the instant earned")
  void earned() {
    PointsReview points = Reviewer.of(HANDBOOK).review(DOSSIER, AS_OF).points().orElseThrow();
    assertThat(points.recorded()).isFalse();
    assertThat(points.balance()).isEqualTo(new PointsBalance(1420, 1600, 0, 0));
    assertThat(points.expiring())
        .containsExactly(
            new PointsReview.Expiring(30, LocalDate.of(2026, 7, 31), 100),
            new PointsReview.Expiring(60, LocalDate.of(2026, 8, 30), 300),
            new PointsReview.Expiring(90, LocalDate.of(2026, 9, 29), 700));
    assertThat(points.earned())
        .isEqualTo(
            new PointsEarned(
                3100,
                Map.of("purchases", BigDecimal.valueOf(3100)),
                BigDecimal.ZERO,
                Map.of(),
                0,
                80));
    assertThat(points.nextWakeUp()).contains(at("2026-07-06"));
    assertThat(points.unmatched()).isEmpty();
    assertThat(Reviewer.of(HANDBOOK).review(DOSSIER, AS_OF).points()).contains(points);
  }

  @Test
  @DisplayName("tells money given back that no purchase explains")
  void unmatched() {
    Transaction back = paid("r", "2026-06-01", "-5.00");
    Dossier dossier = Dossier.of(DOSSIER.file().withTransactions(List.of(back)));
    assertThat(Reviewer.of(HANDBOOK).review(dossier, AS_OF).points().orElseThrow().unmatched())
        .containsExactly(back);
  }

  @Test
  @DisplayName("with an account tells what that holds, whatever the transactions say")
  void recorded() {
    PointsCommand earn =
        new PointsCommand.Earn(
            CommandKey.of("k"), "o-1", EarnReceipt.of(50, "birthday"), at("2026-06-30"));
    PointsAccount account =
        PointsAccount.open(AccountId.of("c-1"))
            .applyAll(
                HANDBOOK
                    .loyalty()
                    .orElseThrow()
                    .ledger()
                    .decide(PointsAccount.open(AccountId.of("c-1")), earn, at("2026-06-30"))
                    .outcome()
                    .toOptional()
                    .orElseThrow()
                    .entries());
    Dossier dossier = DOSSIER.withPoints(account);
    for (Playbook playbook : List.of(HANDBOOK, RETAIL)) {
      PointsReview points = Reviewer.of(playbook).review(dossier, AS_OF).points().orElseThrow();
      assertThat(points.recorded()).isTrue();
      assertThat(points.account()).isEqualTo(account);
      assertThat(points.balance()).isEqualTo(new PointsBalance(0, 50, 0, 0));
      assertThat(points.earned().byRule()).containsOnlyKeys("birthday");
    }
    assertThat(dossier.withCases(List.of()).points()).contains(account);
    assertThatThrownBy(() -> Reviewer.of(HANDBOOK).review(dossier, at("2026-06-01")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a points account must be of the review's instant");
  }

  @Test
  @DisplayName("is left out where there is neither programme nor account")
  void none() {
    assertThat(Reviewer.of(RETAIL).review(DOSSIER, AS_OF).points()).isEmpty();
  }

  @Test
  @DisplayName("agrees with the programme's own fold")
  void fold() {
    TransactionPoints points =
        new TransactionPoints(
            HANDBOOK.loyalty().orElseThrow(),
            FactsCalculator.of(Set.of(), HANDBOOK.zone(), HANDBOOK.currency()));
    assertThat(Reviewer.of(HANDBOOK).review(DOSSIER, AS_OF).points().orElseThrow().account())
        .isEqualTo(points.of(DOSSIER.file().before(AS_OF)).account());
  }
}
