package io.crmkit.json;

import io.crmkit.customer.StaffId;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Metrics;
import io.crmkit.loyalty.AccountId;
import io.crmkit.loyalty.CommandKey;
import io.crmkit.loyalty.CouponReason;
import io.crmkit.loyalty.LoyaltyLimitRefusal;
import io.crmkit.loyalty.LoyaltyMoveReason;
import io.crmkit.loyalty.LoyaltyReason;
import io.crmkit.loyalty.LoyaltyRefusal;
import io.crmkit.loyalty.LoyaltyRuleReason;
import io.crmkit.time.Window;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.joda.money.Money;

/** One reason of every code about points. */
final class LoyaltySamples {
  private static final Map<Class<?>, Object> VALUES =
      Map.of(
          long.class, 7L,
          String.class, "sample",
          Instant.class, Samples.NOON,
          Money.class, Money.parse("CNY 5.00"),
          StaffId.class, StaffId.of("s-1"),
          AccountId.class, AccountId.of("a-1"),
          CommandKey.class, CommandKey.of("k-1"));

  private LoyaltySamples() {}

  static List<Reason> reasons() {
    List<Reason> reasons = new ArrayList<>();
    Stream.of(
            CouponReason.class,
            LoyaltyReason.class,
            LoyaltyMoveReason.class,
            LoyaltyRefusal.class,
            LoyaltyLimitRefusal.class,
            LoyaltyRuleReason.class)
        .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
        .forEach(type -> reasons.add(make(type)));
    return reasons;
  }

  private static Reason make(Class<?> type) {
    RecordComponent[] parts = type.getRecordComponents();
    Object[] values = Arrays.stream(parts).map(LoyaltySamples::value).toArray();
    Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class[]::new);
    try {
      return (Reason) type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName(), e);
    }
  }

  private static Object value(RecordComponent part) {
    if (part.getType() != List.class) {
      return VALUES.get(part.getType());
    }
    Facts facts = Facts.at(Samples.NOON, ZoneOffset.UTC, Samples.CNY);
    return part.getName().equals("findings")
        ? Metrics.orders(Window.ever()).atLeast(9L).evaluate(facts).findings()
        : List.of("first", "second");
  }
}
