package io.crmkit.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Customer")
class CustomerTest {
  private static final Instant T0 = Instant.parse("2026-11-23T00:00:00Z");
  private static final Customer NEW = Customer.of(CustomerId.of("c-17"));

  private static ProfileEntry entry(ProfilePart part, String field, String value) {
    return ProfileEntry.of(part, field, value, ProfileEntry.Source.SALE, StaffId.of("s-1"), T0);
  }

  @Test
  @DisplayName("of whom only the id is known has nothing else")
  void onlyAnId() {
    assertThat(NEW)
        .isEqualTo(
            new Customer(CustomerId.of("c-17"), Optional.empty(), List.of(), List.of(), Map.of()))
        .hasToString("Customer c-17 {}, 0 profile entries, 0 contact points");
  }

  @Test
  @DisplayName("copies its collections, sorts its classes, and lets nobody change them")
  void copies() {
    List<ProfileEntry> profile = new ArrayList<>();
    List<ContactPoint> points = new ArrayList<>(List.of(new ContactPoint(Channel.SMS, "123456")));
    Map<String, String> classes = new HashMap<>(Map.of("nature", "person", "b", "x", "a", "y"));
    Customer customer = new Customer(NEW.id(), Optional.empty(), profile, points, classes);
    profile.add(entry(ProfilePart.BASIC, "name", "Li Lei"));
    points.clear();
    classes.clear();

    assertThat(customer.profile()).isEmpty();
    assertThat(customer.profile()).isUnmodifiable();
    assertThat(customer.contactPoints()).hasSize(1).isUnmodifiable();
    assertThat(customer.classes()).hasToString("{a=y, b=x, nature=person}").isUnmodifiable();
  }

  @Test
  @DisplayName("finds an entry by part and field, and only by both")
  void findsEntries() {
    ProfileEntry name = entry(ProfilePart.BASIC, "name", "Li Lei");
    ProfileEntry other = entry(ProfilePart.CREDIT, "name", "bank");
    Customer customer = NEW.with(name).with(other);

    assertThat(customer.entry(ProfilePart.BASIC, "name")).contains(name);
    assertThat(customer.entry(ProfilePart.CREDIT, "name")).contains(other);
    assertThat(customer.entry(ProfilePart.OTHER, "name")).isEmpty();
    assertThat(customer.entry(ProfilePart.BASIC, "address")).isEmpty();
  }

  @Test
  @DisplayName("a new entry replaces the one of the same field and part, and no other")
  void replacesEntries() {
    ProfileEntry old = entry(ProfilePart.BASIC, "name", "Li");
    ProfileEntry newer = entry(ProfilePart.BASIC, "name", "Li Lei");
    ProfileEntry sameField = entry(ProfilePart.OTHER, "name", "x");
    ProfileEntry samePart = entry(ProfilePart.BASIC, "address", "y");
    Customer before = NEW.with(old).with(sameField).with(samePart);

    assertThat(before.with(newer).profile()).containsExactly(sameField, samePart, newer);
    assertThat(before.profile()).containsExactly(old, sameField, samePart);
  }

  @Test
  @DisplayName("a field must not occur twice in its part")
  void fieldsOccurOnce() {
    ProfileEntry one = entry(ProfilePart.BASIC, "name", "Li");
    ProfileEntry two = entry(ProfilePart.BASIC, "name", "Lei");

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Customer(NEW.id(), Optional.empty(), List.of(one, two), List.of(), Map.of()))
        .withMessageStartingWith("a profile field must occur at most once in its part");
  }

  @Test
  @DisplayName("joins on a day and enters classes without losing anything else")
  void withers() {
    LocalDate day = LocalDate.of(2020, 2, 29);
    ProfileEntry name = entry(ProfilePart.BASIC, "name", "Li Lei");
    ContactPoint point = new ContactPoint(Channel.SMS, "123456");
    Customer customer =
        new Customer(NEW.id(), Optional.empty(), List.of(name), List.of(point), Map.of())
            .withJoinedOn(day)
            .withClass("nature", "person")
            .withClass("nature", "enterprise");

    assertThat(customer)
        .isEqualTo(
            new Customer(
                NEW.id(),
                Optional.of(day),
                List.of(name),
                List.of(point),
                Map.of("nature", "enterprise")));
    assertThat(customer.with(name)).isEqualTo(customer);
  }

  @Test
  @DisplayName("has an id, and a day of joining or none")
  void needsAnId() {
    assertThatThrownBy(() -> Customer.of(null)).hasMessage("id");
    assertThatThrownBy(() -> new Customer(NEW.id(), null, List.of(), List.of(), Map.of()))
        .hasMessage("joinedOn");
  }

  @Test
  @DisplayName("a contact point has 1 to 10,000 characters")
  void contactPointLimits() {
    assertThat(new ContactPoint(Channel.SMS, "x".repeat(10_000)).address()).hasSize(10_000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ContactPoint(Channel.SMS, "x".repeat(10_001)))
        .withMessage(
            "contact point address must have 1 to 10000 characters and not be blank; it had 10001");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ContactPoint(Channel.SMS, " "))
        .withMessageEndingWith("it had 1");
    assertThatThrownBy(() -> new ContactPoint(null, "x")).hasMessage("channel");
    assertThatThrownBy(() -> new ContactPoint(Channel.SMS, null))
        .hasMessage("contact point address");
  }
}
