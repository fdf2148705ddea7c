package io.crmkit.quickstart;

import io.crmkit.json.BundledPlaybooks;
import io.crmkit.json.InvalidDocumentException;
import io.crmkit.json.PlaybookReader;
import io.crmkit.playbook.Playbook;
import java.time.ZoneId;
import java.util.Optional;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;

/** Finds and reads the playbook that the command line names: a bundled one, or a file. */
final class PlaybookSource {
  private PlaybookSource() {}

  /**
   * Reads a playbook.
   *
   * @param zone instead of the playbook's
   * @param currency instead of the playbook's
   * @throws BadInputException with every problem of the document, if there is any
   */
  static Playbook read(String nameOrFile, Optional<ZoneId> zone, Optional<CurrencyUnit> currency) {
    String accepted =
        "the name of a bundled playbook, of "
            + new TreeSet<>(BundledPlaybooks.names())
            + ", or a JSON file";
    String json =
        BundledPlaybooks.json(nameOrFile)
            .orElseGet(() -> JsonFile.text(nameOrFile, "playbook", accepted));
    PlaybookReader reader = PlaybookReader.standard();
    if (zone.isPresent()) {
      reader = reader.withZone(zone.get());
    }
    if (currency.isPresent()) {
      reader = reader.withCurrency(currency.get());
    }
    try {
      return reader.read(json);
    } catch (InvalidDocumentException e) {
      Problems problems = new Problems();
      problems.addAll(JsonFile.lines(nameOrFile, e));
      problems.throwIfAny();
      throw e;
    }
  }
}
