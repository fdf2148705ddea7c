package io.crmkit.quickstart;

import io.crmkit.decision.PolicyId;
import io.crmkit.decision.Term;
import io.crmkit.decision.Texts;
import io.crmkit.playbook.Playbook;
import io.crmkit.workflow.Workflow;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the states, actions and clocks of a workflow are called; by their codes where nobody named
 * them.
 */
record Names(Texts texts) {
  /** The names in a workflow of a playbook. */
  static Names of(Playbook playbook, PolicyId workflow) {
    Workflow found = playbook.workflows().get(workflow.name());
    Texts texts = found == null ? Texts.BUILT_IN : WorkflowShelf.texts(found);
    return new Names(texts.inZone(playbook.zone()));
  }

  /** The name in a language. */
  String of(Term term, Locale locale) {
    return texts.template(term.termCode(), locale).orElse(term.toString());
  }

  /** The name of a clock in a language. */
  String ofClock(String clock, Locale locale) {
    return texts.template("term.clock." + clock, locale).orElse(clock);
  }

  /** The name in both languages, as the page takes it. */
  Map<String, String> both(Term term) {
    return both(of(term, Locale.ENGLISH), of(term, Locale.SIMPLIFIED_CHINESE));
  }

  /** The name of a clock in both languages. */
  Map<String, String> bothOfClock(String clock) {
    return both(ofClock(clock, Locale.ENGLISH), ofClock(clock, Locale.SIMPLIFIED_CHINESE));
  }

  private static Map<String, String> both(String english, String chinese) {
    return new TreeMap<>(Map.of("en", english, "zh", chinese));
  }
}
