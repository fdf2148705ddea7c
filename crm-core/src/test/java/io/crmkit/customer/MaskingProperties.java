package io.crmkit.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.crmkit.decision.Decision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Personal data never leaks: not through toString, not through reasons, not through refusals. */
@Label("Laws of masking")
class MaskingProperties {
  private static final Instant T0 = Instant.parse("2026-11-23T00:00:00Z");
  private static final StaffId ENTERED = StaffId.of("s-1");

  /** Personal values that cannot turn up by accident in what the library writes itself. */
  @Provide
  Arbitrary<String> secrets() {
    return Arbitraries.strings()
        .withChars("李雷韩梅梅ЖЩ№§¤")
        .ofMinLength(6)
        .ofMaxLength(30)
        .map(text -> "§" + text + "§");
  }

  @Property(tries = 200)
  @Label("no personal value appears in any text that the library makes of a customer")
  void valuesStayOut(@ForAll("secrets") String name, @ForAll("secrets") String address) {
    ProfileEntry entry =
        ProfileEntry.of(ProfilePart.BASIC, "name", name, ProfileEntry.Source.WEB, ENTERED, T0);
    ContactPoint point = new ContactPoint(Channel.PHONE, address);
    Customer customer =
        new Customer(
            CustomerId.of("c-17"),
            Optional.of(LocalDate.of(2020, 1, 1)),
            List.of(entry.verifiedBy(StaffId.of("s-2"), T0)),
            List.of(point),
            Map.of("nature", "person"));
    CustomerFile file = CustomerFile.of(customer);
    CustomerFileSource source = CustomerFileSource.of(List.of(file));
    ProfileScheme scheme =
        new ProfileScheme(List.of(ProfileScheme.required(ProfilePart.CREDIT, "x")));
    Decision<?> refused = scheme.accept(customer, entry);
    Decision<?> accepted =
        new ProfileScheme(List.of(ProfileScheme.required(ProfilePart.BASIC, "name")))
            .accept(customer, entry);
    Decision<?> classified =
        new ClassScheme(Map.of("nature", List.of("person"))).classify(customer, "nature", "person");

    for (Object shown :
        List.of(
            entry,
            point,
            point.masked(),
            customer,
            file,
            source,
            source.page(Optional.empty(), 1),
            source.find(customer.id()),
            scheme.check(customer),
            refused,
            refused.explain(Locale.ENGLISH),
            accepted,
            accepted.explain(Locale.SIMPLIFIED_CHINESE),
            classified,
            classified.explain(Locale.ENGLISH))) {
      assertThat(shown.toString())
          .doesNotContain(name)
          .doesNotContain(address)
          .doesNotContain(address.substring(0, address.length() - 2))
          .doesNotContain(name.substring(0, 3));
    }
  }

  @Property(tries = 200)
  @Label("a refusal tells the length of a personal value, never the value itself")
  void refusalsStaySilent(@ForAll("secrets") String secret) {
    String tooLong = secret.repeat(10_001);
    String badId = secret + "\n";

    for (Throwable refusal :
        List.of(
            catchThrowable(() -> new ContactPoint(Channel.PHONE, tooLong)),
            catchThrowable(
                () ->
                    ProfileEntry.of(
                        ProfilePart.BASIC, "name", tooLong, ProfileEntry.Source.WEB, ENTERED, T0)),
            catchThrowable(() -> CustomerId.of(badId)),
            catchThrowable(() -> StaffId.of(badId)),
            catchThrowable(
                () ->
                    ProfileEntry.of(
                            ProfilePart.BASIC, "name", secret, ProfileEntry.Source.WEB, ENTERED, T0)
                        .verifiedBy(ENTERED, T0)),
            catchThrowable(() -> twice(secret)))) {
      assertThat(refusal).isInstanceOf(IllegalArgumentException.class);
      assertThat(refusal.getMessage()).isNotBlank().doesNotContain(secret.substring(0, 4));
    }
  }

  private static Customer twice(String secret) {
    ProfileEntry entry =
        ProfileEntry.of(ProfilePart.BASIC, "name", secret, ProfileEntry.Source.WEB, ENTERED, T0);
    return new Customer(
        CustomerId.of("c"), Optional.empty(), List.of(entry, entry), List.of(), Map.of());
  }

  @Property(tries = 200)
  @Label("a contact point shows its channel and at most the last two of six or more characters")
  void contactPoints(@ForAll("secrets") String address) {
    ContactPoint point = new ContactPoint(Channel.EMAIL, address);

    assertThat(point.masked()).isEqualTo("***" + address.substring(address.length() - 2));
    assertThat(point).hasToString("EMAIL " + point.masked());
    for (int length = 1; length < 6; length++) {
      assertThat(new ContactPoint(Channel.EMAIL, address.substring(0, length)).masked())
          .isEqualTo("***");
    }
    assertThat(new ContactPoint(Channel.EMAIL, "123456").masked()).isEqualTo("***56");
  }
}
