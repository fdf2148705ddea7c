package io.crmkit.loyalty;

import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.Transaction;
import io.crmkit.decision.Reason;
import io.crmkit.facts.ExchangeRates;
import io.crmkit.facts.FactsCalculator;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The points that a customer's transactions earn by a programme: what the account would hold, had
 * the programme run from the first of them on and nothing been spent but what the host tells of.
 * Pure: equal files, equal histories, whatever the order in which a host hands transactions in.
 *
 * <ul>
 *   <li>What was paid earns, as of its instant; conditions are decided from the facts at the
 *       midnight that begins its day, so what was bought on the same day plays no part in them.
 *   <li>Money given back under the reference of a purchase calls back what that purchase earned;
 *       under another reference, what the latest purchases earned that something is left of, the
 *       latest first.
 *   <li>What was given back beyond all purchases in its currency calls nothing back; {@link
 *       Earned#unmatched} tells it.
 *   <li>Points are spent by the redemptions that the host tells of, each by the ledger's rules;
 *       what the ledger refuses changes nothing, and {@link Earned#refused} tells it.
 *   <li>Of one instant, purchases come before money given back, and this before redemptions.
 * </ul>
 *
 * <pre>{@code
 * PointsHistory history = new TransactionPoints(scheme, calculator).of(file).history();
 * PointsBalance balance = history.account().balance(asOf);
 * }</pre>
 *
 * @param scheme the programme
 * @param calculator of the metrics that earning reads, in the programme's zone
 */
public record TransactionPoints(LoyaltyScheme scheme, FactsCalculator calculator) {
  /**
   * Checks that both go together.
   *
   * @throws IllegalArgumentException if the calculator lacks a metric, or is of another zone
   */
  public TransactionPoints {
    if (!calculator.metrics().containsAll(scheme.metrics())) {
      throw new IllegalArgumentException(
          "the calculator must compute what earning reads, "
              + scheme.metrics()
              + ", computes "
              + calculator.metrics());
    }
    if (!calculator.zone().equals(scheme.ledger().zone())) {
      throw new IllegalArgumentException(
          "the calculator must be of the programme's zone, "
              + scheme.ledger().zone()
              + ", was of "
              + calculator.zone());
    }
  }

  /** The same, converting amounts of other currencies by these rates where conditions ask. */
  public TransactionPoints withRates(ExchangeRates rates) {
    return new TransactionPoints(scheme, calculator.withRates(rates));
  }

  /** What all transactions of the file earn; the account has the customer's id. */
  public Earned of(CustomerFile file) {
    return of(file, List.of());
  }

  /** The same, and what redemptions left of it; those of one instant are taken in their order. */
  public Earned of(CustomerFile file, List<Redemption> redemptions) {
    return new TransactionFold(this, file).run(redemptions);
  }

  /**
   * What transactions earned.
   *
   * @param account the account after all of them
   * @param posted the commands that led to it, in order; hosts that keep accounts post them to
   *     their own, where each counts once. Their keys begin with the customer's id
   * @param entries its whole history
   * @param unmatched money given back of which no purchase could be found, in whole or in part
   * @param refused redemptions that the ledger refused, in order
   */
  public record Earned(
      PointsAccount account,
      List<Posted> posted,
      List<PointsEntry> entries,
      List<Transaction> unmatched,
      List<Refused> refused) {
    /** Copies the lists. */
    public Earned {
      Objects.requireNonNull(account, "account");
      posted = List.copyOf(posted);
      entries = List.copyOf(entries);
      unmatched = List.copyOf(unmatched);
      refused = List.copyOf(refused);
    }

    /** Its history, for balances at other instants and statements. */
    public PointsHistory history() {
      return new PointsHistory(account.id(), entries);
    }
  }

  /**
   * A command and when it took effect.
   *
   * @param command what was asked for
   * @param at the transaction's instant
   */
  public record Posted(PointsCommand command, Instant at) {
    /** Checks that nothing is missing. */
    public Posted {
      Objects.requireNonNull(command, "command");
      Objects.requireNonNull(at, "at");
    }
  }

  /**
   * Points that were spent.
   *
   * @param command how many, and for what
   * @param at when
   */
  public record Redemption(PointsCommand.Redeem command, Instant at) {
    /** Checks that nothing is missing. */
    public Redemption {
      Objects.requireNonNull(command, "command");
      Objects.requireNonNull(at, "at");
    }
  }

  /**
   * A redemption that the ledger refused.
   *
   * @param redemption what was asked for
   * @param reasons all that was in the way
   */
  public record Refused(Redemption redemption, List<Reason> reasons) {
    /** Copies the list. */
    public Refused {
      Objects.requireNonNull(redemption, "redemption");
      reasons = List.copyOf(reasons);
    }
  }
}
