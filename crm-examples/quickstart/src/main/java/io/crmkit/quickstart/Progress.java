package io.crmkit.quickstart;

import java.io.Console;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on the console while work is long; nothing where nobody watches, as in a build's log. */
final class Progress implements AutoCloseable {
  /** Below this many steps the work is over before a bar could be read. */
  private static final long LONG = 50_000;

  private final @Nullable ProgressBar bar;

  private Progress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  static Progress of(String task, long steps) {
    return new Progress(steps >= LONG && consoleAttached() ? bar(task, steps) : null);
  }

  private static ProgressBar bar(String task, long steps) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(steps)
        .setStyle(ProgressBarStyle.ASCII)
        .build();
  }

  void step() {
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }

  /** From JDK 22 on there may be a console that is no terminal; it can be asked only there. */
  @SuppressWarnings("SystemConsoleNull") // Newer JDKs are asked the other way.
  private static boolean consoleAttached() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
