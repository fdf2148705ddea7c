package io.crmkit.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crmkit.decision.Texts;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.Limit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Conformance")
class ConformanceTest {
  private static final Path COMPLAINTS = Path.of("../../shared/data/cfpb-complaints-subset.csv");
  private static final ZoneId ZONE = ZoneId.of("America/New_York");

  private static final Workflow FORWARDING =
      Workflow.of(
          WorkflowDefinition.of("forwarding", "1")
              .withStates(StateRule.of("RECEIVED"), StateRule.last("SENT"))
              .withTransitions(Transition.of("SEND", "RECEIVED", "SENT"))
              .withClocks(
                  ClockRule.of(
                      "send",
                      Trigger.opening(),
                      Limit.calendarDays(Period.ofDays(15)),
                      "civil",
                      Trigger.on("SEND"))));
  private static final ActivityMapping MAPPING =
      ActivityMapping.opening("received").with("sent", "SEND");
  private static final Map<String, BusinessCalendar> CALENDARS =
      Map.of("civil", BusinessCalendar.always(ZONE));

  private static Instant day(String date) {
    return LocalDate.parse(date).atStartOfDay(ZONE).toInstant();
  }

  private static ConformanceReport replay(EventLog.Entry... entries) {
    return Conformance.replay(FORWARDING, MAPPING, new EventLog(List.of(entries)), CALENDARS);
  }

  @Test
  @DisplayName("says of each deviation which case, which position and why, in both languages")
  void deviations() {
    ConformanceReport report =
        replay(
            EventLog.Entry.of("a", "received", day("2026-03-02")),
            EventLog.Entry.of("a", "sent", day("2026-03-17")),
            EventLog.Entry.of("a", "sent", day("2026-03-18")),
            EventLog.Entry.of("a", "received", day("2026-03-19")),
            EventLog.Entry.of("b", "sent", day("2026-03-02")),
            EventLog.Entry.of("c", "received", day("2026-03-01")),
            EventLog.Entry.of("c", "lost", day("2026-03-03")),
            EventLog.Entry.of("c", "received", day("2026-03-04")));
    assertThat(report.fitness()).isEqualTo(new Share(3, 8));
    assertThat(report.fittingCases()).isEqualTo(new Share(0, 3));
    assertThat(report.endedCases()).isEqualTo(new Share(2, 3));
    assertThat(report.limitsMet()).isEqualTo(Map.of("send", new Share(1, 2)));
    assertThat(report.deviations().stream().map(ConformanceTest::english))
        .containsExactly(
            "a 3: SEND is not possible: nothing more can be done in SENT",
            "a 4: received opens a case again that has ended: it is in SENT",
            "b 1: SEND comes before the case was opened",
            "c 2: The mapping does not say what lost stands for",
            "c 3: received opens a case that is open already");
    assertThat(
            Texts.BUILT_IN.renderAll(
                report.deviations().get(2).reasons(), Locale.SIMPLIFIED_CHINESE))
        .isEqualTo("案件尚未受理就进行了 SEND");
  }

  @Test
  @DisplayName(
      "what follows an opening after the end fits nothing, and leaves the ended case ended")
  void openedAfterEnd() {
    Workflow inquiry =
        Workflow.of(
            WorkflowDefinition.of("inquiry", "1")
                .withStates(StateRule.of("OPEN"), StateRule.of("SENT"), StateRule.last("CLOSED"))
                .withTransitions(
                    Transition.of("SEND", "OPEN", "SENT"), Transition.of("CLOSE", "SENT", "CLOSED"))
                .withClocks(
                    clock("answer", Trigger.opening(), "SEND"),
                    clock("close", Trigger.on("SEND"), "CLOSE")));
    List<EventLog.Entry> entries =
        List.of(
            EventLog.Entry.of("a", "received", day("2026-03-02")),
            EventLog.Entry.of("a", "sent", day("2026-03-03")),
            EventLog.Entry.of("a", "closed", day("2026-03-04")),
            EventLog.Entry.of("a", "received", day("2026-03-05")),
            EventLog.Entry.of("a", "sent", day("2026-03-06")),
            EventLog.Entry.of("b", "viewed", day("2026-06-01")));
    ConformanceReport report =
        Conformance.replay(
            inquiry,
            MAPPING.with("closed", "CLOSE").ignoring("viewed"),
            new EventLog(entries),
            CALENDARS);
    assertThat(report.deviations().stream().map(ConformanceTest::english))
        .containsExactly(
            "a 4: received opens a case again that has ended: it is in CLOSED",
            "a 5: SEND is not possible: nothing more can be done in CLOSED");
    assertThat(report.endedCases()).isEqualTo(new Share(1, 1));
    assertThat(report.limitsMet())
        .isEqualTo(Map.of("answer", new Share(1, 1), "close", new Share(1, 1)));
  }

  @Test
  @DisplayName(
      "when a case began that the log does not open is not known: no limit is met from there")
  void openingNotKnown() {
    Workflow inquiry =
        Workflow.of(
            WorkflowDefinition.of("inquiry", "1")
                .withFields(Field.of("doc", FieldType.REFERENCE))
                .withStates(StateRule.of("OPEN"), StateRule.of("SENT"), StateRule.last("CLOSED"))
                .withTransitions(
                    Transition.of("SEND", "OPEN", "SENT").requiring("doc"),
                    Transition.of("RETRACT", "SENT", "OPEN"),
                    Transition.of("CLOSE", "SENT", "CLOSED"))
                .withClocks(
                    clock("answer", Trigger.opening(), "SEND"),
                    clock("again", Trigger.entering("OPEN"), "SEND"),
                    clock("close", Trigger.on("SEND"), "CLOSE")));
    ActivityMapping mapping =
        MAPPING.with("closed", "CLOSE").with("retracted", "RETRACT").ignoring("viewed");
    List<EventLog.Entry> entries =
        List.of(
            EventLog.Entry.of("a", "sent", day("2026-03-02")),
            EventLog.Entry.of("a", "retracted", day("2026-03-03")),
            new EventLog.Entry(
                "a", "sent", day("2026-03-05"), Map.of("doc", FieldValue.reference("d-1"))),
            EventLog.Entry.of("a", "closed", day("2026-03-06")));
    ConformanceReport report =
        Conformance.replay(inquiry, mapping, new EventLog(entries), CALENDARS);
    assertThat(report.deviations().stream().map(ConformanceTest::english))
        .containsExactly("a 1: SEND comes before the case was opened\ndoc must be known");
    assertThat(report.limitsMet())
        .isEqualTo(
            Map.of("answer", new Share(0, 0), "again", new Share(1, 1), "close", new Share(1, 1)));
  }

  private static ClockRule clock(String name, Trigger start, String stop) {
    return ClockRule.of(
        name, start, Limit.calendarDays(Period.ofDays(15)), "civil", Trigger.on(stop));
  }

  @Test
  @DisplayName("a case of which the log has only what is ignored is no case of the report")
  void onlyIgnored() {
    ConformanceReport report =
        Conformance.replay(
            FORWARDING,
            MAPPING.ignoring("viewed"),
            new EventLog(
                List.of(
                    EventLog.Entry.of("a", "received", day("2026-03-02")),
                    EventLog.Entry.of("a", "viewed", day("2026-03-02")),
                    EventLog.Entry.of("b", "viewed", day("2026-03-02")),
                    EventLog.Entry.of("c", "lost", day("2026-03-02")))),
            CALENDARS);
    assertThat(report.fitness()).isEqualTo(new Share(1, 2));
    assertThat(report.fittingCases()).isEqualTo(new Share(1, 2));
    assertThat(report.endedCases()).isEqualTo(new Share(0, 2));
  }

  private static String english(ConformanceReport.Deviation deviation) {
    return deviation.caseId()
        + " "
        + deviation.position()
        + ": "
        + Texts.BUILT_IN.renderAll(deviation.reasons(), Locale.ENGLISH);
  }

  @Test
  @DisplayName("an empty log fits nothing and misses nothing")
  void emptyLog() {
    ConformanceReport report = replay();
    assertThat(report.fitness().fraction()).isEmpty();
    assertThat(report.deviations()).isEmpty();
  }

  @Test
  @DisplayName("an action that the workflow does not have is refused before anything is replayed")
  void unknownAction() {
    assertThatThrownBy(
            () ->
                Conformance.replay(
                    FORWARDING, MAPPING.with("x", "BURN"), new EventLog(List.of()), CALENDARS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the mapping names the action BURN, which forwarding 1 has not");
    assertThatThrownBy(() -> MAPPING.ignoring("sent"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sent stands for several");
  }

  @Test
  @DisplayName("real complaints, received and sent on: what share kept to 15 calendar days")
  void realComplaints() throws IOException {
    boolean there = Files.exists(COMPLAINTS);
    if (!there) {
      System.out.println("SKIPPED: " + COMPLAINTS.toAbsolutePath().normalize() + " is absent");
    }
    assumeTrue(there, () -> COMPLAINTS + " is absent: the real complaints are not replayed");
    List<EventLog.Entry> entries = new ArrayList<>();
    long met = 0;
    List<String> lines = Files.readAllLines(COMPLAINTS);
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      String received = line.substring(0, line.indexOf(','));
      String sent = line.substring(line.lastIndexOf(',') + 1);
      entries.add(EventLog.Entry.of("c-" + i, "received", day(received)));
      entries.add(EventLog.Entry.of("c-" + i, "sent", day(sent)));
      met += LocalDate.parse(sent).isAfter(LocalDate.parse(received).plusDays(15)) ? 0 : 1;
    }
    ConformanceReport report =
        Conformance.replay(FORWARDING, MAPPING, new EventLog(entries), CALENDARS);
    assertThat(report.deviations()).isEmpty();
    assertThat(report.fittingCases().whole()).isEqualTo(lines.size() - 1L).isGreaterThan(250);
    assertThat(report.limitsMet().get("send")).isEqualTo(new Share(met, lines.size() - 1L));
    assertThat(met).isBetween(1L, lines.size() - 2L);
  }
}
