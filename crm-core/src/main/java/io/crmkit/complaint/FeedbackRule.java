package io.crmkit.complaint;

import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which answers to surveys need a closed loop (RM-05): they are listed until a case that follows
 * them is closed and none is open. Immutable.
 *
 * @param question the code of the question
 * @param atMost answers up to and including this one are bad
 */
public record FeedbackRule(String question, int atMost) {
  /**
   * Checks the code.
   *
   * @throws IllegalArgumentException if it is malformed
   */
  public FeedbackRule {
    Checks.code("survey question", question);
  }

  /**
   * The loops that are open, those nobody sees to first, then the oldest first. A case given
   * several times counts once, by the version of it with the longest history.
   */
  public Decision<List<OpenLoop>> decide(
      Collection<Feedback> feedback, Collection<ComplaintCase> complaints) {
    Map<String, List<ComplaintCase>> byAnswer = new HashMap<>();
    for (ComplaintCase complaint : RecurrenceRule.newest(complaints)) {
      complaint
          .feedback()
          .ifPresent(it -> byAnswer.computeIfAbsent(it, key -> new ArrayList<>()).add(complaint));
    }
    List<OpenLoop> open = new ArrayList<>();
    long closed = 0;
    for (Feedback one : feedback) {
      if (!one.answer().question().equals(question) || one.answer().answer() > atMost) {
        continue;
      }
      List<ComplaintCase> following = byAnswer.getOrDefault(one.reference(), List.of());
      if (!following.isEmpty() && following.stream().allMatch(ComplaintCase::closed)) {
        closed++;
      } else {
        open.add(
            new OpenLoop(
                one.reference(),
                one.customer(),
                one.answer().occurredAt(),
                following.stream().filter(it -> !it.closed()).map(ComplaintCase::id).toList()));
      }
    }
    open.sort(
        Comparator.comparing((OpenLoop loop) -> !loop.unattended())
            .thenComparing(OpenLoop::since)
            .thenComparing(OpenLoop::feedback));
    List<Reason> reasons = new ArrayList<>();
    for (OpenLoop loop : open) {
      reasons.add(
          loop.unattended()
              ? new ComplaintReason.LoopUnattended(loop.feedback(), loop.since())
              : new ComplaintReason.LoopOpen(loop.feedback(), loop.since(), loop.cases()));
    }
    reasons.add(new ComplaintReason.LoopsClosed(closed));
    return Decision.of(open, reasons);
  }
}
