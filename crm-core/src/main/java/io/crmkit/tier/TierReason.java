package io.crmkit.tier;

import io.crmkit.customer.StaffId;
import io.crmkit.decision.Details;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Finding;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The reasons of tier decisions, one record per code. */
public sealed interface TierReason extends Reason {
  /**
   * The lowest tier, open to everybody.
   *
   * @param tier the tier
   */
  record Open(Tier tier) implements TierReason {
    @Override
    public String code() {
      return "tier.open";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("tier", tier);
    }
  }

  /**
   * No standing is recorded and this is the highest tier whose entry condition holds.
   *
   * @param tier the tier
   * @param findings what carries the entry condition
   */
  record Entered(Tier tier, List<Finding> findings) implements TierReason {
    /** Copies the findings. */
    public Entered {
      findings = List.copyOf(findings);
    }

    @Override
    public String code() {
      return "tier.entered";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("tier", tier, "findings", findings);
    }
  }

  /**
   * The customer rose: this is the highest tier whose entry condition holds.
   *
   * @param from the tier before
   * @param to the tier after
   * @param findings what carries the entry condition
   */
  record Rose(Tier from, Tier to, List<Finding> findings) implements TierReason {
    /** Copies the findings. */
    public Rose {
      findings = List.copyOf(findings);
    }

    @Override
    public String code() {
      return "tier.rose";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("from", from, "to", to, "findings", findings);
    }
  }

  /**
   * The keep condition holds.
   *
   * @param tier the tier
   * @param findings what carries the keep condition
   */
  record Kept(Tier tier, List<Finding> findings) implements TierReason {
    /** Copies the findings. */
    public Kept {
      findings = List.copyOf(findings);
    }

    @Override
    public String code() {
      return "tier.kept";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("tier", tier, "findings", findings);
    }
  }

  /**
   * Too little is known to tell whether the keep condition holds; nobody falls for that.
   *
   * @param tier the tier
   * @param findings what is not known
   */
  record KeepUnknown(Tier tier, List<Finding> findings) implements TierReason {
    /** Copies the findings. */
    public KeepUnknown {
      findings = List.copyOf(findings);
    }

    @Override
    public String code() {
      return "tier.keep-unknown";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("tier", tier, "findings", findings);
    }
  }

  /**
   * The keep condition fails, but the tier is kept for now: grace or minimum dwell are not over.
   *
   * @param tier the tier
   * @param since the day on which the condition was found failing
   * @param until the first day on which a decision that still finds it failing lets the tier fall
   * @param findings what is missing
   */
  record Grace(Tier tier, LocalDate since, LocalDate until, List<Finding> findings)
      implements TierReason {
    /** Copies the findings. */
    public Grace {
      findings = List.copyOf(findings);
    }

    @Override
    public String code() {
      return "tier.grace";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("tier", tier, "since", since, "until", until, "findings", findings);
    }
  }

  /**
   * The keep condition fails; the next review starts the grace.
   *
   * @param tier the tier
   * @param on the day of the next review
   * @param findings what is missing
   */
  record FailsAwaitingReview(Tier tier, LocalDate on, List<Finding> findings)
      implements TierReason {
    /** Copies the findings. */
    public FailsAwaitingReview {
      findings = List.copyOf(findings);
    }

    @Override
    public String code() {
      return "tier.fails-awaiting-review";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("tier", tier, "on", on, "findings", findings);
    }
  }

  /**
   * The keep condition fails, but by this policy no tier is ever lost.
   *
   * @param tier the tier
   * @param findings what is missing
   */
  record NeverFalls(Tier tier, List<Finding> findings) implements TierReason {
    /** Copies the findings. */
    public NeverFalls {
      findings = List.copyOf(findings);
    }

    @Override
    public String code() {
      return "tier.never-falls";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("tier", tier, "findings", findings);
    }
  }

  /**
   * The customer fell: the keep condition failed through the grace.
   *
   * @param from the tier before
   * @param to the tier after
   * @param findings what was missing to keep the tier before
   */
  record Fell(Tier from, Tier to, List<Finding> findings) implements TierReason {
    /** Copies the findings. */
    public Fell {
      findings = List.copyOf(findings);
    }

    @Override
    public String code() {
      return "tier.fell";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("from", from, "to", to, "findings", findings);
    }
  }

  /**
   * The next higher tier and all that is missing for it; do all of it and the customer rises.
   *
   * @param tier the next higher tier
   * @param findings what is missing
   */
  record NotReached(Tier tier, List<Finding> findings) implements TierReason {
    /** Copies the findings. */
    public NotReached {
      findings = List.copyOf(findings);
    }

    @Override
    public String code() {
      return "tier.not-reached";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("tier", tier, "findings", findings);
    }
  }

  /**
   * The entry condition of a higher tier holds; the customer rises if the next review still finds
   * it so.
   *
   * @param tier the higher tier
   * @param on the day of the next review
   */
  record RisesAtReview(Tier tier, LocalDate on) implements TierReason {
    @Override
    public String code() {
      return "tier.rises-at-review";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("tier", tier, "on", on);
    }
  }

  /**
   * The tier was set by hand and hides the earned one.
   *
   * @param tier the tier set
   * @param actor who set it
   * @param why the host's code
   * @param until the first day on which it no longer holds
   */
  record Overridden(Tier tier, StaffId actor, String why, LocalDate until) implements TierReason {
    @Override
    public String code() {
      return "tier.overridden";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("tier", tier, "actor", actor, "why", why, "until", until);
    }
  }

  /**
   * A tier set by hand holds no longer; the earned one shows again.
   *
   * @param tier the tier that was set
   * @param on the first day on which it no longer held
   */
  record OverrideEnded(Tier tier, LocalDate on) implements TierReason {
    @Override
    public String code() {
      return "tier.override-ended";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("tier", tier, "on", on);
    }
  }

  /**
   * A tier that somebody set by hand is none of this ladder's; it shows all the same.
   *
   * @param tier the tier that was set
   */
  record OverrideNotOnLadder(Tier tier) implements TierReason {
    @Override
    public String code() {
      return "tier.override-not-on-ladder";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("tier", tier);
    }
  }

  /**
   * The recorded tier is none of this ladder's, so entry conditions decide.
   *
   * @param tier the recorded tier
   */
  record NotOnLadder(Tier tier) implements TierReason {
    @Override
    public String code() {
      return "tier.not-on-ladder";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("tier", tier);
    }
  }
}
