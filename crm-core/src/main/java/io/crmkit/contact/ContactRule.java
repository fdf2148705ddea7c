package io.crmkit.contact;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * One named rule of {@link ContactRules}. Reasons name it, so the name should tell staff what it is
 * about: {@code "rest-hours"}, {@code "one-offer-a-week"}.
 */
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    include = JsonTypeInfo.As.EXISTING_PROPERTY,
    property = "type")
@JsonIgnoreProperties(value = "type", allowGetters = true)
@JsonPropertyOrder({"type", "name"})
@JsonSubTypes({
  @JsonSubTypes.Type(value = Cap.class, name = "cap"),
  @JsonSubTypes.Type(value = RestHours.class, name = "rest-hours"),
  @JsonSubTypes.Type(value = RestDays.class, name = "rest-days"),
  @JsonSubTypes.Type(value = OpenHours.class, name = "open-hours"),
  @JsonSubTypes.Type(value = ConsentRequired.class, name = "consent"),
  @JsonSubTypes.Type(value = DoNotContact.class, name = "do-not-contact"),
  @JsonSubTypes.Type(value = ProtectedCustomers.class, name = "protected"),
  @JsonSubTypes.Type(value = WrittenConfirmation.class, name = "written-confirmation"),
  @JsonSubTypes.Type(value = MeetingPreparation.class, name = "meeting-preparation"),
  @JsonSubTypes.Type(value = Exemption.class, name = "exemption")
})
public sealed interface ContactRule
    permits Cap,
        RestHours,
        RestDays,
        OpenHours,
        ConsentRequired,
        DoNotContact,
        ProtectedCustomers,
        WrittenConfirmation,
        MeetingPreparation,
        Exemption {
  /** Which kind of rule it is, as JSON and playbooks name it: {@code "cap"}. */
  @JsonProperty("type")
  String type();

  /** Its name, which no other rule of the same policy has. */
  String name();

  /** The contacts that have to obey it. */
  Scope scope();
}
