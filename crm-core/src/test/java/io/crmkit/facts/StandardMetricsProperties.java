package io.crmkit.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.Complaint;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.Interaction;
import io.crmkit.customer.Occurrence;
import io.crmkit.customer.SurveyAnswer;
import io.crmkit.customer.Transaction;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.Money;

/** The standard metrics against sums straight from the file, over windows in local dates. */
@Label("Laws of the standard metrics")
class StandardMetricsProperties {

  @Provide
  Arbitrary<CustomerFile> files() {
    return FileSamples.files("CNY", "CNY", "CNY", "EUR", "USD");
  }

  @Provide
  Arbitrary<CustomerFile> oneCurrency() {
    return FileSamples.files("CNY");
  }

  @Provide
  Arbitrary<Window> windows() {
    return FileSamples.windows();
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return FileSamples.zones();
  }

  @Provide
  Arbitrary<Instant> instants() {
    return FileSamples.instants();
  }

  /** Whether the window covers an event, told from local dates alone; empty without an anchor. */
  private static Optional<Boolean> covers(
      Window window, Instant event, Instant asOf, ZoneId zone, Optional<LocalDate> joined) {
    LocalDate day = LocalDate.ofInstant(asOf, zone);
    LocalDate date = LocalDate.ofInstant(event, zone);
    boolean past = event.isBefore(asOf);
    if (window instanceof Window.Rolling rolling) {
      return Optional.of(past && !date.isBefore(day.minus(rolling.length())));
    }
    if (window instanceof Window.Calendar calendar) {
      int months =
          switch (calendar.unit()) {
            case MONTH -> 1;
            case QUARTER -> 3;
            case YEAR -> 12;
          };
      return Optional.of(past && unit(day, months) - unit(date, months) == calendar.back());
    }
    if (window instanceof Window.Anniversary anniversary) {
      return joined.map(
          on -> past && membershipYear(on, day) - membershipYear(on, date) == anniversary.back());
    }
    return Optional.of(past);
  }

  private static int unit(LocalDate date, int months) {
    return (date.getYear() * 12 + date.getMonthValue() - 1) / months;
  }

  /** The number of the year of membership by counting anniversaries. */
  private static int membershipYear(LocalDate joined, LocalDate date) {
    int year = -20;
    while (!joined.plusYears(year + 1L).isAfter(date)) {
      year++;
    }
    return year;
  }

  private record Question(
      CustomerFile file, Window window, Instant asOf, ZoneId zone, FactsCalculator calculator) {
    Optional<LocalDate> joined() {
      return file.customer().joinedOn();
    }

    boolean answerable() {
      return !window.needsAnchor() || joined().isPresent();
    }

    <T extends Occurrence> List<T> within(List<T> events) {
      return events.stream()
          .filter(e -> covers(window, e.occurredAt(), asOf, zone, joined()).orElseThrow())
          .toList();
    }

    List<Transaction> orders() {
      return within(file.transactions()).stream().filter(t -> !t.amount().isNegative()).toList();
    }

    Facts facts() {
      return calculator.facts(file, asOf);
    }

    LocalDate day() {
      return LocalDate.ofInstant(asOf, zone);
    }

    <T> void assertFact(Metric<T> metric, Fact<T> expected) {
      assertThat(facts().get(metric))
          .as("%s of %s", metric, file)
          .isEqualTo(answerable() ? expected : Fact.unknown(new FactGap.NoJoiningDay()));
    }
  }

  private static Question ask(
      CustomerFile file, Window window, Instant asOf, ZoneId zone, Metric<?> metric) {
    return new Question(
        file, window, asOf, zone, FactsCalculator.of(Set.of(metric), zone, Samples.CNY));
  }

  @Property(tries = 800)
  @Label("spend is the sum of all transactions in the window, refunds deducted, of one currency")
  void spend(
      @ForAll("oneCurrency") CustomerFile file,
      @ForAll("windows") Window window,
      @ForAll("instants") Instant asOf,
      @ForAll("zones") ZoneId zone) {
    Metric<Money> metric = Metrics.spend(window);
    Question question = ask(file, window, asOf, zone, metric);
    if (question.answerable()) {
      Money sum =
          question.within(file.transactions()).stream()
              .map(Transaction::amount)
              .reduce(Samples.spend(0), Money::plus);
      question.assertFact(metric, Fact.known(sum));
    } else {
      question.assertFact(metric, Fact.absent());
    }
  }

  @Property(tries = 800)
  @Label("amounts of several currencies are never added, unless the caller gives dated rates")
  void severalCurrencies(
      @ForAll("files") CustomerFile file,
      @ForAll("windows") Window window,
      @ForAll("instants") Instant asOf,
      @ForAll("zones") ZoneId zone,
      @ForAll boolean withRates) {
    Metric<Money> metric = Metrics.spend(window);
    Question plain = ask(file, window, asOf, zone, metric);
    FactsCalculator calculator =
        withRates ? plain.calculator().withRates(FileSamples.RATES) : plain.calculator();
    Question question = new Question(file, window, asOf, zone, calculator);
    Fact<Money> expected = Fact.known(Samples.spend(0));
    if (question.answerable()) {
      for (Transaction transaction : question.within(file.transactions())) {
        expected = plus(expected, transaction, zone, withRates);
      }
    }
    question.assertFact(metric, expected);
  }

  private static Fact<Money> plus(
      Fact<Money> sum, Transaction transaction, ZoneId zone, boolean withRates) {
    if (!(sum instanceof Fact.Known<Money> known)) {
      return sum;
    }
    Money amount = transaction.amount();
    String currency = amount.getCurrencyUnit().getCode();
    if (currency.equals("CNY")) {
      return Fact.known(known.value().plus(amount));
    }
    LocalDate day = LocalDate.ofInstant(transaction.occurredAt(), zone);
    if (withRates && currency.equals("EUR") && day.toEpochDay() % 2 == 0) {
      BigDecimal converted =
          amount.getAmount().multiply(new BigDecimal("4.005")).setScale(2, RoundingMode.HALF_EVEN);
      return Fact.known(known.value().plus(converted));
    }
    return Fact.unknown(new FactGap.NoRate(currency, "CNY"));
  }

  @Property(tries = 500)
  @Label("orders count what is no refund; the average is floored, and none without orders")
  void ordersAndAverage(
      @ForAll("oneCurrency") CustomerFile file,
      @ForAll("windows") Window window,
      @ForAll("instants") Instant asOf,
      @ForAll("zones") ZoneId zone) {
    Question orders = ask(file, window, asOf, zone, Metrics.orders(window));
    Question average = ask(file, window, asOf, zone, Metrics.averageOrder(window));
    if (orders.answerable()) {
      long count = orders.orders().size();
      long minor =
          orders.within(file.transactions()).stream()
              .mapToLong(t -> t.amount().getAmountMinorLong())
              .sum();
      orders.assertFact(Metrics.orders(window), Fact.known(count));
      average.assertFact(
          Metrics.averageOrder(window),
          count == 0
              ? Fact.absent()
              : Fact.known(Money.ofMinor(Samples.CNY, Math.floorDiv(minor, count))));
    }
  }

  @Property(tries = 500)
  @Label("contacts, complaints and complaints per order count what the window covers")
  void contactsAndComplaints(
      @ForAll("files") CustomerFile file,
      @ForAll("windows") Window window,
      @ForAll("instants") Instant asOf,
      @ForAll("zones") ZoneId zone) {
    Question contacts = ask(file, window, asOf, zone, Metrics.contacts(window));
    if (contacts.answerable()) {
      long reached =
          contacts.within(file.interactions()).stream()
              .filter(each -> each.result() == Interaction.Result.REACHED)
              .count();
      List<Complaint> complaints = contacts.within(file.complaints());
      long orders = contacts.orders().size();
      contacts.assertFact(Metrics.contacts(window), Fact.known(reached));
      ask(file, window, asOf, zone, Metrics.complaints(window))
          .assertFact(Metrics.complaints(window), Fact.known((long) complaints.size()));
      ask(file, window, asOf, zone, Metrics.complaintRate(window))
          .assertFact(
              Metrics.complaintRate(window),
              orders == 0 ? Fact.absent() : Fact.known(ratio(complaints.size(), orders)));
    }
  }

  private static BigDecimal ratio(long part, long whole) {
    return canonical(new BigDecimal(part).divide(new BigDecimal(whole), 6, RoundingMode.HALF_EVEN));
  }

  private static BigDecimal canonical(BigDecimal value) {
    return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
  }

  @Property(tries = 500)
  @Label("satisfaction is the exact mean of the answers on their scales, half-even at six decimals")
  void satisfaction(
      @ForAll("files") CustomerFile file,
      @ForAll("windows") Window window,
      @ForAll("instants") Instant asOf,
      @ForAll("zones") ZoneId zone) {
    Question question = ask(file, window, asOf, zone, Metrics.satisfaction(window));
    if (question.answerable()) {
      List<SurveyAnswer> answers = question.within(file.surveys());
      // 1260 is a multiple of every scale's length in the samples: 3, 4, 6 and 9.
      long sum =
          answers.stream()
              .mapToLong(s -> 1260L * (s.answer() - s.worst()) / (s.best() - s.worst()))
              .sum();
      question.assertFact(
          Metrics.satisfaction(window),
          answers.isEmpty() ? Fact.absent() : Fact.known(ratio(sum, 1260L * answers.size())));
    }
  }

  @Property(tries = 500)
  @Label("days since the last order and tenure count local dates, the as-of day excluded")
  void daysAndTenure(
      @ForAll("files") CustomerFile file,
      @ForAll("windows") Window window,
      @ForAll("instants") Instant asOf,
      @ForAll("zones") ZoneId zone) {
    Question question = ask(file, window, asOf, zone, Metrics.daysSinceOrder(window));
    if (question.answerable()) {
      Optional<LocalDate> last =
          question.orders().stream()
              .map(order -> LocalDate.ofInstant(order.occurredAt(), zone))
              .max(LocalDate::compareTo);
      question.assertFact(Metrics.daysSinceOrder(window), sinceOrNone(last, question.day()));
    }
    Question ever = ask(file, Window.ever(), asOf, zone, Metrics.tenure());
    Optional<LocalDate> first =
        ever.orders().stream()
            .map(order -> LocalDate.ofInstant(order.occurredAt(), zone))
            .min(LocalDate::compareTo);
    ever.assertFact(
        Metrics.tenure(),
        sinceOrNone(
            ever.joined().isPresent()
                ? ever.joined().filter(day -> !day.isAfter(ever.day()))
                : first,
            ever.day()));
  }

  private static Fact<Period> sinceOrNone(Optional<LocalDate> since, LocalDate day) {
    return since
        .map(date -> Fact.known(Period.ofDays((int) (day.toEpochDay() - date.toEpochDay()))))
        .orElseGet(Fact::absent);
  }

  @Property(tries = 300)
  @Label("the class is the customer's, unknown with its dimension where there is none")
  void customerClass(@ForAll("files") CustomerFile file, @ForAll("instants") Instant asOf) {
    Metric<String> metric = Metrics.customerClass("nature");
    String value = file.customer().classes().get("nature");

    ask(file, Window.ever(), asOf, ZoneOffset.UTC, metric)
        .assertFact(
            metric,
            value == null ? Fact.unknown(new FactGap.NotClassified("nature")) : Fact.known(value));
  }

  @Property(tries = 300)
  @Label("facts do not depend on the order of events, nor on what happens at or after the instant")
  void orderAndFuturePlayNoPart(
      @ForAll("files") CustomerFile file,
      @ForAll("windows") Window window,
      @ForAll("instants") Instant asOf,
      @ForAll("zones") ZoneId zone,
      @ForAll long seed) {
    FactsCalculator calculator =
        FactsCalculator.of(FactsTimelineProperties.byEvent(window), zone, Samples.CNY);
    List<Transaction> shuffled = new ArrayList<>(file.transactions());
    Collections.shuffle(shuffled, new Random(seed));
    Facts facts = calculator.facts(file, asOf);

    assertThat(calculator.facts(file.withTransactions(shuffled), asOf)).isEqualTo(facts);
    assertThat(calculator.facts(file.before(asOf), asOf)).isEqualTo(facts);
    assertThat(calculator.asOf(asOf).facts(file)).isEqualTo(facts);
  }
}
