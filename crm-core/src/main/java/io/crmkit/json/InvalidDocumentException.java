package io.crmkit.json;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * A document was refused; {@link #problems} holds every mistake found. Nothing was taken from it.
 */
public final class InvalidDocumentException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** What a refused value was: it may be personal, whatever its field is meant to hold. */
  private static final Pattern WAS = Pattern.compile(",? was '.*", Pattern.DOTALL);

  private final ArrayList<DocumentProblem> problems;

  /** A refusal for these mistakes, at least one. */
  public InvalidDocumentException(List<DocumentProblem> problems) {
    super(problems.stream().map(DocumentProblem::toString).collect(Collectors.joining("\n")));
    this.problems = new ArrayList<>(problems);
  }

  /** Every mistake found. */
  public List<DocumentProblem> problems() {
    return List.copyOf(problems);
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
    String why = why(e);
    TokenStreamLocation at = e.getLocation();
    String where =
        at == null || at.getLineNr() < 1
            ? ""
            : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    return new InvalidDocumentException(
        List.of(new DocumentProblem(pointer.toString(), why + where)));
  }

  /** Our own words: Jackson's may quote the document. What our types refuse they say themselves. */
  private static String why(JacksonException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
        return ours(cause.getMessage());
      }
      if (cause instanceof NullPointerException) {
        return "lacks a required field";
      }
    }
    if (e instanceof UnrecognizedPropertyException) {
      return "is no field of this object";
    }
    if (e instanceof StreamConstraintsException) {
      return "is nested too deep or too long";
    }
    if (e instanceof StreamReadException) {
      return "is not well-formed JSON";
    }
    return e.getPath().isEmpty() ? "has the wrong form" : "has a value of the wrong form";
  }

  /** Our own messages start with a small letter; those of other libraries may quote anything. */
  private static String ours(String message) {
    return message.isEmpty() || Character.isUpperCase(message.charAt(0))
        ? "has a value of the wrong form"
        : WAS.matcher(message).replaceFirst("");
  }
}
