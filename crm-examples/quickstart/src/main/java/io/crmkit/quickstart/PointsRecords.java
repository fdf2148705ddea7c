package io.crmkit.quickstart;

import io.crmkit.customer.CustomerId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.loyalty.AccountId;
import io.crmkit.loyalty.PointsAccount;
import io.crmkit.loyalty.PointsCommand;
import io.crmkit.loyalty.PointsHistory;
import io.crmkit.loyalty.PointsReceipt;
import io.crmkit.loyalty.TransactionPoints;
import io.crmkit.store.CrmStore;
import io.crmkit.store.PointsBook;
import io.crmkit.store.Versioned;
import io.crmkit.store.work.PointsDesk;
import io.crmkit.store.work.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Points accounts as the store keeps them from one review to the next. What a file of transactions
 * earns is posted to them, each transaction once; what else was posted, such as a redemption,
 * stays.
 */
final class PointsRecords {
  private static final int PAGE = 500;
  private static final int SHOWN = 20;

  private final PointsBook book;
  private final PointsDesk desk;
  private final Map<String, PointsAccount> accounts = new HashMap<>();
  private final Map<CustomerId, List<TransactionPoints.Refused>> refused = new HashMap<>();
  private int recorded;
  private int written;

  private PointsRecords(PointsBook book, PointsDesk desk) {
    this.book = book;
    this.desk = desk;
  }

  /**
   * Reads the accounts of all customers of a programme, and posts to them what their transactions
   * earned.
   *
   * @throws BadInputException if an account goes beyond the day, or the file tells of a customer
   *     other than the store does; what was posted until then stays, and is not posted again
   */
  static PointsRecords post(CrmStore store, Programme programme) {
    PointsBook book = PointsBook.of(store);
    PointsDesk desk =
        PointsDesk.of(
            book,
            UnitOfWork.on(store, new SplittableRandom()),
            programme.playbook().loyalty().orElseThrow().ledger());
    PointsRecords records = new PointsRecords(book, desk);
    List<CustomerId> customers = programme.customers();
    records.load(customers);
    List<String> problems = new ArrayList<>();
    try (Progress progress = Progress.of("Posting points", customers.size())) {
      for (CustomerId customer : customers) {
        records.post(customer, programme, problems);
        progress.step();
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(problems.subList(0, Math.min(SHOWN, problems.size())));
    }
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
    }
    recorded = accounts.size();
  }

  private void post(CustomerId customer, Programme programme, List<String> problems) {
    Instant asOf = programme.asOf();
    TransactionPoints.Earned earned = programme.earned(customer);
    PointsAccount before = accounts.get(customer.value());
    if (before != null && before.asOf().filter(last -> last.isAfter(asOf)).isPresent()) {
      problems.add(
          "--store: holds points of "
              + customer
              + " as of "
              + before.asOf().get()
              + ", later than --as-of "
              + programme.day());
      return;
    }
    if (earned.posted().isEmpty() || earned.account().equals(before)) {
      return;
    }
    for (TransactionPoints.Posted each : earned.posted()) {
      boolean fresh = book.store().receipt(each.command().key().value()).isEmpty();
      Decision<Answer<PointsReceipt>> decision =
          desk.post(earned.account().id(), each.command(), each.at());
      boolean done = decision.outcome().toOptional().isPresent();
      if (!done && each.command() instanceof PointsCommand.Redeem redeem) {
        // The account holds less than the file alone tells: others spent from it, too.
        refused
            .computeIfAbsent(customer, id -> new ArrayList<>(1))
            .add(
                new TransactionPoints.Refused(
                    new TransactionPoints.Redemption(redeem, each.at()), decision.reasons()));
        continue;
      }
      if (!done) {
        problems.add(
            "--store: the points of "
                + customer
                + " cannot go on as the file says, at "
                + each.at()
                + ": "
                + decision.explain(Locale.ENGLISH).replace("\n", "; "));
        return;
      }
      written += fresh ? 1 : 0;
    }
    accounts.put(customer.value(), book.account(AccountId.of(customer.value())));
  }

  /** The account of a customer; none where nothing was earned. */
  Optional<PointsAccount> account(CustomerId customer) {
    return Optional.ofNullable(accounts.get(customer.value()));
  }

  /** The whole history of a customer's account; none where nothing was earned. */
  Optional<PointsHistory> history(CustomerId customer) {
    return account(customer).map(account -> book.history(account.id()));
  }

  /** What the file's own purchases would have paid for, but the account did not. */
  List<TransactionPoints.Refused> refused(CustomerId customer) {
    return refused.getOrDefault(customer, List.of());
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
