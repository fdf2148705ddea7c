package io.crmkit.customer;

import io.crmkit.decision.Details;
import io.crmkit.decision.Reason;
import io.crmkit.decision.Term;
import java.util.List;
import java.util.Map;

/** The reasons of decisions about profiles, one record per code. */
public sealed interface ProfileReason extends Reason {
  /**
   * Every required field is known.
   *
   * @param count how many there are
   */
  record Complete(long count) implements ProfileReason {
    @Override
    public String code() {
      return count == 0 ? "profile.nothing-required" : "profile.complete";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("count", count);
    }
  }

  /**
   * A required field is not known.
   *
   * @param part its part
   * @param field its name
   */
  record Missing(ProfilePart part, String field) implements ProfileReason {
    @Override
    public String code() {
      return "profile.missing";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("part", part, "field", term(part, field));
    }
  }

  /**
   * A field is not declared.
   *
   * @param part its part
   * @param field its name
   * @param declared the fields declared in that part
   */
  record Undeclared(ProfilePart part, String field, List<String> declared)
      implements ProfileReason {
    /** Copies the list. */
    public Undeclared {
      declared = List.copyOf(declared);
    }

    @Override
    public String code() {
      return "profile.undeclared";
    }

    @Override
    public Map<String, Object> details() {
      List<Term> known = declared.stream().map(name -> term(part, name)).toList();
      return Details.of("part", part, "field", term(part, field), "declared", known);
    }
  }

  /**
   * An entry may be taken in.
   *
   * @param part its part
   * @param field its name
   * @param source where it comes from
   * @param enteredBy who entered it
   */
  record Accepted(ProfilePart part, String field, ProfileEntry.Source source, StaffId enteredBy)
      implements ProfileReason {
    @Override
    public String code() {
      return "profile.accepted";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of(
          "part", part, "field", term(part, field), "source", source, "enteredBy", enteredBy);
    }
  }

  private static Term term(ProfilePart part, String field) {
    return Term.of("term.field." + part + "." + field, field);
  }
}
