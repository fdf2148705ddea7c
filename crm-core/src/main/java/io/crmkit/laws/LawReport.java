package io.crmkit.laws;

import io.crmkit.decision.Texts;
import java.util.List;
import java.util.Locale;

/**
 * What came of trying several laws on one policy. Immutable.
 *
 * @param results one a law, in the order of the laws
 */
public record LawReport(List<LawResult> results) {
  /** Copies the list. */
  public LawReport {
    results = List.copyOf(results);
  }

  /** The number of laws that were tried on at least one case. */
  public int ran() {
    return (int) results.stream().filter(LawResult::ran).count();
  }

  /** The number of laws that held and are not waived; ran = held + broken + waived. */
  public int held() {
    return (int) results.stream().filter(r -> r.held() && r.waiver().isEmpty()).count();
  }

  /** The laws that are broken and not waived. */
  public List<LawResult> broken() {
    return results.stream().filter(LawResult::broken).toList();
  }

  /** The laws that ran and are waived, held or not. */
  public List<LawResult> waived() {
    return results.stream().filter(r -> r.ran() && r.waiver().isPresent()).toList();
  }

  /** Whether at least one law ran and none is broken. */
  public boolean passed() {
    return ran() > 0 && broken().isEmpty();
  }

  /**
   * Returns this report, if it is good.
   *
   * @throws LawsBrokenException with the report in English, if a law is broken or none ran
   */
  public LawReport requireHeld() {
    if (!passed()) {
      throw new LawsBrokenException(explain(Locale.ENGLISH));
    }
    return this;
  }

  /** The report in words: every broken law in full, then the counts. */
  public String explain(Locale locale) {
    return explain(Texts.BUILT_IN, locale);
  }

  /** The report in words, reasons in these texts. */
  public String explain(Texts texts, Locale locale) {
    return new ReportWriter(texts, locale).write(this);
  }

  /** One law in words: in full if it is broken, else one line. */
  public static String explain(LawResult result, Texts texts, Locale locale) {
    return new ReportWriter(texts, locale).write(result);
  }

  /** The counts, the waivers with their reasons, and what was not tried and why. */
  public String summary(Locale locale) {
    return new ReportWriter(Texts.BUILT_IN, locale).summary(this);
  }
}
