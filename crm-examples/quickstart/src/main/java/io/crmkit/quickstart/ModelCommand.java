package io.crmkit.quickstart;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code crmkit model}: models of a customer base. */
@Command(
    name = "model",
    description = "Models of a customer base: who is still there, and what is to come.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = ModelFitCommand.class)
final class ModelCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing required subcommand: fit");
  }
}
