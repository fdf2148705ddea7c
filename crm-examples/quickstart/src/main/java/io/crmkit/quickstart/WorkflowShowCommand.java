package io.crmkit.quickstart;

import io.crmkit.json.CrmJson;
import io.crmkit.workflow.Diagrams;
import io.crmkit.workflow.Workflow;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code crmkit workflow show}: a workflow as a diagram or a document. */
@Command(
    name = "show",
    description = "Prints a workflow as a diagram or as its document.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false)
final class WorkflowShowCommand implements Runnable {
  private static final Set<String> FORMATS = Set.of("mermaid", "dot", "json");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private WorkflowOption which = new WorkflowOption();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "mermaid",
      description =
          "mermaid, dot or json (default: ${DEFAULT-VALUE}). The diagrams show names; json has the "
              + "codes of actions, fields and roles, as files of cases and maps take them.")
  private String format = "";

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      defaultValue = "en",
      description = "The language of names, en or zh (default: ${DEFAULT-VALUE}).")
  private String language = "";

  @Override
  public void run() {
    List<String> problems = new ArrayList<>();
    if (!FORMATS.contains(format)) {
      problems.add("--format: must be mermaid, dot or json, was " + Problems.quoted(format));
    }
    Optional<Locale> locale = WorkflowCommand.language(language);
    if (locale.isEmpty()) {
      problems.add("--language: must be en or zh, was " + Problems.quoted(language));
    }
    Optional<Workflow> workflow = Optional.empty();
    try {
      workflow = Optional.of(which.workflow(which.shelf()));
    } catch (BadInputException e) {
      problems.addAll(e.lines());
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(shown(workflow.orElseThrow(), locale.orElseThrow()).stripTrailing());
    out.flush();
  }

  private String shown(Workflow workflow, Locale locale) {
    Diagrams diagrams = new Diagrams(WorkflowShelf.texts(workflow), locale);
    return switch (format) {
      case "dot" -> diagrams.dot(workflow.definition());
      case "json" -> {
        JsonNode tree = CrmJson.mapper().readTree(CrmJson.write(workflow.definition()));
        yield tree.toPrettyString();
      }
      default -> diagrams.mermaid(workflow.definition());
    };
  }
}
