package io.crmkit.json;

import io.crmkit.contact.CareAction;
import io.crmkit.contact.CareKind;
import io.crmkit.contact.CarePractice;
import io.crmkit.contact.CareRules;
import io.crmkit.contact.Festival;
import io.crmkit.contact.MemberDay;
import io.crmkit.time.LeapMonth;
import io.crmkit.time.MonthlyDay;
import io.crmkit.time.YearlyDay;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Writes the care section of a playbook, which {@link CareDocument} reads back equal. */
final class CareWriter {
  private CareWriter() {}

  static void write(ObjectNode node, CareRules rules) {
    for (Map.Entry<String, CareKind> kind : CareDocument.KINDS.entrySet()) {
      rules
          .practice(kind.getValue())
          .ifPresent(practice -> write(node.putObject(kind.getKey()), practice));
    }
    for (Festival festival : rules.festivals()) {
      if (festival.equals(Festival.KNOWN.get(festival.code()))) {
        node.withArrayProperty("festivals").add(festival.code());
      } else {
        write(node.withArrayProperty("festivals").addObject(), festival);
      }
    }
    for (MemberDay memberDay : rules.memberDays()) {
      write(node.withArrayProperty("memberDays").addObject(), memberDay);
    }
  }

  private static void write(ObjectNode node, CarePractice practice) {
    if (practice.leadDays() > 0) {
      node.put("leadDays", practice.leadDays());
    }
    write(node, "actions", practice.everybody());
    write(node, "important", practice.important());
  }

  private static void write(ObjectNode node, String field, List<CareAction> actions) {
    actions.forEach(action -> node.withArrayProperty(field).add(action.code()));
  }

  private static void write(ObjectNode node, Festival festival) {
    node.put("name", festival.code());
    YearlyDay day = festival.day();
    if (day instanceof YearlyDay.Solar solar) {
      node.put("solar", text(solar.day().getMonthValue(), solar.day().getDayOfMonth()));
      node.put("shortMonth", solar.shortMonth().name());
    } else if (day instanceof YearlyDay.Lunar lunar) {
      node.put("lunar", text(lunar.month(), lunar.day()));
      node.put("shortMonth", lunar.shortMonth().name());
      if (lunar.leapMonth() != LeapMonth.REGULAR) {
        node.put("leapMonth", lunar.leapMonth().name());
      }
    } else if (day instanceof YearlyDay.LunarYearEnd) {
      node.put("lunar", CareDocument.YEAR_END);
    } else {
      node.put("term", "qingming");
    }
  }

  private static String text(int month, int day) {
    return (month < 10 ? "0" : "") + month + (day < 10 ? "-0" : "-") + day;
  }

  private static void write(ObjectNode node, MemberDay memberDay) {
    node.put("name", memberDay.code());
    if (memberDay.day() instanceof MonthlyDay.OnDay onDay) {
      node.put("day", onDay.day());
      node.put("shortMonth", onDay.shortMonth().name());
    } else if (memberDay.day() instanceof MonthlyDay.OnWeekday onWeekday) {
      node.put("weekday", onWeekday.weekday().name());
      node.put("week", onWeekday.nth());
    } else if (memberDay.day() instanceof MonthlyDay.OnLastWeekday onLast) {
      node.put("weekday", onLast.weekday().name());
      node.put("week", "last");
    }
  }
}
