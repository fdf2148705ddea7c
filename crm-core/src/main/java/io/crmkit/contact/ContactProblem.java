package io.crmkit.contact;

import io.crmkit.decision.Details;
import io.crmkit.decision.Reason;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Something doubtful about contact rules that can decide nevertheless. */
public sealed interface ContactProblem extends Reason {
  /**
   * More contacts are asked for than a cap allows: no plan can keep both (C17, DS-05).
   *
   * @param rule the rule that asks for contacts
   * @param atLeast how many it asks for
   * @param every in every such window
   * @param cap the cap
   * @param atMost how many it allows
   * @param window in its window
   */
  record Contradiction(
      String rule, long atLeast, ContactWindow every, String cap, long atMost, ContactWindow window)
      implements ContactProblem {
    @Override
    public String code() {
      return "contact.lint.contradiction";
    }

    @Override
    public Map<String, Object> details() {
      Map<String, Object> details = new LinkedHashMap<>();
      details.put("rule", rule);
      details.put("atLeast", atLeast);
      details.put("every", every.phrase());
      details.put("cap", cap);
      details.put("atMost", atMost);
      details.put("window", window.phrase());
      return Collections.unmodifiableMap(details);
    }
  }

  /**
   * Rest hours and rest days together leave no instant of any week; dates apart.
   *
   * @param rules these rules; none of them can be left out
   */
  record NeverOpen(List<String> rules) implements ContactProblem {
    /** Copies the list. */
    public NeverOpen {
      rules = List.copyOf(rules);
    }

    @Override
    public String code() {
      return "contact.lint.never-open";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rules", rules);
    }
  }

  /**
   * A cap never stands in the way, because a stricter one does before.
   *
   * @param cap the cap without effect
   * @param by the stricter one
   */
  record NeverBinds(String cap, String by) implements ContactProblem {
    @Override
    public String code() {
      return "contact.lint.never-binds";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("cap", cap, "by", by);
    }
  }
}
