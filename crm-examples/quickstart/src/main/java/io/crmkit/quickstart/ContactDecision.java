package io.crmkit.quickstart;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crmkit.contact.Greeting;
import io.crmkit.contact.Release;
import io.crmkit.decision.PolicyId;
import io.crmkit.quickstart.DecisionsFile.ReasonLine;
import io.crmkit.review.ContactDue;
import io.crmkit.review.ContactReview;
import io.crmkit.review.Review;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a customer's line tells about contact.
 *
 * @param due what is late or due in the week
 * @param care the greetings of the week
 * @param careReasons why these, and why others are not
 */
record ContactDecision(
    PolicyId policy,
    List<DueLine> due,
    List<Greeting> care,
    List<ReasonLine> careReasons,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<ReleaseLine> release) {
  /**
   * Something due.
   *
   * @param way by which channel and for what, if any contact fulfils it
   * @param permission whether that may be done as of the review
   * @param from when it may be done
   * @param blocked whether it cannot be done today
   */
  record DueLine(
      String rule,
      Instant dueAt,
      boolean late,
      int missing,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> way,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> permission,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Instant> from,
      boolean blocked,
      List<ReasonLine> reasons,
      List<ReasonLine> blockers) {
    static DueLine of(ContactDue one, ContactReview review) {
      return new DueLine(
          one.due().rule(),
          one.due().dueAt(),
          one.due().isLate(review.asOf()),
          one.due().missing(),
          one.way().map(way -> ContactData.way(way.request())),
          one.way().map(way -> way.decision().outcome().permission()),
          one.allowedFrom(review.asOf()),
          one.isBlocked(review.todayEnd()),
          ReasonLine.all(one.why()),
          one.way().map(way -> ReasonLine.all(way.decision().reasons())).orElse(List.of()));
    }
  }

  /** Whether the customer is free for others, or when. */
  record ReleaseLine(Release outcome, List<ReasonLine> reasons) {}

  static Optional<ContactDecision> of(Review review) {
    return review
        .contact()
        .map(
            contact ->
                new ContactDecision(
                    contact.cadences().policy(),
                    contact.due().stream().map(one -> DueLine.of(one, contact)).toList(),
                    contact.care().outcome().greetings(),
                    ReasonLine.all(contact.care().reasons()),
                    contact
                        .release()
                        .map(
                            decision ->
                                new ReleaseLine(
                                    decision.outcome(), ReasonLine.all(decision.reasons())))));
  }
}
