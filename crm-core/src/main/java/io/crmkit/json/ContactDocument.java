package io.crmkit.json;

import io.crmkit.contact.Cap;
import io.crmkit.contact.Combination;
import io.crmkit.contact.ConsentRequired;
import io.crmkit.contact.ContactRule;
import io.crmkit.contact.ContactRules;
import io.crmkit.contact.ContactWindow;
import io.crmkit.contact.DoNotContact;
import io.crmkit.contact.Exemption;
import io.crmkit.contact.MeetingPreparation;
import io.crmkit.contact.OpenHours;
import io.crmkit.contact.ProtectedCustomers;
import io.crmkit.contact.Protection;
import io.crmkit.contact.QuietHours;
import io.crmkit.contact.RestDays;
import io.crmkit.contact.RestHours;
import io.crmkit.contact.Scope;
import io.crmkit.contact.WrittenConfirmation;
import io.crmkit.customer.Channel;
import io.crmkit.customer.ClassScheme;
import io.crmkit.customer.Purpose;
import io.crmkit.customer.Topic;
import io.crmkit.time.BusinessCalendar;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads contact rules from playbooks: {@code {"rules": [rule, …], "combination":
 * "MOST_RESTRICTIVE", "horizon": "P366D"}}. A rule has {@code type}, {@code name}, an optional
 * {@code scope} and, by its type:
 *
 * <ul>
 *   <li>{@code cap}: {@code atMost}, {@code window}; optional {@code counts} (a scope; as {@code
 *       scope} if it is left out), {@code counted}, {@code proration}
 *   <li>{@code rest-hours}: {@code from}, {@code to}; optional {@code days} ({@code ["mon"]}; all)
 *   <li>{@code rest-days}: {@code days}, {@code holidays}, {@code workingDays}, one of the first
 *       two at least
 *   <li>{@code open-hours}: {@code calendar}, the name of a calendar of the playbook
 *   <li>{@code protected}: {@code customers}
 *   <li>{@code written-confirmation}: optional {@code written} (e-mail and letters)
 *   <li>{@code meeting-preparation}: {@code dimension}, {@code important}
 *   <li>{@code exemption}: {@code lifts}
 *   <li>{@code consent} and {@code do-not-contact}: nothing else
 * </ul>
 */
final class ContactDocument {
  /** The fields of each type of rule, besides type, name and scope. */
  static final Map<String, List<String>> FIELDS =
      Map.of(
          "cap", List.of("counts", "atMost", "window", "counted", "proration"),
          "rest-hours", List.of("days", "from", "to"),
          "rest-days", List.of("days", "holidays", "workingDays"),
          "open-hours", List.of("calendar"),
          "consent", List.of(),
          "do-not-contact", List.of(),
          "protected", List.of("customers"),
          "written-confirmation", List.of("written"),
          "meeting-preparation", List.of("dimension", "important"),
          "exemption", List.of("lifts"));

  static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  private final DocumentCheck check;
  private final ClassScheme classes;
  private final Map<String, BusinessCalendar> calendars;

  ContactDocument(
      DocumentCheck check, ClassScheme classes, Map<String, BusinessCalendar> calendars) {
    this.check = check;
    this.classes = classes;
    this.calendars = calendars;
  }

  Optional<ContactRules> read(JsonNode node, String pointer) {
    return check.object(node, pointer, "rules", "combination", "horizon")
        ? rules(node, pointer)
        : Optional.empty();
  }

  /** The rules of an object that holds other fields as well. */
  Optional<ContactRules> rules(JsonNode node, String pointer) {
    int problemsBefore = check.problems().size();
    requireNames(node.get("rules"), pointer + "/rules");
    List<ContactRule> rules = check.list(node.get("rules"), pointer + "/rules", this::rule);
    Combination combination =
        constant(node, pointer, "combination", Combination.values())
            .orElse(Combination.MOST_RESTRICTIVE);
    ContactRules plain = ContactRules.of();
    Duration horizon =
        check
            .optional(node, pointer, "horizon", text -> plain.withHorizon(duration(text)).horizon())
            .orElse(plain.horizon());
    return check.problems().size() > problemsBefore
        ? Optional.empty()
        : check.attempt(pointer + "/rules", () -> new ContactRules(rules, combination, horizon));
  }

  /** What the rules together would refuse, told at its place and beside all other mistakes. */
  private void requireNames(@Nullable JsonNode rules, String pointer) {
    if (rules == null || !rules.isArray()) {
      return;
    }
    Set<String> seen = new TreeSet<>();
    Set<String> lasting = new TreeSet<>();
    for (int i = 0; i < rules.size(); i++) {
      String name = textOf(rules.get(i), "name");
      if (!name.isEmpty() && !seen.add(name)) {
        check.problem(pointer + "/" + i + "/name", "must occur once, " + name + " stands twice");
      }
      if (Set.of("do-not-contact", "exemption").contains(textOf(rules.get(i), "type"))) {
        lasting.add(name);
      }
    }
    for (int i = 0; i < rules.size(); i++) {
      JsonNode lifts = rules.get(i).get("lifts");
      for (int j = 0; lifts != null && lifts.isArray() && j < lifts.size(); j++) {
        String name = lifts.get(j).isString() ? lifts.get(j).stringValue() : "";
        String at = pointer + "/" + i + "/lifts/" + j;
        if (!name.isEmpty() && !seen.contains(name)) {
          check.problem(at, DocumentTexts.shortened(name) + " is no rule; there are " + seen);
        } else if (lasting.contains(name)) {
          check.problem(at, name + " is a rule that cannot be lifted");
        }
      }
    }
  }

  private static String textOf(JsonNode object, String field) {
    JsonNode node = object.get(field);
    return node == null || !node.isString() ? "" : node.stringValue();
  }

  private Optional<ContactRule> rule(JsonNode node, String pointer) {
    if (!node.isObject()) {
      check.object(node, pointer);
      return Optional.empty();
    }
    Optional<String> type = check.required(node, pointer, "type", ContactDocument::type);
    if (type.isEmpty()) {
      return Optional.empty();
    }
    int problemsBefore = check.problems().size();
    check.object(
        node,
        pointer,
        Stream.concat(
                Stream.of("type", "name", "scope"),
                FIELDS.getOrDefault(type.get(), List.of()).stream())
            .toArray(String[]::new));
    Optional<String> name = check.required(node, pointer, "name", text -> text);
    Scope scope = scope(node, pointer, "scope").orElse(Scope.ALL);
    Optional<DocumentCheck.Attempt<ContactRule>> rule =
        make(type.get(), name.orElse("?"), scope, node, pointer);
    return check.problems().size() > problemsBefore || rule.isEmpty()
        ? Optional.empty()
        : check.attempt(pointer, rule.get());
  }

  private static String type(String text) {
    if (!FIELDS.containsKey(text)) {
      throw new IllegalArgumentException(
          "must be one of "
              + new TreeSet<>(FIELDS.keySet())
              + ", was '"
              + DocumentTexts.shortened(text)
              + "'");
    }
    return text;
  }

  private Optional<DocumentCheck.Attempt<ContactRule>> make(
      String type, String name, Scope scope, JsonNode node, String at) {
    return switch (type) {
      case "cap" -> cap(name, scope, node, at);
      case "rest-hours" -> restHours(name, scope, node, at);
      case "rest-days" -> restDays(name, scope, node, at);
      case "open-hours" ->
          check
              .required(node, at, "calendar", this::calendar)
              .map(calendar -> () -> new OpenHours(name, scope, calendar));
      case "consent" -> Optional.of(() -> new ConsentRequired(name, scope));
      case "do-not-contact" -> Optional.of(() -> new DoNotContact(name, scope));
      case "protected" -> {
        Set<Protection> customers =
            texts(node, at, "customers", text -> constant(Protection.values(), text));
        yield Optional.of(() -> new ProtectedCustomers(name, scope, customers));
      }
      case "written-confirmation" -> {
        Set<Channel> written =
            node.has("written")
                ? texts(node, at, "written", Channel::of)
                : WrittenConfirmation.of("usual").written();
        yield Optional.of(() -> new WrittenConfirmation(name, scope, written));
      }
      case "meeting-preparation" -> meeting(name, scope, node, at);
      default -> {
        Set<String> lifts = texts(node, at, "lifts", text -> text);
        yield Optional.of(() -> new Exemption(name, scope, lifts));
      }
    };
  }

  private Optional<DocumentCheck.Attempt<ContactRule>> cap(
      String name, Scope scope, JsonNode node, String at) {
    Scope counts = scope(node, at, "counts").orElse(scope);
    JsonNode number = node.get("atMost");
    boolean whole = number != null && number.isInt();
    if (!whole) {
      check.problem(at + "/atMost", "must be a whole number, was " + DocumentCheck.words(number));
    }
    Optional<ContactWindow> window = check.required(node, at, "window", ContactWindow::parse);
    Cap.Counted counted =
        constant(node, at, "counted", Cap.Counted.values()).orElse(Cap.Counted.ATTEMPTS);
    Cap.Proration proration =
        constant(node, at, "proration", Cap.Proration.values()).orElse(Cap.Proration.FULL);
    return window.isEmpty() || !whole
        ? Optional.empty()
        : Optional.of(
            () ->
                new Cap(name, scope, counts, number.intValue(), window.get(), counted, proration));
  }

  private Optional<DocumentCheck.Attempt<ContactRule>> restHours(
      String name, Scope scope, JsonNode node, String at) {
    Set<DayOfWeek> days = node.has("days") ? days(node, at) : EnumSet.allOf(DayOfWeek.class);
    Optional<LocalTime> from = check.required(node, at, "from", ContactDocument::time);
    Optional<LocalTime> to = check.required(node, at, "to", ContactDocument::time);
    return from.isEmpty() || to.isEmpty()
        ? Optional.empty()
        : Optional.of(() -> new RestHours(name, scope, days, new QuietHours(from.get(), to.get())));
  }

  private Optional<DocumentCheck.Attempt<ContactRule>> restDays(
      String name, Scope scope, JsonNode node, String at) {
    Set<DayOfWeek> days = node.has("days") ? days(node, at) : Set.of();
    Set<LocalDate> holidays = dates(node, at, "holidays");
    Set<LocalDate> workingDays = dates(node, at, "workingDays");
    return Optional.of(() -> new RestDays(name, scope, days, holidays, workingDays));
  }

  private Optional<DocumentCheck.Attempt<ContactRule>> meeting(
      String name, Scope scope, JsonNode node, String at) {
    Scope meetings = node.has("scope") ? scope : Scope.ALL.withChannels(Channel.FACE_TO_FACE);
    Optional<String> dimension = check.required(node, at, "dimension", this::dimension);
    List<String> declared =
        dimension.map(d -> classes.dimensions().getOrDefault(d, List.of())).orElse(List.of());
    Set<String> important =
        texts(
            node,
            at,
            "important",
            text -> {
              if (dimension.isPresent() && !declared.contains(text)) {
                throw new IllegalArgumentException(
                    DocumentTexts.shortened(text)
                        + " is no class of "
                        + dimension.get()
                        + "; there are "
                        + declared);
              }
              return text;
            });
    return dimension.map(d -> () -> new MeetingPreparation(name, meetings, d, important));
  }

  private String dimension(String text) {
    if (!classes.dimensions().containsKey(text)) {
      throw new IllegalArgumentException(
          "classes declares no dimension "
              + DocumentTexts.shortened(text)
              + "; it has "
              + classes.dimensions().keySet());
    }
    return text;
  }

  private BusinessCalendar calendar(String name) {
    BusinessCalendar calendar = calendars.get(name);
    if (calendar == null) {
      throw new IllegalArgumentException(
          DocumentTexts.shortened(name)
              + " is no calendar of this playbook; there are "
              + calendars.keySet());
    }
    return calendar;
  }

  private Optional<Scope> scope(JsonNode rule, String pointer, String field) {
    JsonNode node = rule.get(field);
    String at = pointer + "/" + field;
    if (node == null
        || !check.object(node, at, "channels", "purposes", "topics", "exceptPurposes")) {
      return Optional.empty();
    }
    Set<Channel> channels = optionalTexts(node, at, "channels", Channel::of);
    Set<Purpose> purposes = optionalTexts(node, at, "purposes", Purpose::of);
    Set<Topic> topics = optionalTexts(node, at, "topics", Topic::of);
    Set<Purpose> except = optionalTexts(node, at, "exceptPurposes", Purpose::of);
    return check.attempt(at, () -> new Scope(channels, purposes, topics, except));
  }

  /** Left out, a part of a scope restricts nothing; an empty list is more likely a mistake. */
  private <T> Set<T> optionalTexts(
      JsonNode node, String at, String field, Function<String, T> reader) {
    return node.has(field) ? texts(node, at, field, reader) : Set.of();
  }

  private <T> Set<T> texts(JsonNode node, String at, String field, Function<String, T> reader) {
    JsonNode list = node.get(field);
    if (list != null && list.isArray() && list.isEmpty()) {
      check.problem(at + "/" + field, "must name at least one");
    }
    return new LinkedHashSet<>(
        check.list(list, at + "/" + field, (item, itemAt) -> check.text(item, itemAt, reader)));
  }

  private Set<DayOfWeek> days(JsonNode node, String at) {
    return texts(
        node,
        at,
        "days",
        text -> {
          int day = DAYS.indexOf(text);
          if (day < 0) {
            throw new IllegalArgumentException(
                "must be one of " + DAYS + ", was '" + DocumentTexts.shortened(text) + "'");
          }
          return DayOfWeek.of(day + 1);
        });
  }

  private Set<LocalDate> dates(JsonNode node, String at, String field) {
    return optionalTexts(node, at, field, DocumentTexts::date);
  }

  private <E extends Enum<E>> Optional<E> constant(
      JsonNode node, String at, String field, E[] values) {
    return check.optional(node, at, field, text -> constant(values, text));
  }

  private static <E extends Enum<E>> E constant(E[] values, String text) {
    return DocumentTexts.constant(values, text);
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "must be a time like 21:00, was '" + DocumentTexts.shortened(text) + "'", e);
    }
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "must be a length like P90D, was '" + DocumentTexts.shortened(text) + "'", e);
    }
  }
}
