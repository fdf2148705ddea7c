package io.crmkit.workflow;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.crmkit.decision.Details;
import io.crmkit.decision.Phrase;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.joda.money.Money;

/**
 * What has to hold of the fields of a case. A question about a field that is not known does not
 * hold; {@link #none} holds of it. Data: equal by value, read from JSON, shown by {@code Texts}.
 *
 * <pre>{@code
 * Guard small = Guard.all(
 *     Guard.is("judgement", "upheld", "redress"),
 *     Guard.none(Guard.moreThan("remedy", Money.parse("CNY 500.00"))));
 * }</pre>
 *
 * <p>Immutable.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @JsonSubTypes.Type(Guard.All.class),
  @JsonSubTypes.Type(Guard.Any.class),
  @JsonSubTypes.Type(Guard.None.class),
  @JsonSubTypes.Type(Guard.Known.class),
  @JsonSubTypes.Type(Guard.Is.class),
  @JsonSubTypes.Type(Guard.Flagged.class),
  @JsonSubTypes.Type(GuardBound.AtLeast.class),
  @JsonSubTypes.Type(GuardBound.AtMost.class),
  @JsonSubTypes.Type(GuardBound.MoreThan.class),
  @JsonSubTypes.Type(GuardBound.LessThan.class)
})
public sealed interface Guard extends Phrase permits Guard.Compound, Guard.Leaf {
  /** Whether it holds of these fields; allocates nothing. */
  boolean holds(Map<String, FieldValue> fields);

  /** Holds always. */
  static Guard always() {
    return All.OF_NOTHING;
  }

  /** Holds if every one of these holds. */
  static Guard all(Guard... guards) {
    return new All(List.of(guards));
  }

  /**
   * Holds if at least one of these holds.
   *
   * @throws IllegalArgumentException if there are none
   */
  static Guard any(Guard... guards) {
    return new Any(List.of(guards));
  }

  /**
   * Holds if none of these holds, as where their fields are not known.
   *
   * @throws IllegalArgumentException if there are none
   */
  static Guard none(Guard... guards) {
    return new None(List.of(guards));
  }

  /** Holds if the field is known. */
  static Guard known(String field) {
    return new Known(field);
  }

  /**
   * Holds if the field holds one of these codes.
   *
   * @throws IllegalArgumentException if there are none
   */
  static Guard is(String field, String... codes) {
    return new Is(field, Checks.ordered(Arrays.asList(codes)));
  }

  /** Holds if the answer is yes. */
  static Guard flag(String field) {
    return new Flagged(field, true);
  }

  /** Holds if the answer is no; not if it is not known. */
  static Guard notFlag(String field) {
    return new Flagged(field, false);
  }

  /** Holds from this number on. */
  static Guard atLeast(String field, long bound) {
    return new GuardBound.AtLeast(field, FieldValue.count(bound));
  }

  /** Holds from this amount on; not of amounts in another currency. */
  static Guard atLeast(String field, Money bound) {
    return new GuardBound.AtLeast(field, FieldValue.amount(bound));
  }

  /** Holds up to and including this number. */
  static Guard atMost(String field, long bound) {
    return new GuardBound.AtMost(field, FieldValue.count(bound));
  }

  /** Holds up to and including this amount; not of amounts in another currency. */
  static Guard atMost(String field, Money bound) {
    return new GuardBound.AtMost(field, FieldValue.amount(bound));
  }

  /** Holds above this number. */
  static Guard moreThan(String field, long bound) {
    return new GuardBound.MoreThan(field, FieldValue.count(bound));
  }

  /** Holds above this amount; not of amounts in another currency. */
  static Guard moreThan(String field, Money bound) {
    return new GuardBound.MoreThan(field, FieldValue.amount(bound));
  }

  /** Holds below this number. */
  static Guard lessThan(String field, long bound) {
    return new GuardBound.LessThan(field, FieldValue.count(bound));
  }

  /** Holds below this amount; not of amounts in another currency. */
  static Guard lessThan(String field, Money bound) {
    return new GuardBound.LessThan(field, FieldValue.amount(bound));
  }

  /** The names of the fields it asks about, in order, each once. */
  default Set<String> fields() {
    Set<String> names = new LinkedHashSet<>();
    leaves(leaf -> names.add(leaf.field()));
    return names;
  }

  /** Hands over every question about a single field, in order. */
  default void leaves(Consumer<? super Leaf> consumer) {
    if (this instanceof Leaf leaf) {
      consumer.accept(leaf);
    } else {
      ((Compound) this).parts().forEach(part -> part.leaves(consumer));
    }
  }

  /** Made of other guards. */
  sealed interface Compound extends Guard {
    /** What it is made of. */
    List<Guard> parts();
  }

  /** A question about one field. */
  sealed interface Leaf extends Guard permits Known, Is, Flagged, GuardBound {
    /** The field. */
    String field();

    /** Whether it holds of a value. */
    boolean holds(FieldValue value);

    @Override
    default boolean holds(Map<String, FieldValue> fields) {
      FieldValue value = fields.get(field());
      return value != null && holds(value);
    }
  }

  /**
   * Holds if every part holds; without parts it always holds.
   *
   * @param parts the parts, in any number
   */
  record All(@JsonProperty("all") List<Guard> parts) implements Compound {
    private static final All OF_NOTHING = new All(List.of());

    /** Copies the list. */
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(Map<String, FieldValue> fields) {
      for (int i = 0; i < parts.size(); i++) {
        if (!parts.get(i).holds(fields)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public String code() {
      return parts.isEmpty() ? "workflow.guard.always" : "workflow.guard.all";
    }

    @Override
    public Map<String, Object> details() {
      return parts.isEmpty() ? Map.of() : Details.of("parts", parts);
    }
  }

  /**
   * Holds if at least one part holds.
   *
   * @param parts the parts, at least one
   */
  record Any(@JsonProperty("any") List<Guard> parts) implements Compound {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public Any {
      parts = requireParts("any", parts);
    }

    @Override
    public boolean holds(Map<String, FieldValue> fields) {
      for (int i = 0; i < parts.size(); i++) {
        if (parts.get(i).holds(fields)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public String code() {
      return "workflow.guard.any";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("parts", parts);
    }
  }

  /**
   * Holds if no part holds.
   *
   * @param parts the parts, at least one
   */
  record None(@JsonProperty("none") List<Guard> parts) implements Compound {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public None {
      parts = requireParts("none", parts);
    }

    @Override
    public boolean holds(Map<String, FieldValue> fields) {
      for (int i = 0; i < parts.size(); i++) {
        if (parts.get(i).holds(fields)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public String code() {
      return "workflow.guard.none";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("parts", parts);
    }
  }

  /**
   * Holds if the field is known.
   *
   * @param field the field
   */
  record Known(@JsonProperty("known") String field) implements Leaf {
    /** Checks the name. */
    public Known {
      Checks.code("field", field);
    }

    @Override
    public boolean holds(FieldValue value) {
      return true;
    }

    @Override
    public String code() {
      return "workflow.guard.known";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("field", Field.term(field));
    }
  }

  /**
   * Holds if the field holds one of the codes.
   *
   * @param field the field
   * @param codes the codes, at least one
   */
  record Is(String field, @JsonProperty("is") Set<String> codes) implements Leaf {
    /**
     * Checks the codes.
     *
     * @throws IllegalArgumentException if there are none or one is malformed
     */
    public Is {
      Checks.code("field", field);
      codes = Checks.ordered(codes);
      codes.forEach(code -> Checks.code("code of " + field, code));
      if (codes.isEmpty()) {
        throw new IllegalArgumentException("is must name at least one code of " + field);
      }
    }

    @Override
    public boolean holds(FieldValue value) {
      return value instanceof FieldValue.Code named && codes.contains(named.code());
    }

    @Override
    public String code() {
      return "workflow.guard.is";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of(
          "field",
          Field.term(field),
          "codes",
          codes.stream().map(code -> FieldValue.code(code).shown(field)).toList());
    }
  }

  /**
   * Holds if the answer is this one.
   *
   * @param field the field
   * @param flag the answer
   */
  record Flagged(String field, boolean flag) implements Leaf {
    /** Checks the name. */
    public Flagged {
      Checks.code("field", field);
    }

    @Override
    public boolean holds(FieldValue value) {
      return value instanceof FieldValue.Flag answer && answer.flag() == flag;
    }

    @Override
    public String code() {
      return "workflow.guard.flag";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("field", Field.term(field), "value", FieldValue.flag(flag).shown(field));
    }
  }

  private static List<Guard> requireParts(String form, List<Guard> parts) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException(form + " must have at least one part, had none");
    }
    return List.copyOf(parts);
  }
}
