package io.crmkit.playbook;

import io.crmkit.contact.ContactRule;
import io.crmkit.contact.ContactRules;
import io.crmkit.contact.ContactScheme;
import io.crmkit.contact.OpenHours;
import io.crmkit.time.BusinessCalendar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Contact rules after the calendars of a playbook changed: they hold theirs, not its name. */
final class CalendarChange {
  private CalendarChange() {}

  static ContactScheme of(
      ContactScheme scheme,
      Map<String, BusinessCalendar> before,
      Map<String, BusinessCalendar> after) {
    ContactRules rules = scheme.rules();
    List<ContactRule> changed = new ArrayList<>();
    for (ContactRule rule : rules.rules()) {
      changed.add(rule instanceof OpenHours open ? changed(open, before, after) : rule);
    }
    return scheme.withRules(new ContactRules(changed, rules.combination(), rules.horizon()));
  }

  private static OpenHours changed(
      OpenHours open, Map<String, BusinessCalendar> before, Map<String, BusinessCalendar> after) {
    for (Map.Entry<String, BusinessCalendar> named : before.entrySet()) {
      if (named.getValue().equals(open.calendar())) {
        BusinessCalendar now = after.getOrDefault(named.getKey(), open.calendar());
        return new OpenHours(open.name(), open.scope(), now);
      }
    }
    return open;
  }
}
