package io.crmkit.contact;

import io.crmkit.contact.ContactWindow.Unit;
import io.crmkit.testkit.CadencePolicyContract;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Cadence rules keep the laws of cadence policies")
class CadenceRulesContractTest implements CadencePolicyContract {
  private static final LocalDate FROM = LocalDate.of(2026, 1, 15);

  @Override
  public CadencePolicy subject() {
    return CadencePolicy.named(
        "ours",
        "1",
        CadenceRules.of(
            ContactCasesTest.SHANGHAI,
            Cadence.of("days", 2, Rhythm.within(ContactWindow.rolling(Duration.ofDays(3))), FROM)
                .by(CadenceTest.VISIT),
            Cadence.of("months", 1, Rhythm.within(ContactWindow.calendar(Unit.MONTH)), FROM)
                .by(CadenceTest.VISIT),
            Cadence.of(
                    "anchored",
                    3,
                    Rhythm.every(Period.ofMonths(1), LocalDate.of(2025, 12, 31)),
                    FROM)
                .by(CadenceTest.VISIT)));
  }
}
