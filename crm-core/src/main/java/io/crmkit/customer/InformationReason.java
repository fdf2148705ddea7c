package io.crmkit.customer;

import io.crmkit.decision.Details;
import io.crmkit.decision.Reason;
import java.util.List;
import java.util.Map;

/** The reasons of decisions about customer information, one record per code. */
public sealed interface InformationReason extends Reason {
  /**
   * Every required field is known.
   *
   * @param count how many there are
   */
  record Complete(long count) implements InformationReason {
    @Override
    public String code() {
      return "profile.complete";
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
  record Missing(ProfilePart part, String field) implements InformationReason {
    @Override
    public String code() {
      return "profile.missing";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("part", part, "field", field);
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
      implements InformationReason {
    @Override
    public String code() {
      return "profile.undeclared";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("part", part, "field", field, "declared", declared);
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
      implements InformationReason {
    @Override
    public String code() {
      return "profile.accepted";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("part", part, "field", field, "source", source, "enteredBy", enteredBy);
    }
  }

  /**
   * A class exists in its dimension.
   *
   * @param dimension the dimension
   * @param value the class
   */
  record ClassAccepted(String dimension, String value) implements InformationReason {
    @Override
    public String code() {
      return "class.accepted";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("dimension", dimension, "value", value);
    }
  }

  /**
   * There is no such dimension of classes.
   *
   * @param dimension what was asked
   * @param declared the dimensions there are
   */
  record UnknownDimension(String dimension, List<String> declared) implements InformationReason {
    @Override
    public String code() {
      return "class.unknown-dimension";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("dimension", dimension, "declared", declared);
    }
  }

  /**
   * There is no such class in the dimension.
   *
   * @param dimension the dimension
   * @param value what was asked
   * @param declared the classes there are
   */
  record UnknownClass(String dimension, String value, List<String> declared)
      implements InformationReason {
    @Override
    public String code() {
      return "class.unknown-value";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("dimension", dimension, "value", value, "declared", declared);
    }
  }
}
