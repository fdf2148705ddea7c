package io.crmkit.loyalty;

import io.crmkit.facts.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/**
 * What an earn policy is asked.
 *
 * @param occasion what may earn points
 * @param facts what is known of the member, as of the occasion, in the programme's zone; whether
 *     the occasion itself counts there already is the host's to say
 * @param used how far limits over time are used: {@link PointsAccount#used} and, for budgets that
 *     several accounts share, what the host counted
 * @param applying the names of the rules and multipliers that apply, where that was decided before;
 *     else empty, and their conditions decide
 */
public record EarnQuestion(
    EarnOccasion occasion, Facts facts, List<Tally> used, Optional<Set<String>> applying) {
  /** Copies the collections. */
  public EarnQuestion {
    Objects.requireNonNull(occasion, "occasion");
    Objects.requireNonNull(facts, "facts");
    used = List.copyOf(used);
    applying = applying.map(names -> Set.copyOf(names));
  }

  /** An occasion of a member who has used no limits. */
  public static EarnQuestion of(EarnOccasion occasion, Facts facts) {
    return new EarnQuestion(occasion, facts, List.of(), Optional.empty());
  }

  /** The same question for an account, whose limits may be used up. */
  public EarnQuestion on(PointsAccount account) {
    return new EarnQuestion(occasion, facts, account.tallies(), applying);
  }

  /** How much of a limit is used in the period that began then. */
  public long used(String limit, Optional<Instant> periodStart) {
    long sum = 0;
    for (Tally tally : used) {
      boolean same = tally.limit().equals(limit) && tally.periodStart().equals(periodStart);
      sum = Math.addExact(sum, same ? tally.used() : 0);
    }
    return sum;
  }

  /** What is left of a purchase after refunds, under the rules that applied on its day. */
  static Optional<EarnQuestion> left(RefundQuestion refund) {
    EarnReceipt receipt = refund.receipt();
    Money left = refund.total().minus(refund.back());
    if (left.isZero()) {
      return Optional.empty();
    }
    List<EarnOccasion.Line> lines = new ArrayList<>();
    for (EarnReceipt.Line line : receipt.lines()) {
      Money back = refund.refunded().lines().get(line.name());
      Money rest = back == null ? line.amount() : line.amount().minus(back);
      lines.add(new EarnOccasion.Line(line.name(), rest, line.category()));
    }
    Set<String> applying = new LinkedHashSet<>(receipt.multipliers());
    receipt.hits().forEach(hit -> applying.add(hit.rule()));
    EarnMoment moment = refund.moment();
    return Optional.of(
        new EarnQuestion(
            new EarnOccasion(Optional.of(left), lines, Optional.empty(), moment.earnedAt()),
            Facts.at(moment.earnedAt(), moment.zone(), left.getCurrencyUnit()),
            List.of(),
            Optional.of(applying)));
  }
}
