package io.crmkit.laws;

import io.crmkit.contact.ContactPolicy;
import io.crmkit.contact.ContactQuestion;
import io.crmkit.contact.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What every contact policy keeps: the laws of all policies, and those of contact.
 *
 * <p>A law that is not meant for a policy, for instance because it declares no caps, is reported as
 * not tried, with what it is meant for. A law that a company breaks on purpose is waived with the
 * reason: {@link LawRunner#waiving}.
 */
public final class ContactPolicyLaws {
  /** A permission is no sum, and of its blockers {@link ContactBlockerLaws} speak. */
  private static final Set<String> NOT_MEANT =
      Set.of("policy.reasons-sum", "policy.reasons-complete", "policy.reasons-minimal");

  private static final List<Law<ContactTrial>> ALL = laws();

  private ContactPolicyLaws() {}

  /** All of them, those of all policies first. */
  public static List<Law<ContactTrial>> all() {
    return ALL;
  }

  private static List<Law<ContactTrial>> laws() {
    List<Law<ContactTrial>> laws = new ArrayList<>();
    for (var law : PolicyLaws.<ContactQuestion, Permission>all()) {
      if (!NOT_MEANT.contains(law.id())) {
        laws.add(law.on(ContactTrial::plain));
      }
    }
    laws.addAll(ContactTimeLaws.all());
    laws.addAll(ContactLogLaws.all());
    laws.addAll(ContactBlockerLaws.all());
    return List.copyOf(laws);
  }

  /**
   * Tries all laws on a policy, for applications that want to know at start-up; the laws about the
   * machine's zone, language and clock are left to tests.
   *
   * <pre>{@code
   * ContactPolicyLaws.check(policy).requireHeld();
   * }</pre>
   */
  public static LawReport check(ContactPolicy policy) {
    return check(ContactTrial.of(policy), Map.of());
  }

  /**
   * As {@link #check(ContactPolicy)}, for a policy that has to be helped, waiving laws by id with a
   * reason each.
   *
   * @throws IllegalArgumentException if a waiver names no law or gives no reason
   */
  public static LawReport check(ContactTrial trial, Map<String, String> waivers) {
    LawRunner runner = LawRunner.STANDARD;
    return new LawRunner(runner.seed(), runner.tries(), waivers).run(ALL, trial);
  }
}
