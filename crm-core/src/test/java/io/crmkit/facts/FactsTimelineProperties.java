package io.crmkit.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.CustomerFile;
import io.crmkit.time.Window;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The timeline against a walk over every single day. */
@Label("Laws of the timeline of facts")
class FactsTimelineProperties {
  private static final MetricDefinition<Long> CONSENTS =
      new MetricDefinition<>(
          "consents",
          Kind.COUNT,
          MetricDefinition.Changes.BY_EVENT,
          (history, range) ->
              Fact.known(
                  history.file().consents().stream()
                      .filter(consent -> range.contains(consent.occurredAt()))
                      .count()));
  private static final MetricDefinition<Long> OPEN_COMPLAINTS =
      new MetricDefinition<>(
          "open-complaints",
          Kind.COUNT,
          MetricDefinition.Changes.BY_EVENT,
          (history, range) ->
              Fact.known(
                  history.file().complaints().stream()
                      .filter(each -> range.contains(each.occurredAt()))
                      .filter(each -> each.resolvedAt().filter(history.asOf()::isAfter).isEmpty())
                      .count()));
  private static final MetricCatalogue CATALOGUE =
      MetricCatalogue.STANDARD.with(CONSENTS).with(OPEN_COMPLAINTS);

  @Provide
  Arbitrary<CustomerFile> files() {
    return FileSamples.files("CNY", "CNY", "CNY", "CNY", "USD");
  }

  @Provide
  Arbitrary<Window> windows() {
    return FileSamples.windows();
  }

  /** Also a zone in which midnight came twice, and the day before went on after the first. */
  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.oneOf(
        FileSamples.zones(),
        Arbitraries.of(ZoneId.of("America/St_Johns"), ZoneId.of("Pacific/Apia")));
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return FileSamples.days();
  }

  /** Every standard metric that changes only by events, over the window. */
  static List<Metric<?>> byEvent(Window window) {
    return List.of(
        Metrics.spend(window),
        Metrics.orders(window),
        Metrics.averageOrder(window),
        Metrics.contacts(window),
        Metrics.complaints(window),
        Metrics.complaintRate(window),
        Metrics.satisfaction(window),
        Metrics.customerClass("nature"));
  }

  private static FactsTimeline timeline(CustomerFile file, Window window, ZoneId zone) {
    List<Metric<?>> metrics = new ArrayList<>(byEvent(window));
    metrics.add(CONSENTS.over(window));
    metrics.add(OPEN_COMPLAINTS.over(window));
    return FactsCalculator.of(CATALOGUE, metrics, zone, Samples.CNY).timeline(file);
  }

  @Property(tries = 300)
  @Label("changes never misses a day on which the facts differ from the day before")
  void missesNoDay(
      @ForAll("files") CustomerFile file,
      @ForAll("windows") Window window,
      @ForAll("zones") ZoneId zone) {
    FactsTimeline timeline = timeline(file, window, zone);
    LocalDate first = LocalDate.of(2010, 10, 25);
    LocalDate last = LocalDate.of(2012, 2, 10);
    List<LocalDate> changes = timeline.changes(first, last);
    List<LocalDate> differing = new ArrayList<>();
    Facts before = timeline.at(first);
    for (LocalDate day = first.plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
      Facts facts = timeline.at(day);
      if (!facts.asMap().equals(before.asMap())) {
        differing.add(day);
      }
      before = facts;
    }

    assertThat(changes).containsAll(differing);
    assertThat(changes).doesNotHaveDuplicates().isSorted().isUnmodifiable();
    assertThat(changes).allMatch(day -> day.isAfter(first) && !day.isAfter(last));
    assertThat(changes).hasSizeLessThan(120);
  }

  @Property(tries = 300)
  @Label("changes of a stretch are those of its parts: cutting it anywhere loses nothing")
  void stretchesAdd(
      @ForAll("files") CustomerFile file,
      @ForAll("windows") Window window,
      @ForAll("zones") ZoneId zone,
      @ForAll("days") LocalDate cut) {
    FactsTimeline timeline = timeline(file, window, zone);
    List<LocalDate> parts = new ArrayList<>(timeline.changes(FileSamples.FIRST, cut));
    parts.addAll(timeline.changes(cut, FileSamples.LAST));

    assertThat(timeline.changes(FileSamples.FIRST, FileSamples.LAST)).isEqualTo(parts);
    assertThat(timeline.changes(cut, cut)).isEmpty();
    assertThat(timeline.changes(cut, cut.minusDays(1))).isEmpty();
  }

  @Property(tries = 300)
  @Label("the facts of a day are those at the midnight that begins it")
  void factsOfADay(
      @ForAll("files") CustomerFile file,
      @ForAll("windows") Window window,
      @ForAll("zones") ZoneId zone,
      @ForAll("days") LocalDate day) {
    FactsCalculator calculator = FactsCalculator.of(byEvent(window), zone, Samples.CNY);

    assertThat(calculator.timeline(file).at(day))
        .isEqualTo(calculator.facts(file, day.atStartOfDay(zone).toInstant()));
    assertThat(calculator.timeline(file).zone()).isEqualTo(zone);
  }

  @Property(tries = 50)
  @Label("where a metric changes daily, every day may bring a change")
  void dailyMetrics(@ForAll("files") CustomerFile file, @ForAll("days") LocalDate day) {
    FactsTimeline timeline =
        FactsCalculator.of(
                List.of(Metrics.tenure(), Metrics.orders(Window.ever())),
                ZoneOffset.UTC,
                Samples.CNY)
            .timeline(file);

    assertThat(timeline.changes(day, day.plusDays(3)))
        .containsExactly(day.plusDays(1), day.plusDays(2), day.plusDays(3));
    assertThat(timeline.changes(day, day)).isEmpty();
    assertThat(timeline.changes(day, day.minusDays(1))).isEmpty();
  }
}
