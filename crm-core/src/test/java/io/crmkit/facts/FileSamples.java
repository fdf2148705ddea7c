package io.crmkit.facts;

import io.crmkit.customer.Channel;
import io.crmkit.customer.Complaint;
import io.crmkit.customer.Consent;
import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Interaction;
import io.crmkit.customer.Purpose;
import io.crmkit.customer.SurveyAnswer;
import io.crmkit.customer.Transaction;
import io.crmkit.time.CalendarUnit;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Arbitrary customer files around the turn of 2011, in which Apia skipped a day. */
final class FileSamples {
  static final LocalDate FIRST = LocalDate.of(2010, 10, 1);
  static final LocalDate LAST = LocalDate.of(2012, 3, 31);

  /** Given rates: four CNY a EUR on even days, none on odd ones, none for USD. */
  static final ExchangeRates RATES =
      (from, to, on) ->
          from.equals(CurrencyUnit.EUR) && on.toEpochDay() % 2 == 0
              ? Optional.of(new BigDecimal("4.005"))
              : Optional.empty();

  private FileSamples() {}

  static Arbitrary<LocalDate> days() {
    Arbitrary<LocalDate> any =
        Arbitraries.longs()
            .between(FIRST.toEpochDay(), LAST.toEpochDay())
            .map(LocalDate::ofEpochDay);
    return Arbitraries.oneOf(
        any,
        Arbitraries.integers().between(24, 31).map(day -> LocalDate.of(2011, 12, day)),
        Arbitraries.integers().between(5, 8).map(day -> LocalDate.of(2010, 11, day)));
  }

  static Arbitrary<Instant> instants() {
    return Combinators.combine(
            days(), Arbitraries.integers().between(-52_000, 52_000), Arbitraries.of(0, 0, 1))
        .as(
            (day, seconds, wholeDay) ->
                day.atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .plusSeconds(wholeDay == 1 ? 0 : seconds));
  }

  static Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
            "Asia/Shanghai",
            "Europe/London",
            "America/Sao_Paulo",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "Africa/Cairo",
            "Z")
        .map(ZoneId::of);
  }

  static Arbitrary<Window> windows() {
    return Arbitraries.oneOf(
        Arbitraries.of("P1D", "P7D", "P30D", "P1M", "P1M2D", "P1M29D", "P3M", "P1Y")
            .map(text -> Window.last(Period.parse(text))),
        Combinators.combine(
                Arbitraries.of(CalendarUnit.class), Arbitraries.integers().between(0, 2))
            .as(Window.Calendar::new),
        Arbitraries.integers().between(0, 1).map(Window.Anniversary::new),
        Arbitraries.just(Window.ever()));
  }

  static Arbitrary<Transaction> transactions(String... currencies) {
    return Combinators.combine(
            Arbitraries.integers().between(-500, 900), Arbitraries.of(currencies), instants())
        .as(
            (minor, currency, at) ->
                Transaction.of("t", Money.ofMinor(CurrencyUnit.of(currency), minor), at));
  }

  static Arbitrary<CustomerFile> files(String... currencies) {
    Arbitrary<Interaction> interactions =
        Combinators.combine(Arbitraries.of(Interaction.Result.class), instants())
            .as(
                (result, at) ->
                    new Interaction(
                        Channel.PHONE,
                        Interaction.Direction.INBOUND,
                        Purpose.SERVICE,
                        result,
                        Optional.empty(),
                        at,
                        at));
    Arbitrary<SurveyAnswer> surveys =
        Combinators.combine(
                Arbitraries.integers().between(1, 4), Arbitraries.of(4, 5, 7, 10), instants())
            .as((answer, best, at) -> new SurveyAnswer("csat", answer, 1, best, at, at));
    Arbitrary<Complaint> complaints =
        Combinators.combine(instants(), Arbitraries.longs().between(0, 90).optional())
            .as(
                (at, days) ->
                    new Complaint(
                        "r", "quality", at, at, days.map(n -> at.plusSeconds(n * 86_400))));
    Arbitrary<Consent> consents =
        instants()
            .map(
                at ->
                    new Consent(
                        Channel.SMS, Purpose.CARE, Consent.Status.GIVEN, "web", "p", "v", at, at));
    return Combinators.combine(
            customers(),
            transactions(currencies).list().ofMaxSize(6),
            interactions.list().ofMaxSize(4),
            surveys.list().ofMaxSize(4),
            complaints.list().ofMaxSize(4),
            consents.list().ofMaxSize(2))
        .as(
            (customer, transactions, contacts, answers, complained, consented) ->
                new CustomerFile(customer, consented, transactions, contacts, answers, complained));
  }

  private static Arbitrary<Customer> customers() {
    Arbitrary<LocalDate> joined =
        Arbitraries.oneOf(
            days(), Arbitraries.of(LocalDate.of(2008, 2, 29), LocalDate.of(2005, 12, 31)));
    return Combinators.combine(joined.optional(), Arbitraries.of("enterprise", "person").optional())
        .as(
            (day, nature) ->
                new Customer(
                    CustomerId.of("c"),
                    day,
                    List.of(),
                    List.of(),
                    nature.map(value -> Map.of("nature", value)).orElse(Map.of())));
  }
}
