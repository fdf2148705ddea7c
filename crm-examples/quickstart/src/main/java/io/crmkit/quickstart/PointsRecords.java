package io.crmkit.quickstart;

import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Transaction;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.loyalty.AccountId;
import io.crmkit.loyalty.CommandKey;
import io.crmkit.loyalty.PointsAccount;
import io.crmkit.loyalty.PointsCommand;
import io.crmkit.loyalty.PointsHistory;
import io.crmkit.loyalty.TransactionPoints;
import io.crmkit.store.ConflictException;
import io.crmkit.store.CrmStore;
import io.crmkit.store.PointsBook;
import io.crmkit.store.Versioned;
import io.crmkit.store.work.Retry;
import io.crmkit.store.work.Session;
import io.crmkit.store.work.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Points accounts as the store keeps them from one review to the next. What a file of transactions
 * earns is posted to them, each transaction once, all that is new of a customer in one commit, many
 * customers at a time, since each commit costs a file some pages of its own; what was posted stays,
 * also where the file or the rules tell otherwise by now, and so does what else was posted, such as
 * a redemption.
 */
final class PointsRecords {
  private static final int PAGE = 500;
  private static final int TOGETHER = 100; // customers in a commit
  private static final int ROWS = 2_000; // about so many purchases in a commit, at most
  private static final Retry TWICE = new Retry(2, Duration.ofMillis(5), Duration.ofMillis(5));

  private final PointsBook book;
  private final UnitOfWork work;
  private final Programme programme;
  private final Map<CustomerId, TransactionPoints.Earned> waiting = new LinkedHashMap<>();
  private final Map<String, PointsAccount> accounts = new HashMap<>();
  private final Map<String, Integer> unearned = new HashMap<>();
  private final Map<CustomerId, PointsSource.Told> told = new HashMap<>();
  private final Set<CustomerId> ahead = new HashSet<>();
  private final Set<CustomerId> asFiled = new HashSet<>();
  private final List<PointsDifference> differences = new ArrayList<>();
  private long waitingRows;
  private int recorded;
  private int written;

  private PointsRecords(CrmStore store, Programme programme) {
    this.programme = programme;
    this.book = PointsBook.of(store);
    this.work = UnitOfWork.on(store, new SplittableRandom());
  }

  /**
   * Reads the accounts of these customers, and posts to them what transactions of a file earned.
   * Where one cannot go on as the file says, the others do.
   */
  static PointsRecords post(CrmStore store, Programme programme, List<CustomerId> customers) {
    PointsRecords records = new PointsRecords(store, programme);
    records.load(customers);
    try (Progress progress = Progress.of("Posting points", customers.size())) {
      for (CustomerId customer : customers) {
        records.post(customer);
        progress.step();
      }
      records.postWaiting();
    }
    records.differences.sort(Comparator.comparing(PointsDifference::customer));
    return records;
  }

  private void load(List<CustomerId> customers) {
    for (int from = 0; from < customers.size(); from += PAGE) {
      List<String> page =
          customers.subList(from, Math.min(from + PAGE, customers.size())).stream()
              .map(CustomerId::value)
              .toList();
      Map<String, Versioned<PointsAccount>> found = book.store().findAll(book.accounts(), page);
      found.forEach((id, account) -> accounts.put(id, account.value()));
      book.store()
          .findAll(UnearnedPurchases.TYPE, page)
          .forEach((id, each) -> unearned.put(id, each.value().rows().size()));
    }
    recorded = accounts.size();
  }

  private void post(CustomerId customer) {
    TransactionPoints.Earned earned = programme.earned(customer);
    tell(customer, earned.unmatched(), earned.refused());
    Optional<Instant> last = account(customer).flatMap(PointsAccount::asOf);
    if (last.isPresent() && last.get().isAfter(programme.asOf())) {
      ahead.add(customer);
      differences.add(
          new PointsDifference(
              PointsDifference.Kind.REFUSED,
              customer,
              "the account has entries up to "
                  + Instants.shown(last.get(), programme.playbook().zone())
                  + ", after the day; what is new will be posted by the review of a later day"));
      return;
    }
    if (isPosted(customer, earned)) {
      asFiled.add(customer);
    } else {
      waiting.put(customer, earned);
      waitingRows += programme.purchases(customer);
      if (waiting.size() >= TOGETHER || waitingRows >= ROWS) {
        postWaiting();
      }
    }
  }

  /** All in one commit, or one by one where somebody else changes an account meanwhile. */
  private void postWaiting() {
    try {
      post(waiting, work.withRetry(TWICE));
    } catch (ConflictException e) {
      waiting.forEach(this::postAlone);
    }
    waiting.clear();
    waitingRows = 0;
  }

  private void postAlone(CustomerId customer, TransactionPoints.Earned earned) {
    try {
      post(Map.of(customer, earned), work);
    } catch (ConflictException e) {
      differences.add(
          new PointsDifference(
              PointsDifference.Kind.REFUSED,
              customer,
              "somebody else keeps changing the account, run it again"));
    }
  }

  private void post(Map<CustomerId, TransactionPoints.Earned> some, UnitOfWork unit) {
    if (some.isEmpty()) {
      return;
    }
    Map<CustomerId, PointsUpdate> updates = new LinkedHashMap<>();
    unit.run(
        Commands.once("points of a file"),
        session -> {
          updates.clear(); // of an earlier attempt
          some.forEach(
              (customer, earned) -> updates.put(customer, update(session, customer, earned)));
          return saved(session, updates);
        });
    updates.forEach(
        (customer, update) -> {
          TransactionPoints.Earned earned = Objects.requireNonNull(some.get(customer));
          written += update.postings().size();
          differences.addAll(update.differences());
          tell(customer, earned.unmatched(), refused(earned, update));
          if (update.account().position() > 0) {
            accounts.put(customer.value(), update.account());
          }
          if (update.account().equals(earned.account())) {
            asFiled.add(customer);
          }
        });
  }

  private void tell(
      CustomerId customer, List<Transaction> unmatched, List<TransactionPoints.Refused> refused) {
    if (unmatched.isEmpty() && refused.isEmpty()) {
      told.remove(customer);
    } else {
      told.put(customer, new PointsSource.Told(unmatched, refused));
    }
  }

  /** What the account paid for it paid for, whatever the file would leave by itself now. */
  private static List<TransactionPoints.Refused> refused(
      TransactionPoints.Earned earned, PointsUpdate update) {
    Set<CommandKey> settled = new HashSet<>(update.redeemed());
    update.refused().forEach(each -> settled.add(each.redemption().command().key()));
    List<TransactionPoints.Refused> refused = new ArrayList<>(earned.refused());
    refused.removeIf(each -> settled.contains(each.redemption().command().key()));
    refused.addAll(update.refused());
    return refused;
  }

  /** Whether an account is what the file makes of it: then its history need not be read. */
  private boolean isPosted(CustomerId customer, TransactionPoints.Earned earned) {
    int nothing = unearned.getOrDefault(customer.value(), 0);
    long credits =
        earned.posted().stream()
            .filter(each -> each.command() instanceof PointsCommand.Earn)
            .count();
    return credits + nothing == programme.purchases(customer)
        && earned
            .account()
            .equals(
                account(customer)
                    .orElseGet(() -> PointsAccount.open(AccountId.of(customer.value()))));
  }

  private PointsUpdate update(
      Session session, CustomerId customer, TransactionPoints.Earned earned) {
    AccountId id = AccountId.of(customer.value());
    PointsAccount account =
        session.load(book.accounts(), id.value()).orElseGet(() -> PointsAccount.open(id));
    Optional<UnearnedPurchases> nothing = session.load(UnearnedPurchases.TYPE, customer.value());
    PostedPoints posted = PostedPoints.of(book, customer, nothing);
    return new PointsUpdate(programme, customer, earned, account, posted).run();
  }

  /** Refused where there is nothing to write, so that nothing is. */
  private Decision<Answer<Integer>> saved(Session session, Map<CustomerId, PointsUpdate> updates) {
    int changed = 0;
    for (Map.Entry<CustomerId, PointsUpdate> each : updates.entrySet()) {
      changed += isSaved(session, each.getKey(), each.getValue()) ? 1 : 0;
    }
    Answer<Integer> answer = changed > 0 ? Answer.accepted(changed) : Answer.refused();
    return new Decision<>(answer, List.of(), programme.playbook().id());
  }

  /** Saves what is new, if anything is. */
  private boolean isSaved(Session session, CustomerId customer, PointsUpdate update) {
    boolean fresh = !update.postings().isEmpty();
    if (fresh) {
      session.save(book.accounts(), update.account());
      update.postings().forEach(each -> session.create(book.postings(), each));
    }
    List<UnearnedPurchases.Row> before =
        session
            .load(UnearnedPurchases.TYPE, customer.value())
            .map(UnearnedPurchases::rows)
            .orElse(List.of());
    if (!before.equals(update.unearned())) {
      session.save(UnearnedPurchases.TYPE, new UnearnedPurchases(customer, update.unearned()));
      fresh = true;
    }
    return fresh;
  }

  /** The account of a customer; none where nothing was earned. */
  Optional<PointsAccount> account(CustomerId customer) {
    return Optional.ofNullable(accounts.get(customer.value()));
  }

  /** The whole history of a customer's account; none where nothing was earned. */
  Optional<PointsHistory> history(CustomerId customer) {
    return account(customer).map(account -> book.history(account.id()));
  }

  /** The histories of all accounts, one after the other. */
  Stream<PointsHistory> histories() {
    return accounts.values().stream()
        .map(
            account -> {
              CustomerId customer = CustomerId.of(account.id().value());
              // What the file makes of it need not be read.
              return asFiled.contains(customer)
                  ? programme.earned(customer).history()
                  : book.history(account.id());
            });
  }

  /** What cannot be seen from a customer's account alone. */
  PointsSource.Told told(CustomerId customer) {
    return told.getOrDefault(customer, PointsSource.Told.NOTHING);
  }

  /** Whether an account has entries of after the day, so that only its history tells of the day. */
  boolean isAhead(CustomerId customer) {
    return ahead.contains(customer);
  }

  /** Where the file tells otherwise than an account, or an account could not go on. */
  List<PointsDifference> differences() {
    return differences;
  }

  /** How many accounts there were before. */
  int size() {
    return recorded;
  }

  /** How many commands were posted. */
  int written() {
    return written;
  }
}
