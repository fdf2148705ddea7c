package io.crmkit.contact;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.crmkit.decision.Decision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The ready-made contact policy: named rules that have to agree. The order in which they are given
 * plays no part.
 *
 * <p>A contact is allowed at the first instant at which no rule that covers it stands in the way.
 * The reasons name every rule that does at the instant asked for, and until when; and those that do
 * afterwards, before the first allowed instant. Contacts that the log has after the instant asked
 * for play no part.
 *
 * <pre>{@code
 * ContactPolicy policy = ContactRules.of(
 *     DoNotContact.of("do-not-contact"),
 *     RestHours.daily("night", QuietHours.of("21:00", "08:00")),
 *     Cap.of("two-a-week", 2, ContactWindow.rolling(Period.ofDays(7))),
 *     ConsentRequired.of("messenger-consent", Scope.ALL.withChannels(Channel.INSTANT_MESSAGE)),
 *     Exemption.of("recalls", Scope.ALL.withPurposes(Purpose.LEGAL), "night", "two-a-week"));
 * }</pre>
 *
 * @param rules kept sorted by name
 * @param combination which rules count where several cover one contact; {@link #of} takes {@link
 *     Combination#MOST_RESTRICTIVE}
 * @param horizon how far ahead an allowed instant is looked for, the end included; {@link #of}
 *     takes 366 days
 */
public record ContactRules(List<ContactRule> rules, Combination combination, Duration horizon)
    implements ContactPolicy {
  private static final Duration DEFAULT_HORIZON = Duration.ofDays(366);
  private static final Duration MOST_HORIZON = Duration.ofDays(3_660);

  /**
   * Copies and sorts the rules.
   *
   * @throws IllegalArgumentException if two rules have one name, an exemption lifts what is no rule
   *     or cannot be lifted, or the horizon is not positive or above 3,660 days
   */
  public ContactRules {
    rules = rules.stream().sorted(Comparator.comparing(ContactRule::name)).toList();
    Objects.requireNonNull(combination, "combination");
    if (horizon.isNegative() || horizon.isZero() || horizon.compareTo(MOST_HORIZON) > 0) {
      throw new IllegalArgumentException(
          "horizon must be positive and at most " + MOST_HORIZON + ", was " + horizon);
    }
    Map<String, ContactRule> byName = new HashMap<>();
    for (ContactRule rule : rules) {
      ContactRule other = byName.put(rule.name(), rule);
      if (other != null) {
        throw new IllegalArgumentException(
            "two contact rules must not have one name, "
                + rule.name()
                + " is a "
                + other.type()
                + " and a "
                + rule.type());
      }
    }
    for (ContactRule rule : rules) {
      if (rule instanceof Exemption exemption) {
        exemption.lifts().forEach(lifted -> requireLiftable(exemption, lifted, byName));
      }
    }
  }

  private static void requireLiftable(
      Exemption exemption, String lifted, Map<String, ContactRule> rules) {
    ContactRule rule = rules.get(lifted);
    if (rule == null) {
      throw new IllegalArgumentException(
          "exemption " + exemption.name() + " must lift a rule of the policy, was " + lifted);
    }
    if (rule instanceof DoNotContact || rule instanceof Exemption) {
      throw new IllegalArgumentException(
          "exemption "
              + exemption.name()
              + " must not lift "
              + lifted
              + ", which is a "
              + rule.type()
              + " rule");
    }
  }

  /** These rules, all of which have to agree. */
  public static ContactRules of(ContactRule... rules) {
    return new ContactRules(List.of(rules), Combination.MOST_RESTRICTIVE, DEFAULT_HORIZON);
  }

  /** The same rules and more. */
  public ContactRules with(ContactRule... more) {
    List<ContactRule> all = new ArrayList<>(rules);
    all.addAll(List.of(more));
    return new ContactRules(all, combination, horizon);
  }

  /** The same rules, combined like this. */
  public ContactRules combined(Combination newCombination) {
    return new ContactRules(rules, newCombination, horizon);
  }

  /** The same rules, looking so far ahead. */
  public ContactRules withHorizon(Duration newHorizon) {
    return new ContactRules(rules, combination, newHorizon);
  }

  @Override
  public Decision<Permission> decide(ContactQuestion question) {
    return new ContactExplainer(this, question).decide();
  }

  @Override
  public Permission permission(ContactQuestion question) {
    return ContactSearch.permission(this, question, null);
  }

  /** The rule of this name, if there is one. */
  public Optional<ContactRule> rule(String name) {
    return rules.stream().filter(rule -> rule.name().equals(name)).findFirst();
  }

  /** What is doubtful about these rules although they can decide. */
  public List<ContactProblem> lint() {
    return ContactLint.problems(this);
  }

  /**
   * What cannot be kept beside these rules of what is to be done at the least (C17, DS-05).
   *
   * @see Contradictions
   */
  public List<ContactProblem> lint(List<AtLeast> minimums) {
    List<ContactProblem> problems = new ArrayList<>(lint());
    minimums.forEach(minimum -> problems.addAll(Contradictions.between(minimum, this)));
    return List.copyOf(problems);
  }

  /** Under {@link Combination#MOST_RESTRICTIVE} the caps that no exemption lifts; else none. */
  @Override
  public List<Cap> caps() {
    Set<String> lifted = new HashSet<>();
    rules.forEach(
        rule -> lifted.addAll(rule instanceof Exemption exempts ? exempts.lifts() : Set.of()));
    return combination == Combination.MOST_SPECIFIC
        ? List.of()
        : rules.stream()
            .filter(rule -> rule instanceof Cap && !lifted.contains(rule.name()))
            .map(Cap.class::cast)
            .toList();
  }

  /** Under {@link Combination#MOST_RESTRICTIVE}; else leaving out a rule lets others in. */
  @Override
  public Optional<ContactPolicy> without(Set<String> names) {
    if (combination == Combination.MOST_SPECIFIC) {
      return Optional.empty();
    }
    List<ContactRule> left = new ArrayList<>();
    for (ContactRule rule : rules) {
      if (rule instanceof Exemption exemption) {
        Set<String> lifts = new HashSet<>(exemption.lifts());
        lifts.removeAll(names);
        if (!lifts.isEmpty()) {
          left.add(new Exemption(rule.name(), rule.scope(), lifts));
        }
      } else if (!names.contains(rule.name())) {
        left.add(rule);
      }
    }
    return Optional.of(new ContactRules(left, combination, horizon));
  }

  /** Whether any rule reads the customer's wall clock, so that a zone is needed. */
  @JsonIgnore
  public boolean needsZone() {
    return rules.stream()
        .anyMatch(
            rule ->
                rule instanceof RestHours
                    || rule instanceof RestDays
                    || (rule instanceof Cap cap && cap.window().needsZone()));
  }
}
