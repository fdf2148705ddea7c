package io.crmkit.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Instants in files")
class InstantsTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @ParameterizedTest
  @CsvSource({
    "2026-07-01, 2026-06-30T16:00:00Z",
    "2026-07-01T09:30, 2026-07-01T01:30:00Z",
    "2026-07-01 09:30, 2026-07-01T01:30:00Z",
    "2026-07-01T09:30:15.25, 2026-07-01T01:30:15.250Z",
    "2026-07-01T09:30Z, 2026-07-01T09:30:00Z",
    "2026-07-01 09:30:00-02:00, 2026-07-01T11:30:00Z",
    "1900-01-02, 1900-01-01T15:54:17Z",
    "2100-12-31T23:59Z, 2100-12-31T23:59:00Z"
  })
  @DisplayName("are days, local times, or times with an offset")
  void read(String text, Instant instant) {
    assertThat(Instants.parse(text, SHANGHAI)).contains(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "today",
        "2026-02-30",
        "2026-7-1",
        "1.7.2026",
        "2026-07-01T25:00",
        "2026-07-01x09:30",
        "2026-07-01T",
        "1899-12-31",
        "2101-01-02",
        "1900-01-01",
        "2026-07-01T09:30 or so"
      })
  @DisplayName("are nothing else, nor outside 1900 to 2100")
  void refused(String text) {
    assertThat(Instants.parse(text, SHANGHAI)).isEmpty();
  }
}
