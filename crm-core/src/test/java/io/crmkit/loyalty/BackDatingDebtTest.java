package io.crmkit.loyalty;

import static io.crmkit.loyalty.LateFacts.DEBT;
import static io.crmkit.loyalty.LateFacts.LEDGER;
import static io.crmkit.loyalty.LateFacts.decide;
import static io.crmkit.loyalty.LateFacts.earned;
import static io.crmkit.loyalty.LateFacts.hold;
import static io.crmkit.loyalty.LateFacts.late;
import static io.crmkit.loyalty.LateFacts.left;
import static io.crmkit.loyalty.LateFacts.likeInTime;
import static io.crmkit.loyalty.LateFacts.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A late fact where points were owed, and what its plan tells")
class BackDatingDebtTest {
  @Test
  @DisplayName("debt: late points would have paid it, and what paid it instead comes back")
  void debt() {
    Consumer<Book> owing = earned(100).andThen(b -> b.redeems("r", 100).refunds("o", "70.00"));
    Book book =
        likeInTime(
            DEBT,
            owing,
            b -> {
              b.on("2026-01-15").opens("x", 100, Optional.of("2026-01-25"));
              b.on("2026-01-16").redeems("s", 30);
            },
            "2026-01-20");
    assertThat(left(book)).isEqualTo(Map.of("o", 0L, "x/1", 50L, "late", 0L));
    assertThat(book.reasons()).contains(new LoyaltyMoveReason.Corrected("late", 0));
    Book still = likeInTime(DEBT, owing, b -> {}, "2026-01-20");
    assertThat(still.account.balance(still.now)).isEqualTo(new PointsBalance(0, 0, 0, 20));
  }

  @Test
  @DisplayName("debt that a later credit paid is paid in time, and the rest of it expires")
  void debtThenExpiry() {
    Consumer<Book> owing = earned(100).andThen(b -> b.redeems("r", 100).refunds("o", "90.00"));
    Book book =
        likeInTime(
            DEBT,
            owing,
            b -> b.on("2026-01-15").opens("x", 80, Optional.of("2026-01-17")),
            "2026-01-20");
    assertThat(book.account.balance(book.now).net()).isZero();
  }

  @Test
  @DisplayName("a hold that timed out before it pays the debt first, written down or not")
  void timedOutBefore() {
    Consumer<Book> owing =
        b -> {
          b.on("2026-01-05").earns("o", Book.cny("100.00"), 100);
          b.does(hold(b, 60)).redeems("r", 40).refunds("o", "50.00");
        };
    Book book =
        likeInTime(
            DEBT, owing, b -> b.on("2026-01-12").opens("x", 1, Optional.empty()), "2026-01-20");
    assertThat(left(book)).isEqualTo(Map.of("o", 10L, "x/1", 1L, "late", 50L));
    assertThat(left(likeInTime(DEBT, owing, b -> {}, "2026-01-20")))
        .isEqualTo(Map.of("o", 10L, "late", 50L));
  }

  @Test
  @DisplayName("debt that points would have paid that are over by now is forgiven by correction")
  void debtForgiven() {
    Book book = new Book(DEBT).on("2026-01-05").earns("o", Book.cny("100.00"), 100);
    book.redeems("r", 100).refunds("o", "70.00").on("2026-02-15");
    Decision<Answer<BackDating.Plan>> decision = decide(book, late(book));
    assertThat(decision.reasons()).contains(new LoyaltyMoveReason.Corrected("late", 50));
    BackDating.Plan plan = ((Answer.Accepted<BackDating.Plan>) decision.outcome()).value();
    assertThat(plan.correction().orElseThrow().debt()).isEqualTo(-50);
    assertThat(plan.uncorrected()).isEqualTo(new PointsBalance(0, 0, 0, 70));
    assertThat(plan.corrected()).isEqualTo(new PointsBalance(0, 0, 0, 20));
    book.ledger = soon(DEBT);
    book.does(plan.fact()).does(plan.correction().orElseThrow());
    assertThat(book.account.balance(book.now)).isEqualTo(plan.corrected());
  }

  @Test
  @DisplayName("the plan tells by how much the correction changes the balance, debt included")
  void reasons() {
    Book book = new Book(LEDGER).on("2026-01-05").earns("o", 100);
    book.on("2026-01-11").redeems("r", 70).on("2026-02-15");
    Decision<Answer<BackDating.Plan>> decision = decide(book, late(book));
    assertThat(decision.reasons())
        .contains(new LoyaltyMoveReason.Corrected("late", 50))
        .contains(new LoyaltyReason.Earned(50, "late"));
    PointsCommand.Correct correct =
        ((Answer.Accepted<BackDating.Plan>) decision.outcome()).value().correction().orElseThrow();
    assertThat(correct.removed()).isEmpty();
    assertThat(correct.restored()).extracting(Take::points).containsExactly(50L);
    assertThat(correct.debt()).isZero();
    assertThat(correct.key()).isEqualTo(CommandKey.of("k-3/correct"));
  }

  @Test
  @DisplayName("is refused if the earning itself is, with its reasons")
  void refused() {
    Book book = new Book(LEDGER).on("2026-01-05").earns("late", 100).on("2026-01-20");
    Decision<Answer<BackDating.Plan>> decision = decide(book, late(book));
    assertThat(decision.outcome()).isEqualTo(Answer.refused());
    assertThat(decision.reasons()).containsExactly(new LoyaltyRefusal.ReferenceTaken("late"));
  }
}
