package io.crmkit.laws;

import io.crmkit.contact.CareBar;
import io.crmkit.contact.CareCalendar;
import io.crmkit.contact.CareCustomer;
import io.crmkit.contact.CareOccasion;
import io.crmkit.contact.CarePolicy;
import io.crmkit.contact.CareQuestion;
import io.crmkit.contact.Greeting;
import io.crmkit.decision.Decision;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What every care policy keeps: the laws of all policies, and those of greetings. */
public final class CarePolicyLaws {
  /**
   * Greetings are no sum, and a reason for none of them is no blocker of the rest. Who reads a
   * clock to the day is found by the law of the zone: no day ends while a law is tried.
   */
  private static final Set<String> NOT_MEANT =
      Set.of(
          "policy.reasons-sum",
          "policy.reasons-complete",
          "policy.reasons-minimal",
          "policy.ambient-clock");

  private static final List<Law<CareTrial>> ALL = laws();

  private CarePolicyLaws() {}

  /** All of them, those of all policies first. */
  public static List<Law<CareTrial>> all() {
    return ALL;
  }

  private static List<Law<CareTrial>> laws() {
    List<Law<CareTrial>> laws = new ArrayList<>();
    for (var law : PolicyLaws.<CareQuestion, CareCalendar>all()) {
      if (!NOT_MEANT.contains(law.id())) {
        laws.add(law.on(CareTrial::plain));
      }
    }
    laws.addAll(List.of(peace(), fewerBars(), days(), order()));
    return List.copyOf(laws);
  }

  /**
   * Tries all laws on a policy, for applications that want to know at start-up; the laws about the
   * machine's zone and language are left to tests.
   *
   * <pre>{@code
   * CarePolicyLaws.check(policy).requireHeld();
   * }</pre>
   */
  public static LawReport check(CarePolicy policy) {
    LawRunner runner = LawRunner.STANDARD;
    return new LawRunner(runner.seed(), runner.tries(), Map.of()).run(ALL, CareTrial.of(policy));
  }

  private static Law<CareTrial> peace() {
    return Law.of(
        "care.peace",
        Wording.of("On a day under a bar there is no greeting", "受限之日绝无问候"),
        Wording.of("a card to the dead hurts the living", "寄给逝者的贺卡，伤的是生者"),
        (trial, choices) -> {
          CareQuestion question = trial.questions().from(choices);
          List<CareBar> bars = question.customer().bars();
          for (Greeting greeting : greetings(trial, question)) {
            if (bars.stream().anyMatch(bar -> bar.holdsOn(greeting.date()))) {
              return Verdict.breaks(
                  Wording.of("there is one", "却有问候"),
                  PolicyLaws.asked(question),
                  Exhibit.of("greeting", "问候", greeting));
            }
          }
          return bars.isEmpty() ? Verdict.pass() : Verdict.holds();
        });
  }

  private static Law<CareTrial> fewerBars() {
    return Law.of(
        "care.fewer-bars",
        Wording.of("Bars take away only the greetings of their days", "限制只取消其期间内的问候"),
        Wording.of(
            "a customer of age again, or free to be contacted, is not forgotten",
            "客户成年或解除限制之后，不被遗忘"),
        (trial, choices) -> {
          CareQuestion question = trial.questions().from(choices);
          CareCustomer customer = question.customer();
          CareQuestion free = with(question, customer.withBars());
          List<Greeting> expected =
              greetings(trial, free).stream()
                  .filter(each -> customer.bars().stream().noneMatch(b -> b.holdsOn(each.date())))
                  .toList();
          return same(
              trial, question, free, expected, Wording.of("they take away others", "却取消了其他问候"));
        });
  }

  private static Law<CareTrial> days() {
    return Law.of(
        "care.days-add-up",
        Wording.of(
            "What is due on some days is what is due on the first of them and on the rest",
            "若干天内应做的，即首日应做的与其余各日应做的之和"),
        Wording.of("else a daily list and a weekly list disagree", "否则每日清单与每周清单互相矛盾"),
        (trial, choices) -> {
          CareQuestion question = trial.questions().from(choices);
          LocalDate start = question.startInclusive();
          LocalDate end = question.endExclusive();
          LocalDate middle = start.plusDays(1 + choices.upTo(60));
          if (!middle.isBefore(end)) {
            return Verdict.pass();
          }
          CareQuestion first = new CareQuestion(question.customer(), start, middle);
          Set<Greeting> both = new TreeSet<>(greetings(trial, first));
          both.addAll(greetings(trial, new CareQuestion(question.customer(), middle, end)));
          return same(
              trial,
              question,
              first,
              List.copyOf(both),
              Wording.of("asked at once, it is something else", "一次问全，结果不同"));
        });
  }

  private static Law<CareTrial> order() {
    return Law.of(
        "care.order",
        Wording.of("The order of occasions and bars plays no part", "日子与限制的先后次序不影响结果"),
        Wording.of("records come from databases in any order", "记录从数据库读出的次序并无保证"),
        (trial, choices) -> {
          CareQuestion question = trial.questions().from(choices);
          CareCustomer customer = question.customer();
          List<CareOccasion> occasions = new ArrayList<>(customer.occasions());
          List<CareBar> bars = new ArrayList<>(customer.bars());
          Collections.reverse(occasions);
          Collections.reverse(bars);
          CareQuestion turned =
              with(question, new CareCustomer(occasions, bars, customer.important()));
          return same(
              trial,
              question,
              turned,
              greetings(trial, turned),
              Wording.of("in another order, others are due", "次序一变，应做的就变了"));
        });
  }

  private static List<Greeting> greetings(CareTrial trial, CareQuestion question) {
    return trial.policy().decide(question).outcome().greetings();
  }

  private static CareQuestion with(CareQuestion question, CareCustomer customer) {
    return new CareQuestion(customer, question.startInclusive(), question.endExclusive());
  }

  private static Verdict same(
      CareTrial trial,
      CareQuestion question,
      CareQuestion other,
      List<Greeting> expected,
      Wording found) {
    Decision<CareCalendar> decision = trial.policy().decide(question);
    return decision.outcome().greetings().equals(expected)
        ? Verdict.holds()
        : ReasonLaws.breaks(found, question, decision, other, trial.policy().decide(other));
  }
}
