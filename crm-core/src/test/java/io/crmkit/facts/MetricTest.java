package io.crmkit.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.decision.Texts;
import io.crmkit.time.CalendarUnit;
import io.crmkit.time.Window;
import java.time.Period;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Metric")
class MetricTest {
  private static final Window YEAR = Window.last(Period.ofMonths(12));

  @ParameterizedTest
  @CsvSource({
    "money spend over last:P12M,spend over last:P12M,spend over the last 12 months,近 12 个月消费额",
    "count orders,orders,orders,订单数",
    "ratio complaint-rate over calendar:YEAR-1,complaint-rate over calendar:YEAR-1,"
        + "complaints per order in the last calendar year,上一年单均投诉率",
    "days tenure,tenure,time as a customer,成为客户的时长",
    "category class-nature,class-nature,nature,客户性质",
    "count steps-2 over anniversary,steps-2 over anniversary,"
        + "steps-2 this year of membership,本会员年度 steps-2"
  })
  @DisplayName("reads its text, writes it back, and names itself and its window in words:")
  void texts(String text, String shown, String english, String chinese) {
    Metric<?> metric = Metric.parse(text);

    assertThat(metric.text()).isEqualTo(text);
    assertThat(metric).hasToString(shown).isEqualTo(Metric.parse(metric.text()));
    assertThat(Texts.BUILT_IN.render(metric.phrase(), Locale.ENGLISH)).isEqualTo(english);
    assertThat(Texts.BUILT_IN.render(metric.phrase(), Locale.CHINESE)).isEqualTo(chinese);
  }

  @Test
  @DisplayName("over 'ever' may be said or left out")
  void everMayBeLeftOut() {
    assertThat(Metric.parse("count orders over ever")).isEqualTo(Metrics.orders(Window.ever()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "spend",
        "money",
        "money spend over",
        "money spend last:P12M",
        "Money spend",
        "money  spend",
        "money spend over last:P12M x",
        "money spend over  ever"
      })
  @DisplayName("refuses other texts, showing an example and the text:")
  void refusesOtherTexts(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metric.parse(text))
        .withMessage(
            "metric must be written like 'money spend over last:P12M', was '" + text + "'");
  }

  @Test
  @DisplayName("refuses unknown kinds and windows, and shortens long texts")
  void refusesUnknownParts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metric.parse("sum spend"))
        .withMessageStartingWith("kind must be");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metric.parse("money spend over year"))
        .withMessageStartingWith("window must be");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metric.parse("X".repeat(81)))
        .withMessageEndingWith("was '" + "X".repeat(80) + "…'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metric.parse("X".repeat(80)))
        .withMessageEndingWith("was '" + "X".repeat(80) + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Spend", "9lives", "-x", "a b", "a_b", "消费"})
  @DisplayName("has a name of lower case letters, digits and hyphens, not:")
  void names(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metric.of(name, Kind.COUNT, YEAR))
        .withMessage(
            "metric name must be a lower case letter and up to 63 lower case letters, digits or"
                + " '-', was '"
                + name
                + "'");
  }

  @Test
  @DisplayName("has a name of at most 64 characters, a kind and a window")
  void limits() {
    assertThat(Metric.of("x".repeat(64), Kind.COUNT, YEAR).name()).hasSize(64);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metric.of("x".repeat(65), Kind.COUNT, YEAR))
        .withMessageEndingWith("was '" + "x".repeat(40) + "…'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metric.of("X".repeat(40), Kind.COUNT, YEAR))
        .withMessageEndingWith("was '" + "X".repeat(40) + "'");
    assertThatThrownBy(() -> Metric.of("x", null, YEAR)).hasMessage("kind");
    assertThatThrownBy(() -> Metric.of("x", Kind.COUNT, null)).hasMessage("window");
  }

  @Test
  @DisplayName("is equal by name, kind and window")
  void equality() {
    Metric<Long> orders = Metrics.orders(YEAR);

    assertThat(orders)
        .isEqualTo(Metric.of("orders", Kind.COUNT, YEAR))
        .hasSameHashCodeAs(Metric.of("orders", Kind.COUNT, YEAR))
        .isNotEqualTo(Metric.of("order", Kind.COUNT, YEAR))
        .isNotEqualTo(Metric.of("orders", Kind.DAYS, YEAR))
        .isNotEqualTo(Metrics.orders(Window.ever()))
        .isNotEqualTo("orders over last:P12M");
    assertThat(orders.window()).isEqualTo(YEAR);
    assertThat(orders.kind()).isEqualTo(Kind.COUNT);
  }

  @Test
  @DisplayName("is told from another by its parts even where their hashes collide")
  void collidingHashes() {
    Metric<Long> one = Metric.of("ap", Kind.COUNT, YEAR);
    Metric<Long> other = Metric.of("c2", Kind.COUNT, YEAR);

    assertThat(one.hashCode()).isEqualTo(other.hashCode());
    assertThat(one).isNotEqualTo(other);
  }

  @Test
  @DisplayName("the standard metrics have the documented names and kinds")
  void standardMetrics() {
    Window month = Window.current(CalendarUnit.MONTH);

    assertThat(Metrics.spend(month)).hasToString("spend over calendar:MONTH");
    assertThat(Metrics.spend(month).kind()).isEqualTo(Kind.MONEY);
    assertThat(Metrics.averageOrder(month).text())
        .isEqualTo("money average-order over calendar:MONTH");
    assertThat(Metrics.daysSinceOrder(month).text())
        .isEqualTo("days days-since-order over calendar:MONTH");
    assertThat(Metrics.tenure().text()).isEqualTo("days tenure");
    assertThat(Metrics.contacts(month).text()).isEqualTo("count contacts over calendar:MONTH");
    assertThat(Metrics.complaints(month).text()).isEqualTo("count complaints over calendar:MONTH");
    assertThat(Metrics.complaintRate(month).text())
        .isEqualTo("ratio complaint-rate over calendar:MONTH");
    assertThat(Metrics.satisfaction(month).text())
        .isEqualTo("ratio satisfaction over calendar:MONTH");
    assertThat(Metrics.customerClass("nature").text()).isEqualTo("category class-nature");
    assertThatIllegalArgumentException().isThrownBy(() -> Metrics.customerClass("Nature"));
  }

  @Test
  @DisplayName("the catalogue knows the standard metrics, every class, and what hosts add")
  void catalogue() {
    MetricDefinition<Long> refunds =
        MetricDefinition.of("refunds", Kind.COUNT, (history, range) -> Fact.known(1L));
    MetricCatalogue more = MetricCatalogue.STANDARD.with(refunds);

    assertThat(MetricCatalogue.STANDARD.names())
        .containsExactly(
            "average-order",
            "complaint-rate",
            "complaints",
            "contacts",
            "days-since-order",
            "orders",
            "satisfaction",
            "spend",
            "tenure")
        .isUnmodifiable();
    assertThat(more.find("refunds")).contains(refunds);
    assertThat(more.names()).contains("refunds", "spend");
    assertThat(MetricCatalogue.STANDARD.find("refunds")).isEmpty();
    assertThat(MetricCatalogue.STANDARD.find("class-nature")).isPresent();
    assertThat(MetricCatalogue.STANDARD.find("class-")).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> more.with(refunds))
        .withMessage("metric refunds is defined already");
    assertThat(refunds.changes()).isEqualTo(MetricDefinition.Changes.DAILY);
    assertThat(refunds.over(YEAR)).isEqualTo(Metric.of("refunds", Kind.COUNT, YEAR));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> MetricDefinition.of("Refunds", Kind.COUNT, (history, range) -> Fact.absent()))
        .withMessageStartingWith("metric name must be");
    assertThatThrownBy(() -> MetricDefinition.of("x", Kind.COUNT, null)).hasMessage("calculation");
    assertThatThrownBy(
            () -> new MetricDefinition<>("x", Kind.COUNT, null, (history, range) -> Fact.absent()))
        .hasMessage("changes");
  }
}
