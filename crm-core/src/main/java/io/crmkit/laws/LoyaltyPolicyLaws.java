package io.crmkit.laws;

import io.crmkit.loyalty.EarnMoment;
import io.crmkit.loyalty.EarnOccasion;
import io.crmkit.loyalty.EarnQuestion;
import io.crmkit.loyalty.EarnReceipt;
import io.crmkit.loyalty.Lifetime;
import io.crmkit.loyalty.RefundQuestion;
import io.crmkit.loyalty.Refunds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What the policies of a points programme keep: the laws of all policies, and those of their kind.
 *
 * <pre>{@code
 * LawRunner.STANDARD.run(LoyaltyPolicyLaws.refund(), LoyaltyTrials.refund(ours)).requireHeld();
 * }</pre>
 */
public final class LoyaltyPolicyLaws {
  /** Laws for policies whose reasons make claims or sums. */
  private static final Set<String> NOT_MEANT =
      Set.of("policy.reasons-complete", "policy.reasons-minimal", "policy.reasons-sum");

  private LoyaltyPolicyLaws() {}

  private static <Q, O> List<Law<PolicyTrial<Q, O>>> common() {
    List<Law<PolicyTrial<Q, O>>> laws = new ArrayList<>();
    for (Law<PolicyTrial<Q, O>> law : PolicyLaws.<Q, O>all()) {
      if (!NOT_MEANT.contains(law.id())) {
        laws.add(law);
      }
    }
    return laws;
  }

  /** Those of how long points live. */
  public static List<Law<PolicyTrial<EarnMoment, Lifetime>>> expiry() {
    List<Law<PolicyTrial<EarnMoment, Lifetime>>> laws = common();
    laws.add(
        Law.of(
            "expiry.after-earning",
            Wording.of("Points live for a while", "积分总有一段有效期"),
            Wording.of(
                "points that are dead when they come anger whom they were to please",
                "入账即失效的积分适得其反"),
            (trial, choices) -> {
              EarnMoment moment = trial.questions().from(choices);
              Lifetime lifetime = trial.decide().apply(moment).outcome();
              return lifetime.expiresAt().filter(end -> !end.isAfter(moment.earnedAt())).isEmpty()
                  ? Verdict.holds()
                  : Verdict.breaks(
                      Wording.of("they expire before they are earned", "在获得之前已过期"),
                      PolicyLaws.asked(moment),
                      Exhibit.of("lifetime", "有效期", lifetime));
            }));
    laws.add(
        Law.of(
            "expiry.monotone",
            Wording.of("What is earned later expires no sooner", "后得的积分不会先到期"),
            Wording.of("a day must not be worth more than the next", "不应今日所得反比明日长久"),
            (trial, choices) -> {
              EarnMoment one = trial.questions().from(choices);
              long later = choices.upTo(choices.percent(50) ? 200_000 : 40_000_000);
              EarnMoment other = new EarnMoment(one.earnedAt().plusSeconds(later), one.zone());
              Lifetime first = trial.decide().apply(one).outcome();
              Lifetime second = trial.decide().apply(other).outcome();
              boolean sooner =
                  second.expiresAt().isPresent()
                      && first.expiresAt().map(second.expiresAt().get()::isBefore).orElse(true);
              return !sooner
                  ? Verdict.holds()
                  : Verdict.breaks(
                      Wording.of("it expires sooner", "反而更早到期"),
                      PolicyLaws.asked(one),
                      Exhibit.of("then", "之后", other),
                      Exhibit.of("lifetimes", "有效期", List.of(first, second)));
            }));
    return List.copyOf(laws);
  }

  /** Those of what refunds call back. */
  public static List<Law<PolicyTrial<RefundQuestion, Long>>> refund() {
    List<Law<PolicyTrial<RefundQuestion, Long>>> laws = common();
    laws.add(
        Law.of(
            "refund.bounds",
            Wording.of(
                "A refund calls back from nothing to what was granted; nothing refunded, nothing called"
                    + " back",
                "应收回数介于零与所授之间；未退款则不收回"),
            Wording.of("nobody gives back more than they got", "无人应退还多于所得"),
            (trial, choices) -> {
              RefundQuestion question = trial.questions().from(choices);
              long owed = trial.decide().apply(question).outcome();
              boolean nothing = question.back().isZero();
              return owed >= 0 && owed <= (nothing ? 0 : question.receipt().granted())
                  ? Verdict.holds()
                  : Verdict.breaks(
                      Wording.of("out of bounds: " + owed, "越界：" + owed),
                      PolicyLaws.asked(question));
            }));
    laws.add(
        Law.of(
            "refund.monotone",
            Wording.of("The more is refunded, the more is called back, or as much", "退得越多，收回不减"),
            Wording.of(
                "the ledger calls back the difference, which must not be negative",
                "账本按差额收回，差额不可为负"),
            (trial, choices) -> {
              RefundQuestion more = trial.questions().from(choices);
              RefundQuestion less =
                  new RefundQuestion(more.receipt(), part(more, choices), more.moment());
              long few = trial.decide().apply(less).outcome();
              long many = trial.decide().apply(more).outcome();
              return few <= many
                  ? Verdict.holds()
                  : Verdict.breaks(
                      Wording.of("less calls back more: " + few + ", " + many, "退得少反而收得多"),
                      PolicyLaws.asked(less),
                      Exhibit.of("then", "之后", more));
            }));
    return List.copyOf(laws);
  }

  private static Refunds part(RefundQuestion question, Choices choices) {
    if (question.refunded().lines().isEmpty()) {
      return question
          .refunded()
          .amount()
          .flatMap(amount -> part(amount, choices))
          .map(Refunds::of)
          .orElse(Refunds.NONE);
    }
    Map<String, Money> lines = new HashMap<>();
    for (EarnReceipt.Line line : question.receipt().lines()) {
      Money back = question.refunded().lines().get(line.name());
      if (back != null) {
        part(back, choices).ifPresent(less -> lines.put(line.name(), less));
      }
    }
    return Refunds.ofLines(lines);
  }

  private static Optional<Money> part(Money amount, Choices choices) {
    long minor = choices.upTo(amount.getAmountMinorLong());
    return minor == 0
        ? Optional.empty()
        : Optional.of(Money.ofMinor(amount.getCurrencyUnit(), minor));
  }

  /** Those of what is earned. */
  public static List<Law<PolicyTrial<EarnQuestion, EarnReceipt>>> earn() {
    List<Law<PolicyTrial<EarnQuestion, EarnReceipt>>> laws = common();
    laws.add(
        Law.of(
            "earn.receipt",
            Wording.of(
                "The receipt of a purchase tells what was paid, and its lines where there are any",
                "交易的凭据写明所付金额与各行"),
            Wording.of("a refund years later is settled by the receipt", "多年后的退款仍以凭据为准"),
            (trial, choices) -> {
              EarnQuestion question = trial.questions().from(choices);
              EarnReceipt receipt = trial.decide().apply(question).outcome();
              EarnOccasion occasion = question.occasion();
              boolean same =
                  receipt.total().equals(occasion.amount())
                      && names(receipt).equals(names(occasion));
              return same
                  ? Verdict.holds()
                  : Verdict.breaks(
                      Wording.of("it does not", "与交易不符"),
                      PolicyLaws.asked(question),
                      Exhibit.of("receipt", "凭据", receipt));
            }));
    laws.add(
        Law.of(
            "earn.monotone",
            Wording.of("Who pays more earns no less", "付得多者所得不少"),
            Wording.of("else customers split their orders", "否则客户会拆单"),
            (trial, choices) -> {
              EarnQuestion question = trial.questions().from(choices);
              if (!question.occasion().lines().isEmpty()) {
                return Verdict.pass();
              }
              Money less = question.occasion().amount().orElseThrow();
              CurrencyUnit currency = less.getCurrencyUnit();
              Money more = less.plus(Money.ofMinor(currency, choices.upTo(20_000)));
              EarnQuestion other =
                  EarnQuestion.of(
                      EarnOccasion.purchase(more, question.occasion().at()), question.facts());
              long few = trial.decide().apply(question).outcome().granted();
              long many = trial.decide().apply(other).outcome().granted();
              return few <= many
                  ? Verdict.holds()
                  : Verdict.breaks(
                      Wording.of("more earns less: " + few + ", " + many, "付得多反而得的少"),
                      PolicyLaws.asked(question),
                      Exhibit.of("then", "之后", other));
            }));
    return List.copyOf(laws);
  }

  private static List<String> names(EarnReceipt receipt) {
    return receipt.lines().stream().map(EarnReceipt.Line::name).toList();
  }

  private static List<String> names(EarnOccasion occasion) {
    return occasion.lines().stream().map(EarnOccasion.Line::name).toList();
  }
}
