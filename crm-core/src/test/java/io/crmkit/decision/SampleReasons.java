package io.crmkit.decision;

import io.crmkit.customer.ClassReason;
import io.crmkit.customer.ProfileEntry;
import io.crmkit.customer.ProfilePart;
import io.crmkit.customer.ProfileReason;
import io.crmkit.customer.StaffId;
import io.crmkit.facts.Condition;
import io.crmkit.facts.FactGap;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Finding;
import io.crmkit.facts.Kind;
import io.crmkit.facts.Metric;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.facts.Metrics;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierProblem;
import io.crmkit.tier.TierReason;
import io.crmkit.time.CalendarUnit;
import io.crmkit.time.Window;
import io.crmkit.workflow.CaseReason;
import io.crmkit.workflow.ClockReason;
import io.crmkit.workflow.ConformanceReason;
import io.crmkit.workflow.MigrationProblem;
import io.crmkit.workflow.SampleClocks;
import io.crmkit.workflow.SampleWorkflows;
import io.crmkit.workflow.WorkflowProblem;
import io.crmkit.workflow.WorkflowReason;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** One or more samples of every reason of the library. */
final class SampleReasons {
  /** The sealed families that every reason of the library belongs to. */
  static final List<Class<? extends Reason>> FAMILIES =
      List.of(
          TierReason.class,
          TierProblem.class,
          Finding.class,
          FactGap.class,
          ProfileReason.class,
          ClassReason.class,
          ClockReason.class,
          ConformanceReason.class,
          WorkflowReason.class,
          CaseReason.class,
          MigrationProblem.class,
          WorkflowProblem.class);

  static final List<Window> WINDOWS =
      List.of(
          new Window.Calendar(CalendarUnit.MONTH, 2),
          new Window.Calendar(CalendarUnit.QUARTER, 2),
          new Window.Calendar(CalendarUnit.YEAR, 2),
          new Window.Anniversary(2),
          Window.ever(),
          Window.last(Period.of(1, 2, 3)),
          Window.current(CalendarUnit.MONTH),
          Window.current(CalendarUnit.QUARTER),
          Window.current(CalendarUnit.YEAR),
          Window.previous(CalendarUnit.MONTH),
          Window.previous(CalendarUnit.QUARTER),
          Window.previous(CalendarUnit.YEAR),
          Window.membershipYear(),
          new Window.Anniversary(1));

  /** Samples whose text depends on their content. */
  private static final List<Reason> SPECIAL =
      List.of(
          new Finding.Alternatives(List.of()),
          new ProfileReason.Complete(0),
          new ClassReason.AllDeclared(0));

  /** Details of reasons, one of each type. */
  private static final List<Object> VALUES =
      List.of(
          Tier.of("GOLD"),
          StaffId.of("s-1"),
          LocalDate.of(2026, 11, 23),
          ProfilePart.BASIC,
          ProfileEntry.Source.WEB,
          "sample",
          7L);

  private static final Facts FACTS =
      Facts.at(Instant.EPOCH, ZoneOffset.UTC, CurrencyUnit.of("CNY"))
          .with(Metrics.spend(Window.ever()), Money.parse("CNY 5.00"))
          .with(Metrics.orders(Window.ever()), 3L)
          .with(Metrics.tenure(), Period.ofDays(3))
          .with(Metrics.satisfaction(Window.ever()), new BigDecimal("0.5"))
          .with(Metrics.customerClass("nature"), "enterprise")
          .withAbsent(Metrics.daysSinceOrder(Window.ever()));

  private SampleReasons() {}

  /** The record classes of all families. */
  static List<Class<?>> types() {
    return FAMILIES.stream().<Class<?>>flatMap(SampleReasons::leaves).toList();
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(SampleReasons::leaves)
        : Stream.of(type);
  }

  /** Samples of every type; findings come from evaluating conditions, the rest by reflection. */
  static List<Reason> all() {
    List<Reason> samples = new ArrayList<>(findings());
    types().stream()
        .filter(type -> !Finding.class.isAssignableFrom(type))
        .filter(type -> !type.getPackageName().equals(SampleWorkflows.class.getPackageName()))
        .forEach(type -> samples.add(make(type)));
    samples.addAll(SPECIAL);
    samples.addAll(SampleWorkflows.reasons());
    samples.addAll(SampleClocks.reasons());
    return samples;
  }

  private static List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    conditions().forEach(condition -> findings.addAll(condition.evaluate(FACTS).findings()));
    conditions()
        .forEach(
            condition -> findings.addAll(Condition.none(condition).evaluate(FACTS).findings()));
    return findings;
  }

  private static List<Condition> conditions() {
    List<Condition> conditions = new ArrayList<>();
    thresholds(conditions, Metrics.spend(Window.ever()), Money.parse("CNY 5.00"));
    thresholds(conditions, Metrics.spend(Window.ever()), Money.parse("CNY 7.00"));
    thresholds(conditions, Metrics.spend(Window.ever()), Money.parse("USD 7.00"));
    thresholds(conditions, Metrics.orders(Window.ever()), 1L);
    thresholds(conditions, Metrics.tenure(), Period.ofDays(1));
    thresholds(conditions, Metrics.satisfaction(Window.ever()), new BigDecimal("0.125"));
    thresholds(conditions, Metrics.daysSinceOrder(Window.ever()), Period.ofDays(1));
    WINDOWS.forEach(window -> thresholds(conditions, Metrics.contacts(window), 1L));
    Metric<String> nature = Metrics.customerClass("nature");
    conditions.add(Condition.oneOf(nature, "enterprise", "person"));
    conditions.add(Condition.oneOf(nature, "person"));
    conditions.add(Condition.any(conditions.get(4), conditions.get(6)));
    conditions.add(
        Condition.any(
            Condition.oneOf(nature, "person"), Metrics.orders(Window.ever()).atLeast(9L)));
    return conditions;
  }

  private static <T> void thresholds(List<Condition> into, Metric<T> metric, T bound) {
    into.add(metric.atLeast(bound));
    into.add(metric.atMost(bound));
    into.add(metric.moreThan(bound));
    into.add(metric.lessThan(bound));
  }

  /** A phrase for the name of every standard metric and of the three dimensions of IS-04. */
  static Stream<Phrase> metricPhrases() {
    Stream<String> dimensions = Stream.of("nature", "business-type", "cooperation-stage");
    Stream<String> names = MetricCatalogue.STANDARD.names().stream();
    return Stream.concat(names, dimensions.map(dimension -> "class-" + dimension))
        .map(name -> Metric.of(name, Kind.COUNT, Window.ever()).phrase());
  }

  private static Reason make(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] arguments =
        Arrays.stream(components).map(part -> sample(part.getGenericType())).toArray();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      return (Reason) constructor.newInstance(arguments);
    } catch (NoSuchMethodException
        | InstantiationException
        | IllegalAccessException
        | InvocationTargetException e) {
      throw new IllegalStateException("no sample of " + type, e);
    }
  }

  private static Object sample(Type type) {
    if (type.getTypeName().startsWith("java.util.List<")) {
      return type.getTypeName().contains("Finding")
          ? Metrics.orders(Window.ever()).atLeast(9L).evaluate(FACTS).findings()
          : List.of("first", "second");
    }
    return type == long.class
        ? 7L
        : VALUES.stream()
            .filter(sample -> type instanceof Class<?> wanted && wanted.isInstance(sample))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no sample of " + type));
  }

  /** The phrase and all phrases in its details. */
  static Stream<Phrase> within(Phrase phrase) {
    return Stream.concat(
        Stream.of(phrase), phrase.details().values().stream().flatMap(SampleReasons::withinValue));
  }

  private static Stream<Phrase> withinValue(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().flatMap(SampleReasons::withinValue);
    }
    return value instanceof Phrase phrase ? within(phrase) : Stream.of();
  }
}
