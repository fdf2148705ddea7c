package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import java.math.BigDecimal;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What is taken of what a refund owes (L7)")
class DebtModelTest {
  private static final PointsRate RATE = new PointsRate(Book.cny("0.10"), 3);

  private static DebtPolicy policy(String name) {
    return switch (name) {
      case "pending" -> new DebtModel.PendingOnly();
      case "own" -> new DebtModel.OwnLot();
      case "balance" -> new DebtModel.WithinBalance();
      case "debt" -> new DebtModel.AllowDebt();
      case "debt20" -> new DebtModel.AllowDebt(Optional.of(20L));
      default -> new DebtModel.ConvertToMoney(RATE);
    };
  }

  @ParameterizedTest(name = "{0}: of {1} owed, own {2} + {3}, others {4}, debt {5}")
  @CsvSource({
    // policy, owed, ownPending, ownActive, others, debt | own, others, debt, converted, forgiven
    "pending, 100,  30, 50, 500,  0,  30,   0,   0,  0,  70",
    "pending, 100, 100, 50, 500,  0, 100,   0,   0,  0,   0",
    "pending, 100, 101,  0, 500,  0, 100,   0,   0,  0,   0",
    "own,     100,  30, 50, 500,  0,  80,   0,   0,  0,  20",
    "own,     100,  60, 50, 500,  0, 100,   0,   0,  0,   0",
    "balance, 100,  30, 50,   5,  0,  80,   5,   0,  0,  15",
    "balance, 100,  30, 50, 500,  0,  80,  20,   0,  0,   0",
    "balance, 100,  90, 50, 500,  0, 100,   0,   0,  0,   0",
    "debt,    100,  30, 50,   5, 70,  80,   5,  15,  0,   0",
    "debt,    100,   0,  0,   0,  0,   0,   0, 100,  0,   0",
    "debt,    100,  30, 50, 500, 70,  80,  20,   0,  0,   0",
    "debt20,  100,  30, 50,   5, 10,  80,   5,  10,  0,   5",
    "debt20,  100,  30, 50,   5,  5,  80,   5,  15,  0,   0",
    "debt20,  100,  30, 50,   5, 20,  80,   5,   0,  0,  15",
    "debt20,  100,  30, 50,   5, 21,  80,   5,   0,  0,  15",
    "convert, 100,  30, 50,   5, 70,  80,   5,   0, 15,   0",
    "convert, 100,  30, 50, 500, 70,  80,  20,   0,  0,   0",
    "convert, 100,  30, 50,  20, 70,  80,  20,   0,  0,   0",
  })
  @DisplayName("is taken from the own lot, from others, becomes debt or money, or is forgiven:")
  void settlements(
      String name,
      long owed,
      long ownPending,
      long ownActive,
      long others,
      long debt,
      long takesOwn,
      long takesOthers,
      long becomesDebt,
      long converted,
      long forgiven) {
    DebtSettlement settlement =
        policy(name).decide(new DebtQuestion(owed, ownPending, ownActive, others, debt)).outcome();
    Optional<Money> charge = converted == 0 ? Optional.empty() : Optional.of(Book.cny("0.50"));
    assertThat(settlement)
        .isEqualTo(
            new DebtSettlement(takesOwn, takesOthers, becomesDebt, converted, charge, forgiven));
    assertThat(settlement.sum()).isEqualTo(owed);
  }

  @Test
  @DisplayName("is told part by part, without parts of nothing")
  void reasons() {
    DebtQuestion question = new DebtQuestion(100, 0, 30, 20, 0);
    assertThat(policy("debt20").decide(question).reasons())
        .containsExactly(
            new LoyaltyMoveReason.TakenBack(50),
            new LoyaltyMoveReason.BecameDebt(20),
            new LoyaltyMoveReason.Forgiven(30));
    assertThat(policy("convert").decide(question).reasons())
        .containsExactly(
            new LoyaltyMoveReason.TakenBack(50),
            new LoyaltyMoveReason.Converted(50, Book.cny("1.66")));
    assertThat(policy("balance").decide(new DebtQuestion(50, 0, 30, 20, 0)).reasons())
        .containsExactly(new LoyaltyMoveReason.TakenBack(50));
  }

  @Test
  @DisplayName("is signed where the policy has a name")
  void named() {
    Decision<DebtSettlement> decision =
        DebtPolicy.named("ours", "3", policy("own")).decide(new DebtQuestion(1, 1, 0, 0, 0));
    assertThat(decision.outcome()).isEqualTo(DebtSettlement.taking(1, 0, 0));
    assertThat(decision.policy()).isEqualTo(new PolicyId("ours", "3"));
  }

  @ParameterizedTest(name = "{0} points are worth CNY {1}")
  @CsvSource({"0, 0.00", "1, 0.03", "2, 0.06", "3, 0.10", "299, 9.96", "300, 10.00"})
  @DisplayName("in money, rounded down to the smallest unit:")
  void worth(long points, String money) {
    assertThat(RATE.worth(points)).isEqualTo(Book.cny(money));
  }

  @ParameterizedTest(name = "{1} of CNY {0}: at most {2} points")
  @CsvSource({"1.00, 1, 30", "1.00, 0.5, 15", "1.03, 0.5, 15", "1.06, 0.5, 15", "1.07, 0.5, 16"})
  @DisplayName("as points for a share of an order, rounded down:")
  void within(String order, BigDecimal share, long points) {
    assertThat(RATE.within(Book.cny(order), share)).isEqualTo(points);
  }
}
