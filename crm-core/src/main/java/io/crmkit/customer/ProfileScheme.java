package io.crmkit.customer;

import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What a company wants to know of its customers: the fields of the four parts, and which of them
 * are required (IS-01). Immutable.
 *
 * <pre>{@code
 * ProfileScheme scheme = new ProfileScheme(List.of(
 *     ProfileScheme.required(ProfilePart.BASIC, "name"),
 *     ProfileScheme.optional(ProfilePart.OTHER, "preferences")));
 * Decision<ProfileScheme.Check> check = scheme.check(customer);
 * }</pre>
 *
 * @param fields the declared fields; kept by part, the required ones first
 */
public record ProfileScheme(List<Field> fields) {
  private static final Comparator<Field> BY_PART =
      Comparator.comparing(Field::part).thenComparing(Field::required, Comparator.reverseOrder());

  /** A scheme that declares no field; it accepts nothing. */
  public static final ProfileScheme EMPTY = new ProfileScheme(List.of());

  /**
   * Copies and sorts the list.
   *
   * @throws IllegalArgumentException if a field is declared twice
   */
  public ProfileScheme {
    fields = fields.stream().sorted(BY_PART).toList();
    if (fields.stream().map(Field::path).distinct().count() < fields.size()) {
      throw new IllegalArgumentException(
          "a profile field must be declared once, were "
              + fields.stream().map(Field::path).toList());
    }
  }

  /** A field that every profile must have. */
  public static Field required(ProfilePart part, String name) {
    return new Field(part, name, true);
  }

  /** A field that a profile may have. */
  public static Field optional(ProfilePart part, String name) {
    return new Field(part, name, false);
  }

  /** Whether an entry may be taken into a profile: only declared fields may. */
  public Decision<Intake> accept(ProfileEntry entry) {
    for (Field field : fields) {
      if (field.part() == entry.part() && field.name().equals(entry.field())) {
        return Decision.of(
            Intake.ACCEPTED,
            new InformationReason.Accepted(
                entry.part(), entry.field(), entry.source(), entry.enteredBy()));
      }
    }
    return Decision.of(
        Intake.REFUSED,
        new InformationReason.Undeclared(entry.part(), entry.field(), declared(entry.part())));
  }

  /** Whether a profile has every required field; the reasons name all that are missing. */
  public Decision<Check> check(Customer customer) {
    List<Reason> missing = new ArrayList<>();
    int required = 0;
    for (Field field : fields) {
      if (field.required()) {
        required++;
        if (customer.entry(field.part(), field.name()).isEmpty()) {
          missing.add(new InformationReason.Missing(field.part(), field.name()));
        }
      }
    }
    return missing.isEmpty()
        ? Decision.of(Check.COMPLETE, new InformationReason.Complete(required))
        : Decision.of(Check.INCOMPLETE, missing);
  }

  private List<String> declared(ProfilePart part) {
    return fields.stream().filter(f -> f.part() == part).map(Field::name).toList();
  }

  /** Whether an entry was taken in. */
  public enum Intake {
    /** The field is declared. */
    ACCEPTED,
    /** The field is not declared. */
    REFUSED
  }

  /** Whether a profile is complete. */
  public enum Check {
    /** Every required field is known. */
    COMPLETE,
    /** A required field is missing. */
    INCOMPLETE
  }

  /**
   * A declared field.
   *
   * @param part the part it belongs to
   * @param name its name within the part
   * @param required whether every profile must have it
   */
  public record Field(ProfilePart part, String name, boolean required) {
    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if the name is malformed
     */
    public Field {
      Objects.requireNonNull(part, "part");
      Checks.code("profile field", name);
    }

    private String path() {
      return part + "." + name;
    }
  }
}
