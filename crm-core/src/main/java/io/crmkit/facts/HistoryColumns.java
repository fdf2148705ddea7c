package io.crmkit.facts;

import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.Interaction;
import io.crmkit.customer.Occurrence;
import io.crmkit.customer.SurveyAnswer;
import io.crmkit.customer.Transaction;
import io.crmkit.time.TimeRange;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The sorted history in columns with running totals, made in one pass over it. Index {@code i} of a
 * running total holds the total of the first {@code i} events.
 */
final class HistoryColumns {
  private final CustomerFile file;
  private final ZoneId zone;
  private final CurrencyUnit currency;
  private final Optional<ExchangeRates> rates;
  private final Map<Object, Object> prepared = new ConcurrentHashMap<>();
  private final long[] spend;
  private final int[] orders;
  private final @Nullable FactGap[] gaps; // of each transaction that cannot be converted
  private final int[] gapCount;
  private final int[] contacts;

  HistoryColumns(
      CustomerFile file, ZoneId zone, CurrencyUnit currency, Optional<ExchangeRates> rates) {
    this.file = file;
    this.zone = zone;
    this.currency = currency;
    this.rates = rates;
    List<Transaction> transactions = file.transactions();
    int n = transactions.size();
    spend = new long[n + 1];
    orders = new int[n + 1];
    gaps = new FactGap[n];
    gapCount = new int[n + 1];
    for (int i = 0; i < n; i++) {
      Transaction transaction = transactions.get(i);
      orders[i + 1] = orders[i] + (transaction.isRefund() ? 0 : 1);
      Money amount = transaction.amount();
      if (!amount.getCurrencyUnit().equals(currency)) {
        Money converted = convert(transaction, rates);
        if (converted == null) {
          gaps[i] = new FactGap.NoRate(amount.getCurrencyUnit().getCode(), currency.getCode());
          gapCount[i + 1] = gapCount[i] + 1;
          spend[i + 1] = spend[i];
          continue;
        }
        amount = converted;
      }
      gapCount[i + 1] = gapCount[i];
      spend[i + 1] = Math.addExact(spend[i], Kind.MONEY.units(amount));
    }
    contacts = runningContacts(file.interactions());
  }

  private @Nullable Money convert(Transaction transaction, Optional<ExchangeRates> rates) {
    Money amount = transaction.amount();
    LocalDate day = LocalDate.ofInstant(transaction.occurredAt(), zone);
    return rates
        .flatMap(source -> source.rate(amount.getCurrencyUnit(), currency, day))
        .map(rate -> amount.convertedTo(currency, rate, RoundingMode.HALF_EVEN))
        .orElse(null);
  }

  private static int[] runningContacts(List<Interaction> interactions) {
    int[] running = new int[interactions.size() + 1];
    for (int i = 0; i < interactions.size(); i++) {
      boolean reached = interactions.get(i).result() == Interaction.Result.REACHED;
      running[i + 1] = running[i] + (reached ? 1 : 0);
    }
    return running;
  }

  private static BigInteger scale(SurveyAnswer survey) {
    return BigInteger.valueOf((long) survey.best() - survey.worst());
  }

  CustomerFile file() {
    return file;
  }

  ZoneId zone() {
    return zone;
  }

  CurrencyUnit currency() {
    return currency;
  }

  Optional<ExchangeRates> rates() {
    return rates;
  }

  @SuppressWarnings("unchecked") // under a key stands what its maker made
  <T> T prepared(Object key, Function<CustomerFile, T> maker) {
    return (T) prepared.computeIfAbsent(key, k -> maker.apply(file));
  }

  Fact<Money> spend(TimeRange range) {
    int from = from(file.transactions(), range);
    int to = to(file.transactions(), range);
    if (gapCount[to] > gapCount[from]) {
      int first = from;
      while (gaps[first] == null) {
        first++;
      }
      FactGap gap = gaps[first];
      return Fact.unknown(gap == null ? new FactGap.NotSupplied() : gap);
    }
    return Fact.known(Money.ofMinor(currency, Math.subtractExact(spend[to], spend[from])));
  }

  long orders(TimeRange range) {
    return (long) orders[to(file.transactions(), range)] - orders[from(file.transactions(), range)];
  }

  Optional<Instant> firstOrder(TimeRange range) {
    int to = to(file.transactions(), range);
    for (int i = from(file.transactions(), range); i < to; i++) {
      if (!file.transactions().get(i).isRefund()) {
        return Optional.of(file.transactions().get(i).occurredAt());
      }
    }
    return Optional.empty();
  }

  Optional<Instant> lastOrder(TimeRange range) {
    int from = from(file.transactions(), range);
    for (int i = to(file.transactions(), range) - 1; i >= from; i--) {
      if (!file.transactions().get(i).isRefund()) {
        return Optional.of(file.transactions().get(i).occurredAt());
      }
    }
    return Optional.empty();
  }

  long contacts(TimeRange range) {
    return (long) contacts[to(file.interactions(), range)]
        - contacts[from(file.interactions(), range)];
  }

  long complaints(TimeRange range) {
    return (long) to(file.complaints(), range) - from(file.complaints(), range);
  }

  /** Exact: answers are summed by scale, scales are brought to a common multiple at the end. */
  Fact<BigDecimal> satisfaction(TimeRange range) {
    List<SurveyAnswer> answers =
        file.surveys().subList(from(file.surveys(), range), to(file.surveys(), range));
    if (answers.isEmpty()) {
      return Fact.absent();
    }
    Map<BigInteger, Long> stepsByScale = new TreeMap<>();
    for (SurveyAnswer answer : answers) {
      stepsByScale.merge(scale(answer), (long) answer.answer() - answer.worst(), Math::addExact);
    }
    BigInteger common = BigInteger.ONE;
    for (BigInteger scale : stepsByScale.keySet()) {
      common = common.divide(common.gcd(scale)).multiply(scale);
    }
    BigInteger sum = BigInteger.ZERO;
    for (Map.Entry<BigInteger, Long> entry : stepsByScale.entrySet()) {
      sum = sum.add(common.divide(entry.getKey()).multiply(BigInteger.valueOf(entry.getValue())));
    }
    BigInteger whole = common.multiply(BigInteger.valueOf(answers.size()));
    return Fact.known(new BigDecimal(sum).divide(new BigDecimal(whole), 6, RoundingMode.HALF_EVEN));
  }

  private static int from(List<? extends Occurrence> events, TimeRange range) {
    return range.startInclusive().isEmpty() ? 0 : countBefore(events, range.startInclusive().get());
  }

  private static int to(List<? extends Occurrence> events, TimeRange range) {
    return countBefore(events, range.endExclusive());
  }

  /** How many events occurred before the instant. */
  private static int countBefore(List<? extends Occurrence> events, Instant instant) {
    int low = 0;
    int high = events.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (events.get(middle).occurredAt().isBefore(instant)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
