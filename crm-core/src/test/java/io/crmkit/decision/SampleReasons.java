package io.crmkit.decision;

import io.crmkit.complaint.ComplaintReason;
import io.crmkit.complaint.SampleComplaints;
import io.crmkit.complaint.SanctionReason;
import io.crmkit.contact.CadenceReason;
import io.crmkit.contact.CareAction;
import io.crmkit.contact.CareKind;
import io.crmkit.contact.CareName;
import io.crmkit.contact.CareReason;
import io.crmkit.contact.ContactBlocker;
import io.crmkit.contact.ContactProblem;
import io.crmkit.contact.ContactReason;
import io.crmkit.contact.ContactRequest;
import io.crmkit.contact.ContactWindow;
import io.crmkit.contact.Festival;
import io.crmkit.contact.Moment;
import io.crmkit.contact.PlanReason;
import io.crmkit.contact.Protection;
import io.crmkit.contact.QuietHours;
import io.crmkit.contact.ReleaseReason;
import io.crmkit.contact.Rhythm;
import io.crmkit.customer.Channel;
import io.crmkit.customer.ClassReason;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.ProfileEntry;
import io.crmkit.customer.ProfilePart;
import io.crmkit.customer.ProfileReason;
import io.crmkit.customer.Purpose;
import io.crmkit.customer.StaffId;
import io.crmkit.facts.Condition;
import io.crmkit.facts.FactGap;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Finding;
import io.crmkit.facts.Kind;
import io.crmkit.facts.Metric;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.facts.Metrics;
import io.crmkit.loyalty.AccountId;
import io.crmkit.loyalty.CommandKey;
import io.crmkit.loyalty.CouponReason;
import io.crmkit.loyalty.LoyaltyLimitRefusal;
import io.crmkit.loyalty.LoyaltyMoveReason;
import io.crmkit.loyalty.LoyaltyReason;
import io.crmkit.loyalty.LoyaltyRefusal;
import io.crmkit.loyalty.LoyaltyRuleReason;
import io.crmkit.score.ScoreReason;
import io.crmkit.score.ScorecardChange;
import io.crmkit.score.ScorecardProblem;
import io.crmkit.score.model.ModelReason;
import io.crmkit.score.model.ValueReason;
import io.crmkit.score.segment.Label;
import io.crmkit.score.segment.SegmentReason;
import io.crmkit.score.stage.ChurnReason;
import io.crmkit.score.stage.RelationshipLevel;
import io.crmkit.score.stage.Stage;
import io.crmkit.score.stage.StageReason;
import io.crmkit.score.survey.FollowUp;
import io.crmkit.score.survey.SurveyReason;
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
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** One or more samples of every reason of the library. */
final class SampleReasons {
  /** The sealed families that every reason of the library belongs to. */
  static final List<Class<? extends Reason>> FAMILIES =
      List.of(
          CadenceReason.class,
          PlanReason.class,
          ReleaseReason.class,
          CareReason.class,
          TierReason.class,
          TierProblem.class,
          CouponReason.class,
          LoyaltyReason.class,
          LoyaltyMoveReason.class,
          LoyaltyRefusal.class,
          LoyaltyLimitRefusal.class,
          LoyaltyRuleReason.class,
          Finding.class,
          FactGap.class,
          ProfileReason.class,
          ClassReason.class,
          ModelReason.class,
          ValueReason.class,
          ScoreReason.class,
          ScorecardChange.class,
          ScorecardProblem.class,
          StageReason.class,
          ChurnReason.class,
          SegmentReason.class,
          SurveyReason.class,
          ClockReason.class,
          ConformanceReason.class,
          WorkflowReason.class,
          CaseReason.class,
          MigrationProblem.class,
          WorkflowProblem.class,
          ComplaintReason.class,
          SanctionReason.class,
          ContactReason.class,
          ContactProblem.class);

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

  private static final List<ContactWindow> CONTACT_WINDOWS =
      List.of(
          ContactWindow.rolling(Duration.ofHours(24)),
          ContactWindow.rolling(Duration.ofSeconds(90)),
          ContactWindow.rolling(Period.ofDays(7)),
          ContactWindow.calendar(ContactWindow.Unit.DAY),
          ContactWindow.calendar(ContactWindow.Unit.WEEK),
          ContactWindow.calendar(ContactWindow.Unit.MONTH),
          ContactWindow.calendar(ContactWindow.Unit.QUARTER),
          ContactWindow.calendar(ContactWindow.Unit.YEAR),
          ContactWindow.weekFrom(DayOfWeek.SUNDAY));

  /** Samples whose text depends on their content. */
  private static final List<Reason> SPECIAL =
      List.of(
          new CareReason.Due(
              CareName.BIRTHDAY,
              LocalDate.of(2026, 11, 23),
              LocalDate.of(2026, 11, 20),
              List.of(CareAction.GREETING)),
          new CadenceReason.InTime(
              "r",
              1,
              2,
              Rhythm.every(Period.ofMonths(1)),
              new Moment(Instant.EPOCH, Optional.empty())),
          new CadenceReason.InTime(
              "r",
              1,
              2,
              Rhythm.every(Period.ofMonths(1), LocalDate.of(2026, 1, 31)),
              new Moment(Instant.EPOCH, Optional.empty())),
          new Finding.Alternatives(List.of()),
          new StageReason.LevelKeptUnknown(RelationshipLevel.REACTIVE),
          new StageReason.LevelKeptUnknown(RelationshipLevel.ACCOUNTABLE),
          new StageReason.LevelKeptUnknown(RelationshipLevel.PROACTIVE),
          new StageReason.LevelKeptUnknown(RelationshipLevel.PARTNERSHIP),
          new SurveyReason.StepDue(FollowUp.Step.RESOLVED, Instant.EPOCH),
          new SurveyReason.StepDue(FollowUp.Step.CONFIRMED, Instant.EPOCH),
          new ProfileReason.Complete(0),
          new ClassReason.AllDeclared(0),
          new ContactReason.Allowed(0),
          new ContactBlocker.Protected("r", Protection.MINOR),
          new ContactBlocker.Unprepared("r", List.of(ContactRequest.Part.values())));

  /** Details of reasons, one of each type. */
  private static final List<Object> VALUES =
      List.of(
          CareName.BIRTHDAY,
          Tier.of("GOLD"),
          Label.segment("LOYAL"),
          Stage.of("STABILITY"),
          RelationshipLevel.BASIC,
          StaffId.of("s-1"),
          CustomerId.of("c-1"),
          Rhythm.within(ContactWindow.calendar(ContactWindow.Unit.WEEK)),
          Period.ofDays(3),
          LocalDate.of(2026, 11, 23),
          Instant.parse("2026-11-23T00:00:00Z"),
          Money.parse("CNY 5.00"),
          AccountId.of("a-1"),
          CommandKey.of("k-1"),
          ProfilePart.BASIC,
          ProfileEntry.Source.WEB,
          Channel.PHONE,
          Purpose.CARE,
          Protection.DECEASED,
          FollowUp.Step.ANSWERED,
          QuietHours.of("21:00", "08:00"),
          new Moment(Instant.EPOCH, Optional.of(ZoneOffset.ofHours(8))),
          ContactWindow.calendar(ContactWindow.Unit.DAY),
          new ContactBlocker.ZoneUnknown("r"),
          "sample",
          7L,
          new BigDecimal("1.25"));

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
        .filter(type -> !type.getPackageName().equals(SampleComplaints.class.getPackageName()))
        .filter(type -> type != ContactBlocker.Unprepared.class)
        .forEach(type -> samples.add(make(type)));
    samples.addAll(SPECIAL);
    samples.addAll(SampleWorkflows.reasons());
    samples.addAll(SampleClocks.reasons());
    samples.addAll(SampleComplaints.reasons());
    CONTACT_WINDOWS.forEach(
        window ->
            samples.add(
                new ContactBlocker.CapReached(
                    "r", 1, 1, window, new Moment(Instant.EPOCH, Optional.empty()))));
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
    Stream<String> scores = SampleMetrics.OF_SCORES.stream();
    Stream<String> points = SampleMetrics.OF_POINTS.stream();
    return Stream.of(names, dimensions.map(dimension -> "class-" + dimension), scores, points)
        .flatMap(all -> all)
        .map(name -> Metric.of(name, Kind.COUNT, Window.ever()).phrase());
  }

  /** A phrase for the name of every occasion that comes with the library. */
  static Stream<Phrase> occasionPhrases() {
    Stream<CareName> others =
        Stream.of(
            CareName.BIRTHDAY,
            new CareName(CareKind.ANNIVERSARY, "joining"),
            new CareName(CareKind.MEMBER_DAY, "member-day"));
    return Stream.concat(others, Festival.KNOWN.values().stream().map(Festival::name))
        .map(CareName::phrase);
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
    if (type.getTypeName().contains("CareAction")) {
      return List.of(
          CareAction.GREETING, CareAction.GIFT, CareAction.EVENT, CareAction.TAILORED_SERVICE);
    }
    if (type.getTypeName().startsWith(Metric.class.getName())) {
      return Metric.of("teamwork", Kind.CATEGORY, Window.ever());
    }
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
