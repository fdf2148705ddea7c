package io.crmkit.loyalty;

import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Condition;
import io.crmkit.facts.Evaluation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/** One decision of earn rules while it is made. */
final class Earning {
  private final EarnRules rules;
  private final EarnQuestion question;
  private final List<Reason> reasons = new ArrayList<>();
  private final List<EarnReceipt.Hit> hits = new ArrayList<>();
  private final List<EarnReceipt.Cut> cuts = new ArrayList<>();
  private final List<String> multipliers = new ArrayList<>();
  private final List<Tally> uses = new ArrayList<>();
  private final List<BigDecimal> weights = new ArrayList<>(); // of lines

  Earning(EarnRules rules, EarnQuestion question) {
    this.rules = rules;
    this.question = question;
    question.occasion().lines().forEach(line -> weights.add(BigDecimal.ZERO));
  }

  Decision<EarnReceipt> decide() {
    List<Hit> found = new ArrayList<>();
    for (EarnRule rule : rules.rules()) {
      hit(rule).ifPresent(found::add);
    }
    BigDecimal factor = found.isEmpty() ? BigDecimal.ONE : factor();
    BigDecimal exact = BigDecimal.ZERO;
    long rounded = 0;
    for (Hit hit : found) {
      BigDecimal points = BigDecimal.valueOf(hit.points()).multiply(factor);
      hits.add(new EarnReceipt.Hit(hit.rule(), Require.plain(points)));
      reasons.add(new LoyaltyRuleReason.Rule(hit.rule(), Require.plain(points).toPlainString()));
      exact = exact.add(points);
      rounded = Math.addExact(rounded, round(points));
      weigh(hit, points);
    }
    long desired = rules.roundEach() ? rounded : round(exact);
    BigDecimal residue = Require.plain(BigDecimal.valueOf(desired).subtract(exact));
    if (residue.signum() != 0) {
      reasons.add(new LoyaltyRuleReason.Rounded(residue.toPlainString()));
    }
    long granted = cut(desired);
    reasons.add(new LoyaltyRuleReason.Granted(granted));
    return Decision.of(
        new EarnReceipt(
            question.occasion().amount(),
            granted,
            residue,
            hits,
            cuts,
            lines(granted),
            multipliers,
            uses,
            PolicyId.UNVERSIONED),
        reasons);
  }

  /** What a rule gives before multipliers, and which lines gave rise to it. */
  private record Hit(String rule, long points, List<Integer> lines) {}

  private Optional<Hit> hit(EarnRule rule) {
    EarnOccasion occasion = question.occasion();
    EarnBasis basis = rule.basis();
    long points = 0;
    List<Integer> counting = all();
    if (basis instanceof EarnBasis.PerAmount per && occasion.amount().isPresent()) {
      counting = counting(per.categories());
      Money amount =
          per.categories().isEmpty() ? occasion.amount().get() : sum(counting, per.step());
      points = applies(rule) ? steps(rule, per, amount) : 0;
    } else if (basis instanceof EarnBasis.PerLine per) {
      counting = counting(per.categories());
      points = !counting.isEmpty() && applies(rule) ? per.points() * counting.size() : 0;
    } else if (basis instanceof EarnBasis.PerPurchase per && occasion.amount().isPresent()) {
      points = applies(rule) ? per.points() : 0;
    } else if (basis instanceof EarnBasis.PerEvent per
        && occasion.event().filter(per.event()::equals).isPresent()) {
      points = applies(rule) ? per.points() : 0;
    }
    return points > 0 ? Optional.of(new Hit(rule.name(), points, counting)) : Optional.empty();
  }

  private boolean applies(EarnRule rule) {
    return applies(rule.name(), rule.when());
  }

  private boolean applies(String name, Condition when) {
    if (question.applying().isPresent()) {
      return question.applying().get().contains(name);
    }
    Evaluation evaluation = when.evaluate(question.facts());
    if (!evaluation.met()) {
      reasons.add(new LoyaltyRuleReason.RuleNotMet(name, evaluation.findings()));
    }
    return evaluation.met();
  }

  private List<Integer> all() {
    return counting(Set.of());
  }

  private List<Integer> counting(Set<String> categories) {
    List<Integer> counting = new ArrayList<>();
    List<EarnOccasion.Line> lines = question.occasion().lines();
    for (int i = 0; i < lines.size(); i++) {
      boolean counts =
          categories.isEmpty() || lines.get(i).category().filter(categories::contains).isPresent();
      if (counts) {
        counting.add(i);
      }
    }
    return counting;
  }

  private Money sum(List<Integer> counting, Money step) {
    Money sum = Money.zero(step.getCurrencyUnit());
    for (int line : counting) {
      Money amount = question.occasion().lines().get(line).amount();
      // An amount in another currency fills no step of this one.
      sum = amount.isSameCurrency(sum) ? sum.plus(amount) : sum;
    }
    return sum;
  }

  private long steps(EarnRule rule, EarnBasis.PerAmount per, Money amount) {
    if (!amount.isSameCurrency(per.step())) {
      return 0;
    }
    long step = per.step().getAmountMinorLong();
    long now = amount.getAmountMinorLong();
    long before = 0;
    if (per.carry() && question.applying().isEmpty()) {
      before = question.used(rule.carried(), Optional.empty());
      uses.add(new Tally(rule.carried(), Optional.empty(), now));
      carry(rule.name(), per.step(), Math.addExact(before, now) % step);
    }
    long full = Math.addExact(before, now) / step - before / step;
    return Math.multiplyExact(full, per.points());
  }

  private void carry(String rule, Money step, long left) {
    if (left > 0) {
      Money saved = Money.ofMinor(step.getCurrencyUnit(), left);
      reasons.add(new LoyaltyRuleReason.Carried(rule, saved, step));
    }
  }

  private BigDecimal factor() {
    BigDecimal factor = BigDecimal.ONE;
    Optional<EarnMultiplier> best = Optional.empty();
    for (EarnMultiplier multiplier : rules.multipliers()) {
      if (!applies(multiplier.name(), multiplier.when())) {
        continue;
      }
      if (rules.mode() == EarnMultiplier.Mode.STACKING) {
        factor = factor.multiply(multiplier.factor());
        applied(multiplier);
      } else if (best.isEmpty() || multiplier.factor().compareTo(best.get().factor()) > 0) {
        best = Optional.of(multiplier);
      }
    }
    if (best.isPresent()) {
      applied(best.get());
      return best.get().factor();
    }
    return factor;
  }

  private void applied(EarnMultiplier multiplier) {
    multipliers.add(multiplier.name());
    reasons.add(
        new LoyaltyRuleReason.Multiplied(multiplier.name(), multiplier.factor().toPlainString()));
  }

  private long round(BigDecimal points) {
    return points.setScale(0, rules.rounding()).longValueExact();
  }

  private long cut(long desired) {
    long granted = desired;
    boolean limited = question.applying().isEmpty();
    for (EarnCap cap : rules.caps()) {
      long room = limited ? cap.room(question, question.facts().zone()) : granted;
      if (granted > room) {
        cuts.add(new EarnReceipt.Cut(cap.name(), granted, room));
        reasons.add(new LoyaltyRuleReason.CapCut(cap.name(), granted, room));
        granted = room;
      }
    }
    for (EarnCap cap : rules.caps()) {
      if (limited && cap.counted() && granted > 0) {
        uses.add(
            new Tally(
                cap.name(),
                cap.periodStart(question.occasion().at(), question.facts().zone()),
                granted));
      }
    }
    return granted;
  }

  /** A rule's points weigh on its lines by their amounts; equally if these are all zero. */
  private void weigh(Hit hit, BigDecimal points) {
    List<EarnOccasion.Line> lines = question.occasion().lines();
    BigDecimal sum = BigDecimal.ZERO;
    for (int line : hit.lines()) {
      sum = sum.add(lines.get(line).amount().getAmount());
    }
    for (int line : hit.lines()) {
      BigDecimal share =
          sum.signum() == 0
              ? points.divide(BigDecimal.valueOf(hit.lines().size()), 10, RoundingMode.DOWN)
              : points
                  .multiply(lines.get(line).amount().getAmount())
                  .divide(sum, 10, RoundingMode.DOWN);
      weights.set(line, weights.get(line).add(share));
    }
  }

  private List<EarnReceipt.Line> lines(long granted) {
    List<EarnOccasion.Line> lines = question.occasion().lines();
    List<Long> shares = Shares.split(granted, weights);
    List<EarnReceipt.Line> split = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      EarnOccasion.Line line = lines.get(i);
      split.add(new EarnReceipt.Line(line.name(), line.amount(), line.category(), shares.get(i)));
    }
    return split;
  }
}
