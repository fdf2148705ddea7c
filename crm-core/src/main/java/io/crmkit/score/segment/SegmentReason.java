package io.crmkit.score.segment;

import io.crmkit.decision.Details;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Finding;
import io.crmkit.facts.Metric;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;

/** The reasons of segments, classes and development targets, one record per code. */
public sealed interface SegmentReason extends Reason {
  /**
   * A rule holds and gives its name.
   *
   * @param label the name
   * @param findings what the facts say
   */
  record Applies(Label label, List<Finding> findings) implements SegmentReason {
    /** Copies the list. */
    public Applies {
      findings = List.copyOf(findings);
    }

    @Override
    public String code() {
      return "score.label.applies";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("label", label, "findings", findings);
    }
  }

  /**
   * The facts do not tell whether a rule holds.
   *
   * @param label the name
   * @param findings what the facts say
   */
  record NotTold(Label label, List<Finding> findings) implements SegmentReason {
    /** Copies the list. */
    public NotTold {
      findings = List.copyOf(findings);
    }

    @Override
    public String code() {
      return "score.label.not-told";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("label", label, "findings", findings);
    }
  }

  /**
   * No rule is known to hold, so the name for that case is given.
   *
   * @param label the name
   */
  record Otherwise(Label label) implements SegmentReason {
    @Override
    public String code() {
      return "score.label.otherwise";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("label", label);
    }
  }

  /**
   * No rule is known to hold, and there is no name for that case.
   *
   * @param rules how many were asked
   */
  record NoneApplies(long rules) implements SegmentReason {
    @Override
    public String code() {
      return "score.label.none-applies";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rules", rules);
    }
  }

  /** The customer never bought, so there are no classes. */
  record NeverBought() implements SegmentReason {
    @Override
    public String code() {
      return "score.rfm.never-bought";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of();
    }
  }

  /**
   * One of the three is not known.
   *
   * @param metric which
   * @param why what is missing
   */
  record RfmGap(Metric<?> metric, Reason why) implements SegmentReason {
    @Override
    public String code() {
      return "score.rfm.gap";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("metric", metric.phrase(), "why", why);
    }
  }

  /**
   * The class by recency.
   *
   * @param days since the last order
   * @param reached the class
   * @param classes how many there are
   */
  record Recency(Period days, long reached, long classes) implements SegmentReason {
    @Override
    public String code() {
      return "score.rfm.recency";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("days", days, "reached", reached, "classes", classes);
    }
  }

  /**
   * The class by frequency.
   *
   * @param orders how many
   * @param reached the class
   * @param classes how many there are
   */
  record Frequency(long orders, long reached, long classes) implements SegmentReason {
    @Override
    public String code() {
      return "score.rfm.frequency";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("orders", orders, "reached", reached, "classes", classes);
    }
  }

  /**
   * The class by money.
   *
   * @param amount spent
   * @param reached the class
   * @param classes how many there are
   */
  record Monetary(Money amount, long reached, long classes) implements SegmentReason {
    @Override
    public String code() {
      return "score.rfm.monetary";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("amount", amount, "reached", reached, "classes", classes);
    }
  }

  /**
   * The amount reaches the least of its class.
   *
   * @param reached the class
   * @param amount of the customer
   * @param least of the class
   */
  record AbcFrom(String reached, Money amount, Money least) implements SegmentReason {
    @Override
    public String code() {
      return "score.abc.from";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("reached", reached, "amount", amount, "least", least);
    }
  }

  /**
   * The amount does not reach class B.
   *
   * @param amount of the customer
   * @param least of class B
   */
  record AbcBelow(Money amount, Money least) implements SegmentReason {
    @Override
    public String code() {
      return "score.abc.below";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("amount", amount, "least", least);
    }
  }

  /**
   * A development target is reached.
   *
   * @param findings what the facts say
   */
  record TargetReached(List<Finding> findings) implements SegmentReason {
    /** Copies the list. */
    public TargetReached {
      findings = List.copyOf(findings);
    }

    @Override
    public String code() {
      return "score.target.reached";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("findings", findings);
    }
  }

  /**
   * A development target can be reached in time at this pace.
   *
   * @param end the first day after the time for it
   * @param findings what the facts say
   */
  record TargetOnTrack(LocalDate end, List<Finding> findings) implements SegmentReason {
    /** Copies the list. */
    public TargetOnTrack {
      findings = List.copyOf(findings);
    }

    @Override
    public String code() {
      return "score.target.on-track";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("end", end, "findings", findings);
    }
  }

  /**
   * A development target cannot be reached in time at this pace.
   *
   * @param end the first day after the time for it
   * @param findings what the facts say
   */
  record TargetBehind(LocalDate end, List<Finding> findings) implements SegmentReason {
    /** Copies the list. */
    public TargetBehind {
      findings = List.copyOf(findings);
    }

    @Override
    public String code() {
      return "score.target.behind";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("end", end, "findings", findings);
    }
  }

  /**
   * The time for a development target is over.
   *
   * @param end the first day after the time for it
   * @param findings what the facts say
   */
  record TargetMissed(LocalDate end, List<Finding> findings) implements SegmentReason {
    /** Copies the list. */
    public TargetMissed {
      findings = List.copyOf(findings);
    }

    @Override
    public String code() {
      return "score.target.missed";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("end", end, "findings", findings);
    }
  }

  /**
   * The facts do not tell how far the target is.
   *
   * @param findings what the facts say
   */
  record TargetNotTold(List<Finding> findings) implements SegmentReason {
    /** Copies the list. */
    public TargetNotTold {
      findings = List.copyOf(findings);
    }

    @Override
    public String code() {
      return "score.target.not-told";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("findings", findings);
    }
  }
}
