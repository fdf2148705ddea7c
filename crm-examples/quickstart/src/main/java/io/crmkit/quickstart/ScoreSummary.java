package io.crmkit.quickstart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the summary tells of scores: how they are spread, and how many there are of each sort. */
final class ScoreSummary {
  private ScoreSummary() {}

  static String text(@Nullable ScoreData data) {
    if (data == null) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    if (!data.cards().isEmpty()) {
      TextTable table =
          new TextTable("Score", ">0-19", ">20-39", ">40-59", ">60-79", ">80-100", ">None");
      for (ScoreData.Card card : data.cards()) {
        List<String> cells = new ArrayList<>(List.of(card.name()));
        for (int tenth = 0; tenth < card.tenths().size(); tenth += 2) {
          cells.add(number(card.tenths().get(tenth) + card.tenths().get(tenth + 1)));
        }
        cells.add(number(card.none()));
        table.add(cells.toArray(String[]::new));
      }
      text.append("\nScores, in per cent of the scale\n").append(table.text());
    }
    List<ScoreData.Group> groups = new ArrayList<>(data.stages());
    groups.addAll(data.labels());
    if (!data.churn().isEmpty()) {
      groups.add(new ScoreData.Group("churn", data.churn()));
    }
    if (!groups.isEmpty()) {
      text.append('\n');
    }
    for (ScoreData.Group group : groups) {
      text.append(group.name()).append(": ").append(counts(group.counts())).append('\n');
    }
    if (data.calendar() != null) {
      text.append("lost by the model: ")
          .append(number(data.calendar().passed()))
          .append(" by now, ")
          .append(counts(data.calendar().months()))
          .append('\n');
    }
    if (data.value() != null) {
      ScoreData.Value value = data.value();
      text.append(
          String.format(
              Locale.ROOT,
              "expected to be worth within %,d days: %s %,."
                  + value.decimals()
                  + "f, of %,d customers; %,d have no value%n",
              value.horizonDays(),
              value.currency(),
              value.total(),
              value.customers(),
              value.none()));
    }
    return text.toString();
  }

  private static String counts(List<ScoreData.Count> counts) {
    String all =
        counts.stream()
            .filter(one -> one.customers() > 0)
            .map(one -> one.code() + " " + number(one.customers()))
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? "none" : all;
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
