package io.crmkit.laws;

import io.crmkit.decision.Decision;
import io.crmkit.json.CrmJson;
import io.crmkit.json.InvalidDocumentException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What all policies keep, whatever they decide: they answer, they answer alike, they depend on
 * nothing but the question, and their reasons can be believed. The laws of an area begin with
 * these.
 */
public final class PolicyLaws {
  static final String TOTAL = "policy.total";

  private static final ZoneId EARLIEST = ZoneId.of("Pacific/Kiritimati"); // UTC+14
  private static final ZoneId LATEST = ZoneId.of("Etc/GMT+12"); // UTC-12: never the same date
  private static final int MOST_OTHERS = 5;
  private static final int NOW_QUESTIONS = 300;
  private static final int MOST_LOOKS = 1_000_000;

  private PolicyLaws() {}

  /** All of them. */
  public static <Q, O> List<Law<PolicyTrial<Q, O>>> all() {
    List<Law<PolicyTrial<Q, O>>> laws = new ArrayList<>(List.of(total(), nullFree()));
    laws.addAll(List.of(deterministic(), pure(), ambientZone(), ambientLocale(), ambientClock()));
    laws.add(replay());
    laws.addAll(ReasonLaws.all());
    return List.copyOf(laws);
  }

  @SuppressWarnings("ReturnValueIgnored") // that there is an answer is all that matters here
  private static <Q, O> Law<PolicyTrial<Q, O>> total() {
    return Law.of(
        TOTAL,
        Wording.of("Every valid question is answered", "每个合法的问题都有答案"),
        Wording.of(
            "an exception in the middle of a nightly run leaves the rest of the customers undecided",
            "夜间批处理中的一次异常会使其余客户都得不到判定"),
        (trial, choices) -> {
          Q question = trial.questions().from(choices);
          try {
            trial.decide().apply(question);
            return Verdict.holds();
          } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError failure) {
            return Verdict.breaks(
                Wording.of("the policy failed instead of answering", "策略抛出异常而没有给出答案"),
                asked(question),
                Exhibit.of("failure", "异常", Failure.of(failure)));
          }
        });
  }

  private static <Q, O> Law<PolicyTrial<Q, O>> nullFree() {
    return Law.of(
        "policy.null-free",
        Wording.of("No answer is null", "答案绝不为 null"),
        Wording.of("nobody checks for it, so it fails far from its cause", "没有人会检查它，错误会在远离原因之处爆发"),
        (trial, choices) -> {
          Q question = trial.questions().from(choices);
          return trial.decide().apply(question) == null
              ? Verdict.breaks(
                  Wording.of("the policy answered null", "策略返回了 null"), asked(question))
              : Verdict.holds();
        });
  }

  private static <Q, O> Law<PolicyTrial<Q, O>> deterministic() {
    return Law.of(
        "policy.deterministic",
        Wording.of("Equal questions get equal decisions", "相同的问题得到相同的判定"),
        Wording.of(
            "two machines, or one machine twice, must tell a customer the same",
            "两台机器，或同一台机器两次，对同一客户的说法必须一致"),
        (trial, choices) -> {
          Q question = trial.questions().from(choices);
          Q equal = trial.questions().from(Choices.replay(choices.taken()));
          return same(question, trial.decide().apply(question), trial.decide().apply(equal));
        });
  }

  @SuppressWarnings("ReturnValueIgnored") // the others are only asked
  private static <Q, O> Law<PolicyTrial<Q, O>> pure() {
    return Law.of(
        "policy.pure",
        Wording.of("What was asked before plays no part", "先前问过什么不影响判定"),
        Wording.of(
            "else the order in which customers are processed decides about them",
            "否则客户的处理顺序就会影响其结果"),
        (trial, choices) -> {
          Q question = trial.questions().from(choices);
          Decision<O> first = trial.decide().apply(question);
          List<Q> others = choices.list(1, MOST_OTHERS, trial.questions());
          others.forEach(trial.decide()::apply);
          return same(question, first, trial.decide().apply(question));
        });
  }

  private static <Q, O> Law<PolicyTrial<Q, O>> ambientZone() {
    return Law.<PolicyTrial<Q, O>>of(
            "policy.ambient-zone",
            Wording.of("The machine's time zone plays no part", "机器的时区不影响判定"),
            Wording.of(
                "a container in another region would decide otherwise about the same customer",
                "部署在另一地区的容器会对同一客户作出不同判定"),
            (trial, choices) -> {
              Q question = somewhen(trial, choices);
              Supplier<Decision<O>> ask = () -> trial.decide().apply(question);
              Surroundings elsewhere = trial.surroundings().orElseThrow();
              return same(
                  question,
                  elsewhere.during(EARLIEST, Locale.ROOT, ask),
                  elsewhere.during(LATEST, Locale.ROOT, ask));
            })
        .within(mayMove());
  }

  private static <Q, O> Law<PolicyTrial<Q, O>> ambientLocale() {
    List<Locale> locales =
        List.of(
            Locale.forLanguageTag("tr-TR"),
            Locale.forLanguageTag("ar-EG-u-nu-arab"),
            Locale.forLanguageTag("th-TH-u-ca-buddhist"),
            Locale.SIMPLIFIED_CHINESE);
    return Law.<PolicyTrial<Q, O>>of(
            "policy.ambient-locale",
            Wording.of("The machine's language plays no part", "机器的语言环境不影响判定"),
            Wording.of(
                "upper case, digits and calendars differ between languages; decisions must not",
                "大小写、数字与历法因语言而异，判定不可如此"),
            (trial, choices) -> {
              Q question = trial.questions().from(choices);
              Locale locale = choices.oneOf(locales);
              Supplier<Decision<O>> ask = () -> trial.decide().apply(question);
              Surroundings elsewhere = trial.surroundings().orElseThrow();
              return same(
                  question,
                  elsewhere.during(ZoneId.of("UTC"), Locale.ROOT, ask),
                  elsewhere.during(ZoneId.of("UTC"), locale, ask));
            })
        .within(mayMove());
  }

  private static <Q, O> Law.Scope<PolicyTrial<Q, O>> mayMove() {
    return Law.Scope.of(
        "runs that may change the machine's defaults, as tests may",
        "允许更改机器默认设置的运行（如测试）",
        trial -> trial.surroundings().isPresent());
  }

  /**
   * A question about the very next milliseconds is asked before and after that moment. A clock that
   * stands still tells nothing; what is read to the day only shows at midnight, or in another zone.
   */
  private static <Q, O> Law<PolicyTrial<Q, O>> ambientClock() {
    return Law.<PolicyTrial<Q, O>>of(
            "policy.ambient-clock",
            Wording.of("The machine's clock plays no part", "机器的时钟不影响判定"),
            Wording.of(
                "time is an argument: a decision must be computable again years later",
                "时间是参数：多年以后也必须能重新算出同一判定"),
            (trial, choices) -> {
              PolicyTrial.Now<Q> now = trial.now().orElseThrow();
              List<Pending<Q, O>> pending = new ArrayList<>();
              for (int i = 0; i < NOW_QUESTIONS; i++) {
                Instant moment = now.clock().instant().plusMillis(1 + choices.upTo(3));
                Q question = now.about().apply(moment).from(choices);
                Decision<O> before = trial.decide().apply(question);
                if (now.clock().instant().isBefore(moment)) {
                  pending.add(new Pending<>(moment, question, before));
                }
              }
              Verdict verdict = Verdict.pass();
              for (Pending<Q, O> asked : pending) {
                if (passes(now.clock(), asked.moment())) {
                  Decision<O> after = trial.decide().apply(asked.question());
                  if (!after.equals(asked.before())) {
                    return same(asked.question(), asked.before(), after);
                  }
                  verdict = Verdict.holds();
                }
              }
              return verdict;
            })
        .costing(200)
        .within(
            Law.Scope.of(
                "runs that are given a clock", "提供了时钟的运行", trial -> trial.now().isPresent()));
  }

  /** What was decided before a moment. */
  private record Pending<Q, O>(Instant moment, Q question, Decision<O> before) {}

  /** Waits for a moment some milliseconds away. */
  private static boolean passes(InstantSource clock, Instant moment) {
    for (int look = 0; look < MOST_LOOKS; look++) {
      if (clock.instant().isAfter(moment)) {
        return true;
      }
      Thread.onSpinWait();
    }
    return false;
  }

  /** Half the questions are about today or tomorrow, whatever the hour, so that a day repeats. */
  private static <Q, O> Q somewhen(PolicyTrial<Q, O> trial, Choices choices) {
    boolean today = choices.percent(50) && trial.now().isPresent();
    if (!today) {
      return trial.questions().from(choices);
    }
    PolicyTrial.Now<Q> now = trial.now().orElseThrow();
    Instant midnight = now.clock().instant().truncatedTo(ChronoUnit.DAYS);
    return now.about().apply(midnight.plusSeconds(3_600 * choices.upTo(47))).from(choices);
  }

  private static <Q, O> Law<PolicyTrial<Q, O>> replay() {
    return Law.<PolicyTrial<Q, O>>of(
            "policy.replay",
            Wording.of(
                "A recorded question, read back, gets the recorded decision again",
                "从记录中读回的问题会得到当时记录的判定"),
            Wording.of(
                "an auditor must be able to recompute what a customer was told",
                "审计人员必须能重新算出当初对客户的答复"),
            (trial, choices) -> {
              Q question = trial.questions().from(choices);
              Decision<O> decision = trial.decide().apply(question);
              PolicyTrial.Json<Q, O> json = trial.json().orElseThrow();
              Q read = CrmJson.read(CrmJson.write(question), json.question());
              Decision<O> recorded;
              try {
                recorded = CrmJson.readDecision(CrmJson.write(decision), json.outcome());
              } catch (InvalidDocumentException unreadable) {
                return Verdict.breaks(
                    Wording.of("the recorded decision cannot be read", "记录的判定无法读回"),
                    asked(question),
                    Exhibit.of("decision", "判定", decision),
                    Exhibit.of("failure", "异常", Failure.of(unreadable)));
              }
              return recorded.equals(decision)
                  ? same(question, recorded, trial.decide().apply(read))
                  : Verdict.breaks(
                      Wording.of(
                          "the decision is another one once it is written and read",
                          "判定写出再读回后已不相同"),
                      asked(question),
                      Exhibit.of("decision", "判定", decision),
                      Exhibit.of("read back", "读回的判定", recorded));
            })
        .costing(5)
        .within(
            Law.Scope.of(
                "policies whose questions have a JSON form",
                "问题具有 JSON 形式的策略",
                trial -> trial.json().isPresent()));
  }

  static Exhibit asked(Object question) {
    return Exhibit.of("question", "问题", question);
  }

  private static <Q, O> Verdict same(Q question, Decision<O> first, Decision<O> second) {
    return first.equals(second)
        ? Verdict.holds()
        : Verdict.breaks(
            Wording.of("one question got two different decisions", "同一问题得到两个不同的判定"),
            asked(question),
            Exhibit.of("one decision", "判定一", first),
            Exhibit.of("the other", "判定二", second));
  }
}
