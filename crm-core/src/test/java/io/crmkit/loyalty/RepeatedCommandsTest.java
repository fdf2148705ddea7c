package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Commands that are sent again, or too late (RM-06)")
class RepeatedCommandsTest {
  private static final CommandKey KEY = CommandKey.of("k");
  private static final PointsCommand TEN = new PointsCommand.Redeem(KEY, "r", 10, Optional.empty());

  private static Decision<Answer<PointsReceipt>> again(
      Book book, PointsCommand command, Instant at, PointsReceipt earlier) {
    return book.ledger.decide(new PointsQuestion(book.account, command, at, Optional.of(earlier)));
  }

  private static PointsReceipt receipt(Book book) {
    return ((Answer.Accepted<PointsReceipt>) book.last().outcome()).value();
  }

  @Test
  @DisplayName("of the same content have the first result, whatever has happened since")
  void same() {
    Book book = new Book(Book.LEDGER).earns("o", 10).does(TEN);
    PointsReceipt first = receipt(book);
    assertThat(first.command()).isEqualTo(TEN);
    assertThat(first.entries()).hasSize(1);
    book.on("2026-02-01").does(new PointsCommand.MergeInto(book.key(), AccountId.of("b")));
    Decision<Answer<PointsReceipt>> decision = again(book, TEN, Book.START, first);
    assertThat(decision.outcome()).isEqualTo(Answer.accepted(first));
    assertThat(decision.reasons()).containsExactly(new LoyaltyMoveReason.Repeated(KEY));
    assertThat(decision.policy()).isEqualTo(Book.POLICY);
  }

  @Test
  @DisplayName("of other content under the same key are a conflict")
  void conflict() {
    Book book = new Book(Book.LEDGER).earns("o", 100).does(TEN);
    PointsCommand eleven = new PointsCommand.Redeem(KEY, "r", 11, Optional.empty());
    Decision<Answer<PointsReceipt>> decision = again(book, eleven, book.now, receipt(book));
    assertThat(decision.outcome()).isEqualTo(Answer.refused());
    assertThat(decision.reasons()).containsExactly(new LoyaltyRefusal.KeyConflict(KEY));
    assertThat(decision.policy()).isEqualTo(Book.POLICY);
  }

  @Test
  @DisplayName("cannot take effect before the last entry, but at its instant")
  void outOfOrder() {
    Book book = new Book(Book.LEDGER).on("2026-01-02").earns("o", 100);
    Instant last = book.now;
    book.now = last.minusNanos(1);
    assertThat(book.run(TEN)).isFalse();
    assertThat(book.reasons())
        .containsExactly(new LoyaltyRefusal.OutOfOrder(last.minusNanos(1), last));
    book.now = last;
    book.does(TEN);
    assertThat(receipt(book).entries().get(0).stamp())
        .isEqualTo(new Stamp(2, last, last, KEY, Book.POLICY));
  }

  @Test
  @DisplayName("write down what fell due before them, in order, under their own key")
  void due() {
    Book book =
        new Book(Book.LEDGER)
            .opens("a", 10, Optional.of("2026-01-03"))
            .opens("b", 20, Optional.of("2026-01-02"))
            .earns("o", 100)
            .on("2026-01-05")
            .does(TEN);
    assertThat(book.reasons())
        .containsExactly(
            new LoyaltyReason.PointsExpired(20, Book.at("2026-01-02")),
            new LoyaltyReason.PointsExpired(10, Book.at("2026-01-03")),
            new LoyaltyReason.Redeemed(10, 1));
    assertThat(receipt(book).entries())
        .extracting(PointsEntry::stamp)
        .containsExactly(
            new Stamp(4, Book.at("2026-01-02"), book.now, KEY, Book.POLICY),
            new Stamp(5, Book.at("2026-01-03"), book.now, KEY, Book.POLICY),
            new Stamp(6, book.now, book.now, KEY, Book.POLICY));
  }
}
