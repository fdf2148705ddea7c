package io.crmkit.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Diagrams of workflows")
class DiagramsTest {
  private static final Texts TEXTS =
      Texts.BUILT_IN
          .with("term.state.RECEIVED", "received", "已受理")
          .with("term.state.QUOTED", "quoted", "已报价")
          .with("term.action.QUOTE", "quote", "报价")
          .with("term.role.MANAGER", "manager", "经理")
          .with("term.case-field.warranty", "under warranty", "在保修期");

  private static String golden(String name) throws IOException {
    try (InputStream stream = DiagramsTest.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  @DisplayName("Mermaid in English is the golden file")
  void mermaid() throws IOException {
    assertThat(new Diagrams(TEXTS, Locale.ENGLISH).mermaid(SampleWorkflows.repair()))
        .isEqualTo(golden("repair_en.mmd"));
  }

  @Test
  @DisplayName("Mermaid in Chinese is the golden file")
  void chinese() throws IOException {
    assertThat(new Diagrams(TEXTS, Locale.SIMPLIFIED_CHINESE).mermaid(SampleWorkflows.repair()))
        .isEqualTo(golden("repair_zh.mmd"));
  }

  @Test
  @DisplayName("DOT is the golden file")
  void dot() throws IOException {
    assertThat(new Diagrams(TEXTS, Locale.ENGLISH).dot(SampleWorkflows.repair()))
        .isEqualTo(golden("repair_en.dot"));
  }

  @Test
  @DisplayName("names cannot break out of the picture")
  void escapes() {
    Texts nasty = Texts.BUILT_IN.with("term.state.RECEIVED", "a\"; b\n[*] --> x #1 \\", "甲\"; 乙");
    Diagrams diagrams = new Diagrams(nasty, Locale.ENGLISH);
    assertThat(diagrams.mermaid(SampleWorkflows.repair()))
        .contains("  state \"a#34;#59; b [*] --#62; x #35;1 #92;\" as s1\n");
    assertThat(diagrams.dot(SampleWorkflows.repair()))
        .contains("  s1 [label=\"a\\\"; b [*] --> x #1 \\\\\"];\n");
  }

  @Test
  @DisplayName("an unsound definition can be drawn too")
  void unsound() {
    WorkflowDefinition definition =
        WorkflowDefinition.of("w", "1").withTransitions(Transition.of("GO", "A", "B"));
    assertThat(new Diagrams(Texts.BUILT_IN, Locale.ENGLISH).mermaid(definition))
        .isEqualTo("stateDiagram-v2\n  [*] --> s1\n  s2 --> s3: GO\n");
  }
}
