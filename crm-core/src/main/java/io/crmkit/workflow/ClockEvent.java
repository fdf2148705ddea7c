package io.crmkit.workflow;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.crmkit.decision.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that became true of a clock by time passing: it warned, it was missed, it escalated.
 * {@link CaseClocks#sweep} tells each exactly once. Immutable.
 *
 * @param caseId the case
 * @param clock the clock
 * @param cycle its cycle, from 1
 * @param kind what happened
 * @param name the name of the warning or escalation; {@code "due"} of a breach
 * @param at when it became true, by what was recorded then
 * @param due the due instant of the clock, by what was recorded then; empty of what comes before it
 *     if the calendar is not published as far as that
 * @param notified the role to be told, if any
 * @param reasons why, and what was done about it or was in the way
 */
public record ClockEvent(
    CaseId caseId,
    String clock,
    int cycle,
    Kind kind,
    String name,
    Instant at,
    Optional<Instant> due,
    @JsonProperty("notify") Optional<Role> notified,
    List<Reason> reasons) {
  /** Copies the reasons. */
  public ClockEvent {
    Objects.requireNonNull(caseId, "caseId");
    Checks.code("clock", clock);
    Objects.requireNonNull(kind, "kind");
    Checks.code("name", name);
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(due, "due");
    Objects.requireNonNull(notified, "notified");
    reasons = List.copyOf(reasons);
  }

  /**
   * Which mark of which cycle of which clock, the same whenever it is told: {@code
   * "answer/1/warning/soon"}. Unique within the case; its history keeps it as {@link
   * CaseEvent.Noted}.
   */
  public String key() {
    return key(clock, cycle, kind, name);
  }

  /**
   * The same event without what became known since it became true ({@link
   * ClockReason.AlreadyStopped}, {@link ClockReason.DueLater}): the same whenever it is told.
   */
  public ClockEvent asOfThen() {
    List<Reason> then =
        reasons.stream()
            .filter(
                reason ->
                    !(reason instanceof ClockReason.AlreadyStopped
                        || reason instanceof ClockReason.DueLater))
            .toList();
    return then.size() == reasons.size()
        ? this
        : new ClockEvent(caseId, clock, cycle, kind, name, at, due, notified, then);
  }

  static String key(String clock, int cycle, Kind kind, String name) {
    return clock + "/" + cycle + keyEnd(kind, name);
  }

  static String keyEnd(Kind kind, String name) {
    return "/" + kind.word + "/" + name;
  }

  /** What may become true by time passing. */
  public enum Kind {
    /** It will soon be due. */
    WARNING("warning"),
    /** It is due and still runs. */
    BREACH("breach"),
    /** It has been running too long, and something is done about it. */
    ESCALATION("escalation");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }
}
