package io.crmkit.laws;

import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.decision.Texts;
import io.crmkit.facts.Fact;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Metric;
import io.crmkit.score.ScoreQuestion;
import io.crmkit.tier.TierOverride;
import io.crmkit.tier.TierQuestion;
import io.crmkit.tier.TierStanding;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts reports into words. */
final class ReportWriter {
  private final Texts texts;
  private final Locale locale;
  private final boolean chinese;

  ReportWriter(Texts texts, Locale locale) {
    this.texts = texts;
    this.locale = locale;
    this.chinese = locale.getLanguage().equals("zh");
  }

  String write(LawReport report) {
    // A policy that throws breaks nearly every law; its report shows that once.
    boolean totalBroken =
        report.broken().stream().anyMatch(result -> result.law().equals(PolicyLaws.TOTAL));
    StringBuilder text = new StringBuilder();
    for (LawResult result : report.results()) {
      if (result.broken() && !(totalBroken && onlyFailed(result))) {
        text.append(write(result)).append("\n\n");
      }
    }
    return text.append(summary(report)).toString();
  }

  private static boolean onlyFailed(LawResult result) {
    return !result.law().equals(PolicyLaws.TOTAL)
        && result.finding() instanceof LawResult.Broken broken
        && broken.example().exhibits().stream().anyMatch(e -> e.value() instanceof Failure);
  }

  /** The counts, and every law that was waived or not tried with its reason. */
  String summary(LawReport report) {
    long notTried = report.results().stream().filter(result -> !result.ran()).count();
    StringBuilder text = new StringBuilder();
    text.append(
        say(
            report.ran()
                + " laws ran: "
                + report.held()
                + " held, "
                + report.broken().size()
                + " broken, "
                + report.waived().size()
                + " waived; "
                + notTried
                + " not tried",
            "运行 "
                + report.ran()
                + " 条法则："
                + report.held()
                + " 条成立，违反 "
                + report.broken().size()
                + " 条，豁免 "
                + report.waived().size()
                + " 条；另有 "
                + notTried
                + " 条未检验"));
    for (LawResult result : report.results()) {
      if (result.broken() || result.waiver().isPresent() || !result.ran()) {
        text.append("\n  ").append(line(result));
      }
    }
    return text.toString();
  }

  /** A broken law in full, any other in one line. */
  String write(LawResult result) {
    if (!(result.finding() instanceof LawResult.Broken broken) || result.waiver().isPresent()) {
      return line(result);
    }
    StringBuilder text = new StringBuilder();
    text.append(say("LAW BROKEN  ", "未通过  ")).append(result.law());
    text.append("\n  ").append(result.statement().in(locale));
    text.append("\n  ").append(say("Why: ", "为何重要：")).append(result.why().in(locale));
    text.append("\n  ").append(say("Found: ", "发现：")).append(broken.example().found().in(locale));
    text.append("\n");
    Object asked = null;
    for (Exhibit exhibit : broken.example().exhibits()) {
      text.append("\n  ").append(exhibit.label().in(locale));
      for (String line : lines(exhibit.value(), asked)) {
        text.append("\n    ").append(line);
      }
      boolean question =
          exhibit.value() instanceof TierQuestion || exhibit.value() instanceof ScoreQuestion;
      asked = question ? exhibit.value() : asked;
    }
    text.append("\n\n  ");
    text.append(
        say(
            "The smallest case found, from try " + result.tries() + " with seed " + broken.seed(),
            "所找到的最小用例，来自第 " + result.tries() + " 次尝试，种子 " + broken.seed()));
    return text.toString();
  }

  private String line(LawResult result) {
    String head = result.law() + ": ";
    Optional<String> waiver = result.waiver();
    if (result.finding() instanceof LawResult.NotTried notTried) {
      return head + say("not tried, ", "未检验，") + notTried.why().in(locale) + waived(waiver);
    }
    if (waiver.isPresent()) {
      return head
          + (result.held()
              ? say("waived, but it holds: the waiver may go", "已豁免，但其实成立：可取消豁免")
              : say("broken and waived", "违反，已豁免"))
          + waived(waiver);
    }
    return result.held()
        ? head
            + say(
                "held in all " + result.applied() + " cases that it is about, of " + result.tries(),
                result.tries() + " 个用例中 " + result.applied() + " 个适用，全部成立")
        : head + say("BROKEN", "违反");
  }

  private String waived(Optional<String> waiver) {
    return waiver.map(why -> say(" (waiver: ", "（豁免理由：") + why + say(")", "）")).orElse("");
  }

  private String say(String english, String chineseText) {
    return chinese ? chineseText : english;
  }

  private List<String> lines(Object value, @Nullable Object asked) {
    if (value instanceof TierQuestion question) {
      return lines(question, asked instanceof TierQuestion before ? before : null);
    }
    if (value instanceof ScoreQuestion question) {
      return factLines(question.facts(), asked instanceof ScoreQuestion q ? q.facts() : null);
    }
    if (value instanceof Facts facts) {
      return factLines(facts, null);
    }
    if (value instanceof SteppedTimeline timeline) {
      return stepLines(timeline.steps());
    }
    if (value instanceof Decision<?> decision) {
      return decisionLines(decision);
    }
    if (value instanceof TierStanding standing) {
      return List.of(shown(standing));
    }
    if (value instanceof List<?> list) {
      return list.isEmpty() ? List.of("-") : list.stream().map(Object::toString).toList();
    }
    return value.toString().lines().toList();
  }

  private List<String> lines(TierQuestion question, @Nullable TierQuestion before) {
    List<String> lines =
        new ArrayList<>(factLines(question.facts(), before == null ? null : before.facts()));
    if (before == null || !before.standing().equals(question.standing())) {
      lines.add(
          question
              .standing()
              .map(s -> say("recorded: ", "已记录：") + shown(s))
              .orElse(say("no standing is recorded", "没有已记录的层级")));
    }
    return lines;
  }

  /** All facts, or those that differ from the ones shown before. */
  private List<String> factLines(Facts facts, @Nullable Facts before) {
    List<String> lines = new ArrayList<>();
    String when = when(facts);
    if (before == null || !when(before).equals(when)) {
      lines.add(when);
    }
    for (Map.Entry<Metric<?>, Fact<?>> entry : facts.asMap().entrySet()) {
      if (before == null || !entry.getValue().equals(before.get(entry.getKey()))) {
        lines.add(line(entry.getKey(), entry.getValue()));
      }
    }
    if (before != null) {
      for (Metric<?> metric : before.asMap().keySet()) {
        if (!facts.asMap().containsKey(metric)) {
          lines.add(name(metric) + say(": not supplied", "：未提供"));
        }
      }
      if (lines.isEmpty()) {
        lines.add(
            List.copyOf(facts.asMap().keySet()).equals(List.copyOf(before.asMap().keySet()))
                ? say("the same facts", "事实相同")
                : say("the same facts in the order ", "事实相同，顺序为 ") + facts.asMap().keySet());
      }
    }
    return lines;
  }

  private String line(Metric<?> metric, Fact<?> fact) {
    return name(metric) + say(": ", "：") + shown(metric, fact);
  }

  private String name(Metric<?> metric) {
    return texts.render(metric.phrase(), locale);
  }

  /** Each step with what it changes. */
  private List<String> stepLines(List<Facts> steps) {
    List<String> lines = new ArrayList<>();
    for (Facts step : steps) {
      List<String> facts =
          step.asMap().entrySet().stream().map(e -> line(e.getKey(), e.getValue())).toList();
      lines.add(
          say("from ", "自 ")
              + step.day()
              + " "
              + step.zone()
              + say(": ", "：")
              + String.join(say("; ", "；"), facts));
    }
    return lines;
  }

  private String when(Facts facts) {
    return say("as of ", "截至 ")
        + LocalDateTime.ofInstant(facts.asOf(), facts.zone())
        + " "
        + facts.zone()
        + ", "
        + facts.currency();
  }

  private <T> String shown(Metric<T> metric, Fact<?> fact) {
    if (fact instanceof Fact.Known<?> known) {
      return metric.kind().write(metric.kind().type().cast(known.value()));
    }
    return fact instanceof Fact.Unknown<?> unknown
        ? say("not known, ", "未知，") + texts.render(unknown.why(), locale)
        : say("none", "无");
  }

  private String shown(TierStanding standing) {
    StringBuilder text = new StringBuilder().append(standing.earned());
    text.append(say(" since ", "，自 ")).append(standing.since());
    standing
        .failingSince()
        .ifPresent(day -> text.append(say(", failing since ", "，不达标自 ")).append(day));
    Optional<TierOverride> override = standing.override();
    override.ifPresent(
        o ->
            text.append(say(", set by hand to ", "，人工指定为 "))
                .append(o.tier())
                .append(say(" until the end of ", "，有效至 "))
                .append(o.endExclusive().minusDays(1)));
    return text.append(say(", decided on ", "，判定于 ")).append(standing.decidedOn()).toString();
  }

  private List<String> decisionLines(Decision<?> decision) {
    List<String> lines = new ArrayList<>();
    Object outcome = Objects.requireNonNull(decision.outcome());
    lines.add(outcome instanceof TierStanding standing ? shown(standing) : outcome.toString());
    for (Reason reason : decision.reasons()) {
      lines.add("- " + texts.render(reason, locale));
    }
    return lines;
  }
}
