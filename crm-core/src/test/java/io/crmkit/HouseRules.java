package io.crmkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.ConstructorCallTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * The rules that the class files of crm-core keep. Each takes the root package, so that {@link
 * ArchitectureTest} can show on fixtures that it is able to fail.
 */
final class HouseRules {

  /** Ground floor first; rooms on one floor never import each other. */
  private static final List<Set<String>> FLOORS =
      List.of(
          Set.of("decision"),
          Set.of("time"),
          Set.of("customer"),
          Set.of("facts"),
          Set.of("workflow"),
          Set.of("tier", "contact", "complaint", "loyalty", "score", "ownership", "privacy"),
          Set.of("playbook"),
          Set.of("review"),
          Set.of("json"),
          Set.of("laws"));

  private static final Map<String, Integer> FLOOR_OF = floorOf();

  private static final Set<String> FLOATING_POINT =
      Set.of(
          "double",
          "float",
          Double.class.getName(),
          Float.class.getName(),
          OptionalDouble.class.getName(),
          DoubleStream.class.getName());

  /** Calls that read a clock, by owner and name; whatever their parameters. */
  private static final Set<String> CLOCK_READS =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.time.Clock.system",
          "java.time.Clock.systemDefaultZone",
          "java.time.Clock.systemUTC",
          "java.time.Clock.tickMillis",
          "java.time.Clock.tickMinutes",
          "java.time.Clock.tickSeconds",
          "java.time.InstantSource.system",
          "java.util.Calendar.getInstance");

  /** Calls that read the machine's zone or locale, by owner and name. */
  private static final Set<String> AMBIENT_READS =
      Set.of(
          "java.time.ZoneId.systemDefault",
          "java.util.Locale.getDefault",
          "java.util.TimeZone.getDefault");

  /** Calls that fall back to the machine's locale unless they are given one. */
  private static final Set<String> LOCALE_TAKERS =
      Set.of(
          "java.lang.String.format",
          "java.lang.String.formatted",
          "java.lang.String.toLowerCase",
          "java.lang.String.toUpperCase",
          "java.time.format.DateTimeFormatter.ofPattern",
          "java.time.format.DateTimeFormatterBuilder.toFormatter",
          "java.util.ResourceBundle.getBundle");

  private HouseRules() {}

  static ArchRule roomsImportOnlyDownwards(String root) {
    return classes()
        .that(liveUnder(root))
        .should(
            new ArchCondition<JavaClass>("import only rooms on lower floors") {
              @Override
              public void check(JavaClass origin, ConditionEvents events) {
                String from = room(root, origin);
                if (!FLOOR_OF.containsKey(from)) {
                  violated(
                      events, origin, origin.getName() + " lives in no known room: '" + from + "'");
                  return;
                }
                for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                  JavaClass target = dependency.getTargetClass();
                  if (!liveUnder(root).test(target)) {
                    continue;
                  }
                  String to = room(root, target);
                  Optional<Integer> floor = Optional.ofNullable(FLOOR_OF.get(to));
                  boolean downwards = floor.isPresent() && floor.get() < FLOOR_OF.get(from);
                  if (!from.equals(to) && !downwards) {
                    violated(
                        events,
                        origin,
                        "room '" + from + "' imports '" + to + "': " + dependency.getDescription());
                  }
                }
              }
            })
        .allowEmptyShould(true);
  }

  static ArchRule packagesHaveNoCycles(String root) {
    return slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);
  }

  static ArchRule guavaStaysBehindTheCurtain(String root) {
    DescribedPredicate<JavaClass> guava = resideInAPackage("com.google.common..");
    ArchRule memberRule =
        members()
            .that(describe("a host can see", member -> visible(root, member)))
            .should(notInvolve("Guava", guava, HouseRules::involved))
            .allowEmptyShould(true);
    ArchRule typeRule =
        classes()
            .that(liveUnder(root))
            .and(describe("a host can see", HouseRules::visible))
            .should(notInvolve("Guava", guava, HouseRules::parents))
            .allowEmptyShould(true);
    return CompositeArchRule.of(memberRule).and(typeRule);
  }

  static ArchRule jacksonStaysInJson(String root) {
    return noClasses()
        .that(liveUnder(root))
        .and()
        .resideOutsideOfPackage(root + ".json..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("tools.jackson..")
                .or(resideInAPackage("com.fasterxml.jackson.."))
                .and(
                    DescribedPredicate.not(resideInAPackage("com.fasterxml.jackson.annotation.."))))
        .allowEmptyShould(true);
  }

  static ArchRule nothingReadsAClock(String root) {
    return noClasses()
        .that(liveUnder(root))
        .should()
        .accessTargetWhere(
            describe(
                "a clock is read",
                access ->
                    CLOCK_READS.contains(target(access))
                        || (access.getName().equals("now")
                            && access.getTargetOwner().getPackageName().startsWith("java.time"))
                        || (access.getTargetOwner().isEquivalentTo(Date.class)
                            && access.getTarget() instanceof ConstructorCallTarget constructor
                            && constructor.getRawParameterTypes().isEmpty())))
        .allowEmptyShould(true);
  }

  static ArchRule nothingReadsZoneOrLocale(String root) {
    return noClasses()
        .that(liveUnder(root))
        .should()
        .accessTargetWhere(
            describe(
                "the machine's zone or locale is read",
                access ->
                    AMBIENT_READS.contains(target(access))
                        || (LOCALE_TAKERS.contains(target(access)) && !takesLocale(access))))
        .allowEmptyShould(true);
  }

  static ArchRule nothingFloats(String root) {
    DescribedPredicate<JavaClass> floating =
        describe(
            "floating", type -> FLOATING_POINT.contains(type.getBaseComponentType().getName()));
    String why = "money and points are never double";
    ArchRule fieldRule =
        fields()
            .that(describe("outside score", field -> exact(root, field)))
            .should(notInvolve("double or float", floating, HouseRules::involved))
            .because(why)
            .allowEmptyShould(true);
    ArchRule codeRule =
        codeUnits()
            .that(describe("outside score", code -> exact(root, code)))
            .should(notInvolve("double or float", floating, HouseRules::involved))
            .because(why)
            .allowEmptyShould(true);
    return CompositeArchRule.of(fieldRule).and(codeRule);
  }

  static ArchRule packagesAreNullMarked(String root) {
    return classes()
        .that(liveUnder(root))
        .should(
            new ArchCondition<JavaClass>("live in a @NullMarked package") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                  violated(
                      events,
                      type,
                      type.getName() + " lives in " + type.getPackageName() + ": no @NullMarked");
                }
              }
            })
        .allowEmptyShould(true);
  }

  static ArchRule nothingLogs(String root) {
    return noClasses()
        .that(liveUnder(root))
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.slf4j..")
                .or(resideInAPackage("java.util.logging.."))
                .or(describe("System.Logger", type -> type.isEquivalentTo(System.Logger.class))))
        .orShould()
        .accessTargetWhere(
            describe(
                "a standard stream is used",
                access ->
                    Set.of("java.lang.System.out", "java.lang.System.err")
                        .contains(target(access))))
        .allowEmptyShould(true);
  }

  private static Map<String, Integer> floorOf() {
    Map<String, Integer> floors = new HashMap<>();
    for (int floor = 0; floor < FLOORS.size(); floor++) {
      for (String room : FLOORS.get(floor)) {
        floors.put(room, floor);
      }
    }
    return Map.copyOf(floors);
  }

  private static DescribedPredicate<JavaClass> liveUnder(String root) {
    return resideInAPackage(root + "..");
  }

  private static String room(String root, JavaClass type) {
    String name = type.getPackageName();
    return name.equals(root) ? "" : name.substring(root.length() + 1).split("\\.", 2)[0];
  }

  private static String target(JavaAccess<?> access) {
    return access.getTargetOwner().getName() + "." + access.getName();
  }

  private static boolean takesLocale(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget code
        && code.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Locale.class));
  }

  private static boolean exact(String root, JavaMember member) {
    return liveUnder(root).test(member.getOwner())
        && !room(root, member.getOwner()).equals("score");
  }

  private static boolean visible(String root, JavaMember member) {
    return liveUnder(root).test(member.getOwner())
        && visible(member.getOwner())
        && open(member.getModifiers());
  }

  private static boolean visible(JavaClass type) {
    return open(type.getModifiers())
        && type.getEnclosingClass().map(HouseRules::visible).orElse(true);
  }

  private static boolean open(Set<JavaModifier> modifiers) {
    return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
        && !modifiers.contains(JavaModifier.SYNTHETIC);
  }

  private static Stream<JavaType> involved(JavaMember member) {
    if (member instanceof JavaField field) {
      return Stream.of(field.getType());
    }
    JavaCodeUnit code = (JavaCodeUnit) member;
    return Stream.of(
            List.of(code.getReturnType()), code.getParameterTypes(), code.getTypeParameters())
        .flatMap(Collection::stream);
  }

  private static Stream<JavaType> parents(JavaClass type) {
    return Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
  }

  private static <T> ArchCondition<T> notInvolve(
      String what, DescribedPredicate<JavaClass> unwanted, Function<T, Stream<JavaType>> types) {
    return new ArchCondition<>("not involve " + what) {
      @Override
      public void check(T item, ConditionEvents events) {
        types
            .apply(item)
            .flatMap(type -> type.getAllInvolvedRawTypes().stream())
            .filter(unwanted)
            .distinct()
            .forEach(type -> violated(events, item, item + " involves " + type.getName()));
      }
    };
  }

  private static void violated(ConditionEvents events, Object where, String message) {
    events.add(SimpleConditionEvent.violated(where, message));
  }
}
