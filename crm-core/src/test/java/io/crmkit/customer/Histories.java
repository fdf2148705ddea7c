package io.crmkit.customer;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Arbitrary customer files, with few instants and codes so that ties are common. */
final class Histories {
  static final Instant T0 = Instant.parse("2026-11-20T00:00:00Z");

  private Histories() {}

  static Arbitrary<Instant> instants() {
    return Arbitraries.integers().between(0, 8).map(hours -> T0.plusSeconds(hours * 3_600L));
  }

  private static Arbitrary<String> references() {
    return Arbitraries.of("r-1", "r-2", "r-3", "a, textVersion=b", "b, textVersion=c", "a", "c");
  }

  static Arbitrary<Transaction> transactions() {
    return Combinators.combine(
            references(),
            Arbitraries.integers().between(-2, 3),
            Arbitraries.of("CNY", "USD"),
            instants(),
            instants())
        .as(
            (reference, minor, currency, occurred, recorded) ->
                new Transaction(
                    reference,
                    Money.ofMinor(CurrencyUnit.of(currency), minor),
                    occurred,
                    recorded));
  }

  static Arbitrary<Interaction> interactions() {
    return Combinators.combine(
            Arbitraries.of(Channel.PHONE, Channel.SMS),
            Arbitraries.of(Interaction.Direction.class),
            Arbitraries.of(Interaction.Result.class),
            Arbitraries.of(Topic.AFTER_SALE, Topic.of("NEWS")).optional(),
            Arbitraries.of("s-1", "s-2").map(StaffId::of).optional(),
            instants(),
            instants())
        .as(
            (channel, direction, result, topic, staff, occurred, recorded) ->
                new Interaction(
                    channel, direction, Purpose.CARE, topic, result, staff, occurred, recorded));
  }

  static Arbitrary<SurveyAnswer> surveys() {
    return Combinators.combine(Arbitraries.integers().between(1, 5), instants(), instants())
        .as(
            (answer, occurred, recorded) ->
                new SurveyAnswer("csat", answer, 1, 5, occurred, recorded));
  }

  static Arbitrary<Complaint> complaints() {
    return Combinators.combine(
            references(),
            Arbitraries.of("quality", "attitude"),
            instants(),
            instants(),
            Arbitraries.integers().between(0, 9).optional())
        .as(
            (reference, category, occurred, recorded, hours) ->
                new Complaint(
                    reference,
                    category,
                    occurred,
                    recorded,
                    hours.map(h -> occurred.plusSeconds(h * 3_600L))));
  }

  static Arbitrary<Consent> consents() {
    return Combinators.combine(
            Arbitraries.of(Consent.Status.class),
            references(),
            references(),
            instants(),
            instants())
        .as(
            (status, proof, version, occurred, recorded) ->
                new Consent(
                    Channel.SMS, Purpose.CARE, status, "web", proof, version, occurred, recorded));
  }

  static Arbitrary<CustomerFile> files() {
    return Combinators.combine(
            consents().list().ofMaxSize(6),
            transactions().list().ofMaxSize(6),
            interactions().list().ofMaxSize(6),
            surveys().list().ofMaxSize(6),
            complaints().list().ofMaxSize(6))
        .as(
            (consents, transactions, interactions, surveys, complaints) ->
                new CustomerFile(
                    Customer.of(CustomerId.of("c")),
                    consents,
                    transactions,
                    interactions,
                    surveys,
                    complaints));
  }

  /** All that happened, in one list. */
  static List<Occurrence> all(CustomerFile file) {
    return Stream.of(
            file.consents(),
            file.transactions(),
            file.interactions(),
            file.surveys(),
            file.complaints())
        .<Occurrence>flatMap(List::stream)
        .toList();
  }
}
