package io.crmkit.json;

import io.crmkit.contact.Audience;
import io.crmkit.contact.Cadence;
import io.crmkit.contact.CadenceRules;
import io.crmkit.contact.ContactRequest;
import io.crmkit.contact.InactivityRelease;
import io.crmkit.contact.InformationReview;
import io.crmkit.contact.Rhythm;
import io.crmkit.contact.Scope;
import io.crmkit.customer.Channel;
import io.crmkit.customer.ClassScheme;
import io.crmkit.customer.Purpose;
import io.crmkit.customer.Topic;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the cadences section of a playbook: which contacts are due how often, how information is
 * reviewed, and when a customer is released for inactivity. The zone is the playbook's.
 *
 * <pre>{@code
 * {"cadences": [{"name": "new-weekly", "atLeast": 2, "every": "calendar:WEEK", "from": "2026-01-01",
 *     "class": {"cooperation-stage": ["new"]}, "purposes": ["RETURN_VISIT"],
 *     "ways": [{"channel": "PHONE", "purpose": "RETURN_VISIT"}]}],
 *  "reviews": [{"name": "review", "every": "P6M", "afterChange": "P7D", "from": "2026-01-01"}],
 *  "release": {"name": "three-months", "after": "P3M", "from": "2026-01-01"}}
 * }</pre>
 */
final class CadenceDocument {
  private static final String[] SCOPE = {"channels", "purposes", "topics", "exceptPurposes"};
  private static final String[] CADENCE = {
    "name",
    "class",
    "condition",
    "channels",
    "purposes",
    "topics",
    "exceptPurposes",
    "atLeast",
    "every",
    "ways",
    "rank",
    "lead",
    "from"
  };
  private static final String[] RELEASE = {
    "name", "channels", "purposes", "topics", "exceptPurposes", "after", "from"
  };

  private final DocumentCheck check;
  private final ConditionDocument conditions;
  private final ClassScheme classes;
  private final ZoneId zone;

  /**
   * What the section holds.
   *
   * @param cadences the cadences
   * @param reviews the reviews of information
   * @param release the release for inactivity, if there is one
   */
  record Section(
      CadenceRules cadences, List<InformationReview> reviews, Optional<InactivityRelease> release) {
    Section {
      reviews = List.copyOf(reviews);
    }
  }

  CadenceDocument(
      DocumentCheck check, ConditionDocument conditions, ClassScheme classes, ZoneId zone) {
    this.check = check;
    this.conditions = conditions;
    this.classes = classes;
    this.zone = zone;
  }

  Optional<Section> read(JsonNode node, String pointer) {
    return check.object(node, pointer, "cadences", "reviews", "release")
        ? section(node, pointer)
        : Optional.empty();
  }

  /** The cadences, reviews and release of an object that holds other fields as well. */
  Optional<Section> section(JsonNode node, String pointer) {
    int problemsBefore = check.problems().size();
    Set<String> names = new HashSet<>();
    List<Cadence> cadences = listed(node, pointer, "cadences", names, this::cadence);
    List<InformationReview> reviews = listed(node, pointer, "reviews", names, this::review);
    Optional<InactivityRelease> release =
        node.has("release") ? release(node.get("release"), pointer + "/release") : Optional.empty();
    return check.problems().size() > problemsBefore
        ? Optional.empty()
        : check.attempt(
            pointer, () -> new Section(new CadenceRules(cadences, zone), reviews, release));
  }

  /** A list of rules, each of a name that no other has: due lists name them. */
  private <T> List<T> listed(
      JsonNode node,
      String pointer,
      String field,
      Set<String> names,
      BiFunction<JsonNode, String, Optional<T>> reader) {
    JsonNode list = node.get(field);
    if (list == null) {
      return List.of();
    }
    for (int i = 0; list.isArray() && i < list.size(); i++) {
      JsonNode name = list.get(i).get("name");
      if (name != null && name.isString() && !names.add(name.stringValue())) {
        check.problem(
            pointer + "/" + field + "/" + i + "/name",
            "must be a name of its own, " + DocumentCheck.words(name) + " stands twice");
      }
    }
    return check.list(list, pointer + "/" + field, reader);
  }

  private Optional<Cadence> cadence(JsonNode node, String pointer) {
    int problemsBefore = check.problems().size();
    if (!check.object(node, pointer, CADENCE)) {
      return Optional.empty();
    }
    Optional<String> name = name(node, pointer);
    Optional<LocalDate> from = check.required(node, pointer, "from", DocumentTexts::date);
    Optional<Rhythm> every = check.required(node, pointer, "every", Rhythm::parse);
    OptionalInt atLeast = whole(node, pointer, "atLeast", 1);
    OptionalInt rank = whole(node, pointer, "rank", 1);
    Optional<Audience> audience = audience(node, pointer);
    Optional<Scope> scope = scope(node, pointer);
    List<ContactRequest> ways =
        node.has("ways") ? check.list(node.get("ways"), pointer + "/ways", this::way) : List.of();
    Optional<Duration> lead = check.optional(node, pointer, "lead", CadenceDocument::duration);
    if (check.problems().size() > problemsBefore) {
      return Optional.empty();
    }
    return check.attempt(
        pointer,
        () -> {
          Cadence plain =
              Cadence.of(
                  name.orElseThrow(),
                  atLeast.orElseThrow(),
                  every.orElseThrow(),
                  from.orElseThrow());
          return new Cadence(
              plain.name(),
              audience.orElseThrow(),
              scope.orElseThrow(),
              plain.atLeast(),
              plain.rhythm(),
              ways,
              rank.orElseThrow(),
              lead.orElse(plain.lead()),
              plain.from());
        });
  }

  /** Whom a class or a condition names; everybody where neither is given. */
  Optional<Audience> audience(JsonNode node, String pointer) {
    if (node.has("class") && node.has("condition")) {
      check.problem(pointer + "/condition", "does not go with class");
      return Optional.empty();
    }
    if (node.has("condition")) {
      return conditions.read(node.get("condition"), pointer + "/condition").map(Audience::meeting);
    }
    JsonNode named = node.get("class");
    if (named == null) {
      return Optional.of(Audience.everyone());
    }
    String at = pointer + "/class";
    if (!named.isObject() || named.size() != 1) {
      check.problem(at, "must be an object with one dimension and its classes");
      return Optional.empty();
    }
    String dimension = named.propertyNames().iterator().next();
    String within = DocumentCheck.child(at, dimension);
    List<String> declared = classes.dimensions().get(dimension);
    if (declared == null) {
      check.problem(
          within,
          "classes declares no dimension "
              + DocumentTexts.shortened(dimension)
              + "; it has "
              + classes.dimensions().keySet());
      return Optional.empty();
    }
    List<String> values =
        check.list(
            named.get(dimension),
            within,
            (item, where) -> check.text(item, where, text -> declared(text, dimension, declared)));
    return check.attempt(at, () -> new Audience.OfClass(dimension, Set.copyOf(values)));
  }

  private static String declared(String text, String dimension, List<String> classes) {
    if (!classes.contains(text)) {
      throw new IllegalArgumentException(
          DocumentTexts.shortened(text)
              + " is no class of "
              + dimension
              + "; there are "
              + classes);
    }
    return text;
  }

  private Optional<Scope> scope(JsonNode node, String pointer) {
    Set<Channel> channels = codes(node, pointer, SCOPE[0], Channel::of);
    Set<Purpose> purposes = codes(node, pointer, SCOPE[1], Purpose::of);
    Set<Topic> topics = codes(node, pointer, SCOPE[2], Topic::of);
    Set<Purpose> except = codes(node, pointer, SCOPE[3], Purpose::of);
    return check.attempt(pointer, () -> new Scope(channels, purposes, topics, except));
  }

  private <T> Set<T> codes(
      JsonNode node, String pointer, String field, Function<String, T> reader) {
    return node.has(field)
        ? Set.copyOf(
            check.list(
                node.get(field), pointer + "/" + field, (item, at) -> check.text(item, at, reader)))
        : Set.of();
  }

  private Optional<ContactRequest> way(JsonNode node, String pointer) {
    if (!check.object(node, pointer, "channel", "purpose", "topic")) {
      return Optional.empty();
    }
    Optional<Channel> channel = check.required(node, pointer, "channel", Channel::of);
    Optional<Purpose> purpose = check.required(node, pointer, "purpose", Purpose::of);
    Optional<Topic> topic = check.optional(node, pointer, "topic", Topic::of);
    return channel.isEmpty() || purpose.isEmpty()
        ? Optional.empty()
        : Optional.of(
            topic
                .map(about -> ContactRequest.of(channel.get(), purpose.get()).about(about))
                .orElseGet(() -> ContactRequest.of(channel.get(), purpose.get())));
  }

  private Optional<InformationReview> review(JsonNode node, String pointer) {
    if (!check.object(node, pointer, "name", "every", "afterChange", "rank", "from")) {
      return Optional.empty();
    }
    Optional<String> name = name(node, pointer);
    Optional<Period> every = check.required(node, pointer, "every", DocumentTexts::length);
    Optional<Period> after = check.required(node, pointer, "afterChange", DocumentTexts::length);
    Optional<LocalDate> from = check.required(node, pointer, "from", DocumentTexts::date);
    OptionalInt rank = whole(node, pointer, "rank", 1);
    return name.isEmpty() || every.isEmpty() || after.isEmpty() || from.isEmpty() || rank.isEmpty()
        ? Optional.empty()
        : check.attempt(
            pointer,
            () ->
                new InformationReview(
                    name.get(), every.get(), after.get(), rank.getAsInt(), from.get(), zone));
  }

  private Optional<InactivityRelease> release(JsonNode node, String pointer) {
    if (!check.object(node, pointer, RELEASE)) {
      return Optional.empty();
    }
    Optional<String> name = name(node, pointer);
    Optional<Scope> services = scope(node, pointer);
    Optional<Period> after = check.required(node, pointer, "after", DocumentTexts::length);
    Optional<LocalDate> from = check.required(node, pointer, "from", DocumentTexts::date);
    return name.isEmpty() || services.isEmpty() || after.isEmpty() || from.isEmpty()
        ? Optional.empty()
        : check.attempt(
            pointer,
            () -> new InactivityRelease(name.get(), services.get(), after.get(), from.get(), zone));
  }

  private Optional<String> name(JsonNode node, String pointer) {
    return check.required(node, pointer, "name", text -> text);
  }

  private OptionalInt whole(JsonNode object, String pointer, String field, int otherwise) {
    @Nullable JsonNode node = object.get(field);
    if (node == null) {
      return OptionalInt.of(otherwise);
    }
    if (!node.isInt()) {
      check.problem(
          pointer + "/" + field, "must be a whole number, was " + DocumentCheck.words(node));
      return OptionalInt.empty();
    }
    return OptionalInt.of(node.intValue());
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "must be a length like PT72H or P3D, was '" + DocumentTexts.shortened(text) + "'", e);
    }
  }
}
