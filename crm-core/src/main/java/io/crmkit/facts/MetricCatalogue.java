package io.crmkit.facts;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The metrics that can be computed from customer files, by name. {@link #STANDARD} holds those of
 * {@link Metrics}; hosts add theirs. Immutable.
 */
public final class MetricCatalogue {
  /** The metrics of {@link Metrics}. */
  public static final MetricCatalogue STANDARD = standard();

  private final Map<String, MetricDefinition<?>> definitions;

  private MetricCatalogue(Map<String, MetricDefinition<?>> definitions) {
    this.definitions = definitions;
  }

  private static MetricCatalogue standard() {
    Map<String, MetricDefinition<?>> definitions = new TreeMap<>();
    StandardMetrics.all().forEach(d -> definitions.put(d.name(), d));
    return new MetricCatalogue(definitions);
  }

  /**
   * This catalogue and one more metric.
   *
   * @throws IllegalArgumentException if the name is taken
   */
  public MetricCatalogue with(MetricDefinition<?> definition) {
    if (definitions.containsKey(definition.name())) {
      throw new IllegalArgumentException("metric " + definition.name() + " is defined already");
    }
    Map<String, MetricDefinition<?>> more = new TreeMap<>(definitions);
    more.put(definition.name(), definition);
    return new MetricCatalogue(more);
  }

  /** The definition with this name. Classes of customers are defined in every dimension. */
  public Optional<MetricDefinition<?>> find(String name) {
    MetricDefinition<?> definition = definitions.get(name);
    return definition == null ? StandardMetrics.classOf(name) : Optional.of(definition);
  }

  /** The names, sorted. */
  public Set<String> names() {
    return Collections.unmodifiableSet(definitions.keySet());
  }
}
