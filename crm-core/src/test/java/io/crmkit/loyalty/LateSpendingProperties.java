package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.laws.PointsHistories;
import io.crmkit.testkit.CrmArbitraries;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.Money;

@Label("A late redemption or refund, planned and carried out")
class LateSpendingProperties {
  private static final PointsLedger LEDGER =
      Book.LEDGER
          .withExpiry(new ExpiryModel.After(Period.ofDays(9)))
          .withDebt(new DebtModel.AllowDebt())
          .withHoldTime(Duration.ofHours(30));

  @Provide
  Arbitrary<List<PointsHistories.Step>> steps() {
    return CrmArbitraries.of(PointsHistories.steps(15));
  }

  @Property(tries = 1_000)
  @Label("a redemption leaves what it would have left in time, lot by lot, and is refused as then")
  void redemption(
      @ForAll("steps") List<PointsHistories.Step> steps,
      @ForAll @IntRange(max = 400) int hours,
      @ForAll @IntRange(min = 1, max = 100) int points) {
    likeInTime(
        steps,
        PointsHistories.START.plus(Duration.ofHours(hours)),
        new PointsCommand.Redeem(CommandKey.of("late"), "late", points, Optional.empty()));
  }

  @Property(tries = 1_000)
  @Label("a refund leaves what it would have left in time, lot by lot")
  void refund(
      @ForAll("steps") List<PointsHistories.Step> steps,
      @ForAll @IntRange(max = 400) int hours,
      @ForAll @IntRange(min = 1, max = 300) int yuan) {
    likeInTime(
        steps,
        PointsHistories.START.plus(Duration.ofHours(hours)),
        new PointsCommand.Refund(
            CommandKey.of("late"), "c-0", Refunds.of(Money.parse("CNY " + yuan))));
  }

  private static void likeInTime(
      List<PointsHistories.Step> steps, Instant occurredAt, PointsCommand late) {
    Book book = new Book(LEDGER);
    Book inTime = new Book(LEDGER);
    boolean done = false;
    boolean accepted = false;
    boolean comparable = true;
    for (PointsHistories.Step step : steps) {
      PointsCommand command = step.command();
      if (command instanceof PointsCommand.Refund
          || command instanceof PointsCommand.ReverseCredit) {
        continue;
      }
      if (!done && step.at().isAfter(occurredAt)) {
        inTime.now = occurredAt;
        accepted = inTime.run(late);
        done = true;
      }
      book.now = step.at();
      inTime.now = step.at();
      if (book.run(command) && comparable && !inTime.run(command)) {
        comparable = onCredit(inTime, command);
      }
    }
    Instant end = book.now.isBefore(occurredAt) ? occurredAt : book.now;
    book.now = end;
    inTime.now = end;
    if (!done) {
      accepted = inTime.run(late);
    }
    Decision<Answer<BackDating.Plan>> decision = plan(book, late, occurredAt);
    assertThat(decision.outcome() instanceof Answer.Accepted).isEqualTo(accepted);
    if (!accepted) {
      return;
    }
    BackDating.Plan plan = decision.outcome().toOptional().orElseThrow();
    book.does(plan.fact());
    assertThat(book.account.balance(end)).isEqualTo(plan.uncorrected());
    plan.correction().ifPresent(book::does);
    assertThat(book.account.balance(end)).isEqualTo(plan.corrected());
    if (comparable) {
      inTime.run(new PointsCommand.Sweep(CommandKey.of("sweep")));
      assertThat(book.account.balance(end)).isEqualTo(inTime.account.balance(end));
      assertThat(LateFacts.left(book)).isEqualTo(LateFacts.left(inTime));
    }
    if (!late(occurredAt, steps)) {
      assertThat(plan.fact()).isEqualTo(late);
      assertThat(plan.correction()).isEmpty();
    }
  }

  private static boolean late(Instant occurredAt, List<PointsHistories.Step> steps) {
    return steps.get(steps.size() - 1).at().isAfter(occurredAt);
  }

  private static Decision<Answer<BackDating.Plan>> plan(
      Book book, PointsCommand late, Instant occurredAt) {
    PointsHistory history = new PointsHistory(book.account.id(), book.entries);
    BackDating dating = new BackDating(LEDGER);
    return late instanceof PointsCommand.Redeem redeem
        ? dating.plan(history, redeem, occurredAt, book.now)
        : dating.plan(history, (PointsCommand.Refund) late, occurredAt, book.now);
  }

  /** A naive redemption on credit; whatever else is not possible in time cannot be compared. */
  private static boolean onCredit(Book inTime, PointsCommand command) {
    if (!(command instanceof PointsCommand.Redeem redeem)) {
      return false;
    }
    long there = inTime.account.balance(inTime.now).available();
    long missing = redeem.points() - there;
    if (missing <= 0) {
      return false;
    }
    if (there > 0) {
      inTime.redeems("naive-" + redeem.reference(), there);
    }
    inTime.does(
        new PointsCommand.Correct(inTime.key(), redeem.reference(), List.of(), List.of(), missing));
    return true;
  }
}
