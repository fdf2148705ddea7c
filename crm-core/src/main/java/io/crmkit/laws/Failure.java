package io.crmkit.laws;

/**
 * An exception as a report shows it.
 *
 * @param kind the class of the exception and of its cause
 * @param text what, why, and where in whose code
 */
record Failure(String kind, String text) {
  static Failure of(Throwable thrown) {
    Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
    StringBuilder text = new StringBuilder(words(thrown));
    if (cause != thrown) {
      text.append("\ncaused by ").append(words(cause));
    }
    for (StackTraceElement frame : cause.getStackTrace()) {
      if (!frame.getClassName().startsWith("java.")) { // requireNonNull tells nobody anything
        text.append("\nat ").append(frame);
        break;
      }
    }
    return new Failure(
        thrown.getClass().getName() + "/" + cause.getClass().getName(), text.toString());
  }

  private static String words(Throwable thrown) {
    String name = thrown.getClass().getName();
    return thrown.getMessage() == null ? name : name + ": " + thrown.getMessage();
  }

  @Override
  public String toString() {
    return text;
  }
}
