package io.crmkit.review;

import io.crmkit.customer.CustomerFile;
import io.crmkit.tier.TierStanding;
import java.util.Objects;
import java.util.Optional;

/**
 * What a review looks at: the customer's file and what was recorded about the customer before.
 *
 * @param file the ground facts
 * @param standing the tier standing recorded last, if there is one
 */
public record Dossier(CustomerFile file, Optional<TierStanding> standing) {
  /** Checks that nothing is missing. */
  public Dossier {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(standing, "standing");
  }

  /** The dossier of a customer of whom nothing is recorded yet. */
  public static Dossier of(CustomerFile file) {
    return new Dossier(file, Optional.empty());
  }

  /** The same dossier with a recorded standing. */
  public Dossier withStanding(TierStanding newStanding) {
    return new Dossier(file, Optional.of(newStanding));
  }
}
