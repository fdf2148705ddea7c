package io.crmkit.score.segment;

import java.util.List;
import java.util.Optional;

/**
 * The names that rules gave.
 *
 * @param given the names that apply, in the order of the rules
 * @param unclear the names of which the facts do not tell whether they apply
 */
public record Labels(List<Label> given, List<Label> unclear) {
  /** Copies the lists. */
  public Labels {
    given = List.copyOf(given);
    unclear = List.copyOf(unclear);
  }

  /** The first name that applies: the one that counts where rules choose. */
  public Optional<Label> first() {
    return given.stream().findFirst();
  }
}
