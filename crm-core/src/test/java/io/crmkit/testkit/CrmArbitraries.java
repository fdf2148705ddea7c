package io.crmkit.testkit;

import io.crmkit.contact.ContactQuestion;
import io.crmkit.contact.ContactRules;
import io.crmkit.customer.CustomerFile;
import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsTimeline;
import io.crmkit.laws.ContactRuleSets;
import io.crmkit.laws.ContactTrial;
import io.crmkit.laws.CustomerFiles;
import io.crmkit.laws.Generator;
import io.crmkit.laws.TierLadders;
import io.crmkit.laws.TierTrial;
import io.crmkit.tier.TierLadder;
import io.crmkit.tier.TierQuestion;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.joda.money.CurrencyUnit;

/**
 * The generators of {@code io.crmkit.laws} as jqwik arbitraries, with shrinking. Plain factories:
 *
 * <pre>{@code
 * @Provide
 * Arbitrary<TierQuestion> questions() {
 *   return CrmArbitraries.questions(TierTrial.of(OurTiers.policy()));
 * }
 * }</pre>
 */
public final class CrmArbitraries {
  private CrmArbitraries() {}

  /** What a generator makes. */
  public static <T> Arbitrary<T> of(Generator<T> generator) {
    return Arbitraries.fromGenerator(
        random -> ChoiceShrinkable.random(generator, random.nextLong()));
  }

  /** Facts near the cut points of a policy and elsewhere, with gaps. */
  public static Arbitrary<Facts> facts(TierTrial trial) {
    return of(trial.facts());
  }

  /** Questions to a tier policy, most with a recorded standing. */
  public static Arbitrary<TierQuestion> questions(TierTrial trial) {
    return of(trial.questions());
  }

  /** Facts that change a few times within a year. */
  public static Arbitrary<FactsTimeline> timelines(TierTrial trial) {
    return of(trial.timelines());
  }

  /** Histories of a few events in the 400 days before a day. */
  public static Arbitrary<CustomerFile> customerFiles(LocalDate before, CurrencyUnit currency) {
    return of(CustomerFiles.before(before, currency));
  }

  /** Ladders of two to four tiers whose entries nest and whose keep conditions are no stricter. */
  public static Arbitrary<TierLadder> ladders() {
    return of(TierLadders.sound());
  }

  /** Questions to a contact policy, many near the ends of caps, nights, consents and bans. */
  public static Arbitrary<ContactQuestion> contactQuestions(ContactTrial trial) {
    return of(trial.questions());
  }

  /** One to seven contact rules, all of which have to agree. */
  public static Arbitrary<ContactRules> contactRules() {
    return of(ContactRuleSets.strict());
  }
}
