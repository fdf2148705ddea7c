package io.crmkit.quickstart;

import io.crmkit.json.CrmJson;
import io.crmkit.json.PlaybookWriter;
import io.crmkit.playbook.Playbook;
import io.crmkit.playbook.PurchaseOutlook;
import io.crmkit.playbook.ScoreScheme;
import java.util.Map;
import java.util.Optional;

/** An outlook as it stands in a playbook. */
final class OutlookJson {
  private OutlookJson() {}

  /** Indented, so that it can be read and pasted. */
  static String text(PurchaseOutlook outlook) {
    ScoreScheme alone =
        new ScoreScheme(
                Map.of(), Optional.empty(), Map.of(), Map.of(), Optional.empty(), Optional.empty())
            .withOutlook(outlook);
    // Written with the rest of a playbook, so that what is printed is what is read.
    Playbook playbook =
        PlaybookSource.read("retail", Optional.empty(), Optional.empty()).withScores(alone);
    return CrmJson.mapper()
        .readTree(PlaybookWriter.write(playbook))
        .at("/scores/outlook")
        .toPrettyString();
  }
}
