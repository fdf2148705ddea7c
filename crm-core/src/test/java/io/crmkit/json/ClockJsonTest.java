package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.time.Reckoned;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.ClockEvent;
import io.crmkit.workflow.ClockReading;
import io.crmkit.workflow.ClockVerdict;
import io.crmkit.workflow.Holder;
import io.crmkit.workflow.HolderTimes;
import io.crmkit.workflow.SampleClocks;
import io.crmkit.workflow.Sweep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
