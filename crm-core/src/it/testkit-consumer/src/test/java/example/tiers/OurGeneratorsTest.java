package example.tiers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crmkit.customer.CustomerFile;
import io.crmkit.facts.Fact;
import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsCalculator;
import io.crmkit.facts.Metrics;
import io.crmkit.laws.TierTrial;
import io.crmkit.testkit.CrmArbitraries;
import io.crmkit.testkit.CrmDomain;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierQuestion;
import io.crmkit.time.Window;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import org.joda.money.CurrencyUnit;

/** Properties of our own on what CRMKit draws. */
class OurGeneratorsTest {
  private static final Instant START_INCLUSIVE = Instant.parse("2025-01-01T00:00:00Z");
  private static final Instant END_EXCLUSIVE = Instant.parse("2026-01-01T00:00:00Z");

  @Property
  @Domain(CrmDomain.class)
  void ordersOfTheYearMakeFriends(@ForAll CustomerFile file) {
    OurTiers tiers = new OurTiers(2);
    Facts facts =
        FactsCalculator.of(tiers.metrics(), ZoneId.of("UTC"), CurrencyUnit.of("CNY"))
            .facts(file, END_EXCLUSIVE);

    long orders =
        file.transactions().stream()
            .filter(t -> !t.isRefund() && !t.occurredAt().isBefore(START_INCLUSIVE))
            .count();
    assertEquals(
        orders >= 2 ? OurTiers.FRIEND : OurTiers.GUEST,
        tiers.standing(TierQuestion.of(facts)).tier());
  }

  @Provide
  Arbitrary<TierQuestion> questions() {
    return CrmArbitraries.questions(TierTrial.of(new OurTiers(6)));
  }

  @Property
  void sixKnownOrdersMakeAFriend(@ForAll("questions") TierQuestion question) {
    Fact<Long> orders = question.facts().get(Metrics.orders(Window.last(Period.ofMonths(12))));
    Tier earned = new OurTiers(6).standing(question).earned();

    if (orders instanceof Fact.Known<Long> known) {
      assertEquals(known.value() >= 6 ? OurTiers.FRIEND : OurTiers.GUEST, earned);
    }
  }
}
