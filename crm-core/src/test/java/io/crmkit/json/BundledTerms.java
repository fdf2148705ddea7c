package io.crmkit.json;

import io.crmkit.decision.Term;
import io.crmkit.workflow.ClockRule;
import io.crmkit.workflow.Field;
import io.crmkit.workflow.Holder;
import io.crmkit.workflow.Role;
import io.crmkit.workflow.Workflow;
import io.crmkit.workflow.WorkflowDefinition;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The codes of all names that the bundled workflows use. */
final class BundledTerms {
  private BundledTerms() {}

  static Set<String> codes(Collection<Workflow> workflows) {
    Set<String> codes = new TreeSet<>();
    List.<Term>of(Holder.TEAM, Holder.CUSTOMER, Holder.SUPPLIER, Role.SYSTEM)
        .forEach(term -> codes.add(term.termCode()));
    workflows.forEach(workflow -> add(codes, workflow.definition()));
    return codes;
  }

  private static void add(Set<String> codes, WorkflowDefinition definition) {
    definition.roles().forEach(role -> codes.add(role.termCode()));
    definition.states().forEach(rule -> codes.add(rule.state().termCode()));
    definition.transitions().forEach(way -> codes.add(way.action().termCode()));
    for (Field field : definition.fields()) {
      codes.add("term.case-field." + field.name());
      field.codes().forEach(code -> codes.add("term.case-value." + field.name() + "." + code));
    }
    for (ClockRule clock : definition.clocks()) {
      codes.add("term.clock." + clock.name());
      clock.warnings().forEach(mark -> codes.add("term.warning." + mark.name()));
      clock.escalations().forEach(mark -> codes.add("term.escalation." + mark.name()));
    }
  }
}
