package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.StaffId;
import io.crmkit.time.Reckoned;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.ClockEvent;
import io.crmkit.workflow.ClockReading;
import io.crmkit.workflow.ClockSeal;
import io.crmkit.workflow.ClockStandstill;
import io.crmkit.workflow.ClockVerdict;
import io.crmkit.workflow.Holder;
import io.crmkit.workflow.HolderTimes;
import io.crmkit.workflow.SampleClocks;
import io.crmkit.workflow.Sweep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The codec on clocks")
class ClockJsonTest {
  static Stream<ClockReading> readings() {
    return SampleClocks.readings().stream();
  }

  static Stream<ClockVerdict> verdicts() {
    return SampleClocks.verdicts().stream();
  }

  @ParameterizedTest(name = "reads back the verdict {0}")
  @MethodSource
  void verdicts(ClockVerdict verdict) {
    String json = CrmJson.write(verdict);
    assertThat(json).contains("\"verdict\":\"" + verdict.verdict() + "\"");
    assertThat(CrmJson.read(json, ClockVerdict.class)).isEqualTo(verdict);
  }

  @ParameterizedTest(name = "reads back a reading with its proof [{index}]")
  @MethodSource
  void readings(ClockReading reading) {
    assertThat(CrmJson.read(CrmJson.write(reading), ClockReading.class)).isEqualTo(reading);
  }

  @Test
  @DisplayName("reads back a reading that stands still, with what held earlier; else names neither")
  void growing() {
    ClockReading plain = SampleClocks.readings().get(0);
    assertThat(CrmJson.write(plain)).doesNotContain("standstill", "earlier");
    ClockReading grown =
        new ClockReading(
            plain.clock(),
            plain.cycle(),
            plain.zone(),
            plain.started(),
            plain.stopped(),
            plain.due(),
            plain.consumed(),
            plain.remaining(),
            plain.verdict(),
            plain.sealedAt(),
            plain.corrections(),
            plain.wakeUp(),
            plain.proof(),
            Optional.of(new ClockStandstill(plain.started(), Holder.CUSTOMER)),
            List.of(
                new ClockSeal(
                    plain.started(),
                    plain.started(),
                    plain.verdict(),
                    plain.corrections(),
                    plain.started().plusSeconds(1),
                    StaffId.of("s-7"))));
    assertThat(CrmJson.read(CrmJson.write(grown), ClockReading.class)).isEqualTo(grown);
  }

  @Test
  @DisplayName("reads back an event without a due instant")
  void withoutDue() {
    ClockEvent event = SampleClocks.sweep().events().get(0);
    ClockEvent undue =
        new ClockEvent(
            event.caseId(),
            event.clock(),
            event.cycle(),
            ClockEvent.Kind.WARNING,
            "soon",
            event.at(),
            Optional.empty(),
            event.notified(),
            event.reasons());
    assertThat(CrmJson.read(CrmJson.write(undue), ClockEvent.class)).isEqualTo(undue);
  }

  @Test
  @DisplayName("reads back a sweep: the case and every event with its reasons")
  void sweeps() {
    Sweep sweep = SampleClocks.sweep();
    assertThat(sweep.events()).isNotEmpty();
    for (ClockEvent event : sweep.events()) {
      ClockEvent read = CrmJson.read(CrmJson.write(event), ClockEvent.class);
      assertThat(read).isEqualTo(event);
      assertThat(read.key()).isEqualTo(event.key());
    }
    assertThat(CrmJson.read(CrmJson.write(sweep), Sweep.class)).isEqualTo(sweep);
    assertThat(CrmJson.read(CrmJson.write(sweep.after()), Case.class)).isEqualTo(sweep.after());
  }

  @Test
  @DisplayName("reads back the times of holders")
  void holders() {
    HolderTimes times =
        new HolderTimes(
            Duration.ofHours(3),
            Map.of(Holder.TEAM, Duration.ofHours(1), Holder.CUSTOMER, Duration.ofHours(2)));
    assertThat(CrmJson.read(CrmJson.write(times), HolderTimes.class)).isEqualTo(times);
  }

  @Test
  @DisplayName("tells apart what is known, never comes and is not known yet")
  void reckoned() {
    List<ClockReading> readings = SampleClocks.readings();
    assertThat(CrmJson.write(readings.get(0).due())).contains("\"reckoned\":\"known\"");
    assertThat(CrmJson.write(Reckoned.never())).isEqualTo("{\"reckoned\":\"never\"}");
  }
}
