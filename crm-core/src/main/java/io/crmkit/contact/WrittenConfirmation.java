package io.crmkit.contact;

import io.crmkit.customer.Channel;
import java.util.Set;

/**
 * Important matters go by a written channel, or are confirmed by one (IS-07). Immutable.
 *
 * @param name names it in reasons
 * @param scope the contacts that have to obey it
 * @param written the channels that count as written; at least one
 */
public record WrittenConfirmation(String name, Scope scope, Set<Channel> written)
    implements ContactRule {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if no channel is written
   */
  public WrittenConfirmation {
    RuleChecks.rule(name, scope);
    written = Scope.sorted(written, Channel::code);
    if (written.isEmpty()) {
      throw new IllegalArgumentException("rule " + name + " must name a written channel, had none");
    }
  }

  /** E-mail and letters count as written, for all contacts. */
  public static WrittenConfirmation of(String name) {
    return new WrittenConfirmation(name, Scope.ALL, Set.of(Channel.EMAIL, Channel.POST));
  }

  @Override
  public String type() {
    return "written-confirmation";
  }
}
