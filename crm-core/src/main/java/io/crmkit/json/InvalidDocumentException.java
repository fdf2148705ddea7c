package io.crmkit.json;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/**
 * A document was refused; {@link #problems} holds every mistake found. Nothing was taken from it.
 */
public final class InvalidDocumentException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<DocumentProblem> problems;

  /** A refusal for these mistakes, at least one. */
  public InvalidDocumentException(List<DocumentProblem> problems) {
    super(problems.stream().map(DocumentProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Every mistake found, in document order. */
  public List<DocumentProblem> problems() {
    return problems;
  }

  /** What Jackson found; its message may repeat personal values, so it is not passed on. */
  static InvalidDocumentException of(JacksonException e) {
    StringBuilder pointer = new StringBuilder();
    for (JacksonException.Reference reference : e.getPath()) {
      pointer.append('/');
      pointer.append(
          reference.getPropertyName() == null
              ? String.valueOf(reference.getIndex())
              : reference.getPropertyName().replace("~", "~0").replace("/", "~1"));
    }
    Throwable cause = e.getCause();
    String why =
        cause instanceof IllegalArgumentException && cause.getMessage() != null
            ? cause.getMessage()
            : e.getClass().getSimpleName();
    TokenStreamLocation at = e.getLocation();
    String where =
        at == null || at.getLineNr() < 1
            ? ""
            : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    return new InvalidDocumentException(
        List.of(new DocumentProblem(pointer.toString(), why + where)));
  }
}
