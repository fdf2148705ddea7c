package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.CaseFormat;
import io.crmkit.customer.StaffId;
import io.crmkit.decision.Reason;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The reasons of points")
class LoyaltyReasonsTest {
  private static final Map<Class<?>, Object> VALUES =
      Map.of(
          long.class,
          7L,
          String.class,
          "sample",
          Instant.class,
          Book.START,
          Money.class,
          Book.cny("5.00"),
          StaffId.class,
          Book.ANNA,
          AccountId.class,
          AccountId.of("a-1"),
          CommandKey.class,
          CommandKey.of("k-1"),
          List.class,
          List.of());

  static Stream<Class<?>> types() {
    return Stream.of(
            CouponReason.class,
            LoyaltyReason.class,
            LoyaltyMoveReason.class,
            LoyaltyRefusal.class,
            LoyaltyLimitRefusal.class,
            LoyaltyRuleReason.class)
        .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()));
  }

  private static Reason make(Class<?> type) throws ReflectiveOperationException {
    RecordComponent[] parts = type.getRecordComponents();
    Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class[]::new);
    Object[] values = Arrays.stream(types).map(VALUES::get).toArray();
    return (Reason) type.getDeclaredConstructor(types).newInstance(values);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("types")
  @DisplayName("have a code after their name, and all their parts as details, in order:")
  void codeAndDetails(Class<?> type) throws ReflectiveOperationException {
    Reason reason = make(type);
    String prefix = CouponReason.class.isAssignableFrom(type) ? "loyalty.coupon-" : "loyalty.";
    assertThat(reason.code())
        .isEqualTo(
            prefix + CaseFormat.UPPER_CAMEL.to(CaseFormat.LOWER_HYPHEN, type.getSimpleName()));
    List<String> names = new ArrayList<>();
    for (RecordComponent part : type.getRecordComponents()) {
      names.add(part.getName());
      assertThat(reason.details()).containsEntry(part.getName(), VALUES.get(part.getType()));
    }
    assertThat(reason.details().keySet()).containsExactlyElementsOf(names);
  }

  @Test
  @DisplayName("have a code each")
  void distinct() throws ReflectiveOperationException {
    List<String> codes = new ArrayList<>();
    for (Class<?> type : types().toList()) {
      codes.add(make(type).code());
    }
    assertThat(codes).doesNotHaveDuplicates().hasSizeGreaterThan(70);
  }
}
