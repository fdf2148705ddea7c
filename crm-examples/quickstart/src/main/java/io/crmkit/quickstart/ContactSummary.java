package io.crmkit.quickstart;

import io.crmkit.contact.CareName;
import io.crmkit.contact.ContactBlocker;
import io.crmkit.contact.Coverage;
import io.crmkit.decision.Reason;
import io.crmkit.decision.Texts;
import io.crmkit.review.ContactReview;
import io.crmkit.review.ContactTotals;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The part of the summary that tells about contact, in English; empty where nothing is settled. */
final class ContactSummary {
  private static final int LISTED = 10;
  private static final int NAMED = 5;
  private static final int WEEK = 7;

  private final ContactBoard board;
  private final ReviewJob job;
  private final ZoneId zone;

  ContactSummary(ContactBoard board, ReviewJob job) {
    this.board = board;
    this.job = job;
    this.zone = job.playbook().zone();
  }

  String text() {
    return board.settled() ? head() + due() + blocked() + coverage() + care() + release() : "";
  }

  private String head() {
    ContactTotals totals = board.totals();
    return String.format(
        Locale.ROOT,
        "%nContact: %,d due today (%,d of them late already), %,d due this week, %,d blocked today%n",
        totals.dueToday(),
        totals.late(),
        totals.dueThisWeek(),
        totals.blocked());
  }

  private String due() {
    if (board.due().isEmpty()) {
      return "";
    }
    TextTable table = new TextTable("Customer", "Rule", "Due", "Late", "By", "From");
    for (ContactBoard.DueLine line : board.due().stream().limit(LISTED).toList()) {
      table.add(
          Summary.shown(line.due().customer()),
          line.due().rule(),
          ContactData.lastDay(line.due().dueAt(), zone).toString(),
          line.late()
              ? String.format(Locale.ROOT, "%,d d", line.due().lateBy(job.asOf()).toDays())
              : "",
          line.way().map(ContactData::way).orElse(""),
          line.from().map(at -> Instants.shown(at, zone)).orElse(""));
    }
    return "\nDue first\n" + table.text();
  }

  private String blocked() {
    if (board.blocked().isEmpty()) {
      return "";
    }
    TextTable table = new TextTable("Customer", "Rule", "Until", "Why");
    for (ContactBoard.DueLine line : board.blocked().stream().limit(LISTED).toList()) {
      table.add(
          Summary.shown(line.due().customer()),
          line.due().rule(),
          line.from().map(at -> Instants.shown(at, zone)).orElse("not by waiting"),
          line.blockers().stream()
              .filter(reason -> reason instanceof ContactBlocker)
              .map(ContactSummary::words)
              .collect(Collectors.joining("; ")));
    }
    return "\nBlocked today\n" + table.text();
  }

  private String coverage() {
    StringBuilder text = new StringBuilder();
    for (String rule : board.totals().watched().stream().sorted().toList()) {
      Coverage coverage = board.totals().coverage(rule);
      text.append(
          String.format(
              Locale.ROOT,
              "%n%s: %,d of %,d customers covered",
              rule,
              coverage.covered(),
              coverage.concerned()));
      if (!coverage.isComplete()) {
        List<String> names =
            coverage.leftOut().stream()
                .limit(LISTED)
                .map(one -> Summary.shown(one.customer()))
                .toList();
        long more = coverage.leftOut().size() - names.size();
        text.append("; left out: ")
            .append(String.join(", ", names))
            .append(more > 0 ? String.format(Locale.ROOT, " and %,d more", more) : "");
      }
      text.append("\n");
    }
    return text.toString();
  }

  private String care() {
    List<String> lines = new ArrayList<>();
    for (LocalDate day : job.day().datesUntil(job.day().plusDays(WEEK)).toList()) {
      Map<CareName, Long> occasions = board.careOn(day);
      if (!occasions.isEmpty()) {
        lines.add(
            day
                + "  "
                + occasions.entrySet().stream()
                    .map(
                        entry ->
                            Texts.BUILT_IN.render(entry.getKey().phrase(), Locale.ENGLISH)
                                + " of "
                                + String.format(Locale.ROOT, "%,d", entry.getValue())
                                + named(day, entry.getKey()))
                    .collect(Collectors.joining("; ")));
      }
    }
    return lines.isEmpty() ? "" : "\nCare of the week\n" + String.join("\n", lines) + "\n";
  }

  /** The first few customers of an occasion of their own. */
  private String named(LocalDate day, CareName name) {
    List<String> names =
        board.care().stream()
            .filter(
                line ->
                    line.greeting().date().equals(day) && line.greeting().occasion().equals(name))
            .limit(NAMED)
            .map(line -> Summary.shown(line.customer()))
            .toList();
    return names.isEmpty() ? "" : " (" + String.join(", ", names) + ")";
  }

  private String release() {
    ContactTotals totals = board.totals();
    return totals.releaseNear() == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "%nReleased for inactivity: %,d customers, and %,d more within %d days%n",
            totals.released(),
            totals.releaseNear() - totals.released(),
            ContactReview.RELEASE_NEAR_DAYS);
  }

  private static String words(Reason reason) {
    return Texts.BUILT_IN.render(reason, Locale.ENGLISH);
  }
}
