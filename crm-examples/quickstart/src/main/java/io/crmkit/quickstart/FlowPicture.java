package io.crmkit.quickstart;

import io.crmkit.decision.Texts;
import io.crmkit.workflow.Guard;
import io.crmkit.workflow.State;
import io.crmkit.workflow.StateRule;
import io.crmkit.workflow.Transition;
import io.crmkit.workflow.WorkflowDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * A workflow as a picture for the page: an SVG element without scripts, fonts or addresses, which
 * takes its colours from the page. Eclipse ELK says where everything goes, {@link FlowSvg} draws
 * it. Equal workflows give equal pictures.
 */
final class FlowPicture {
  private static final double HEIGHT = 34;
  private static final double DOT = 12;
  private static final double LINE = 16;
  private static final double PADDING = 26;

  private final WorkflowDefinition definition;
  private final Names names;
  private final Locale locale;
  private final Map<State, Integer> counts;
  private final ElkNode graph = ElkGraphUtil.createGraph();
  private final Map<State, ElkNode> nodes = new LinkedHashMap<>();

  /** What leads from one state to another. */
  private record Way(State from, State to) {}

  private FlowPicture(
      WorkflowDefinition definition, Texts texts, Locale locale, Map<State, Integer> counts) {
    this.definition = definition;
    this.names = new Names(texts);
    this.locale = locale;
    this.counts = counts;
  }

  /**
   * The picture.
   *
   * @param counts how many cases are in which state
   */
  static String svg(
      WorkflowDefinition definition, Texts texts, Locale locale, Map<State, Integer> counts) {
    return new FlowPicture(definition, texts, locale, counts).svg();
  }

  private String svg() {
    LayoutMetaDataService.getInstance(); // makes the library know its own options
    graph.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
    graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    graph.setProperty(CoreOptions.SPACING_NODE_NODE, 28.0);
    // What leads back is what leads to a state declared earlier: the usual way runs downwards.
    graph.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.MODEL_ORDER);
    ElkNode begin = ElkGraphUtil.createNode(graph);
    begin.setDimensions(DOT, DOT);
    definition.states().forEach(rule -> nodes.put(rule.state(), node(rule)));
    ElkEdge opening = ElkGraphUtil.createSimpleEdge(begin, node(definition.initial()));
    Map<ElkEdge, List<String>> tips = new LinkedHashMap<>();
    ways().forEach((way, transitions) -> tips.put(edge(way, transitions), tips(transitions)));
    new LayeredLayoutProvider().layout(graph, new BasicProgressMonitor());

    FlowSvg svg = new FlowSvg(graph.getWidth(), graph.getHeight(), definition.id().toString());
    svg.edge(opening, List.of());
    tips.forEach(svg::edge);
    svg.dot(begin);
    for (StateRule rule : definition.states()) {
      svg.state(
          node(rule.state()),
          names.of(rule.state(), locale),
          rule.isFinal(),
          counts.getOrDefault(rule.state(), 0));
    }
    return svg.text();
  }

  private ElkNode node(StateRule rule) {
    ElkNode node = ElkGraphUtil.createNode(graph);
    int count = counts.getOrDefault(rule.state(), 0);
    double badge = count == 0 ? 0 : FlowSvg.width(Integer.toString(count)) + 16;
    node.setDimensions(FlowSvg.width(names.of(rule.state(), locale)) + PADDING + badge, HEIGHT);
    return node;
  }

  private ElkNode node(State state) {
    return Objects.requireNonNull(nodes.get(state), "a state of a workflow that was checked");
  }

  /** Transitions between the same states share an arrow. */
  private Map<Way, List<Transition>> ways() {
    Map<Way, List<Transition>> ways = new LinkedHashMap<>();
    for (Transition transition : definition.transitions()) {
      for (State from : transition.from()) {
        ways.computeIfAbsent(new Way(from, transition.to()), way -> new ArrayList<>())
            .add(transition);
      }
    }
    return ways;
  }

  private ElkEdge edge(Way way, List<Transition> transitions) {
    ElkEdge edge = ElkGraphUtil.createSimpleEdge(node(way.from()), node(way.to()));
    Set<String> actions = new LinkedHashSet<>();
    transitions.forEach(transition -> actions.add(names.of(transition.action(), locale)));
    for (String action : actions) {
      ElkGraphUtil.createLabel(action, edge).setDimensions(FlowSvg.width(action) + 6, LINE);
    }
    return edge;
  }

  /** What shows when the pointer rests on an arrow: who may do it, and on which condition. */
  private List<String> tips(List<Transition> transitions) {
    List<String> tips = new ArrayList<>();
    for (Transition transition : transitions) {
      StringBuilder tip = new StringBuilder(names.of(transition.action(), locale));
      if (!transition.roles().isEmpty()) {
        List<String> roles = transition.roles().stream().map(r -> names.of(r, locale)).toList();
        tip.append(" (").append(String.join(", ", roles)).append(')');
      }
      if (!transition.guard().equals(Guard.always())) {
        tip.append(": ").append(names.texts().render(transition.guard(), locale));
      }
      tips.add(tip.toString());
    }
    return tips;
  }
}
