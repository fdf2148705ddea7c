package io.crmkit.store.work;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.store.Command;
import io.crmkit.store.CommandReusedException;
import io.crmkit.store.Commit;
import io.crmkit.store.ConflictException;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Receipt;
import io.crmkit.store.UnavailableException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out commands: loads, decides, commits, and begins anew where somebody else was faster.
 *
 * <pre>{@code
 * UnitOfWork work = UnitOfWork.on(store, new Random());
 * Result<TierStanding> result = work.run(Command.of("review-2026-07-c-17", "2026-07"), session -> {
 *   Optional<CustomerStanding> before = session.load(STANDINGS, "c-17");
 *   Decision<TierStanding> decision = tiers.decide(question(before));
 *   session.save(STANDINGS, new CustomerStanding(CustomerId.of("c-17"), decision.outcome()));
 *   return decision;
 * });
 * }</pre>
 *
 * <p>The work may run several times, so it does nothing but load, decide and save. Logs at debug
 * level through SLF4J: command ids, never records. Immutable, safe for several threads if store and
 * randomness are.
 */
public final class UnitOfWork {
  private static final Logger LOG = LoggerFactory.getLogger(UnitOfWork.class);

  private final CrmStore store;
  private final RandomGenerator random;
  private final Retry retry;
  private final Sleeper sleeper;

  private UnitOfWork(CrmStore store, RandomGenerator random, Retry retry, Sleeper sleeper) {
    this.store = Objects.requireNonNull(store, "store");
    this.random = Objects.requireNonNull(random, "random");
    this.retry = Objects.requireNonNull(retry, "retry");
    this.sleeper = Objects.requireNonNull(sleeper, "sleeper");
  }

  /** Units of work on a store, retried as {@link Retry#STANDARD} says. */
  public static UnitOfWork on(CrmStore store, RandomGenerator random) {
    return new UnitOfWork(store, random, Retry.STANDARD, Sleeper.threads());
  }

  /** The same, retried in another way. */
  public UnitOfWork withRetry(Retry newRetry) {
    return new UnitOfWork(store, random, newRetry, sleeper);
  }

  /** The same, waiting in another way. */
  public UnitOfWork withSleeper(Sleeper newSleeper) {
    return new UnitOfWork(store, random, retry, newSleeper);
  }

  /**
   * Carries out a command once, however often it is asked to. A decision whose outcome is {@link
   * Answer.Refused} commits nothing, and is told only if all that it rests on is still so; after
   * the last attempt as it is.
   *
   * @throws NullPointerException if the work returns no decision; nothing is committed
   * @throws ConflictException if the last attempt met a conflict too
   * @throws CommandReusedException if the command id was committed with other content
   * @throws UnavailableException if the store cannot be reached, or the thread was interrupted
   *     while it waited; run it again with the same command to find out whether it was committed
   */
  public <T> Result<T> run(Command command, Function<Session, Decision<T>> work) {
    for (int attempt = 1; ; attempt++) {
      Optional<Receipt> earlier = store.receipt(command.id());
      if (earlier.isPresent()) {
        return replayed(command, earlier.get());
      }
      Session session = new Session(store);
      Decision<T> decision =
          Objects.requireNonNull(
              work.apply(session),
              () -> "the work of command " + command.id() + " must return a decision, gave null");
      if (decision.outcome() instanceof Answer.Refused<?>) {
        // What is in its way may be what the same command did on another thread.
        Optional<Receipt> meanwhile = store.receipt(command.id());
        if (meanwhile.isPresent()) {
          return replayed(command, meanwhile.get());
        }
        if (session.isCurrent() || attempt == retry.attempts()) {
          LOG.debug("command {} is refused", command);
          return new Result.Refused<>(decision);
        }
        rest(command, attempt, "what its refusal rests on");
        continue;
      }
      try {
        Commit commit = store.commit(session.changeSet(command));
        LOG.debug("command {} is committed at attempt {}", command, attempt);
        return commit.replayed() // the same command on another thread was faster
            ? new Result.Replayed<>(commit.receipt())
            : new Result.Committed<>(commit.receipt(), decision);
      } catch (ConflictException conflict) {
        if (attempt == retry.attempts()) {
          throw conflict;
        }
        rest(command, attempt, conflict.record().toString());
      }
    }
  }

  private static <T> Result<T> replayed(Command command, Receipt receipt) {
    if (!receipt.command().equals(command)) {
      throw new CommandReusedException(command.id());
    }
    LOG.debug("command {} was committed before", command);
    return new Result.Replayed<>(receipt);
  }

  private void rest(Command command, int attempt, String changed) {
    Duration pause = retry.pause(attempt, random);
    LOG.debug("command {} begins anew, {} has changed, waits {}", command, changed, pause);
    try {
      sleeper.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("interrupted while waiting to try again", e);
    }
  }
}
