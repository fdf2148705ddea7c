package io.crmkit.quickstart;

import io.crmkit.store.StoreException;
import io.crmkit.store.UnreadableRecordException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What the program says when it cannot do its job, and with which exit code. */
final class Failures {
  static final int UNEXPECTED = 1;
  static final int BAD_INPUT = 2;

  private Failures() {}

  /**
   * Bad input is told in plain lines, and so is what a store cannot do; anything else is our
   * mistake and shows where.
   */
  static int onException(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (failure instanceof BadInputException badInput) {
      badInput.lines().forEach(err::println);
      err.flush();
      return BAD_INPUT;
    }
    if (failure instanceof StoreException store) {
      err.println("--store: " + store.getMessage() + advice(store));
      err.flush();
      return BAD_INPUT;
    }
    err.println("crmkit failed unexpectedly:");
    failure.printStackTrace(err);
    err.flush();
    return UNEXPECTED;
  }

  private static String advice(StoreException failure) {
    return failure instanceof UnreadableRecordException
        ? "; use the crmkit that wrote it or a newer one, or restore the store if it is damaged"
        : "; run it again later";
  }

  /** A wrong option: what is wrong and where to read more, not the whole help. */
  static int onUsage(ParameterException wrong, String[] args) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(wrong.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err);
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    err.flush();
    return BAD_INPUT;
  }
}
