package io.crmkit.complaint;

import io.crmkit.customer.StaffId;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.time.Limit;
import io.crmkit.time.Reckoned;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Penalties as data (CF-12, CF-13). Every rule whose occasion is there applies, and what they say
 * adds up; a person who is employee and manager in one pays once by a rule.
 *
 * <p>A grievance found by the company is no formal complaint, and the other way round: one of the
 * two occasions is there. It is overdue if it was settled after the due instant, or is not settled
 * and the due instant has come. To settle at the due instant is in time. An unsettled grievance
 * whose due instant the calendar cannot tell, or never reaches, is not overdue, and a reason says
 * so. The customer of an overdue one has to move, unless that was done; either way a reason says
 * so. Penalties are those of the whole grievance, whether they were imposed already or not.
 * Immutable.
 *
 * @param rules the rules, in the order in which penalties are listed; of one currency
 * @param currency the currency of all amounts
 * @param settleWithin how long settling may take
 * @param calendar the name of the calendar of the limit, as in the playbook; whoever asks gives it
 */
public record SanctionRules(
    List<SanctionRule> rules, CurrencyUnit currency, Limit settleWithin, String calendar)
    implements SanctionPolicy {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if a name stands twice or an amount is of another currency
   */
  public SanctionRules {
    rules = List.copyOf(rules);
    Objects.requireNonNull(settleWithin, "settleWithin");
    Objects.requireNonNull(currency, "currency");
    Checks.code("calendar", calendar);
    Set<String> names = new HashSet<>();
    for (SanctionRule rule : rules) {
      if (!names.add(rule.name())) {
        throw new IllegalArgumentException(
            "sanction rules must have names of their own, " + rule.name() + " stands twice");
      }
      if (!rule.amount().getCurrencyUnit().equals(currency)) {
        throw new IllegalArgumentException(
            "the amount of " + rule.name() + " must be in " + currency + ", was " + rule.amount());
      }
    }
  }

  /**
   * The rules CF-12 and CF-13: found without a formal complaint, 100 yuan on the employee; with a
   * formal complaint, 100 on the manager and the employee each; not settled within three days, 500
   * on each of the two besides. The calendar is called {@code "always"}; it gives the zone of the
   * days.
   */
  public static SanctionRules standard() {
    CurrencyUnit yuan = CurrencyUnit.of("CNY");
    Money hundred = Money.ofMajor(yuan, 100);
    Set<SanctionRule.Target> employee = EnumSet.of(SanctionRule.Target.EMPLOYEE);
    Set<SanctionRule.Target> both = EnumSet.allOf(SanctionRule.Target.class);
    return new SanctionRules(
        List.of(
            new SanctionRule("found", SanctionRule.Occasion.FOUND, hundred, employee),
            new SanctionRule("formal", SanctionRule.Occasion.FORMAL, hundred, both),
            new SanctionRule(
                "overdue", SanctionRule.Occasion.OVERDUE, Money.ofMajor(yuan, 500), both)),
        yuan,
        new Limit.CalendarDays(Period.ofDays(3), Limit.DayEnd.SAME_TIME),
        "always");
  }

  @Override
  public Decision<Sanctions> decide(SanctionQuestion question) {
    List<Reason> reasons = new ArrayList<>();
    Set<SanctionRule.Occasion> occasions = EnumSet.noneOf(SanctionRule.Occasion.class);
    occasions.add(question.formal() ? SanctionRule.Occasion.FORMAL : SanctionRule.Occasion.FOUND);
    boolean overdue = overdue(question, reasons);
    if (overdue) {
      occasions.add(SanctionRule.Occasion.OVERDUE);
    }
    List<Penalty> penalties = new ArrayList<>();
    Money total = Money.zero(currency);
    for (SanctionRule rule : rules) {
      if (occasions.contains(rule.occasion())) {
        for (StaffId who : people(rule, question)) {
          penalties.add(new Penalty(who, rule.amount(), rule.name()));
          total = total.plus(rule.amount());
          reasons.add(
              new SanctionReason.Penalised(who, rule.amount(), rule.name(), rule.occasion()));
        }
      }
    }
    reasons.add(
        penalties.isEmpty()
            ? new SanctionReason.NobodyPenalised()
            : new SanctionReason.Total(total, penalties.size()));
    boolean reassign = overdue && question.movedAt().isEmpty();
    if (reassign) {
      reasons.add(new SanctionReason.MustMove(question.department()));
    } else if (overdue) {
      reasons.add(
          new SanctionReason.Moved(
              question.department(), question.movedAt().orElseThrow(), question.calendar().zone()));
    }
    return Decision.of(new Sanctions(penalties, total, reassign), reasons);
  }

  private boolean overdue(SanctionQuestion question, List<Reason> reasons) {
    Reckoned<Instant> reckoned = settleWithin.due(question.since(), question.calendar());
    if (reckoned.toOptional().isEmpty()) {
      reasons.add(
          reckoned instanceof Reckoned.Never<Instant>
              ? new SanctionReason.NeverDue()
              : new SanctionReason.DueUnknown());
      return false;
    }
    Instant due = reckoned.toOptional().get();
    ZoneId zone = question.calendar().zone();
    if (question.settledAt().isPresent()) {
      Instant settled = question.settledAt().get();
      boolean late = settled.isAfter(due);
      reasons.add(
          late
              ? new SanctionReason.SettledLate(settled, due, zone)
              : new SanctionReason.SettledInTime(settled, due, zone));
      return late;
    }
    boolean late = !question.asOf().isBefore(due);
    reasons.add(
        late ? new SanctionReason.Overdue(due, zone) : new SanctionReason.NotYetDue(due, zone));
    return late;
  }

  private static Set<StaffId> people(SanctionRule rule, SanctionQuestion question) {
    Set<StaffId> people = new LinkedHashSet<>();
    if (rule.targets().contains(SanctionRule.Target.EMPLOYEE)) {
      people.add(question.employee());
    }
    if (rule.targets().contains(SanctionRule.Target.MANAGER)) {
      people.add(question.manager());
    }
    return people;
  }
}
