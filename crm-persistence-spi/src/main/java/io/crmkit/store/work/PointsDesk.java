package io.crmkit.store.work;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.json.CrmJson;
import io.crmkit.loyalty.AccountEntry;
import io.crmkit.loyalty.AccountId;
import io.crmkit.loyalty.CommandKey;
import io.crmkit.loyalty.LoyaltyRefusal;
import io.crmkit.loyalty.PointsAccount;
import io.crmkit.loyalty.PointsCommand;
import io.crmkit.loyalty.PointsEntry;
import io.crmkit.loyalty.PointsLedger;
import io.crmkit.loyalty.PointsQuestion;
import io.crmkit.loyalty.PointsReceipt;
import io.crmkit.store.Command;
import io.crmkit.store.CommandReusedException;
import io.crmkit.store.ConflictException;
import io.crmkit.store.PointsBook;
import io.crmkit.store.PointsPosting;
import io.crmkit.store.Receipt;
import io.crmkit.store.RecordId;
import io.crmkit.store.UnavailableException;
import io.crmkit.store.UnreadableRecordException;
import io.crmkit.store.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Posts points commands to stored accounts: loads the account, lets the ledger decide, appends the
 * entries where the account is as it was, and begins anew where it is not. What a command costs
 * depends on what its account can still undo, not on the length of the history.
 *
 * <pre>{@code
 * PointsDesk desk = PointsDesk.of(PointsBook.of(store), work, ledger);
 * Decision<Answer<PointsReceipt>> answer = desk.post(account, new PointsCommand.Redeem(
 *     CommandKey.of("order-4711-pay"), "order-4711", 120, Optional.empty()), now);
 * }</pre>
 *
 * <p>A command's key is the id of its commit: unique in the store, over all accounts and
 * programmes. Sent again, the command gets its first receipt; another command under the key, or the
 * same for another account or in another programme, is refused ({@link LoyaltyRefusal.KeyConflict})
 * and changes nothing. A refused command leaves its key unused. Transfers and mergers change both
 * accounts in one commit, or neither.
 *
 * <p>Immutable; safe for several threads if store and units of work are.
 */
public final class PointsDesk {
  private static final String POSTING = "posting ";
  private static final String COMMAND = "command ";

  /** Those of {@link PointsBook#of(io.crmkit.store.CrmStore)}, whose receipts name none. */
  private static final String DEFAULT_ACCOUNTS = "points-account";

  private final PointsBook book;
  private final UnitOfWork work;
  private final PointsLedger ledger;
  private final Duration ahead;

  private PointsDesk(PointsBook book, UnitOfWork work, PointsLedger ledger, Duration ahead) {
    this.book = Objects.requireNonNull(book, "book");
    this.work = Objects.requireNonNull(work, "work");
    this.ledger = Objects.requireNonNull(ledger, "ledger");
    this.ahead = Objects.requireNonNull(ahead, "ahead");
  }

  /** A desk for the accounts of a book, by the rules of a ledger; units of work on its store. */
  public static PointsDesk of(PointsBook book, UnitOfWork work, PointsLedger ledger) {
    return new PointsDesk(book, work, ledger, Duration.ZERO);
  }

  /**
   * The same, for several threads or machines that read their own clocks: a command that finds its
   * account ahead by no more than this is posted at the time of the account's last entry; without,
   * it is refused ({@link LoyaltyRefusal.OutOfOrder}).
   *
   * @throws IllegalArgumentException if it is negative
   */
  public PointsDesk allowingAhead(Duration most) {
    if (most.isNegative()) {
      throw new IllegalArgumentException("an account must be ahead by zero or more, was " + most);
    }
    return new PointsDesk(book, work, ledger, most);
  }

  /**
   * Posts a command once, however often it is sent.
   *
   * @return the receipt, or every reason against it; of a command that was posted before, its first
   *     receipt. Of a transfer or merger, the receipt of the giving account and the reasons of both
   * @throws IllegalArgumentException if it is the second half of a transfer or merger, which is
   *     posted with the first, or if account or key are too long for a store
   * @throws ConflictException if others kept changing the account; send it again
   * @throws UnavailableException if the store cannot be reached; send it again to find out whether
   *     it was posted
   */
  public Decision<Answer<PointsReceipt>> post(
      AccountId account, PointsCommand command, Instant at) {
    if (command instanceof PointsCommand.Receive || command instanceof PointsCommand.Inherit) {
      throw new IllegalArgumentException(
          "a transfer or merger must be posted to the giving account; the other half comes with"
              + " it");
    }
    try {
      Result<Answer<PointsReceipt>> result =
          work.run(once(account, command), session -> posted(session, account, command, at));
      if (result instanceof Result.Committed<Answer<PointsReceipt>> committed) {
        return committed.decision();
      }
      if (result instanceof Result.Refused<Answer<PointsReceipt>> refused) {
        return refused.decision();
      }
      return replayed(
          account, command, at, ((Result.Replayed<Answer<PointsReceipt>>) result).receipt());
    } catch (CommandReusedException e) {
      return book.store()
          .receipt(command.key().value())
          .filter(receipt -> isUnnamed(receipt, account))
          .map(receipt -> replayed(account, command, at, receipt))
          .orElseGet(
              () ->
                  new Decision<>(
                      Answer.refused(),
                      List.of(new LoyaltyRefusal.KeyConflict(command.key())),
                      ledger.id()));
    }
  }

  private Decision<Answer<PointsReceipt>> replayed(
      AccountId account, PointsCommand command, Instant at, Receipt first) {
    PointsAccount any = PointsAccount.open(account); // of no consequence where there is a receipt
    return ledger.decide(new PointsQuestion(any, command, at, Optional.of(earlier(first))));
  }

  /**
   * Whether a receipt is of this account in this programme, kept when commands did not name their
   * programme yet: then its posting tells; of a command that wrote nothing it cannot be known.
   */
  private boolean isUnnamed(Receipt receipt, AccountId account) {
    return receipt.command().equals(unnamed(receipt.command().id(), account))
        && receipt
            .outcome()
            .filter(note -> note.startsWith(POSTING))
            .map(note -> new RecordId(book.postings().name(), note.substring(POSTING.length())))
            .filter(receipt.versions()::containsKey)
            .isPresent();
  }

  /**
   * How many entries a sweep writes; 0 if another sweep wrote them meanwhile, or there is nothing
   * to write. What writes nothing leaves no trace.
   */
  int sweep(AccountId account, CommandKey key, Instant at) {
    PointsCommand command = new PointsCommand.Sweep(key);
    Result<Answer<PointsReceipt>> result =
        work.run(
            once(account, command),
            session -> {
              Decision<Answer<PointsReceipt>> decision = posted(session, account, command, at);
              return entries(decision) > 0
                  ? decision
                  : new Decision<>(Answer.refused(), decision.reasons(), decision.policy());
            });
    return result instanceof Result.Committed<Answer<PointsReceipt>> committed
        ? entries(committed.decision())
        : 0;
  }

  private static int entries(Decision<Answer<PointsReceipt>> decision) {
    return decision.outcome().toOptional().map(receipt -> receipt.entries().size()).orElse(0);
  }

  /** Whether it is the same command is for the ledger to say, which compares values, not texts. */
  private Command once(AccountId account, PointsCommand command) {
    String accounts = book.accounts().name();
    String key = command.key().value();
    return accounts.equals(DEFAULT_ACCOUNTS)
        ? unnamed(key, account)
        : Command.of(key, "points in " + accounts + " of " + account);
  }

  private static Command unnamed(String key, AccountId account) {
    return Command.of(key, "points of " + account);
  }

  private Decision<Answer<PointsReceipt>> posted(
      Session session, AccountId id, PointsCommand command, Instant at) {
    PointsAccount account = load(session, id);
    Decision<Answer<PointsReceipt>> decision = decide(account, command, at);
    if (!(decision.outcome() instanceof Answer.Accepted<PointsReceipt> accepted)) {
      return decision;
    }
    Optional<Half> half = otherHalf(id, command, accepted.value());
    if (half.isPresent()) {
      PointsAccount other = load(session, half.get().account());
      Decision<Answer<PointsReceipt>> second = decide(other, half.get().command(), at);
      if (!(second.outcome() instanceof Answer.Accepted<PointsReceipt> received)) {
        return second;
      }
      append(session, other, received.value());
      List<Reason> reasons = new ArrayList<>(decision.reasons());
      reasons.addAll(second.reasons());
      decision = new Decision<>(decision.outcome(), reasons, decision.policy());
    }
    session.note(append(session, account, accepted.value()));
    return decision;
  }

  /** What another account has to do so that no points come or go. */
  private record Half(AccountId account, PointsCommand command) {}

  private static Optional<Half> otherHalf(
      AccountId giver, PointsCommand command, PointsReceipt receipt) {
    for (PointsEntry entry : receipt.entries()) {
      if (entry instanceof AccountEntry.TransferredOut out) {
        return Optional.of(
            new Half(
                out.to(),
                new PointsCommand.Receive(command.key(), out.reference(), giver, out.takes())));
      }
      if (entry instanceof AccountEntry.MergedOut out) {
        return Optional.of(
            new Half(out.into(), new PointsCommand.Inherit(command.key(), giver, out.estate())));
      }
    }
    return Optional.empty();
  }

  private PointsAccount load(Session session, AccountId id) {
    return session.load(book.accounts(), id.value()).orElseGet(() -> PointsAccount.open(id));
  }

  private Decision<Answer<PointsReceipt>> decide(
      PointsAccount account, PointsCommand command, Instant at) {
    Instant last = account.asOf().orElse(at);
    boolean moved = last.isAfter(at) && !last.isAfter(at.plus(ahead));
    return ledger.decide(account, command, moved ? last : at);
  }

  /** Appends the entries, and says what the receipt of the commit has to say of it. */
  private String append(Session session, PointsAccount account, PointsReceipt receipt) {
    if (receipt.entries().isEmpty()) {
      return COMMAND + CrmJson.write(receipt.command());
    }
    PointsAccount after = account.applyAll(receipt.entries());
    long balance = after.balance(after.asOf().orElseThrow()).total();
    PointsPosting posting = new PointsPosting(after.id(), receipt, balance);
    session.save(book.accounts(), after);
    session.create(book.postings(), posting);
    return POSTING + book.postings().idOf(posting).id();
  }

  private PointsReceipt earlier(Receipt first) {
    String note = first.outcome().orElse("");
    if (note.startsWith(COMMAND)) {
      String command = note.substring(COMMAND.length());
      return new PointsReceipt(CrmJson.read(command, PointsCommand.class), List.of());
    }
    String id = note.startsWith(POSTING) ? note.substring(POSTING.length()) : "unknown";
    RecordId posting = new RecordId(book.postings().name(), id);
    return book.store()
        .find(book.postings(), posting.id())
        .map(Versioned::value)
        .map(PointsPosting::receipt)
        .orElseThrow(
            () -> new UnreadableRecordException(posting, "it is gone, its receipt is not"));
  }
}
