package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Answer;
import java.time.Period;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Facts that become known late")
class BackDatingTest {
  private static final PointsLedger LEDGER =
      Book.LEDGER.withExpiry(new ExpiryModel.After(Period.ofDays(30)));

  private static BackDating.Plan plan(Book book, PointsCommand.Earn late) {
    Answer<BackDating.Plan> answer =
        new BackDating(book.ledger)
            .plan(new PointsHistory(book.account.id(), book.entries), late, book.now)
            .outcome();
    return ((Answer.Accepted<BackDating.Plan>) answer).value();
  }

  private static PointsCommand.Earn late(Book book, String day, long points) {
    return new PointsCommand.Earn(book.key(), "late", EarnReceipt.of(points, "flat"), Book.at(day));
  }

  @Test
  @DisplayName("points that would have been spent first are, and the later ones come back")
  void spentFirst() {
    Book book = new Book(LEDGER).on("2026-01-10").earns("o", 100).on("2026-01-20").redeems("r", 60);
    book.on("2026-03-01");
    PointsCommand.Earn late = late(book, "2026-01-05", 50);
    BackDating.Plan plan = plan(book, late);
    // In time, 50 of the late lot and 10 of the other would have been spent; both are over by now.
    assertThat(plan.correction()).isEmpty();
    Book again = new Book(LEDGER).on("2026-01-10").earns("o", 100).on("2026-01-20");
    again.redeems("r", 60).on("2026-02-07");
    BackDating.Plan other = plan(again, late(again, "2026-01-05", 50));
    assertThat(other.uncorrected().net()).isEqualTo(40);
    assertThat(other.corrected().net()).isEqualTo(90);
    int before = again.entries.size();
    again.does(other.fact()).does(other.correction().orElseThrow());
    assertThat(again.account.balance(again.now).net()).isEqualTo(90);
    assertThat(again.entries.get(before)).isInstanceOf(PointsEntry.Earned.class);
    assertThat(again.reasons()).contains(new LoyaltyMoveReason.Corrected("late", 50));
  }

  @Test
  @DisplayName("what would have paid a debt needs no correction but the credit itself")
  void plain() {
    Book book = new Book(LEDGER).on("2026-01-10").earns("o", 100).on("2026-01-20");
    BackDating.Plan plan = plan(book, late(book, "2026-01-15", 50));
    assertThat(plan.correction()).isEqualTo(Optional.empty());
    assertThat(plan.corrected()).isEqualTo(new PointsBalance(150, 0, 0, 0));
  }
}
