package io.crmkit.json;

import io.crmkit.contact.Audience;
import io.crmkit.contact.Cadence;
import io.crmkit.contact.ContactRequest;
import io.crmkit.contact.InactivityRelease;
import io.crmkit.contact.InformationReview;
import io.crmkit.contact.Scope;
import java.util.Collection;
import tools.jackson.databind.node.ObjectNode;

/** Writes the cadences section of a playbook, which {@link CadenceDocument} reads back equal. */
final class CadenceWriter {
  private CadenceWriter() {}

  static void write(ObjectNode node, CadenceDocument.Section section) {
    for (Cadence cadence : section.cadences().cadences()) {
      write(node.withArrayProperty("cadences").addObject(), cadence);
    }
    for (InformationReview review : section.reviews()) {
      ObjectNode item = node.withArrayProperty("reviews").addObject();
      item.put("name", review.name());
      item.put("every", review.every().toString());
      item.put("afterChange", review.afterChange().toString());
      item.put("rank", review.rank());
      item.put("from", review.from().toString());
    }
    section.release().ifPresent(release -> write(node.putObject("release"), release));
  }

  private static void write(ObjectNode node, Cadence cadence) {
    node.put("name", cadence.name());
    write(node, cadence.audience());
    write(node, cadence.scope());
    node.put("atLeast", cadence.atLeast());
    node.put("every", cadence.rhythm().text());
    for (ContactRequest way : cadence.ways()) {
      ObjectNode item = node.withArrayProperty("ways").addObject();
      item.put("channel", way.channel().code());
      item.put("purpose", way.purpose().code());
      way.topic().ifPresent(topic -> item.put("topic", topic.code()));
    }
    node.put("rank", cadence.rank());
    node.put("lead", cadence.lead().toString());
    node.put("from", cadence.from().toString());
  }

  /** Writes nothing for everybody. */
  static void write(ObjectNode node, Audience audience) {
    if (audience instanceof Audience.OfClass classes) {
      ObjectNode item = node.putObject("class");
      classes.values().forEach(item.withArrayProperty(classes.dimension())::add);
    } else if (audience instanceof Audience.Meeting meeting) {
      node.set("condition", CrmJson.mapper().valueToTree(meeting.condition()));
    }
  }

  private static void write(ObjectNode node, InactivityRelease release) {
    node.put("name", release.name());
    write(node, release.services());
    node.put("after", release.after().toString());
    node.put("from", release.from().toString());
  }

  private static void write(ObjectNode node, Scope scope) {
    write(node, "channels", scope.channels());
    write(node, "purposes", scope.purposes());
    write(node, "topics", scope.topics());
    write(node, "exceptPurposes", scope.exceptPurposes());
  }

  private static void write(ObjectNode node, String field, Collection<?> codes) {
    codes.forEach(code -> node.withArrayProperty(field).add(code.toString()));
  }
}
