package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crmkit.decision.PolicyId;
import io.crmkit.loyalty.EarnRules;
import io.crmkit.loyalty.LoyaltyScheme;
import io.crmkit.loyalty.PointsLedger;
import io.crmkit.playbook.Playbook;
import java.time.ZoneId;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A playbook with points")
class LoyaltyPlaybookTest {
  private static final String HANDBOOK = BundledPlaybooks.json("handbook").orElseThrow();

  private static Playbook read(String json) {
    return PlaybookReader.standard().read(json);
  }

  @Test
  @DisplayName("is read and written back equal")
  void roundTrip() {
    Playbook handbook = read(HANDBOOK);
    assertThat(handbook.loyalty()).isPresent();
    assertThat(read(PlaybookWriter.write(handbook))).isEqualTo(handbook);
  }

  @Test
  @DisplayName("has a ledger of its own name, version and zone, and amounts in its currency")
  void signed() {
    Playbook elsewhere =
        PlaybookReader.standard()
            .withZone(ZoneId.of("Europe/London"))
            .withCurrency(CurrencyUnit.of("GBP"))
            .read(HANDBOOK);
    LoyaltyScheme scheme = elsewhere.loyalty().orElseThrow();
    assertThat(scheme.ledger().id()).isEqualTo(elsewhere.id());
    assertThat(scheme.ledger().zone()).isEqualTo(ZoneId.of("Europe/London"));
    assertThat(scheme.referral().orElseThrow().step()).isEqualTo(Money.parse("GBP 1000.00"));
  }

  @Test
  @DisplayName("refuses a programme of another name or zone")
  void others() {
    Playbook handbook = read(HANDBOOK);
    PolicyId other = new PolicyId("other", "1");
    for (PointsLedger ledger :
        List.of(
            PointsLedger.of(other, handbook.zone()),
            PointsLedger.of(handbook.id(), ZoneId.of("UTC")))) {
      LoyaltyScheme scheme = LoyaltyScheme.of(ledger, EarnRules.of());
      assertThatThrownBy(() -> handbook.withLoyalty(scheme))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("handbook 1 in Asia/Shanghai, had " + ledger.id());
    }
    LoyaltyScheme plain =
        LoyaltyScheme.of(PointsLedger.of(handbook.id(), handbook.zone()), EarnRules.of());
    assertThat(handbook.withLoyalty(plain).loyalty()).contains(plain);
  }

  @Test
  @DisplayName("tells mistakes of the section beside all others, also without name, zone, currency")
  void mistakes() {
    InvalidDocumentException refusal =
        catchThrowableOfType(
            InvalidDocumentException.class,
            () ->
                read(
                    """
                    {"crmkit": 1, "version": "1", "zone": "Mars/Base", "currency": "XYZ",
                     "loyalty": {"rules": [{"name": "a", "perAmount": 1, "points": 0}],
                                 "expiry": {"type": "after"}},
                     "tiers": {"rungs": [{"tier": "BASE"}], "downgrade": "FREE_FALL"}}
                    """));
    assertThat(refusal.problems())
        .extracting(DocumentProblem::pointer)
        .containsExactly(
            "/name",
            "/zone",
            "/currency",
            "/loyalty/rules/0/perAmount",
            "/loyalty/expiry/validity",
            "/tiers/downgrade");
  }
}
