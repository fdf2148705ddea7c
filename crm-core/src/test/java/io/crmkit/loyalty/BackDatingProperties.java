package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Answer;
import io.crmkit.laws.PointsHistories;
import io.crmkit.testkit.CrmArbitraries;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

@Label("A late earning, planned and carried out")
class BackDatingProperties {
  private static final PointsLedger LEDGER =
      Book.LEDGER
          .withExpiry(new ExpiryModel.After(Period.ofDays(9)))
          .withHoldTime(Duration.ofHours(30));

  @Provide
  Arbitrary<List<PointsHistories.Step>> steps() {
    return CrmArbitraries.of(PointsHistories.steps(15));
  }

  /** Only what the late points cannot make possible or impossible: no refunds, no transfers. */
  private static boolean plain(PointsCommand command) {
    return command instanceof PointsCommand.Earn
        || command instanceof PointsCommand.Redeem
        || command instanceof PointsCommand.PlaceHold
        || command instanceof PointsCommand.Capture
        || command instanceof PointsCommand.VoidHold
        || command instanceof PointsCommand.Cancel
        || command instanceof PointsCommand.Debit;
  }

  @Property(tries = 1_000)
  @Label("leaves the account holding what it would hold, had the earning been known in time")
  void likeInTime(
      @ForAll("steps") List<PointsHistories.Step> steps,
      @ForAll @IntRange(max = 400) int hours,
      @ForAll @IntRange(min = 1, max = 100) int points) {
    Instant occurredAt = PointsHistories.START.plus(Duration.ofHours(hours));
    PointsCommand.Earn late =
        new PointsCommand.Earn(
            CommandKey.of("late"), "late", EarnReceipt.of(points, "flat"), occurredAt);
    Book book = new Book(LEDGER);
    Book inTime = new Book(LEDGER);
    boolean earned = false;
    for (PointsHistories.Step step : steps) {
      if (!plain(step.command())) {
        continue;
      }
      if (!earned && step.at().isAfter(occurredAt)) {
        inTime.now = occurredAt;
        inTime.does(late);
        earned = true;
      }
      book.now = step.at();
      inTime.now = step.at();
      if (book.run(step.command())) {
        inTime.does(step.command()); // with more points than the other has, it can
      }
    }
    Instant end = book.now.isBefore(occurredAt) ? occurredAt : book.now;
    book.now = end;
    inTime.now = end;
    if (!earned) {
      inTime.does(late);
    }
    BackDating.Plan plan =
        ((Answer.Accepted<BackDating.Plan>)
                new BackDating(LEDGER)
                    .plan(new PointsHistory(book.account.id(), book.entries), late, end)
                    .outcome())
            .value();
    book.does(plan.fact());
    assertThat(book.account.balance(end)).isEqualTo(plan.uncorrected());
    plan.correction().ifPresent(book::does);
    assertThat(book.account.balance(end)).isEqualTo(plan.corrected());
    assertThat(plan.corrected()).isEqualTo(inTime.account.balance(end));
  }
}
