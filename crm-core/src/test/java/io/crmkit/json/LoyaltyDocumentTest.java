package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.ClassScheme;
import io.crmkit.decision.PolicyId;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.loyalty.DebtModel;
import io.crmkit.loyalty.EarnBasis;
import io.crmkit.loyalty.ExpiryModel;
import io.crmkit.loyalty.PendingModel;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The section loyalty of a playbook")
class LoyaltyDocumentTest {
  private final DocumentCheck check = new DocumentCheck();

  private Optional<LoyaltyDocument.Section> read(String json) {
    ConditionDocument conditions =
        new ConditionDocument(check, MetricCatalogue.STANDARD, Samples.CNY, ClassScheme.EMPTY);
    return new LoyaltyDocument(check, conditions, Samples.CNY)
        .read(
            CrmJson.mapper().readTree(json),
            "/loyalty",
            new PolicyId("retail", "1"),
            ZoneId.of("Asia/Shanghai"));
  }

  @Test
  @DisplayName("gives the ledger and the earn rules (RM-06)")
  void section() {
    LoyaltyDocument.Section section =
        read("""
            {"pending": {"type": "return-window", "window": "P7D"},
             "expiry": {"type": "after", "validity": "P1Y"},
             "debt": {"type": "allow-debt", "limit": 500},
             "holdTime": "PT30M",
             "rules": [
               {"name": "base", "perAmount": "1.00", "points": 1},
               {"name": "birthday", "perEvent": "birthday", "points": 50,
                "when": {"metric": "count orders", "atLeast": 3}}],
             "multipliers": [{"name": "festival", "factor": "1.5"}],
             "mode": "best",
             "rounding": "half-up",
             "caps": [{"name": "month", "scope": "period", "period": "month", "most": 1000}]}
            """)
            .orElseThrow();
    assertThat(check.problems()).isEmpty();
    assertThat(section.ledger().pending())
        .isEqualTo(new PendingModel.ReturnWindow(Period.ofDays(7)));
    assertThat(section.ledger().expiry()).isEqualTo(new ExpiryModel.After(Period.ofYears(1)));
    assertThat(section.ledger().debt()).isEqualTo(new DebtModel.AllowDebt(Optional.of(500L)));
    assertThat(section.ledger().holdTime()).isEqualTo(Duration.ofMinutes(30));
    assertThat(section.earn().rules().get(1).basis())
        .isEqualTo(new EarnBasis.PerEvent("birthday", 50));
    assertThat(section.earn().caps()).hasSize(1);
  }

  @Test
  @DisplayName("tells every mistake with its place")
  void mistakes() {
    assertThat(
            read(
                """
                {"expiry": {"type": "sometime"}, "debt": {"type": "allow-debt", "limit": "many"},
                 "holdTime": "soon", "extra": 1, "rules": [{"name": "base", "points": 1}]}
                """))
        .isEmpty();
    assertThat(check.problems())
        .extracting(DocumentProblem::pointer)
        .containsExactlyInAnyOrder(
            "/loyalty/extra",
            "/loyalty/expiry",
            "/loyalty/debt",
            "/loyalty/holdTime",
            "/loyalty/rules/0");
  }
}
