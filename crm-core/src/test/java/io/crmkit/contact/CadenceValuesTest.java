package io.crmkit.contact;

import static io.crmkit.contact.CadenceTest.ID;
import static io.crmkit.contact.CadenceTest.WEEK;
import static io.crmkit.contact.ContactCasesTest.SHANGHAI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Values of cadences")
class CadenceValuesTest {
  private static final LocalDate FROM = LocalDate.of(2026, 1, 1);

  @Test
  @DisplayName("rules refuse what makes no sense")
  void refusals() {
    Rhythm week = Rhythm.within(WEEK);
    Cadence cadence = Cadence.of("weekly", 1, week, FROM);
    assertThatThrownBy(() -> Cadence.of("weekly", 0, week, FROM))
        .hasMessage("cadence weekly must ask for 1 to 1000 contacts, was 0");
    assertThatThrownBy(() -> cadence.ranked(0)).hasMessageContaining("must be 1 or more, was 0");
    assertThatThrownBy(() -> cadence.withLead(Duration.ofSeconds(-1)))
        .hasMessageContaining("must not be negative");
    assertThatThrownBy(() -> CadenceRules.of(SHANGHAI, cadence, cadence))
        .hasMessage("each cadence must have a name of its own, two are weekly");
    assertThatThrownBy(() -> Audience.ofClass("stage")).hasMessageContaining("named none");
    assertThatThrownBy(() -> Rhythm.parse("every:P1M1D"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Rhythm.parse("every:x@y"))
        .hasMessageContaining("every:P1M@2026-01-31");
    assertThatThrownBy(() -> new DueQuestion(DueCustomer.of(ID, ContactLog.EMPTY), Instant.MAX))
        .hasMessageContaining("1800-01-01");
    for (String text :
        List.of("rolling:PT24H", "calendar:WEEK", "every:P1M", "every:P14D@2026-01-31")) {
      assertThat(Rhythm.parse(text).text()).isEqualTo(text);
      assertThat(Rhythm.parse(text)).hasToString(text);
    }
  }
}
