package io.crmkit.json;

import io.crmkit.customer.ProfileScheme;
import io.crmkit.facts.Condition;
import io.crmkit.playbook.Playbook;
import io.crmkit.tier.TierLadder;
import io.crmkit.tier.TierRung;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes playbooks as JSON documents. {@link PlaybookReader} reads them back equal, provided that
 * it knows their metrics, that their amounts are in their own currency and the classes they ask for
 * declared. Stateless.
 */
public final class PlaybookWriter {
  private static final JsonMapper MAPPER = CrmJson.mapper();

  private PlaybookWriter() {}

  /**
   * The document of a playbook, indented.
   *
   * @throws IllegalArgumentException if the tier policy is code of the host's and no {@link
   *     TierLadder}, or a policy of the points programme is, so that no document could hold it
   */
  public static String write(Playbook playbook) {
    if (!(playbook.tierPolicy() instanceof TierLadder ladder)) {
      throw new IllegalArgumentException(
          "a playbook document holds policies that are data; the tier policy must be a TierLadder,"
              + " was "
              + playbook.tierPolicy().getClass().getSimpleName());
    }
    ObjectNode root = MAPPER.createObjectNode();
    root.put("crmkit", PlaybookDocument.FORMAT);
    root.put("name", playbook.id().name());
    root.put("version", playbook.id().version());
    root.put("zone", playbook.zone().getId());
    root.put("currency", playbook.currency().getCode());
    writeProfile(root, playbook.profile());
    if (!playbook.classes().dimensions().isEmpty()) {
      root.set("classes", MAPPER.valueToTree(playbook.classes().dimensions()));
    }
    if (!playbook.calendars().isEmpty()) {
      root.set("calendars", MAPPER.valueToTree(playbook.calendars()));
    }
    WorkflowWriter workflows = new WorkflowWriter(MAPPER);
    playbook
        .workflows()
        .forEach(
            (name, workflow) ->
                root.withObjectProperty("workflows")
                    .set(name, workflows.write(workflow.definition())));
    playbook
        .complaints()
        .ifPresent(scheme -> root.set("complaints", ComplaintDocument.write(MAPPER, scheme)));
    playbook
        .contactScheme()
        .ifPresent(
            scheme ->
                root.set(
                    "contact", ContactSchemeDocument.write(MAPPER, scheme, playbook.calendars())));
    playbook.loyalty().ifPresent(scheme -> LoyaltyWriter.write(root.putObject("loyalty"), scheme));
    playbook.scores().ifPresent(scheme -> ScoreWriter.write(root.putObject("scores"), scheme));
    writeLadder(root.putObject("tiers"), ladder);
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }

  private static void writeProfile(ObjectNode root, ProfileScheme profile) {
    for (ProfileScheme.Field field : profile.fields()) {
      ObjectNode parts = root.withObjectProperty("profile");
      ObjectNode part = parts.withObjectProperty(field.part().name());
      part.withArrayProperty(field.required() ? "required" : "optional").add(field.name());
    }
  }

  private static void writeLadder(ObjectNode node, TierLadder ladder) {
    node.put("type", "ladder");
    for (TierRung rung : ladder.rungs()) {
      ObjectNode item = node.withArrayProperty("rungs").addObject();
      item.put("tier", rung.tier().code());
      if (!rung.entry().equals(Condition.always())) {
        item.set("entry", MAPPER.valueToTree(rung.entry()));
      }
      if (!rung.keep().equals(rung.entry())) {
        item.set("keep", MAPPER.valueToTree(rung.keep()));
      }
    }
    node.put("upgrade", ladder.upgrade().name());
    node.put("downgrade", ladder.downgrade().name());
    node.put("grace", ladder.grace().toString());
    node.put("minimumDwell", ladder.minimumDwell().toString());
    ladder
        .reviewDays()
        .ifPresent(
            reviews -> {
              ObjectNode item = node.putObject("reviewDays");
              item.put("anchor", reviews.anchor().toString());
              item.put("every", reviews.every().toString());
            });
  }
}
