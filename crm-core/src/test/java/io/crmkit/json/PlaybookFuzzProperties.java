package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.playbook.Playbook;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

@Label("Damaged playbooks")
class PlaybookFuzzProperties {
  private static final String RETAIL = BundledPlaybooks.json("retail").orElseThrow();
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
    try {
      Playbook playbook = PlaybookReader.standard().read(text.toString());
      assertThat(PlaybookReader.standard().read(PlaybookWriter.write(playbook)))
          .isEqualTo(playbook);
    } catch (InvalidDocumentException e) {
      assertThat(e.problems()).isNotEmpty();
    }
  }
}
