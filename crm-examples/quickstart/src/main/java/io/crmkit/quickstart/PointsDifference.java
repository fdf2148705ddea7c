package io.crmkit.quickstart;

import io.crmkit.customer.CustomerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where a file tells otherwise than an account that a store keeps, or something could not be
 * posted. What is posted stays: a ledger is never rewritten.
 *
 * @param kind what is the matter
 * @param customer whose account
 * @param what which order or line, and what either says
 */
record PointsDifference(Kind kind, CustomerId customer, String what) {
  private static final int LISTED = 10;

  /** What may be the matter, and what to do. */
  enum Kind {
    CHANGED(
        "Changed since they were posted",
        "the accounts stay as they are: put the rows back as they were, and correct the account by a"
            + " refund or an adjustment"),
    MISSING(
        "Posted, but no longer in the file",
        "the accounts stay as they are: put the rows back, or correct the account by an adjustment"),
    LATE("Late", "posted now, by today's rules"),
    REFUSED("Not posted", "everything else was");

    private final String title;
    private final String words;

    Kind(String title, String words) {
      this.title = title;
      this.words = words;
    }
  }

  /** One paragraph for each kind, with the first few by name; empty if there is no difference. */
  static String text(List<PointsDifference> differences) {
    StringBuilder text = new StringBuilder();
    for (Kind kind : Kind.values()) {
      List<PointsDifference> some = differences.stream().filter(d -> d.kind == kind).toList();
      if (some.isEmpty()) {
        continue;
      }
      long customers = some.stream().map(PointsDifference::customer).distinct().count();
      List<String> lines = new ArrayList<>();
      lines.add(
          kind.title
              + ": "
              + counted(some.size(), "row")
              + " of "
              + counted(customers, "customer")
              + "; "
              + kind.words);
      some.stream()
          .limit(LISTED)
          .forEach(d -> lines.add(Summary.shown(d.customer) + ": " + d.what));
      if (some.size() > LISTED) {
        lines.add("... and " + (some.size() - LISTED) + " more");
      }
      text.append(
          String.format(Locale.ROOT, "           %s%n", String.join("\n             ", lines)));
    }
    return text.toString();
  }

  private static String counted(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
