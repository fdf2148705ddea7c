package io.crmkit.score.stage;

import static io.crmkit.score.Told.FOUND;
import static io.crmkit.score.Told.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.Channel;
import io.crmkit.score.segment.Label;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Stages, levels and warnings explain themselves")
class StageWordsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
  private static final Stage OLD = Stage.of("FORMATION");
  private static final Stage NEW = Stage.of("STABILITY");
  private static final Label VISIT = new Label("win-back", "VISIT");

  @Test
  @DisplayName("AS-12: a stage says since when and why it is so")
  void stages() {
    assertThat(told(new StageReason.Entered(NEW, FOUND))).startsWith("In stage STABILITY: orders");
    assertThat(told(new StageReason.Stays(NEW, DAY, FOUND)))
        .startsWith("Still in stage STABILITY, since 2026-07-01: orders");
    assertThat(told(new StageReason.StaysUnknown(NEW, FOUND)))
        .startsWith(
            "Still in stage STABILITY, since nothing is known that would change it: orders");
    assertThat(told(new StageReason.Dwells(OLD, NEW, DAY)))
        .isEqualTo("Still in stage FORMATION; STABILITY is due but not before 2026-07-01");
    assertThat(told(new StageReason.Moved(OLD, NEW, FOUND)))
        .startsWith("From stage FORMATION to STABILITY: orders");
  }

  @Test
  @DisplayName("AS-11: a level says on what it stands, or what to supply")
  void levels() {
    assertThat(told(new StageReason.LevelReached(RelationshipLevel.BASIC, 300, "5 %")))
        .isEqualTo("Level of effort: basic, for 300 customers with a margin of 5 %");
    assertThat(
            told(
                new StageReason.LevelDwells(
                    RelationshipLevel.REACTIVE, RelationshipLevel.PROACTIVE, DAY)))
        .isEqualTo("Level of effort still: reactive; proactive is due but not before 2026-07-01");
    assertThat(told(new StageReason.LevelKeptUnknown(RelationshipLevel.PARTNERSHIP)))
        .isEqualTo(
            "Level of effort still: partnership, since number of customers or margin is not known");
    assertThat(told(new StageReason.LevelNotKnown()))
        .isEqualTo("No level of effort: number of customers or margin is not known; supply both");
  }

  @Test
  @DisplayName("RM-09: a warning says how much the signals weigh, and each of them what it shows")
  void signals() {
    assertThat(told(new ChurnReason.ChurnCalm(0, 1)))
        .isEqualTo("No warning: the signals weigh 0 (watched from 1)");
    assertThat(told(new ChurnReason.ChurnWatched(2, 1, 4)))
        .isEqualTo("To be watched: the signals weigh 2 (from 1; alarm from 4)");
    assertThat(told(new ChurnReason.ChurnAlarm(5, 4)))
        .isEqualTo("Alarm: the signals weigh 5 (from 4); talk to the customer now");
    assertThat(told(new ChurnReason.SignalShows("silence", 2, FOUND)))
        .startsWith("Signal silence (weight 2): orders");
    assertThat(told(new ChurnReason.SignalNotTold("silence", FOUND)))
        .startsWith("Whether signal silence shows is not known: orders");
  }

  @Test
  @DisplayName("RM-09, AS-13: winning back and touch points say what came of it and what to do")
  void winningBack() {
    assertThat(told(new ChurnReason.WonBack(VISIT, DAY, DAY.plusDays(4))))
        .isEqualTo("Won back: VISIT on 2026-07-01, order on 2026-07-05");
    assertThat(told(new ChurnReason.WinBackPending(VISIT, DAY, DAY.plusDays(30))))
        .isEqualTo("VISIT on 2026-07-01: no order yet, there is time until 2026-07-31");
    assertThat(told(new ChurnReason.NotWonBack(VISIT, DAY)))
        .isEqualTo(
            "Not won back: VISIT on 2026-07-01 was followed by no order in time; try another"
                + " measure");
    assertThat(told(new ChurnReason.Unmanaged(Channel.EMAIL, 2)))
        .isEqualTo("EMAIL was used 2 times and nobody manages it; name a manager");
    assertThat(told(new ChurnReason.AllManaged(3)))
        .isEqualTo("Each of the 3 channels used has a manager");
  }
}
