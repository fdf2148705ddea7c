package io.crmkit.score.stage;

import io.crmkit.decision.Details;
import io.crmkit.decision.Phrase;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Finding;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The reasons of stages and levels, one record per code. */
public sealed interface StageReason extends Reason {
  /**
   * No standing is recorded, and this is the first stage that can be entered.
   *
   * @param stage the stage
   * @param findings what the facts say
   */
  record Entered(Stage stage, List<Finding> findings) implements StageReason {
    /** Copies the list. */
    public Entered {
      findings = List.copyOf(findings);
    }

    @Override
    public String code() {
      return "score.stage.entered";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("stage", stage, "findings", findings);
    }
  }

  /**
   * The stage goes on.
   *
   * @param stage the stage
   * @param since when it was entered
   * @param findings what the facts say
   */
  record Stays(Stage stage, LocalDate since, List<Finding> findings) implements StageReason {
    /** Copies the list. */
    public Stays {
      findings = List.copyOf(findings);
    }

    @Override
    public String code() {
      return "score.stage.stays";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("stage", stage, "since", since, "findings", findings);
    }
  }

  /**
   * Whether the stage goes on is not known, so it does.
   *
   * @param stage the stage
   * @param findings what the facts say
   */
  record StaysUnknown(Stage stage, List<Finding> findings) implements StageReason {
    /** Copies the list. */
    public StaysUnknown {
      findings = List.copyOf(findings);
    }

    @Override
    public String code() {
      return "score.stage.stays-unknown";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("stage", stage, "findings", findings);
    }
  }

  /**
   * Another stage is due, but not before the minimum dwell is over.
   *
   * @param stage the stage
   * @param next the stage that is due
   * @param earliest the first day on which it may change
   */
  record Dwells(Stage stage, Stage next, LocalDate earliest) implements StageReason {
    @Override
    public String code() {
      return "score.stage.dwells";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("stage", stage, "next", next, "earliest", earliest);
    }
  }

  /**
   * The stage has changed.
   *
   * @param from the stage before
   * @param to the stage after
   * @param findings what the facts say
   */
  record Moved(Stage from, Stage to, List<Finding> findings) implements StageReason {
    /** Copies the list. */
    public Moved {
      findings = List.copyOf(findings);
    }

    @Override
    public String code() {
      return "score.stage.moved";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("from", from, "to", to, "findings", findings);
    }
  }

  /**
   * The level by number of customers and margin.
   *
   * @param level the level
   * @param customers how many
   * @param margin the margin in percent
   */
  record LevelReached(RelationshipLevel level, long customers, String margin)
      implements StageReason {
    @Override
    public String code() {
      return "score.level.reached";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("level", word(level), "customers", customers, "margin", margin);
    }
  }

  /**
   * Another level is due, but not before the minimum dwell is over.
   *
   * @param level the level
   * @param next the level that is due
   * @param earliest the first day on which it may change
   */
  record LevelDwells(RelationshipLevel level, RelationshipLevel next, LocalDate earliest)
      implements StageReason {
    @Override
    public String code() {
      return "score.level.dwells";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("level", word(level), "next", word(next), "earliest", earliest);
    }
  }

  /**
   * Number or margin is not known, so the level is kept.
   *
   * @param level the level
   */
  record LevelKeptUnknown(RelationshipLevel level) implements StageReason {
    @Override
    public String code() {
      return "score.level.kept-unknown";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("level", word(level));
    }
  }

  /** Number or margin is not known, and no level is recorded. */
  record LevelNotKnown() implements StageReason {
    @Override
    public String code() {
      return "score.level.not-known";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of();
    }
  }

  private static Phrase word(RelationshipLevel level) {
    return Phrase.of(
        switch (level) {
          case BASIC -> "score.level.basic";
          case REACTIVE -> "score.level.reactive";
          case ACCOUNTABLE -> "score.level.accountable";
          case PROACTIVE -> "score.level.proactive";
          case PARTNERSHIP -> "score.level.partnership";
        },
        Map.of());
  }
}
