package io.crmkit.json;

import static io.crmkit.json.BundledClocks.CALENDARS;
import static io.crmkit.json.BundledClocks.verdict;
import static io.crmkit.json.ServiceWorkflowsTest.onSite;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseClocks;
import io.crmkit.workflow.Sweep;
import io.crmkit.workflow.Walk;
import io.crmkit.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Repairs that come to nothing, by the bundled workflow")
class RepairEndingsTest {
  @Test
  @DisplayName(
      "AS-01: cancelled before the engineer comes, it ends; nobody has to come, unless somebody had"
          + " to already")
  void cancelled() {
    Workflow workflow = BundledWorkflows.repair();
    List<List<String>> before =
        List.of(
            List.of("RECORD", "fault=f-1", "device=d-1"),
            List.of("DIAGNOSE", "diagnosis=x-1"),
            List.of("DISPATCH", "service-point=east", "engineer=s-4"));
    for (int done = 0; done <= before.size(); done++) {
      for (Duration after : List.of(Duration.ofHours(24), Duration.ofHours(24).plusNanos(1))) {
        Walk walk = Walk.open(workflow);
        for (List<String> step : before.subList(0, done)) {
          walk.does(step.get(0), step.subList(1, step.size()).toArray(new String[0]));
        }
        Instant at = Walk.START.plus(after);
        Case over =
            walk.at(at)
                .refuses("CANCEL", List.of(), "why it is cancelled must be known")
                .does("CANCEL", "cancellation=works-again")
                .in("CANCELLED")
                .ended(true)
                .now();
        String verdict = after.equals(Duration.ofHours(24)) ? "ended" : "breached";
        Instant later = at.plus(Duration.ofDays(40));
        assertThat(verdict(workflow, over, "on-site", later)).isEqualTo(verdict);
        CaseClocks clocks = CaseClocks.of(workflow, CALENDARS);
        Sweep sweep = clocks.sweep(over, later);
        assertThat(sweep.events().stream().anyMatch(e -> e.name().equals("on-site-late")))
            .isEqualTo(verdict.equals("breached"));
        assertThat(clocks.nextWakeUp(sweep.after(), later)).isEmpty();
      }
    }
  }

  @Test
  @DisplayName("AS-01: cancelled on site it ends, and the engineer came in time")
  void cancelledOnSite() {
    Case over = onSite().does("CANCEL", "cancellation=no-access").in("CANCELLED").now();
    assertThat(
            verdict(
                BundledWorkflows.repair(), over, "on-site", Walk.START.plus(Duration.ofDays(9))))
        .isEqualTo("met");
  }

  @Test
  @DisplayName("AS-04: what cannot be repaired is replaced and signed for, or handed back")
  void unrepairable() {
    Walk walk = onSite();
    Case there = walk.now();
    Case quoted =
        walk.does("QUOTE", "quote=CNY 80.00", "under-warranty=no", "customer-damage=no")
            .cannot("GIVE_UP")
            .does("CONFIRM_QUOTE", "quote-confirmed=yes")
            .now();
    Case rework =
        walk.with(there)
            .does("REPAIR", "work=w-1", "under-warranty=yes", "customer-damage=no")
            .does("TEST", "passed=no")
            .now();
    for (Case stuck : List.of(there, quoted, rework)) {
      walk.with(stuck)
          .as()
          .refuses(
              "GIVE_UP",
              List.of(),
              "why it cannot be repaired must be known",
              "It takes one of these roles: engineer")
          .as("ENGINEER")
          .does("GIVE_UP", "finding=r-1")
          .in("UNREPAIRED");
      Case unrepaired = walk.now();
      walk.does("HAND_BACK").in("RETURNED").ended(true);
      walk.with(unrepaired)
          .cannot("REPAIR", "CANCEL")
          .refuses("REPLACE", List.of(), "replacement must be known")
          .does("REPLACE", "replacement=d-2")
          .in("REPLACED")
          .cannot("HAND_BACK")
          .does("SIGN", "signature=p-1")
          .does("HAND_BACK")
          .does("SURVEY", "satisfaction=3")
          .in("CLOSED");
    }
  }

  @Test
  @DisplayName("AS-04: cancelled during the work, the device is handed back, not replaced")
  void cancelledAtWork() {
    onSite()
        .does("QUOTE", "quote=CNY 80.00", "under-warranty=no", "customer-damage=no")
        .cannot("CANCEL") // the customer declines the quote
        .does("CONFIRM_QUOTE", "quote-confirmed=yes")
        .does("CANCEL", "cancellation=withdrawn")
        .in("UNREPAIRED")
        .refuses(
            "REPLACE",
            List.of("replacement=d-2"),
            "It takes that why it cannot be repaired is known (now: why it cannot be repaired is"
                + " not known)")
        .does("HAND_BACK")
        .in("RETURNED")
        .ended(true);
  }
}
