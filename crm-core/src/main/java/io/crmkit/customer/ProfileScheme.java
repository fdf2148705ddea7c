package io.crmkit.customer;

import io.crmkit.decision.Answer;
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
 * Decision<ProfileScheme.Completeness> check = scheme.check(customer);
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

  /** Takes an entry into a customer's profile if its field is declared. */
  public Decision<Answer<Customer>> accept(Customer customer, ProfileEntry entry) {
    boolean declared =
        fields.stream().anyMatch(f -> f.part() == entry.part() && f.name().equals(entry.field()));
    return declared
        ? Decision.of(
            Answer.accepted(customer.with(entry)),
            new ProfileReason.Accepted(
                entry.part(), entry.field(), entry.source(), entry.enteredBy()))
        : Decision.of(
            Answer.refused(),
            new ProfileReason.Undeclared(entry.part(), entry.field(), declared(entry.part())));
  }

  /** Whether a profile has every required field; the reasons name all that are missing. */
  public Decision<Completeness> check(Customer customer) {
    List<Reason> missing = new ArrayList<>();
    int required = 0;
    for (Field field : fields) {
      if (field.required()) {
        required++;
        if (customer.entry(field.part(), field.name()).isEmpty()) {
          missing.add(new ProfileReason.Missing(field.part(), field.name()));
        }
      }
    }
    return missing.isEmpty()
        ? Decision.of(Completeness.COMPLETE, new ProfileReason.Complete(required))
        : Decision.of(Completeness.INCOMPLETE, missing);
  }

  private List<String> declared(ProfilePart part) {
    return fields.stream().filter(f -> f.part() == part).map(Field::name).toList();
  }

  /** Whether a profile is complete. */
  public enum Completeness {
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
