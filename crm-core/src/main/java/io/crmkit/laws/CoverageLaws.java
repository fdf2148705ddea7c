package io.crmkit.laws;

import io.crmkit.contact.CadencePolicy;
import io.crmkit.contact.Coverage;
import io.crmkit.contact.Due;
import io.crmkit.contact.DueCustomer;
import io.crmkit.contact.DueQuestion;
import io.crmkit.customer.CustomerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What keeps whatever says whether all customers whom a cadence concerns are covered (DS-07).
 *
 * <pre>{@code
 * CoverageLaws laws = new CoverageLaws(CadenceTrial.of(rules), "premium");
 * LawRunner.STANDARD.run(laws.all(), CoverageLaws.Reader.LIBRARY).requireHeld();
 * }</pre>
 *
 * @param trial a cadence policy with what may be asked of it
 * @param rule the cadence that is to be covered
 */
public record CoverageLaws(CadenceTrial trial, String rule) {
  private static final int MOST_CUSTOMERS = 8;

  /** Counts who is covered and names who is left out. */
  @FunctionalInterface
  public interface Reader {
    /** {@link Coverage#of}. */
    Reader LIBRARY =
        (policy, rule, customers, at) -> Coverage.of(policy, rule, customers, at, Optional.empty());

    /** The coverage of a cadence as of an instant. */
    Coverage coverage(CadencePolicy policy, String rule, Stream<DueCustomer> customers, Instant at);
  }

  /** All of them. */
  public List<Law<Reader>> all() {
    return List.of(partition(), order());
  }

  private Law<Reader> partition() {
    return Law.of(
        "coverage.partition",
        Wording.of(
            "Who is covered and who is left out are together all whom it concerns; none is both",
            "已覆盖者与遗漏者合起来恰为全部应覆盖者，无人兼属两边"),
        Wording.of("100 % of a list that lost somebody is a lie", "名单漏了人，百分之百就是假话"),
        (reader, choices) -> {
          Instant at = trial.questions().from(choices).at();
          List<DueCustomer> customers = customers(choices, at);
          List<CustomerId> late = new ArrayList<>();
          int concerned = 0;
          for (DueCustomer customer : customers) {
            Optional<Due> due = trial.policy().dues(new DueQuestion(customer, at)).of(rule);
            concerned += due.isPresent() ? 1 : 0;
            due.filter(each -> each.isLate(at)).ifPresent(each -> late.add(customer.id()));
          }
          Coverage coverage = reader.coverage(trial.policy(), rule, customers.stream(), at);
          List<CustomerId> named =
              coverage.leftOut().stream().map(Coverage.LeftOut::customer).sorted().toList();
          return coverage.concerned() == concerned
                  && named.equals(late.stream().sorted().toList())
                  && coverage.covered() == concerned - late.size()
              ? Verdict.holds()
              : Verdict.breaks(
                  Wording.of("they are not", "两者不合"),
                  Exhibit.of("concerned", "应覆盖", concerned),
                  Exhibit.of("late", "逾期", late),
                  Exhibit.of("coverage", "覆盖", coverage));
        });
  }

  private Law<Reader> order() {
    return Law.of(
        "coverage.order",
        Wording.of("The order of customers plays no part", "客户的先后次序不影响结果"),
        Wording.of("two readings of one table must agree", "同一张表读两次，结果必须一致"),
        (reader, choices) -> {
          Instant at = trial.questions().from(choices).at();
          List<DueCustomer> customers = customers(choices, at);
          Coverage one = reader.coverage(trial.policy(), rule, customers.stream(), at);
          Collections.reverse(customers);
          Coverage other = reader.coverage(trial.policy(), rule, customers.stream(), at);
          return one.equals(other)
              ? Verdict.holds()
              : Verdict.breaks(
                  Wording.of("it does", "却有影响"),
                  Exhibit.of("one way", "正序", one),
                  Exhibit.of("the other way", "反序", other));
        });
  }

  private List<DueCustomer> customers(Choices choices, Instant at) {
    List<DueCustomer> customers = new ArrayList<>();
    for (int number = choices.between(0, MOST_CUSTOMERS); number > 0; number--) {
      DueCustomer drawn = trial.questions().from(choices).customer();
      customers.add(DueCustomer.of(CustomerId.of("c-" + number), drawn.log().asKnownAt(at)));
    }
    return customers;
  }
}
