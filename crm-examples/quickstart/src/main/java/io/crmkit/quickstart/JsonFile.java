package io.crmkit.quickstart;

import io.crmkit.json.DocumentProblem;
import io.crmkit.json.InvalidDocumentException;
import io.crmkit.json.PlaybookReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Documents in files, and what is wrong with them in lines. */
final class JsonFile {
  private JsonFile() {}

  /**
   * The text of a file.
   *
   * @param what the file is, for messages
   * @param accepted what the name must be
   * @throws BadInputException if there is no such file, or it cannot be read
   */
  static String text(String name, String what, String accepted) {
    String must = name + ": " + what + ": must be " + accepted;
    Path file;
    try {
      file = Path.of(name);
    } catch (InvalidPathException e) {
      throw new BadInputException(must + "; this cannot be the name of a file");
    }
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(
          must + (Files.exists(file) ? "; it is no regular file" : "; there is no such file"));
    }
    try {
      // Four bytes make at most one character, so a longer file is longer than what is read.
      if (Files.size(file) <= 4L * PlaybookReader.MAX_LENGTH) {
        return Files.readString(file);
      }
    } catch (CharacterCodingException e) {
      throw new BadInputException(must + " in UTF-8; its text is in another encoding");
    } catch (IOException e) {
      throw new BadInputException(
          name + ": " + what + ": must be a readable file; " + e.getMessage());
    }
    throw new BadInputException(
        must + " of at most " + PlaybookReader.MAX_LENGTH + " characters; it is longer");
  }

  /** The mistakes in a document, one a line; those of the whole document without a pointer. */
  static List<String> lines(String name, InvalidDocumentException e) {
    return e.problems().stream().map(problem -> line(name, problem)).toList();
  }

  private static String line(String name, DocumentProblem problem) {
    String place = problem.pointer().isEmpty() ? name : name + ":" + problem.pointer();
    return place + ": " + problem.message();
  }
}
