package io.crmkit.quickstart;

import io.crmkit.store.Command;
import java.util.UUID;

/** Commands of what is written by the versions it was read at. */
final class Commands {
  private Commands() {}

  /**
   * A command that no other run gives: the versions that its changes expect tell whether somebody
   * else was there, also where what was written before has been deleted since.
   */
  static Command once(String name) {
    String id = name + " " + UUID.randomUUID();
    return Command.of(id, id);
  }
}
