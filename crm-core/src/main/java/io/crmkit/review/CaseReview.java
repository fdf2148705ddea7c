package io.crmkit.review;

import io.crmkit.decision.PolicyId;
import io.crmkit.workflow.CaseId;
import io.crmkit.workflow.ClockReading;
import io.crmkit.workflow.ClockStandstill;
import io.crmkit.workflow.ClockVerdict;
import io.crmkit.workflow.HolderTimes;
import io.crmkit.workflow.Owner;
import io.crmkit.workflow.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where one case of a customer stands as of the review. Immutable.
 *
 * @param id the case
 * @param workflow the workflow it follows
 * @param state the state it is in
 * @param open whether it has not ended
 * @param owner who has to see to it, if that is settled
 * @param openedAt when it began
 * @param clocks what its clocks show, all cycles, with the proof
 * @param holders for how long it was whose turn
 * @param nextWakeUp the next instant at which a clock of it warns, is due or escalates, if nothing
 *     else happens
 */
public record CaseReview(
    CaseId id,
    PolicyId workflow,
    State state,
    boolean open,
    Optional<Owner> owner,
    Instant openedAt,
    List<ClockReading> clocks,
    HolderTimes holders,
    Optional<Instant> nextWakeUp) {
  /**
   * The most urgent first: open before ended; of the open ones those whose running clock is, or
   * was, due first, and last those of which every clock stands still; then those that began first,
   * then by id.
   */
  public static final Comparator<CaseReview> BY_URGENCY =
      Comparator.comparing((CaseReview review) -> !review.open)
          .thenComparing(review -> review.due().orElse(Instant.MAX))
          .thenComparing(CaseReview::openedAt)
          .thenComparing(review -> review.id.value());

  /** Copies the list. */
  public CaseReview {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(workflow, "workflow");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(openedAt, "openedAt");
    clocks = List.copyOf(clocks);
    Objects.requireNonNull(holders, "holders");
    Objects.requireNonNull(nextWakeUp, "nextWakeUp");
  }

  /**
   * The earliest due instant among the clocks that still run; past where one was missed. Of a clock
   * that stands still, which moves it on, it plays no part.
   */
  public Optional<Instant> due() {
    return clocks.stream()
        .filter(clock -> clock.running() && clock.standstill().isEmpty())
        .flatMap(clock -> clock.due().toOptional().stream())
        .min(Comparator.naturalOrder());
  }

  /**
   * Since when it stands still and who is waited for: of the clocks that do the one that has
   * longest, unless another runs on and is {@linkplain #due() due}.
   */
  public Optional<ClockStandstill> standstill() {
    return due().isPresent()
        ? Optional.empty()
        : clocks.stream()
            .flatMap(clock -> clock.standstill().stream())
            .min(Comparator.comparing(ClockStandstill::since));
  }

  /**
   * The clocks that were missed, in the order of {@link #clocks}: those sealed as such, whatever
   * was recorded or done later, and those that what was recorded later shows to be missed.
   */
  public List<ClockReading> breaches() {
    return clocks.stream()
        .filter(
            clock ->
                missed(clock.verdict())
                    || missed(clock.corrected())
                    || clock.earlier().stream().anyMatch(seal -> missed(seal.verdict())))
        .toList();
  }

  private static boolean missed(ClockVerdict verdict) {
    return verdict instanceof ClockVerdict.Breached;
  }
}
