package io.crmkit.json;

import io.crmkit.customer.Channel;
import io.crmkit.customer.ProfilePart;
import io.crmkit.decision.Reason;
import io.crmkit.facts.FactGap;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Kind;
import io.crmkit.facts.Metric;
import io.crmkit.facts.Metrics;
import io.crmkit.score.model.ModelReason;
import io.crmkit.score.segment.Label;
import io.crmkit.score.stage.RelationshipLevel;
import io.crmkit.score.stage.Stage;
import io.crmkit.score.survey.FollowUp;
import io.crmkit.time.Window;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** A sample of every reason of scores but of models, by their records. */
final class ScoreReasonSamples {
  private static final List<Object> VALUES =
      List.of(
          "sample",
          7L,
          new BigDecimal("0.25"),
          LocalDate.of(2026, 11, 23),
          Instant.parse("2026-11-23T00:00:00Z"),
          Period.ofDays(3),
          Money.parse("CNY 5.00"),
          ProfilePart.BASIC,
          Channel.PHONE,
          Label.segment("LOYAL"),
          Stage.of("STABILITY"),
          RelationshipLevel.PROACTIVE,
          FollowUp.Step.RESOLVED,
          Metric.of("teamwork", Kind.CATEGORY, Window.ever()),
          new FactGap.NotSupplied(),
          Metrics.orders(Window.ever())
              .atLeast(9L)
              .evaluate(Facts.at(Instant.EPOCH, ZoneOffset.UTC, CurrencyUnit.of("CNY")))
              .findings());

  private ScoreReasonSamples() {}

  static List<Reason> all() {
    return JsonSetup.REASONS.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("score."))
        .filter(entry -> !ModelReason.class.isAssignableFrom(entry.getValue()))
        .map(Map.Entry::getValue)
        .map(ScoreReasonSamples::make)
        .toList();
  }

  private static Reason make(Class<? extends Reason> type) {
    RecordComponent[] parts = type.getRecordComponents();
    Object[] arguments = Arrays.stream(parts).map(part -> sample(part.getType())).toArray();
    Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types).newInstance(arguments);
    } catch (NoSuchMethodException
        | InstantiationException
        | IllegalAccessException
        | InvocationTargetException e) {
      throw new IllegalStateException("no sample of " + type, e);
    }
  }

  private static Object sample(Class<?> type) {
    return VALUES.stream()
        .filter(value -> type == long.class ? value instanceof Long : type.isInstance(value))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no sample of " + type));
  }
}
