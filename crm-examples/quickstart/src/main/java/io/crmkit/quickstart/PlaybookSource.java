package io.crmkit.quickstart;

import io.crmkit.json.BundledPlaybooks;
import io.crmkit.json.DocumentProblem;
import io.crmkit.json.InvalidDocumentException;
import io.crmkit.json.PlaybookReader;
import io.crmkit.playbook.Playbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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
    String json = BundledPlaybooks.json(nameOrFile).orElseGet(() -> file(nameOrFile));
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
      for (DocumentProblem problem : e.problems()) {
        problems.add(nameOrFile + ":" + problem.pointer() + ": " + problem.message());
      }
      problems.throwIfAny();
      throw e;
    }
  }

  private static String file(String name) {
    try {
      Path file = Path.of(name);
      // Four bytes make at most one character, so a longer file is longer than what is read.
      if (Files.isRegularFile(file) && Files.size(file) <= 4L * PlaybookReader.MAX_LENGTH) {
        return Files.readString(file);
      }
    } catch (InvalidPathException e) {
      // Cannot be the name of a file here: told below.
    } catch (IOException e) {
      throw new BadInputException(
          name + ": playbook: must be a readable file in UTF-8; " + e.getMessage());
    }
    throw new BadInputException(
        name
            + ": playbook: must be the name of a bundled playbook, of "
            + new TreeSet<>(BundledPlaybooks.names())
            + ", or a JSON file of at most "
            + PlaybookReader.MAX_LENGTH
            + " characters");
  }
}
