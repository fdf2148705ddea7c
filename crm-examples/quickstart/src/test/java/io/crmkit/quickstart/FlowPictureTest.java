package io.crmkit.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Texts;
import io.crmkit.json.BundledWorkflows;
import io.crmkit.json.WorkflowReader;
import io.crmkit.workflow.State;
import io.crmkit.workflow.StateRule;
import io.crmkit.workflow.Transition;
import io.crmkit.workflow.WorkflowDefinition;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Picture of a workflow")
class FlowPictureTest {
  private static final Pattern NUMBER =
      Pattern.compile("(?:x|y|width|height|cx|cy)=\"(-?[\\d.]+)\"");

  @Test
  @DisplayName("shows every state and action by name, in both languages, always alike")
  void complete() {
    for (String name : BundledWorkflows.names()) {
      WorkflowDefinition workflow = WorkflowReader.read(BundledWorkflows.json(name).orElseThrow());
      for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
        Texts texts = BundledWorkflows.texts();
        String svg = FlowPicture.svg(workflow, texts, locale, Map.of());
        Names names = new Names(texts);

        for (StateRule rule : workflow.states()) {
          assertThat(svg).contains(FlowSvg.escaped(names.of(rule.state(), locale)) + "</text>");
        }
        for (Transition transition : workflow.transitions()) {
          assertThat(svg)
              .contains(FlowSvg.escaped(names.of(transition.action(), locale)) + "</text>");
        }
        assertThat(svg).isEqualTo(FlowPicture.svg(workflow, texts, locale, Map.of()));
        assertThat(svg).doesNotContain("http", "url(", "href", "NaN", "<script");
      }
    }
  }

  @Test
  @DisplayName("lies within its frame, ends look different, counts stand beside names")
  void drawn() {
    WorkflowDefinition workflow =
        WorkflowDefinition.of("small", "1")
            .withStates(StateRule.of("OPEN"), StateRule.last("DONE"))
            .withTransitions(
                Transition.of("FINISH", "OPEN", "DONE"), Transition.of("WAIT", "OPEN", "OPEN"));
    String svg =
        FlowPicture.svg(workflow, Texts.BUILT_IN, Locale.ENGLISH, Map.of(State.of("OPEN"), 17));

    assertThat(svg).contains("class=\"state last\"", ">17</text>").startsWith("<svg ");
    assertThat(svg.split("<polygon", -1)).hasSize(4); // the opening and two actions
    assertThat(NUMBER.matcher(svg).results().map(r -> Double.valueOf(r.group(1))))
        .allMatch(value -> value >= 0 && value < 1_000);
  }

  @Test
  @DisplayName("names that look like markup stay names")
  void escaped() {
    WorkflowDefinition workflow =
        WorkflowDefinition.of("small", "1").withStates(StateRule.last("OPEN"));
    Texts texts = Texts.BUILT_IN.with("term.state.OPEN", "<b> & \"c\"", "<b>");

    assertThat(FlowPicture.svg(workflow, texts, Locale.ENGLISH, Map.of()))
        .contains("&lt;b&gt; &amp; &quot;c&quot;</text>")
        .doesNotContain("<b>");
  }
}
