package io.crmkit.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.common.collect.ImmutableMap;
import io.crmkit.customer.ClassReason;
import io.crmkit.customer.ProfileReason;
import io.crmkit.decision.Reason;
import io.crmkit.facts.FactGap;
import io.crmkit.facts.Finding;
import io.crmkit.tier.TierProblem;
import io.crmkit.tier.TierReason;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What a host's own mapper has to be told to read and write the types of this library, whether it
 * is of Jackson 2 or 3: the classes behind the codes of reasons, and two mix-ins. {@link
 * CrmJson#mapper} is set up with it. For Jackson 2:
 *
 * <pre>{@code
 * JsonMapper.Builder builder = JsonMapper.builder()
 *     .addModules(new Jdk8Module(), new JavaTimeModule())
 *     .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
 * JsonSetup.MIX_INS.forEach(builder::addMixIn);
 * JsonSetup.REASONS.forEach((code, type) -> builder.registerSubtypes(new NamedType(type, code)));
 * }</pre>
 */
public final class JsonSetup {
  /** The class of each built-in reason, by code. */
  public static final Map<String, Class<? extends Reason>> REASONS =
      ImmutableMap.<String, Class<? extends Reason>>builder()
          .put("finding.meets", Finding.Meets.class)
          .put("finding.too-low", Finding.Misses.class)
          .put("finding.too-high", Finding.Misses.class)
          .put("finding.other-category", Finding.Misses.class)
          .put("finding.no-value", Finding.NoValue.class)
          .put("finding.no-value-meets", Finding.NoValueMeets.class)
          .put("finding.not-known", Finding.NotKnown.class)
          .put("finding.alternatives", Finding.Alternatives.class)
          .put("finding.impossible", Finding.Alternatives.class)
          .put("fact.not-supplied", FactGap.NotSupplied.class)
          .put("fact.no-rate", FactGap.NoRate.class)
          .put("fact.other-currency", FactGap.OtherCurrency.class)
          .put("fact.no-joining-day", FactGap.NoJoiningDay.class)
          .put("fact.not-classified", FactGap.NotClassified.class)
          .put("tier.open", TierReason.Open.class)
          .put("tier.entered", TierReason.Entered.class)
          .put("tier.rose", TierReason.Rose.class)
          .put("tier.kept", TierReason.Kept.class)
          .put("tier.keep-unknown", TierReason.KeepUnknown.class)
          .put("tier.grace", TierReason.Grace.class)
          .put("tier.fails-awaiting-review", TierReason.FailsAwaitingReview.class)
          .put("tier.never-falls", TierReason.NeverFalls.class)
          .put("tier.fell", TierReason.Fell.class)
          .put("tier.not-reached", TierReason.NotReached.class)
          .put("tier.rises-at-review", TierReason.RisesAtReview.class)
          .put("tier.overridden", TierReason.Overridden.class)
          .put("tier.override-ended", TierReason.OverrideEnded.class)
          .put("tier.override-not-on-ladder", TierReason.OverrideNotOnLadder.class)
          .put("tier.not-on-ladder", TierReason.NotOnLadder.class)
          .put("tier.lint.entries-do-not-nest", TierProblem.EntriesDoNotNest.class)
          .put("tier.lint.never-entered", TierProblem.NeverEntered.class)
          .put("tier.lint.keep-stricter-than-entry", TierProblem.KeepStricterThanEntry.class)
          .put("profile.complete", ProfileReason.Complete.class)
          .put("profile.nothing-required", ProfileReason.Complete.class)
          .put("profile.missing", ProfileReason.Missing.class)
          .put("profile.undeclared", ProfileReason.Undeclared.class)
          .put("profile.accepted", ProfileReason.Accepted.class)
          .put("class.accepted", ClassReason.Accepted.class)
          .put("class.all-declared", ClassReason.AllDeclared.class)
          .put("class.none", ClassReason.AllDeclared.class)
          .put("class.unknown-dimension", ClassReason.UnknownDimension.class)
          .put("class.unknown-value", ClassReason.UnknownClass.class)
          .buildOrThrow();

  /** Money and currencies in their usual text: {@code "CNY 5000.00"}, {@code "CNY"}. */
  public static final Map<Class<?>, Class<?>> MIX_INS =
      ImmutableMap.of(Money.class, MoneyText.class, CurrencyUnit.class, CurrencyText.class);

  private JsonSetup() {}

  /** How money is written. */
  abstract static class MoneyText {
    private MoneyText() {}

    /** Stands for {@link Money#parse}. */
    @JsonCreator
    public static Money parse(String text) {
      return Money.parse(text);
    }

    /** Stands for {@link Money#toString}. */
    @Override
    @JsonValue
    public abstract String toString();
  }

  /** How a currency is written. */
  abstract static class CurrencyText {
    private CurrencyText() {}

    /** Stands for {@link CurrencyUnit#of(String)}. */
    @JsonCreator
    public static CurrencyUnit of(String code) {
      return CurrencyUnit.of(code);
    }

    /** Stands for {@link CurrencyUnit#getCode}. */
    @JsonValue
    public abstract String getCode();
  }
}
