package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.facts.Facts;
import io.crmkit.json.CrmJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Label("What a purchase carries on to the next")
@DisplayName("What a purchase carries on to the next")
class CarryProperties {
  private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");

  private static EarnRules rules(long step, long points) {
    return EarnRules.of(
        EarnRule.of(
            "base", new EarnBasis.PerAmount(Money.ofMinor(CNY, step), points, Set.of(), true)));
  }

  /** Posts a purchase of so many cents as the rules decide, and tells what it was granted. */
  private static long buys(Book book, EarnRules rules, String reference, long cents) {
    EarnOccasion occasion = EarnOccasion.purchase(Money.ofMinor(CNY, cents), book.now);
    EarnReceipt receipt =
        rules
            .decide(EarnQuestion.of(occasion, Facts.at(book.now, Book.ZONE, CNY)).on(book.account))
            .outcome();
    book.does(new PointsCommand.Earn(book.key(), reference, receipt, book.now));
    return receipt.granted();
  }

  private static long buysAll(Book book, EarnRules rules, List<Integer> cents) {
    long granted = 0;
    for (int i = 0; i < cents.size(); i++) {
      granted += buys(book, rules, "part-" + i, cents.get(i));
    }
    return granted;
  }

  @Property(tries = 300)
  @Label("a purchase split into any parts earns what the whole earns, through the ledger")
  void split(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 5_000) Integer> parts,
      @ForAll @IntRange(max = 5_000) int before,
      @ForAll @IntRange(min = 1, max = 3_000) int step,
      @ForAll @IntRange(min = 1, max = 7) int points) {
    EarnRules rules = rules(step, points);
    Book whole = new Book(Book.LEDGER);
    Book inParts = new Book(Book.LEDGER);
    buys(whole, rules, "before", before);
    buys(inParts, rules, "before", before);
    int sum = parts.stream().mapToInt(Integer::intValue).sum();
    long granted = buysAll(inParts, rules, parts);
    assertThat(granted).isEqualTo(buys(whole, rules, "whole", sum));
    assertThat(inParts.account.balance(inParts.now)).isEqualTo(whole.account.balance(whole.now));
    assertThat(inParts.account.balance(inParts.now).available())
        .isEqualTo((before + (long) sum) / step * points);
  }

  @Property(tries = 100)
  @Label("the account is the same by snapshot and tail, in JSON, and through its history")
  void replayed(@ForAll @Size(max = 8) List<@IntRange(max = 900) Integer> parts) {
    Book book = new Book(Book.LEDGER);
    buysAll(book, rules(1_000, 3), parts);
    PointsHistory history = new PointsHistory(book.account.id(), book.entries);
    assertThat(history.account()).isEqualTo(book.account);
    assertThat(CrmJson.read(CrmJson.write(history), PointsHistory.class)).isEqualTo(history);
    for (int cut = 0; cut <= book.entries.size(); cut++) {
      PointsAccount early =
          PointsAccount.open(book.account.id()).applyAll(book.entries.subList(0, cut));
      assertThat(
              PointsAccount.of(early.snapshot())
                  .applyAll(book.entries.subList(cut, book.entries.size())))
          .isEqualTo(book.account);
    }
    long sum = parts.stream().mapToInt(Integer::intValue).sum();
    PointsStatement statement = history.statement(Book.START, Book.at("2026-02-01"));
    assertThat(statement.closing()).isEqualTo(sum / 1_000 * 3);
    assertThat(statement.lines()).noneMatch(line -> line.change() == 0);
  }

  @Test
  @DisplayName("is explained: how much is saved up for the next points")
  void explained() {
    EarnOccasion occasion = EarnOccasion.purchase(Book.cny("250.00"), Book.START);
    EarnQuestion question = EarnQuestion.of(occasion, Facts.at(Book.START, Book.ZONE, CNY));
    assertThat(rules(10_000, 1).decide(question).reasons())
        .contains(new LoyaltyRuleReason.Carried("base", Book.cny("50.00"), Book.cny("100.00")));
    assertThat(rules(5_000, 1).decide(question).reasons())
        .noneMatch(LoyaltyRuleReason.Carried.class::isInstance);
    assertThat(rules(10_000, 1).decide(question).explain(Locale.ENGLISH))
        .contains("50.00 of ", "100.00 are saved up for the next points of rule base");
  }

  @Test
  @DisplayName("counts once: a purchase of nothing yet has its reference and its key")
  void once() {
    EarnRules rules = rules(10_000, 1);
    Book book = new Book(Book.LEDGER);
    assertThat(buys(book, rules, "o-1", 4_000)).isZero();
    assertThat(book.reasons()).containsExactly(new LoyaltyReason.NothingEarned("o-1"));
    assertThat(book.account.lots()).isEmpty();
    PointsCommand again =
        new PointsCommand.Earn(
            book.key(), "o-1", book.account.grant("o-1").orElseThrow().receipt().get(), book.now);
    assertThat(book.run(again)).isFalse();
    assertThat(book.reasons()).containsExactly(new LoyaltyRefusal.ReferenceTaken("o-1"));
    assertThat(buys(book, rules, "o-2", 4_000)).isZero();
    assertThat(buys(book, rules, "o-3", 4_000)).isEqualTo(1);
  }

  @Test
  @DisplayName("of a purchase of nothing yet nothing is called back")
  void refunded() {
    Book book = new Book(Book.LEDGER);
    buys(book, rules(10_000, 1), "o-1", 4_000);
    book.refunds("o-1", "40.00");
    assertThat(book.refunded().owed()).isZero();
    assertThat(book.run(new PointsCommand.ReverseCredit(book.key(), "o-1", Book.ANNA, "mistake")))
        .isFalse();
    assertThat(book.reasons()).containsExactly(new LoyaltyRefusal.NothingLeft("o-1"));
    assertThat(book.run(new PointsCommand.Confirm(book.key(), "o-1"))).isFalse();
  }

  @Test
  @DisplayName("a purchase of nothing that carries nothing leaves no trace, as before")
  void nothing() {
    Book book = new Book(Book.LEDGER);
    book.does(new PointsCommand.Earn(book.key(), "o-1", EarnReceipt.of(0, "flat"), book.now));
    assertThat(book.entries).isEmpty();
  }

  @Test
  @DisplayName("goes along in a merger, and is no burden to liability or late facts")
  void elsewhere() {
    EarnRules rules = rules(10_000, 1);
    Book old = new Book(Book.LEDGER, "c-2");
    buys(old, rules, "o-1", 6_000);
    Book book = new Book(Book.LEDGER);
    old.does(new PointsCommand.MergeInto(old.key(), book.account.id()));
    AccountEntry.MergedOut out = (AccountEntry.MergedOut) old.entries.get(old.entries.size() - 1);
    book.does(new PointsCommand.Inherit(book.key(), old.account.id(), out.estate()));
    assertThat(buys(book, rules, "o-2", 5_000)).isEqualTo(1);

    PointsHistory history = new PointsHistory(book.account.id(), book.entries);
    Liability liability = new Liability(Book.ZONE, new BreakageModel.Fixed(BigDecimal.ONE));
    assertThat(liability.rollForward(List.of(history), Book.START, Book.at("2026-02-01")).closing())
        .isEqualTo(1);
    EarnReceipt late =
        rules
            .decide(
                EarnQuestion.of(
                        EarnOccasion.purchase(Money.ofMinor(CNY, 2_000), book.now),
                        Facts.at(book.now, Book.ZONE, CNY))
                    .on(book.account))
            .outcome();
    BackDating.Plan plan =
        new BackDating(Book.LEDGER)
            .plan(
                history,
                new PointsCommand.Earn(book.key(), "late", late, Book.START),
                Book.at("2026-01-05"))
            .outcome()
            .toOptional()
            .orElseThrow();
    assertThat(plan.correction()).isEmpty();
    assertThat(plan.corrected()).isEqualTo(plan.uncorrected());
  }
}
