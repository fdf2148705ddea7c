package io.crmkit.quickstart;

import io.crmkit.decision.Texts;
import io.crmkit.workflow.Field;
import io.crmkit.workflow.FieldValue;
import io.crmkit.workflow.Role;
import io.crmkit.workflow.Workflow;
import io.crmkit.workflow.WorkflowDefinition;
import java.time.ZoneId;
import java.util.Locale;

/**
 * Texts for people who write files: what a file takes as a code stands behind its name, as {@code
 * judging (JUDGE)}. Names of states are left as they are, since no file takes them.
 */
final class CodedTexts {
  private Texts texts;

  private CodedTexts(Texts texts) {
    this.texts = texts;
  }

  /** The texts of a workflow, instants in this zone. */
  static Texts of(Workflow workflow, ZoneId zone) {
    CodedTexts coded = new CodedTexts(WorkflowShelf.texts(workflow).inZone(zone));
    WorkflowDefinition definition = workflow.definition();
    definition
        .transitions()
        .forEach(each -> coded.add(each.action().termCode(), each.action().code()));
    definition.roles().forEach(role -> coded.add(role.termCode(), role.code()));
    coded.add(Role.SYSTEM.termCode(), Role.SYSTEM.code());
    for (Field field : definition.fields()) {
      coded.add("term.case-field." + field.name(), field.name());
      field
          .codes()
          .forEach(code -> coded.add("term.case-value." + field.name() + "." + code, code));
    }
    coded.add(FieldValue.YES, "true");
    coded.add(FieldValue.NO, "false");
    return coded.texts;
  }

  /** What has no name shows as its code anyway; what several transitions name is coded once. */
  private void add(String textCode, String code) {
    String english = texts.template(textCode, Locale.ENGLISH).orElse(code);
    String chinese = texts.template(textCode, Locale.SIMPLIFIED_CHINESE).orElse(code);
    texts =
        texts.with(
            textCode,
            coded(english, code, " (" + code + ")"),
            coded(chinese, code, "（" + code + "）"));
  }

  private static String coded(String name, String code, String suffix) {
    return name.equals(code) || name.endsWith(suffix) ? name : name + suffix;
  }
}
