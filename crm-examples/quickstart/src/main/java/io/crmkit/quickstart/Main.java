package io.crmkit.quickstart;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program {@code crmkit}; without a subcommand it runs the quickstart. */
@Command(
    name = "crmkit",
    description =
        "Reviews a company's customers: who has which tier, why, and what would change it.",
    footer = {
      "",
      "Without a command it runs quickstart.",
      "Exit codes: 0 done, 1 unexpected failure, 2 bad input or usage."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      ReviewCommand.class,
      ContactCommand.class,
      WorkflowCommand.class,
      ProgrammeCommand.class,
      ModelCommand.class,
      QuickstartCommand.class
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs the program and ends the JVM with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The program, ready to execute; tests give it other writers. */
  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new Main());
    commandLine.setExecutionExceptionHandler(Failures::onException);
    commandLine.setParameterExceptionHandler(Failures::onUsage);
    return commandLine;
  }

  @Override
  public void run() {
    QuickstartCommand.run(QuickstartCommand.DEFAULT_OUT, spec.commandLine());
  }

  /** The version stands in the manifest of the runnable jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"crmkit " + (version == null ? "(not packaged)" : version)};
    }
  }
}
