package io.crmkit.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.time.TimeRange;
import io.crmkit.time.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A metric that changes at instants of its own")
class TurnsTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final CustomerFile FILE = CustomerFile.of(Customer.of(CustomerId.of("c-1")));

  /** How many of its instants are over. */
  private record Passed(List<Instant> instants, List<CustomerFile> made)
      implements MetricDefinition.Calculation<Long> {
    @Override
    public Fact<Long> calculate(History history, TimeRange range) {
      assertThat(history.rates()).isEmpty();
      List<Instant> all = history.prepared(this.getClass(), this::make);
      return Fact.known(all.stream().filter(turn -> !turn.isAfter(history.asOf())).count());
    }

    private List<Instant> make(CustomerFile file) {
      made.add(file);
      return instants;
    }

    @Override
    public List<Instant> turns(History whole) {
      return instants;
    }
  }

  private static Instant at(String day, int hour) {
    return LocalDate.parse(day).atTime(hour, 0).atZone(ZONE).toInstant();
  }

  @Test
  @DisplayName("changes a timeline on the days around them, and is prepared once for all days")
  void turns() {
    Passed passed =
        new Passed(
            List.of(at("2026-03-01", 0), at("2026-04-01", 13), at("2027-01-01", 0)),
            new ArrayList<>());
    MetricDefinition<Long> definition =
        new MetricDefinition<>("passed", Kind.COUNT, MetricDefinition.Changes.BY_EVENT, passed);
    Metric<Long> metric = definition.over(Window.ever());
    FactsTimeline timeline =
        FactsCalculator.of(
                MetricCatalogue.STANDARD.with(definition),
                Set.of(metric),
                ZONE,
                CurrencyUnit.of("CNY"))
            .timeline(FILE);
    assertThat(timeline.changes(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)))
        .containsExactly(
            LocalDate.of(2026, 3, 1),
            LocalDate.of(2026, 3, 2),
            LocalDate.of(2026, 4, 1),
            LocalDate.of(2026, 4, 2));
    assertThat(timeline.at(LocalDate.of(2026, 2, 28)).get(metric)).isEqualTo(Fact.known(0L));
    assertThat(timeline.at(LocalDate.of(2026, 3, 1)).get(metric)).isEqualTo(Fact.known(1L));
    assertThat(timeline.at(LocalDate.of(2026, 4, 1)).get(metric)).isEqualTo(Fact.known(1L));
    assertThat(timeline.at(LocalDate.of(2026, 4, 2)).get(metric)).isEqualTo(Fact.known(2L));
    assertThat(passed.made()).containsExactly(FILE);
  }
}
