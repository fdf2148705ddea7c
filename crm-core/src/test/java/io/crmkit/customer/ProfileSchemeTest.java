package io.crmkit.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("IS-01: customer information has four parts, with source and who entered it")
class ProfileSchemeTest {
  private static final Instant T0 = Instant.parse("2026-11-23T00:00:00Z");
  private static final StaffId CLERK = StaffId.of("s-1");
  private static final Customer NEW = Customer.of(CustomerId.of("c-17"));
  private static final ProfileScheme SCHEME =
      new ProfileScheme(
          List.of(
              ProfileScheme.optional(ProfilePart.OTHER, "preferences"),
              ProfileScheme.required(ProfilePart.CREDIT, "payment-record"),
              ProfileScheme.optional(ProfilePart.BASIC, "address"),
              ProfileScheme.required(ProfilePart.BUSINESS, "needs"),
              ProfileScheme.required(ProfilePart.BASIC, "name"),
              ProfileScheme.required(ProfilePart.BASIC, "phone")));

  private static ProfileEntry entry(ProfilePart part, String field) {
    return ProfileEntry.of(part, field, "value", ProfileEntry.Source.EVENT, CLERK, T0);
  }

  @Test
  @DisplayName("IS-01: there are four parts: basic, business, credit and other")
  void fourParts() {
    assertThat(ProfilePart.values())
        .containsExactly(
            ProfilePart.BASIC, ProfilePart.BUSINESS, ProfilePart.CREDIT, ProfilePart.OTHER);
  }

  @Test
  @DisplayName(
      "IS-01: fields are kept by part, the required ones first, else in the order declared")
  void fieldsAreSorted() {
    assertThat(SCHEME.fields())
        .extracting(ProfileScheme.Field::name)
        .containsExactly("name", "phone", "address", "needs", "payment-record", "preferences");
    assertThat(SCHEME.fields()).isUnmodifiable();
  }

  @Test
  @DisplayName(
      "IS-01: an entry of a declared field is accepted; the reason tells source and person")
  void declaredFieldsAreAccepted() {
    Decision<Answer<Customer>> decision = SCHEME.accept(NEW, entry(ProfilePart.BASIC, "address"));

    assertThat(decision.outcome())
        .isEqualTo(Answer.accepted(NEW.with(entry(ProfilePart.BASIC, "address"))));
    assertThat(decision.reasons())
        .containsExactly(
            new ProfileReason.Accepted(
                ProfilePart.BASIC, "address", ProfileEntry.Source.EVENT, CLERK));
    assertThat(decision.explain(Locale.ENGLISH))
        .isEqualTo("BASIC.address is a declared field; it came from EVENT and was entered by s-1");
    assertThat(decision.explain(Locale.SIMPLIFIED_CHINESE))
        .isEqualTo("BASIC.address 属于规定的信息项，来源为 EVENT，由 s-1 登记");
  }

  @Test
  @DisplayName(
      "IS-01: an entry of an undeclared field is refused; the reason lists those of its part")
  void undeclaredFieldsAreRefused() {
    Decision<Answer<Customer>> decision = SCHEME.accept(NEW, entry(ProfilePart.BASIC, "needs"));

    assertThat(decision.outcome()).isEqualTo(Answer.refused());
    assertThat(decision.reasons())
        .containsExactly(
            new ProfileReason.Undeclared(
                ProfilePart.BASIC, "needs", List.of("name", "phone", "address")));
    assertThat(decision.explain(Locale.ENGLISH))
        .isEqualTo("BASIC.needs is not among the declared fields: name; phone; address");
    assertThat(decision.explain(Locale.SIMPLIFIED_CHINESE))
        .isEqualTo("BASIC.needs 不在规定的信息项之内：name；phone；address");
  }

  @ParameterizedTest
  @EnumSource(ProfilePart.class)
  @DisplayName("IS-01: a scheme that declares nothing accepts nothing:")
  void emptySchemeAcceptsNothing(ProfilePart part) {
    assertThat(ProfileScheme.EMPTY.accept(NEW, entry(part, "name")).outcome())
        .isEqualTo(Answer.refused());
    assertThat(ProfileScheme.EMPTY.check(NEW).outcome())
        .isEqualTo(ProfileScheme.Completeness.COMPLETE);
  }

  @Test
  @DisplayName("IS-01: a profile is complete when every required field is known")
  void complete() {
    Customer customer =
        NEW.with(entry(ProfilePart.BASIC, "name"))
            .with(entry(ProfilePart.BASIC, "phone"))
            .with(entry(ProfilePart.BUSINESS, "needs"))
            .with(entry(ProfilePart.CREDIT, "payment-record"));
    Decision<ProfileScheme.Completeness> decision = SCHEME.check(customer);

    assertThat(decision.outcome()).isEqualTo(ProfileScheme.Completeness.COMPLETE);
    assertThat(decision.reasons()).containsExactly(new ProfileReason.Complete(4));
    assertThat(decision.explain(Locale.ENGLISH)).isEqualTo("Every required field is known (4)");
    assertThat(decision.explain(Locale.SIMPLIFIED_CHINESE)).isEqualTo("必填项已全部登记（4 项）");
  }

  @Test
  @DisplayName("IS-01: an incomplete profile names every required field that is missing, no other")
  void incomplete() {
    Customer customer =
        NEW.with(entry(ProfilePart.BASIC, "phone")).with(entry(ProfilePart.OTHER, "name"));
    Decision<ProfileScheme.Completeness> decision = SCHEME.check(customer);

    assertThat(decision.outcome()).isEqualTo(ProfileScheme.Completeness.INCOMPLETE);
    assertThat(decision.reasons())
        .containsExactly(
            new ProfileReason.Missing(ProfilePart.BASIC, "name"),
            new ProfileReason.Missing(ProfilePart.BUSINESS, "needs"),
            new ProfileReason.Missing(ProfilePart.CREDIT, "payment-record"));
    assertThat(decision.explain(Locale.ENGLISH))
        .startsWith("BASIC.name is required and not known\nBUSINESS.needs");
    assertThat(decision.explain(Locale.SIMPLIFIED_CHINESE)).startsWith("缺少必填项 BASIC.name\n");
  }

  @Test
  @DisplayName("IS-01: supplying each field that the reasons name makes the profile complete")
  void reasonsAreComplete() {
    Customer customer = NEW;
    List<ProfileReason.Missing> missing = new ArrayList<>();
    SCHEME.check(NEW).reasons().forEach(r -> missing.add((ProfileReason.Missing) r));
    for (ProfileReason.Missing field : missing) {
      assertThat(SCHEME.check(customer).outcome()).isEqualTo(ProfileScheme.Completeness.INCOMPLETE);
      customer = customer.with(entry(field.part(), field.field()));
    }

    assertThat(SCHEME.check(customer).outcome()).isEqualTo(ProfileScheme.Completeness.COMPLETE);
  }

  @Test
  @DisplayName("IS-01: a field is declared once in its part; in another part it is another field")
  void declaredOnce() {
    ProfileScheme.Field name = ProfileScheme.required(ProfilePart.BASIC, "name");
    ProfileScheme.Field again = ProfileScheme.optional(ProfilePart.BASIC, "name");

    assertThat(
            new ProfileScheme(List.of(name, ProfileScheme.optional(ProfilePart.OTHER, "name")))
                .fields())
        .hasSize(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProfileScheme(List.of(name, again)))
        .withMessage("a profile field must be declared once, were [BASIC.name, BASIC.name]");
    assertThatThrownBy(() -> ProfileScheme.required(null, "name")).hasMessage("part");
  }

  @ParameterizedTest
  @EnumSource(ProfileEntry.Source.class)
  @DisplayName("IS-01: an entry tells part, field, source, who entered it and when, not the value:")
  void entriesTellTheirSource(ProfileEntry.Source source) {
    ProfileEntry entry = ProfileEntry.of(ProfilePart.BASIC, "name", "Li Lei", source, CLERK, T0);

    assertThat(entry)
        .hasToString(
            "BASIC.name from " + source + ", entered by s-1 at 2026-11-23T00:00:00Z, unverified");
    assertThat(entry.verification()).isEmpty();
    for (int missing = 0; missing < 6; missing++) {
      Object[] parts = {ProfilePart.BASIC, "name", "Li Lei", source, CLERK, T0};
      parts[missing] = null;
      assertThatThrownBy(
              () ->
                  ProfileEntry.of(
                      (ProfilePart) parts[0],
                      (String) parts[1],
                      (String) parts[2],
                      (ProfileEntry.Source) parts[3],
                      (StaffId) parts[4],
                      (Instant) parts[5]))
          .as(Arrays.toString(parts))
          .isInstanceOf(NullPointerException.class);
    }
  }

  @Test
  @DisplayName("IS-03: a second person verifies an entry, never the one who entered it")
  void twoPersons() {
    ProfileEntry entry = entry(ProfilePart.BASIC, "name");
    StaffId second = StaffId.of("s-2");
    ProfileEntry verified = entry.verifiedBy(second, T0.plusSeconds(60));

    assertThat(verified.verification())
        .contains(new ProfileEntry.Verification(second, T0.plusSeconds(60)));
    assertThat(verified)
        .hasToString(
            "BASIC.name from EVENT, entered by s-1 at 2026-11-23T00:00:00Z, verified by s-2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> entry.verifiedBy(StaffId.of("s-1"), T0))
        .withMessage("the verifier of name must not be the person who entered it, was s-1");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ProfileEntry(
                    ProfilePart.BASIC,
                    "name",
                    "Li Lei",
                    ProfileEntry.Source.WEB,
                    second,
                    T0,
                    Optional.of(new ProfileEntry.Verification(second, T0))));
    assertThatThrownBy(() -> new ProfileEntry.Verification(null, T0)).hasMessage("by");
    assertThatThrownBy(() -> new ProfileEntry.Verification(second, null)).hasMessage("at");
  }
}
