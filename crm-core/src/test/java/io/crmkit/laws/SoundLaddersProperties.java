package io.crmkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.testkit.CrmDomain;
import io.crmkit.tier.TierLadder;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Label("Laws on drawn ladders")
@Domain(CrmDomain.class)
@Domain(DomainContext.Global.class)
class SoundLaddersProperties {
  @Property(tries = 300)
  @Label("every law of tiers holds for every sound ladder")
  void allLawsHold(@ForAll TierLadder ladder, @ForAll long seed) {
    LawReport report =
        LawRunner.STANDARD
            .withTries(20)
            .withSeed(seed)
            .run(TierPolicyLaws.all(), TierTrial.of(ladder));
    assertThat(report.broken()).as(report.explain(Locale.ENGLISH)).isEmpty();
  }

  @Property(tries = 300)
  @Label("the lint finds nothing in a sound ladder")
  void lintIsContent(@ForAll TierLadder ladder) {
    assertThat(ladder.lint()).isEmpty();
  }
}
