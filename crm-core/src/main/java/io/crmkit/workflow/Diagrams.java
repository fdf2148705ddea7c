package io.crmkit.workflow;

import io.crmkit.decision.Term;
import io.crmkit.decision.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Draws workflows: as a Mermaid state diagram, which many editors and code hosts show, and in the
 * DOT language of Graphviz. States and actions go by the names that the texts give them in the
 * language asked for. Equal definitions give equal text. Immutable.
 *
 * <pre>{@code
 * String picture = new Diagrams(Texts.BUILT_IN, Locale.ENGLISH).mermaid(workflow.definition());
 * }</pre>
 *
 * @param texts the names
 * @param locale the language
 */
public record Diagrams(Texts texts, Locale locale) {
  /** Checks that nothing is missing. */
  public Diagrams {
    Objects.requireNonNull(texts, "texts");
    Objects.requireNonNull(locale, "locale");
  }

  /** A Mermaid {@code stateDiagram-v2}; the definition may be unsound. */
  public String mermaid(WorkflowDefinition definition) {
    Map<State, String> ids = ids(definition);
    StringBuilder text = new StringBuilder("stateDiagram-v2\n");
    for (StateRule rule : definition.states()) {
      line(text, "  state \"", mermaidText(name(rule.state())), "\" as ", id(ids, rule.state()));
    }
    line(text, "  [*] --> ", id(ids, definition.initial()));
    for (Transition transition : definition.transitions()) {
      for (State from : transition.from()) {
        line(
            text,
            "  ",
            id(ids, from),
            " --> ",
            id(ids, transition.to()),
            ": ",
            mermaidText(label(transition)));
      }
    }
    for (StateRule rule : definition.states()) {
      if (rule.isFinal()) {
        line(text, "  ", id(ids, rule.state()), " --> [*]");
      }
    }
    return text.toString();
  }

  /** A directed graph for Graphviz; the definition may be unsound. */
  public String dot(WorkflowDefinition definition) {
    Map<State, String> ids = ids(definition);
    StringBuilder text = new StringBuilder("digraph workflow {\n");
    line(text, "  label=\"", dotText(definition.id().toString()), "\";");
    line(text, "  rankdir=LR;");
    line(text, "  node [shape=box, style=rounded];");
    line(text, "  begin [shape=point];");
    for (StateRule rule : definition.states()) {
      String shape = rule.isFinal() ? ", peripheries=2" : "";
      String label = dotText(name(rule.state()));
      line(text, "  ", id(ids, rule.state()), " [label=\"", label, "\"", shape, "];");
    }
    line(text, "  begin -> ", id(ids, definition.initial()), ";");
    for (Transition transition : definition.transitions()) {
      for (State from : transition.from()) {
        String label = dotText(label(transition));
        String edge = id(ids, from) + " -> " + id(ids, transition.to());
        line(text, "  ", edge, " [label=\"", label, "\"];");
      }
    }
    return text.append("}\n").toString();
  }

  /** Names of states may be words of either language; these are not. */
  private static Map<State, String> ids(WorkflowDefinition definition) {
    Map<State, String> ids = new LinkedHashMap<>();
    List<State> states = new ArrayList<>();
    definition.states().forEach(rule -> states.add(rule.state()));
    states.add(definition.initial());
    for (Transition transition : definition.transitions()) {
      states.addAll(transition.from());
      states.add(transition.to());
    }
    states.forEach(state -> ids.putIfAbsent(state, "s" + (ids.size() + 1)));
    return ids;
  }

  private static String id(Map<State, String> ids, State state) {
    return Objects.requireNonNull(ids.get(state), "a state of the definition");
  }

  private String label(Transition transition) {
    String action = name(transition.action());
    String roles = transition.roles().stream().map(this::name).collect(Collectors.joining(", "));
    String guard =
        transition.guard().equals(Guard.always())
            ? ""
            : " [" + texts.render(transition.guard(), locale) + "]";
    return action + (roles.isEmpty() ? "" : " (" + roles + ")") + guard;
  }

  private String name(Term term) {
    return texts.template(term.termCode(), locale).orElse(term.toString());
  }

  /** Mermaid ends a label at a line break or semicolon, and reads entities written with '#'. */
  private static String mermaidText(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c < ' ') {
                escaped.append(' ');
              } else if ("\"#;:<>{}%\\`".indexOf(c) >= 0) {
                escaped.append('#').append(c).append(';');
              } else {
                escaped.appendCodePoint(c);
              }
            });
    return escaped.toString();
  }

  private static String dotText(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c < ' ') {
                escaped.append(' ');
              } else {
                if (c == '"' || c == '\\') {
                  escaped.append('\\');
                }
                escaped.appendCodePoint(c);
              }
            });
    return escaped.toString();
  }

  private static void line(StringBuilder text, String... parts) {
    for (String part : parts) {
      text.append(part);
    }
    text.append('\n');
  }
}
