package io.crmkit.laws;

import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsCalculator;
import io.crmkit.facts.FactsTimeline;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierChange;
import io.crmkit.tier.TierPolicy;
import io.crmkit.tier.TierQuestion;
import io.crmkit.tier.TierReason;
import io.crmkit.tier.TierStanding;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The laws of tiers in the course of time. */
final class TierTimeLaws {
  private static final int DAILY = 60;
  private static final int MONTHLY = 24;

  private TierTimeLaws() {}

  static List<Law<TierTrial>> all() {
    return List.of(entryKeeps(), noFlapping(), datesTold(), projection(), daily(), byWay());
  }

  private static Law<TierTrial> entryKeeps() {
    return Law.of(
        "tier.entry-keeps",
        Wording.of(
            "Who enters a tier keeps it while nothing changes: keeping is never harder than entering",
            "进入某层级后若一切不变则予以保留：保级条件不严于升级条件"),
        Wording.of(
            "a customer welcomed today and warned tomorrow has done nothing wrong",
            "今天欢迎、明天警告，客户却什么也没做错"),
        (trial, choices) -> {
          Facts facts = trial.facts().from(choices);
          TierQuestion entering = TierQuestion.of(facts);
          Decision<TierStanding> entered = trial.policy().decide(entering);
          LocalDate later = facts.day().plusDays(choices.between(1, 400));
          TierQuestion staying =
              TierQuestion.of(SteppedTimeline.on(facts, later), entered.outcome());
          Decision<TierStanding> stayed = trial.policy().decide(staying);
          boolean kept =
              stayed.outcome().earned().equals(entered.outcome().earned())
                  && stayed.outcome().failingSince().isEmpty();
          return kept
              ? Verdict.holds()
              : ReasonLaws.breaks(
                  Wording.of("the tier just entered is at risk or gone", "刚进入的层级已有风险或已失去"),
                  entering,
                  entered,
                  staying,
                  stayed);
        });
  }

  private static Law<TierTrial> noFlapping() {
    return Law.<TierTrial>of(
            "tier.no-flapping",
            Wording.of(
                "While nothing changes, nobody comes back to a tier once left", "一切不变时，离开的层级不会再回来"),
            Wording.of(
                "up and down by turns, with a letter to the customer each time", "忽上忽下，每次还要通知客户"),
            (trial, choices) -> {
              TierCases cases = new TierCases(trial);
              Facts facts = cases.facts(choices);
              TierStanding start = cases.standingOf(choices, facts.day(), false).withoutOverride();
              TierStanding standing = start;
              Set<Tier> left = new LinkedHashSet<>();
              List<String> path = new ArrayList<>();
              for (int step = 1; step <= DAILY + MONTHLY; step++) {
                LocalDate day = standing.decidedOn().plusDays(step <= DAILY ? 1 : 30);
                TierStanding next =
                    trial
                        .policy()
                        .standing(TierQuestion.of(SteppedTimeline.on(facts, day), standing));
                if (!next.earned().equals(standing.earned())) {
                  left.add(standing.earned());
                  path.add(day + " " + standing.earned() + " -> " + next.earned());
                }
                if (left.contains(next.earned())) {
                  return Verdict.breaks(
                      Wording.of(
                          next.earned() + " is back on " + day, day + " 又回到 " + next.earned()),
                      Exhibit.of("facts, every day", "每日的指标值（不变）", facts),
                      Exhibit.of("start", "起点", start),
                      Exhibit.of("then", "此后", path));
                }
                standing = next;
              }
              return Verdict.holds();
            })
        .costing(2);
  }

  private static Law<TierTrial> datesTold() {
    return Law.of(
        "tier.dates-told",
        Wording.of(
            "A date told in a reason comes true if nothing changes, not a day before",
            "理由中所说的日期，在一切不变时如期兑现，且不会提前"),
        Wording.of("customers plan by the date we tell them", "客户会按我们告知的日期安排"),
        (trial, choices) -> {
          TierQuestion question = trial.questions().from(choices);
          Decision<TierStanding> decision = trial.policy().decide(question);
          Verdict verdict = Verdict.pass();
          for (Reason reason : decision.reasons()) {
            Optional<Told> told = told(reason, decision.outcome());
            if (told.isPresent() && told.get().on().isAfter(question.facts().day())) {
              FactsTimeline constant = SteppedTimeline.constant(question.facts());
              LocalDate day = told.get().on();
              TierStanding eve =
                  trial.policy().advance(constant, decision.outcome(), day.minusDays(1));
              TierStanding then = trial.policy().advance(constant, eve, day);
              if (told.get().holds().test(eve) || !told.get().holds().test(then)) {
                return Verdict.breaks(
                    Wording.of("it comes true on another day, or never", "并未在当日兑现"),
                    PolicyLaws.asked(question),
                    Exhibit.of("decision", "判定", decision),
                    Exhibit.of("day told", "所说的日期", day),
                    Exhibit.of("the day before", "前一日", eve),
                    Exhibit.of("on the day", "当日", then));
              }
              verdict = Verdict.holds();
            }
          }
          return verdict;
        });
  }

  /** What a reason says will be from a day on. */
  private record Told(LocalDate on, Predicate<TierStanding> holds) {}

  private static Optional<Told> told(Reason reason, TierStanding standing) {
    Tier earned = standing.earned();
    if (reason instanceof TierReason.Grace grace) {
      return Optional.of(new Told(grace.until(), s -> !s.earned().equals(grace.tier())));
    }
    if (reason instanceof TierReason.RisesAtReview rise) {
      return Optional.of(new Told(rise.on(), s -> !s.earned().equals(earned)));
    }
    return reason instanceof TierReason.FailsAwaitingReview fails
        ? Optional.of(
            new Told(fails.on(), s -> s.failingSince().isPresent() || !s.earned().equals(earned)))
        : Optional.empty();
  }

  private static Law<TierTrial> projection() {
    return Law.<TierTrial>of(
            "tier.projection",
            Wording.of(
                "The changes projected are those found by deciding on each day, and the first of"
                    + " them is the next",
                "预测的变化与逐日判定所得一致，且首个变化即下一个变化"),
            Wording.of(
                "\"you keep GOLD until 1 March\" is a promise", "“您的 GOLD 保留至 3 月 1 日”是一项承诺"),
            (trial, choices) -> {
              Walk walk = walk(trial, choices);
              if (walk.days() == 0) {
                return Verdict.pass();
              }
              List<TierChange> told =
                  trial.policy().changes(walk.timeline(), walk.start(), walk.to());
              Optional<TierChange> next =
                  trial.policy().nextChange(walk.timeline(), walk.start(), walk.to());
              List<String> projected = told.stream().map(TierTimeLaws::shown).toList();
              List<String> found = walk.changes(trial.policy());
              boolean agrees =
                  projected.equals(found)
                      && next.map(TierTimeLaws::shown).equals(projected.stream().findFirst());
              return agrees
                  ? Verdict.holds()
                  : walk.breaks(
                      Wording.of("they differ", "两者不同"),
                      Exhibit.of("projected", "预测", projected),
                      Exhibit.of("next", "下一个", next.map(TierTimeLaws::shown).orElse("-")),
                      Exhibit.of("day by day", "逐日判定", found));
            })
        .costing(2);
  }

  private static Law<TierTrial> daily() {
    return Law.<TierTrial>of(
            "tier.daily",
            Wording.of(
                "Advancing gives what deciding at every midnight gives: no day that matters is"
                    + " left out",
                "推进的结果与每日零点逐一判定相同：不遗漏任何有影响的日子"),
            Wording.of("a day skipped is a fall or a rise that comes late", "漏掉一天，升降级就会迟到"),
            (trial, choices) -> {
              Walk walk = walk(trial, choices);
              if (walk.days() == 0) {
                return Verdict.pass();
              }
              TierStanding advanced =
                  trial.policy().advance(walk.timeline(), walk.start(), walk.to());
              TierStanding daily = walk.daily(trial.policy());
              return advanced.equals(daily)
                  ? Verdict.holds()
                  : walk.breaks(
                      Wording.of("they differ", "两者不同"),
                      Exhibit.of("advanced", "推进所得", advanced),
                      Exhibit.of("day by day", "逐日判定", daily));
            })
        .costing(2);
  }

  private static Law<TierTrial> byWay() {
    return Law.<TierTrial>of(
            "tier.by-way",
            Wording.of(
                "Advancing by way of any day in between gives the same as advancing directly",
                "经由中间任意一天推进，与直接推进结果相同"),
            Wording.of(
                "whether a job ran on Sunday must not decide about a customer",
                "周日的作业是否运行，不应决定客户的层级"),
            (trial, choices) -> {
              Walk walk = walk(trial, choices);
              if (walk.days() == 0) {
                return Verdict.pass();
              }
              LocalDate between = walk.start().decidedOn().plusDays(choices.upTo(walk.days()));
              TierPolicy policy = trial.policy();
              TierStanding direct = policy.advance(walk.timeline(), walk.start(), walk.to());
              TierStanding stop = policy.advance(walk.timeline(), walk.start(), between);
              TierStanding byWay = policy.advance(walk.timeline(), stop, walk.to());
              return direct.equals(byWay)
                  ? Verdict.holds()
                  : walk.breaks(
                      Wording.of("they differ", "两者不同"),
                      Exhibit.of("directly", "直接推进", direct),
                      Exhibit.of("by way of " + between, "经由 " + between, stop),
                      Exhibit.of("then", "之后", byWay));
            })
        .costing(2);
  }

  private static String shown(TierChange change) {
    return change.on() + " " + change.from() + " -> " + change.to();
  }

  /** A way through time: what changes when, where it starts and ends. */
  private record Walk(FactsTimeline timeline, TierStanding start, LocalDate to, Object history) {
    long days() {
      return start.decidedOn().until(to, ChronoUnit.DAYS);
    }

    TierStanding daily(TierPolicy policy) {
      TierStanding standing = start;
      while (standing.decidedOn().isBefore(to)) {
        standing = next(policy, standing);
      }
      return standing;
    }

    private TierStanding next(TierPolicy policy, TierStanding standing) {
      LocalDate day = standing.decidedOn().plusDays(1);
      return policy.standing(TierQuestion.of(timeline.at(day), standing));
    }

    List<String> changes(TierPolicy policy) {
      List<String> changes = new ArrayList<>();
      TierStanding standing = start;
      while (standing.decidedOn().isBefore(to)) {
        TierStanding next = next(policy, standing);
        if (!next.tier().equals(standing.tier())) {
          changes.add(next.decidedOn() + " " + standing.tier() + " -> " + next.tier());
        }
        standing = next;
      }
      return changes;
    }

    Verdict breaks(Wording found, Exhibit... exhibits) {
      List<Exhibit> all = new ArrayList<>();
      all.add(Exhibit.of("facts", "事实", history));
      all.add(Exhibit.of("start", "起点", start));
      all.add(Exhibit.of("until", "截至", to));
      all.addAll(List.of(exhibits));
      return new Verdict.Breaks(found, all);
    }
  }

  /** Over given facts, or where they can be computed over the history of a customer. */
  private static Walk walk(TierTrial trial, Choices choices) {
    TierCases cases = new TierCases(trial);
    ZoneId zone = choices.oneOf(TierTrial.ZONES);
    LocalDate start = TierCases.FIRST_DAY;
    LocalDate to = start.plusDays(choices.upTo(200));
    TierStanding standing = cases.standingOf(choices, start, true);
    Optional<FactsCalculator> calculator = trial.calculator(zone);
    if (calculator.isPresent() && choices.percent(40)) {
      CustomerFiles.Events events =
          CustomerFiles.events(choices, start.plusDays(100), trial.currency());
      return new Walk(calculator.get().timeline(events.file()), standing, to, events);
    }
    SteppedTimeline timeline = cases.timeline(choices, zone, start);
    return new Walk(timeline, standing, to, timeline);
  }
}
