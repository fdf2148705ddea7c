package io.crmkit.tier;

import java.util.ArrayList;
import java.util.List;

/** Finds what is doubtful about a ladder. */
final class LadderLint {
  private LadderLint() {}

  static List<TierProblem> problems(TierLadder ladder) {
    List<TierProblem> problems = new ArrayList<>();
    List<TierRung> rungs = ladder.rungs();
    for (int i = 1; i < rungs.size(); i++) {
      TierRung upper = rungs.get(i);
      TierRung lower = rungs.get(i - 1);
      if (!upper.entry().implies(lower.entry())) {
        problems.add(new TierProblem.EntriesDoNotNest(upper.tier(), lower.tier()));
      }
      if (lower.entry().implies(upper.entry())) {
        problems.add(new TierProblem.NeverEntered(lower.tier(), upper.tier()));
      }
      if (!upper.entry().implies(upper.keep())) {
        problems.add(new TierProblem.KeepStricterThanEntry(upper.tier()));
      }
    }
    return List.copyOf(problems);
  }
}
