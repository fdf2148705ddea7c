package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.playbook.Playbook;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Label("Damaged playbooks")
class PlaybookFuzzProperties {
  private static final String RETAIL = BundledPlaybooks.json("retail").orElseThrow();
  private static final String HANDBOOK = BundledPlaybooks.json("handbook").orElseThrow();
  private static final String[] VALUES = {
    "null",
    "true",
    "0",
    "-1",
    "1e30",
    "2147483648",
    "[]",
    "{}",
    "\"\"",
    "\"P0D\"",
    "\"P9999999Y\"",
    "\"calendar:WEEK\"",
    "\"rolling:P7D\"",
    "\"every:P3M\"",
    "\"PHONE\"",
    "\"09:00\"",
    "\"2026-02-29\"",
    "\"premium-visits\"",
    "[\"night\"]",
    "[\"mon\"]"
  };
  private static final String[] SCRAPS = {
    "{",
    "}",
    "[",
    "]",
    "\"",
    ",",
    ":",
    "null",
    "true",
    "-1",
    "1e999",
    "\\u0000",
    "\"atMost\":",
    "P",
    "é"
  };

  @Property(tries = 3_000)
  @Label("are read or refused with problems, never anything else")
  void readOrRefused(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(RETAIL);
    for (int i = 0; i <= random.nextInt(4); i++) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + random.nextInt(12));
      text.replace(at, end, random.nextBoolean() ? "" : SCRAPS[random.nextInt(SCRAPS.length)]);
    }
    requireReadOrRefused(text.toString());
  }

  @Property(tries = 3_000)
  @Label("with parts left out, doubled or of another kind are read or refused, never anything else")
  void partsChanged(@ForAll long seed) {
    Random random = new Random(seed);
    JsonNode root = CrmJson.mapper().readTree(HANDBOOK);
    for (int i = 0; i <= random.nextInt(3); i++) {
      List<JsonNode> parts = new ArrayList<>();
      gather(root, parts);
      change(parts.get(random.nextInt(parts.size())), parts, random);
    }
    requireReadOrRefused(root.toString());
  }

  private static void gather(JsonNode node, List<JsonNode> into) {
    if (node.isContainer()) {
      into.add(node);
      node.forEach(child -> gather(child, into));
    }
  }

  private static void change(JsonNode node, List<JsonNode> parts, Random random) {
    JsonNode other =
        random.nextInt(3) == 0
            ? parts.get(random.nextInt(parts.size())).deepCopy()
            : CrmJson.mapper().readTree(VALUES[random.nextInt(VALUES.length)]);
    if (node instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names = List.copyOf(object.propertyNames());
      String name = names.get(random.nextInt(names.size()));
      if (random.nextInt(3) == 0) {
        object.remove(name);
      } else {
        object.set(name, other);
      }
    } else if (node instanceof ArrayNode array) {
      array.add(other);
    }
  }

  private static void requireReadOrRefused(String text) {
    try {
      Playbook playbook = PlaybookReader.standard().read(text);
      assertThat(PlaybookReader.standard().read(PlaybookWriter.write(playbook)))
          .isEqualTo(playbook);
      assertThat(playbook.lint()).isNotNull();
    } catch (InvalidDocumentException e) {
      assertThat(e.problems()).isNotEmpty();
    }
  }
}
