package io.crmkit.json;

import io.crmkit.contact.Cap;
import io.crmkit.contact.ContactRule;
import io.crmkit.contact.ContactRules;
import io.crmkit.contact.Exemption;
import io.crmkit.contact.MeetingPreparation;
import io.crmkit.contact.OpenHours;
import io.crmkit.contact.ProtectedCustomers;
import io.crmkit.contact.RestDays;
import io.crmkit.contact.RestHours;
import io.crmkit.contact.Scope;
import io.crmkit.contact.WrittenConfirmation;
import io.crmkit.time.BusinessCalendar;
import java.time.DayOfWeek;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Writes contact rules as {@link ContactDocument} reads them. Stateless. */
final class ContactWriter {
  private ContactWriter() {}

  /**
   * Writes the rules into an object.
   *
   * @throws IllegalArgumentException if a rule asks for a calendar that is none of these
   */
  static void write(ObjectNode node, ContactRules policy, Map<String, BusinessCalendar> calendars) {
    for (ContactRule rule : policy.rules()) {
      ObjectNode item = node.withArrayProperty("rules").addObject();
      item.put("type", rule.type());
      item.put("name", rule.name());
      writeScope(item, "scope", rule.scope());
      write(item, rule, calendars);
    }
    if (policy.rules().isEmpty()) {
      node.putArray("rules");
    }
    node.put("combination", policy.combination().name());
    node.put("horizon", policy.horizon().toString());
  }

  private static void write(
      ObjectNode item, ContactRule rule, Map<String, BusinessCalendar> calendars) {
    if (rule instanceof Cap cap) {
      if (!cap.counts().equals(cap.scope())) {
        writeScope(item, "counts", cap.counts());
        item.withObjectProperty("counts"); // counting all is not counting what obeys
      }
      item.put("atMost", cap.atMost());
      item.put("window", cap.window().text());
      item.put("counted", cap.counted().name());
      item.put("proration", cap.proration().name());
    } else if (rule instanceof RestHours rest) {
      writeDays(item, rest.days());
      item.put("from", rest.hours().startInclusive().toString());
      item.put("to", rest.hours().endExclusive().toString());
    } else if (rule instanceof RestDays rest) {
      writeDays(item, rest.weekdays());
      writeTexts(item, "holidays", rest.holidays());
      writeTexts(item, "workingDays", rest.workingDays());
    } else if (rule instanceof OpenHours open) {
      item.put("calendar", nameOf(open, calendars));
    } else if (rule instanceof ProtectedCustomers shelter) {
      writeTexts(item, "customers", shelter.protections());
    } else if (rule instanceof WrittenConfirmation confirmation) {
      writeTexts(item, "written", confirmation.written());
    } else if (rule instanceof MeetingPreparation meeting) {
      item.withObjectProperty("scope");
      item.put("dimension", meeting.dimension());
      writeTexts(item, "important", meeting.important());
    } else if (rule instanceof Exemption exemption) {
      writeTexts(item, "lifts", exemption.lifts());
    }
  }

  private static String nameOf(OpenHours open, Map<String, BusinessCalendar> calendars) {
    for (Map.Entry<String, BusinessCalendar> named : calendars.entrySet()) {
      if (named.getValue().equals(open.calendar())) {
        return named.getKey();
      }
    }
    throw new IllegalArgumentException(
        "a playbook document names the calendars of its rules; that of "
            + open.name()
            + " is none of "
            + calendars.keySet());
  }

  private static void writeScope(ObjectNode item, String field, Scope scope) {
    if (!scope.equals(Scope.ALL)) {
      ObjectNode node = item.putObject(field);
      writeTexts(node, "channels", scope.channels());
      writeTexts(node, "purposes", scope.purposes());
      writeTexts(node, "topics", scope.topics());
      writeTexts(node, "exceptPurposes", scope.exceptPurposes());
    }
  }

  private static void writeDays(ObjectNode item, Set<DayOfWeek> days) {
    writeTexts(
        item,
        "days",
        days.stream().map(day -> ContactDocument.DAYS.get(day.getValue() - 1)).toList());
  }

  private static void writeTexts(ObjectNode node, String field, Collection<?> values) {
    values.forEach(value -> node.withArrayProperty(field).add(value.toString()));
  }
}
