package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.decision.Answer;
import java.math.BigDecimal;
import java.time.Period;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A programme month by month: the numbers of small cases")
class ProgrammeMonthsTest {
  private static final Liability USED_80 =
      new Liability(Book.ZONE, new BreakageModel.Fixed(new BigDecimal("0.8")));

  @Test
  @DisplayName("issued, used, expired and the liability; expiry needs no sweep")
  void months() {
    Book book =
        new Book(Book.LEDGER.withExpiry(new ExpiryModel.After(Period.ofMonths(2))))
            .on("2026-01-10")
            .earns("o-1", 100)
            .on("2026-02-05")
            .redeems("r-1", 30);
    PointsHistory history = new PointsHistory(AccountId.of("c-1"), book.entries);
    List<ProgrammeMonth> months = USED_80.months(List.of(history), Book.at("2026-04-15"));
    assertThat(months)
        .extracting(ProgrammeMonth::month)
        .containsExactly(
            YearMonth.of(2026, 1),
            YearMonth.of(2026, 2),
            YearMonth.of(2026, 3),
            YearMonth.of(2026, 4));
    assertThat(months).extracting(ProgrammeMonth::liability).containsExactly(80L, 50L, 0L, 0L);
    assertThat(months).extracting(ProgrammeMonth::outstanding).containsExactly(100L, 70L, 0L, 0L);
    assertThat(months.get(1).movement().used()).isEqualTo(30);
    assertThat(months.get(2).movement().expired()).isEqualTo(70);
    assertThat(USED_80.months(List.of(), Book.at("2026-04-15"))).isEmpty();
    assertThat(USED_80.months(List.of(history), Book.at("2026-03-11")).get(2).outstanding())
        .as("through the end of its last day")
        .isEqualTo(70);
  }

  @Test
  @DisplayName("points that another account inherits stay in the month in which they were issued")
  void merged() {
    Book old = new Book(Book.LEDGER, "c-1").on("2026-01-10").earns("o-1", 100);
    Book heir = new Book(Book.LEDGER, "c-2").on("2026-03-01");
    old.on("2026-03-01").does(new PointsCommand.MergeInto(old.key(), AccountId.of("c-2")));
    AccountEntry.MergedOut out = (AccountEntry.MergedOut) old.entries.get(old.entries.size() - 1);
    assertThat(old.last().outcome()).isInstanceOf(Answer.Accepted.class);
    heir.does(new PointsCommand.Inherit(heir.key(), AccountId.of("c-1"), out.estate()));
    List<ProgrammeMonth> months =
        USED_80.months(
            List.of(
                new PointsHistory(AccountId.of("c-1"), old.entries),
                new PointsHistory(AccountId.of("c-2"), heir.entries)),
            Book.at("2026-04-01"));
    RollForward march = months.get(2).movement();
    assertThat(march.lines()).hasSize(1);
    assertThat(march.lines().get(0).cohort()).isEqualTo(YearMonth.of(2026, 1));
    assertThat(march.moved()).isZero();
    assertThat(months.get(2).liability()).isEqualTo(80);
  }

  @Test
  @DisplayName("refuses more points expected to be used than there are")
  void refused() {
    RollForward movement =
        new RollForward(
            List.of(new RollForward.Line(YearMonth.of(2026, 1), 0, 10, 0, 0, 0, 0, 0, 10)));
    assertThatThrownBy(() -> new ProgrammeMonth(YearMonth.of(2026, 1), movement, 9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most the 9 outstanding, were 10");
  }

  @Test
  @DisplayName("where points came from must add up, and not more can be called back")
  void sums() {
    assertThatThrownBy(
            () ->
                new PointsEarned(
                    5, Map.of("a", BigDecimal.TEN), BigDecimal.ZERO, Map.of("cap", 4L), 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must sum to the 5 points granted, were 6");
    assertThatThrownBy(() -> new PointsEarned(5, Map.of(), BigDecimal.ZERO, Map.of(), 5, 6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 to 5, were 6");
    Book book =
        new Book(Book.LEDGER)
            .earns("o-1", Book.cny("300.00"), 100)
            .opens("old", 40, Optional.empty())
            .refunds("o-1", "150.00");
    assertThat(PointsEarned.of(book.account))
        .isEqualTo(
            new PointsEarned(
                140, Map.of("flat", BigDecimal.valueOf(100)), BigDecimal.ZERO, Map.of(), 40, 50));
    assertThat(PointsEarned.of(PointsAccount.open(AccountId.of("c-9"))))
        .isEqualTo(PointsEarned.NONE);
  }
}
