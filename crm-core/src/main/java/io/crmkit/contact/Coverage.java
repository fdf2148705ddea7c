package io.crmkit.contact;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.crmkit.customer.CustomerId;
import io.crmkit.decision.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether everybody whom a rule concerns is covered: 100 %, or those left out by id, and why
 * (DS-07). Covered and uncovered customers are together those concerned. Immutable.
 *
 * <pre>{@code
 * Coverage premium = Coverage.of(policy, "premium-visits", customers, now, Optional.of(contactRules));
 * premium.isComplete();
 * premium.leftOut().forEach(one -> list(one.customer(), one.why()));
 * }</pre>
 *
 * @param rule the rule
 * @param covered how many are covered: the rule is not late for them
 * @param leftOut all others, by id
 */
public record Coverage(String rule, long covered, List<LeftOut> leftOut) {
  /**
   * Sorts by id.
   *
   * @throws IllegalArgumentException if the rule is malformed, the number negative, or a customer
   *     is left out twice
   */
  public Coverage {
    RuleChecks.code("rule of a coverage", rule);
    leftOut = leftOut.stream().sorted(Comparator.comparing(LeftOut::customer)).toList();
    if (covered < 0) {
      throw new IllegalArgumentException("covered must be 0 or more, was " + covered);
    }
    for (int i = 1; i < leftOut.size(); i++) {
      if (leftOut.get(i).customer().equals(leftOut.get(i - 1).customer())) {
        throw new IllegalArgumentException("a customer must be left out once, was twice");
      }
    }
  }

  /**
   * Looks at all customers; holds those left out only.
   *
   * @param policy says what is due
   * @param rule one of its rules
   * @param customers each once, in any order
   * @param at as of when
   * @param contacts if given, is asked what blocks the contact that is due, and until when
   */
  public static Coverage of(
      CadencePolicy policy,
      String rule,
      Stream<DueCustomer> customers,
      Instant at,
      Optional<ContactPolicy> contacts) {
    long[] covered = new long[1];
    List<LeftOut> leftOut = new ArrayList<>();
    customers
        .sequential()
        .forEach(
            customer -> {
              DueQuestion question = new DueQuestion(customer, at);
              Optional<Due> due = policy.dues(question).of(rule);
              if (due.isEmpty()) {
                return;
              }
              if (due.get().isLate(at)) {
                leftOut.add(leftOut(policy, question, due.get(), contacts));
              } else {
                covered[0]++;
              }
            });
    return new Coverage(rule, covered[0], leftOut);
  }

  private static LeftOut leftOut(
      CadencePolicy policy, DueQuestion question, Due due, Optional<ContactPolicy> contacts) {
    List<Reason> why = new ArrayList<>();
    for (Reason reason : policy.decide(question).reasons()) {
      if (due.rule().equals(reason.details().get("rule"))) {
        why.add(reason);
      }
    }
    contacts
        .flatMap(each -> DueWay.best(due, each, question.customer().log(), question.at()))
        .ifPresent(way -> why.addAll(way.decision().reasons()));
    return new LeftOut(due.customer(), due.dueAt(), why);
  }

  /** How many customers the rule concerns. */
  public long concerned() {
    return covered + leftOut.size();
  }

  /** Whether nobody is left out. */
  @JsonIgnore
  public boolean isComplete() {
    return leftOut.isEmpty();
  }

  /**
   * A customer who is not covered. Immutable.
   *
   * @param customer who
   * @param since since when
   * @param why what is late, and what blocks the contact that would end it
   */
  public record LeftOut(CustomerId customer, Instant since, List<Reason> why) {
    /** Copies the reasons. */
    public LeftOut {
      Objects.requireNonNull(customer, "customer");
      Objects.requireNonNull(since, "since");
      why = List.copyOf(why);
    }
  }
}
