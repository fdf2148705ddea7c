package io.crmkit.contact;

import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Truth;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The ready-made cadence policy: named cadences, each of which may concern a customer (IS-08,
 * IS-14, DS-05, DS-07). The order in which they are given plays no part. Immutable.
 *
 * <p>In a rolling rhythm a cadence is due when the N-th newest contact leaves the window; in
 * stretches, by the end of the one that follows the last with enough contacts. Missed ones cannot
 * be made up for: the next stretch with enough contacts ends the lateness, nothing else does.
 *
 * <pre>{@code
 * CadenceRules rules = CadenceRules.of(ZoneId.of("Asia/Shanghai"), newWeekly, establishedMonthly);
 * rules.lint(contactRules); // demands that no plan can keep beside the caps
 * }</pre>
 *
 * @param cadences kept sorted by name
 * @param zone the company's, for customers whose zone is not known: what is due is not lost for it
 */
public record CadenceRules(List<Cadence> cadences, ZoneId zone) implements CadencePolicy {
  /**
   * Copies and sorts the cadences.
   *
   * @throws IllegalArgumentException if two have one name
   */
  public CadenceRules {
    cadences = cadences.stream().sorted(Comparator.comparing(Cadence::name)).toList();
    Objects.requireNonNull(zone, "zone");
    for (int i = 1; i < cadences.size(); i++) {
      if (cadences.get(i).name().equals(cadences.get(i - 1).name())) {
        throw new IllegalArgumentException(
            "each cadence must have a name of its own, two are " + cadences.get(i).name());
      }
    }
  }

  /** These cadences. */
  public static CadenceRules of(ZoneId zone, Cadence... cadences) {
    return new CadenceRules(List.of(cadences), zone);
  }

  /** The cadence of this name, if there is one. */
  public Optional<Cadence> cadence(String name) {
    return cadences.stream().filter(cadence -> cadence.name().equals(name)).findFirst();
  }

  /** What cannot be kept beside these contact rules, with both rules named (C17, DS-05). */
  public List<ContactProblem> lint(ContactRules rules) {
    return rules.lint(cadences.stream().map(Cadence::demand).toList());
  }

  @Override
  public Dues dues(DueQuestion question) {
    List<Due> dues = new ArrayList<>(cadences.size());
    for (int i = 0; i < cadences.size(); i++) {
      Cadence cadence = cadences.get(i);
      if (cadence.audience().includes(question.customer()) != Truth.NOT_MET) {
        dues.add(new DueCheck(cadence, question, zone).due(question.at()));
      }
    }
    return dues.isEmpty() ? Dues.NONE : new Dues(dues);
  }

  @Override
  public Decision<Dues> decide(DueQuestion question) {
    Dues dues = dues(question);
    List<Reason> reasons = new ArrayList<>();
    for (Due due : dues.dues()) {
      Cadence cadence = cadence(due.rule()).orElseThrow();
      reasons.add(why(due, cadence, question));
      if (cadence.audience().includes(question.customer()) == Truth.UNKNOWN) {
        reasons.add(new CadenceReason.AudienceUnknown(due.rule()));
      }
    }
    for (Cadence cadence : cadences) {
      if (dues.of(cadence.name()).isEmpty()) {
        reasons.add(new CadenceReason.NotConcerned(cadence.name()));
      }
    }
    if (reasons.isEmpty()) {
      reasons.add(new CadenceReason.NoRules());
    }
    return Decision.of(dues, reasons);
  }

  private Reason why(Due due, Cadence cadence, DueQuestion question) {
    Moment dueAt =
        new Moment(due.dueAt(), Optional.of(question.customer().log().zone().orElse(zone)));
    Instant at = question.at();
    return due.isLate(at)
        ? new CadenceReason.Late(
            due.rule(),
            due.missing(),
            cadence.atLeast(),
            cadence.rhythm(),
            dueAt,
            Period.ofDays(Math.toIntExact(due.lateBy(at).toDays())))
        : new CadenceReason.InTime(
            due.rule(), due.missing(), cadence.atLeast(), cadence.rhythm(), dueAt);
  }
}
