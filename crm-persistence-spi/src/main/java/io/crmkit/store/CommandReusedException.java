package io.crmkit.store;

/**
 * A command id was used before for something else. Trying again does not help: the caller has mixed
 * up two commands, or built an id that is not unique.
 */
public final class CommandReusedException extends StoreException {
  private static final long serialVersionUID = 1L;

  private final String commandId;

  /** A command id that stands for something else already. */
  public CommandReusedException(String commandId) {
    super("command " + commandId + " was committed before with other content");
    this.commandId = commandId;
  }

  /** The id of the command. */
  public String commandId() {
    return commandId;
  }
}
