package io.crmkit.quickstart;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code crmkit contact}: looks at single contacts. */
@Command(
    name = "contact",
    description = "Explains whether a customer may be contacted.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {ContactWhyCommand.class})
final class ContactCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing required subcommand: why");
  }
}
