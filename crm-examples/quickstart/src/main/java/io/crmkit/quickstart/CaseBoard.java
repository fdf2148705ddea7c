package io.crmkit.quickstart;

import io.crmkit.customer.CustomerId;
import io.crmkit.decision.PolicyId;
import io.crmkit.review.CaseReview;
import io.crmkit.review.Review;
import io.crmkit.workflow.CaseId;
import io.crmkit.workflow.ClockReading;
import io.crmkit.workflow.ClockStandstill;
import io.crmkit.workflow.Owner;
import io.crmkit.workflow.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All cases together: the open ones by urgency, and how many stand where in each workflow. */
final class CaseBoard {
  private final List<OpenCase> open = new ArrayList<>();
  private final Map<PolicyId, Map<State, Integer>> byState =
      new TreeMap<>(Comparator.comparing(PolicyId::toString));
  private long size;

  /**
   * What is kept of the review of a case.
   *
   * @param due the earliest due instant of the clocks that run
   * @param standstill since when it waits for whom, if none runs on
   * @param breaches the clocks that were missed, each once
   */
  record OpenCase(
      CaseId id,
      CustomerId customer,
      PolicyId workflow,
      State state,
      Optional<Owner> owner,
      Instant openedAt,
      Optional<Instant> due,
      Optional<ClockStandstill> standstill,
      List<String> breaches,
      Optional<Instant> nextWakeUp) {
    /** Those with breaches first, then those that are due first, and those that wait last. */
    static final Comparator<OpenCase> BY_URGENCY =
        Comparator.comparing((OpenCase line) -> line.breaches.isEmpty())
            .thenComparing(line -> line.due.orElse(Instant.MAX))
            .thenComparing(OpenCase::openedAt)
            .thenComparing(OpenCase::id);

    static OpenCase of(CustomerId customer, CaseReview review) {
      return new OpenCase(
          review.id(),
          customer,
          review.workflow(),
          review.state(),
          review.owner(),
          review.openedAt(),
          review.due(),
          review.standstill(),
          review.breaches().stream().map(ClockReading::clock).distinct().toList(),
          review.nextWakeUp());
    }
  }

  /** Adds the cases of a customer. */
  void add(Review review) {
    for (CaseReview each : review.cases()) {
      size++;
      byState
          .computeIfAbsent(each.workflow(), workflow -> new HashMap<>())
          .merge(each.state(), 1, Integer::sum);
      if (each.open()) {
        open.add(OpenCase.of(review.customer(), each));
      }
    }
  }

  /** The number of cases, open and ended. */
  long size() {
    return size;
  }

  /** The open cases, the most urgent first. */
  List<OpenCase> open() {
    return open.stream().sorted(OpenCase.BY_URGENCY).toList();
  }

  /** How many of the open cases missed a limit. */
  long breached() {
    return open.stream().filter(line -> !line.breaches().isEmpty()).count();
  }

  /** The workflows that occur. */
  Set<PolicyId> workflows() {
    return byState.keySet();
  }

  /** How many cases of a workflow are in which state. */
  Map<State, Integer> states(PolicyId workflow) {
    return byState.getOrDefault(workflow, Map.of());
  }
}
