package io.crmkit.score.segment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.decision.Term;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name that rules give: a segment, a strategy, a measure. Written {@code "segment.CHAMPIONS"}.
 *
 * @param family what sort of name it is, lower case: {@code "segment"}, {@code "strategy"}
 * @param code a letter and up to 63 letters, digits, '-' or '_'
 */
public record Label(String family, String code) implements Term {
  private static final Pattern TEXT =
      Pattern.compile("([a-z][a-z0-9-]{0,63})\\.([A-Za-z][A-Za-z0-9_-]{0,63})");

  /**
   * Checks both parts.
   *
   * @throws IllegalArgumentException if a part is malformed
   */
  public Label {
    Objects.requireNonNull(family, "family");
    Objects.requireNonNull(code, "code");
    if (!TEXT.matcher(family + "." + code).matches()) {
      throw malformed(family + "." + code);
    }
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        "a label must be written like segment.CHAMPIONS: a lower case family and a code of letters,"
            + " digits, '-' or '_', was '"
            + (text.length() > 40 ? text.substring(0, 40) + "…" : text)
            + "'");
  }

  /** A segment. */
  public static Label segment(String code) {
    return new Label("segment", code);
  }

  /** A strategy. */
  public static Label strategy(String code) {
    return new Label("strategy", code);
  }

  /**
   * Reads {@link #text}.
   *
   * @throws IllegalArgumentException if the text is no label
   */
  @JsonCreator
  public static Label parse(String text) {
    Matcher form = TEXT.matcher(text);
    if (!form.matches()) {
      throw malformed(text);
    }
    return new Label(form.group(1), form.group(2));
  }

  /** The form that JSON keeps: {@code "segment.CHAMPIONS"}. */
  @JsonValue
  public String text() {
    return family + "." + code;
  }

  /** Hosts name their labels with texts for {@code term.<family>.<code>}. */
  @Override
  public String termCode() {
    return "term." + text();
  }

  /** The code. */
  @Override
  public String toString() {
    return code;
  }
}
