package io.crmkit.benchmarks;

import io.crmkit.score.Contribution;
import io.crmkit.score.Score;
import java.util.ArrayList;
import java.util.List;

/**
 * The relationship card as somebody would write it by hand for this one case: the facts in the
 * fields of a record, cuts in the code, plain numbers and strings as results.
 */
final class HandWrittenCard {
  private static final String[] NAMES = {
    "satisfaction", "loyalty", "projects", "amount", "complaints"
  };
  private static final int[] MOST = {30, 20, 15, 15, 20};
  private static final int ALL = 100;

  private HandWrittenCard() {}

  /** The facts, shares in millionths and the amount in fen; -1 where there is no value. */
  record Row(long satisfaction, long months, long orders, long amount, long complaints) {}

  /**
   * What one characteristic adds.
   *
   * @param which its number on the card
   * @param points those of its band
   * @param adds its share of the score
   */
  record Part(int which, int points, int adds) {}

  /**
   * What comes out.
   *
   * @param points -1 where less than half is known
   * @param parts those of the known characteristics, those that lost the most first
   */
  record Result(int points, int worst, int best, int known, List<Part> parts) {
    /** Whether this says what a score says. */
    boolean says(Score score) {
      return score.worst() == worst
          && score.best() == best
          && score.coverage().movePointRight(2).intValueExact() == known
          && score.scored().map(this::says).orElse(points < 0);
    }

    private boolean says(Score.Scored score) {
      return score.points() == points
          && score
              .contributions()
              .equals(
                  parts.stream()
                      .map(part -> new Contribution(NAMES[part.which], part.adds))
                      .toList());
    }
  }

  /**
   * What comes out, and why.
   *
   * @param reasons one for the whole, one for each characteristic, one for the way up
   */
  record Explained(Result result, List<String> reasons) {}

  private static int band(long value, long first, int one, long second, int two) {
    return value >= second ? two : value >= first ? one : 0;
  }

  private static int band(
      long value, long first, int one, long second, int two, long third, int three) {
    return value >= third ? three : band(value, first, one, second, two);
  }

  private static int[] points(Row row) {
    return new int[] {
      row.satisfaction < 0 ? -1 : band(row.satisfaction, 600_000, 10, 750_000, 20, 900_000, 30),
      band(row.months, 1, 7, 2, 14, 3, 20),
      band(row.orders, 1, 5, 3, 10, 6, 15),
      band(row.amount, 100_000, 5, 1_000_000, 10, 10_000_000, 15),
      row.complaints < 0 ? -1 : 20 - band(row.complaints, 50_000, 10, 150_000, 20)
    };
  }

  static Result score(Row row) {
    return score(points(row));
  }

  private static Result score(int[] points) {
    int sum = 0;
    int known = 0;
    int count = 0;
    for (int i = 0; i < MOST.length; i++) {
      if (points[i] >= 0) {
        sum += points[i];
        known += MOST[i];
        count++;
      }
    }
    int best = sum + ALL - known;
    if (2 * known < ALL) {
      return new Result(-1, sum, best, known, List.of());
    }
    int total = ALL * sum / known;
    int[] order = new int[count];
    int[] adds = new int[MOST.length];
    int left = total;
    int at = 0;
    for (int i = 0; i < MOST.length; i++) {
      if (points[i] >= 0) {
        adds[i] = ALL * points[i] / known;
        left -= adds[i];
        int j = at++;
        while (j > 0 && lostMore(points, i, order[j - 1])) {
          order[j] = order[j - 1];
          j--;
        }
        order[j] = i;
      }
    }
    for (; left > 0; left--) {
      int most = -1;
      for (int i : order) {
        if (adds[i] == ALL * points[i] / known && (most < 0 || more(points, known, i, most))) {
          most = i;
        }
      }
      adds[most]++;
    }
    List<Part> parts = new ArrayList<>(count);
    for (int i : order) {
      parts.add(new Part(i, points[i], adds[i]));
    }
    return new Result(total, sum, best, known, List.copyOf(parts));
  }

  private static boolean lostMore(int[] points, int one, int other) {
    int more = (MOST[one] - points[one]) - (MOST[other] - points[other]);
    return more > 0 || (more == 0 && NAMES[one].compareTo(NAMES[other]) < 0);
  }

  private static boolean more(int[] points, int known, int one, int other) {
    int more = ALL * points[one] % known - ALL * points[other] % known;
    return more > 0 || (more == 0 && NAMES[one].compareTo(NAMES[other]) < 0);
  }

  static Explained explained(Row row) {
    int[] points = points(row);
    Result result = score(points);
    List<String> reasons = new ArrayList<>(7);
    reasons.add(result.points < 0 ? "too little known" : "score " + result.points);
    if (result.known < ALL) {
      reasons.add("known " + result.known + ", from " + result.worst + " to " + result.best);
    }
    for (Part part : result.parts) {
      reasons.add(NAMES[part.which] + " " + part.points + " adds " + part.adds);
    }
    for (int i = 0; i < MOST.length; i++) {
      if (points[i] < 0) {
        reasons.add(NAMES[i] + " missing");
      }
    }
    if (!result.parts.isEmpty() && result.points < ALL) {
      reasons.add("raised most by " + NAMES[result.parts.get(0).which]);
    }
    return new Explained(result, List.copyOf(reasons));
  }
}
