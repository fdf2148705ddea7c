package io.crmkit.quickstart;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code crmkit points}: what a playbook's points programme makes of a file of transactions. */
@Command(
    name = "points",
    description = "Runs a playbook's points programme over a file of transactions.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {StatementCommand.class, SimulateCommand.class})
final class ProgrammeCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing required subcommand: statement or simulate");
  }
}
