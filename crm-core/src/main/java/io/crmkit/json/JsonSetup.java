package io.crmkit.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.common.collect.ImmutableMap;
import io.crmkit.decision.Reason;
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
          .putAll(ClockReasons.TYPES)
          .putAll(ComplaintReasons.TYPES)
          .putAll(CustomerReasons.TYPES)
          .putAll(FactsReasons.TYPES)
          .putAll(TierReasons.TYPES)
          .putAll(WorkflowReasons.TYPES)
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
