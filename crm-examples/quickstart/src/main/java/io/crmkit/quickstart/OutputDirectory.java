package io.crmkit.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A directory that appears whole or not at all: files are written into a sibling first, and {@link
 * #publish} moves it into place. Closing without publishing leaves no trace; what a killed run left
 * the next one clears away. One run at a time.
 */
final class OutputDirectory implements AutoCloseable {
  static final String PAGE = "index.html";
  static final String DECISIONS = "decisions.jsonl";

  /** What a run writes; a directory that holds anything else is never replaced. */
  private static final Set<String> OURS =
      Set.of(
          PAGE,
          DECISIONS,
          "transactions.csv",
          "redemptions.csv",
          "cases.csv",
          "interactions.csv",
          "customers.csv");

  private final Path target;
  private final Path draft;
  private final OutputLock lock;
  private boolean published;

  private OutputDirectory(Path target, Path draft, OutputLock lock) {
    this.target = target;
    this.draft = draft;
    this.lock = lock;
  }

  /**
   * Why a directory cannot be written or replaced; empty if it can.
   *
   * @param inputs files that the run reads, or a store's: they may be yet to come
   */
  static List<String> problems(Path directory, List<Path> inputs) {
    Path target = real(directory);
    List<String> problems = new ArrayList<>();
    if (Files.exists(target) && !Files.isDirectory(target)) {
      problems.add("--out: must be a directory, but " + directory + " is a file");
    } else if (Files.isDirectory(target)) {
      Set<String> names = names(target);
      if (!names.isEmpty() && !isOurs(names)) {
        problems.add(
            "--out: must be new, empty or the result of an earlier run, which holds "
                + PAGE
                + " and "
                + DECISIONS
                + " and nothing of others; "
                + directory
                + " holds "
                + names.stream().limit(5).collect(Collectors.joining(", "))
                + (names.size() > 5 ? " and more" : ""));
      }
    }
    for (Path input : inputs) {
      if (real(input).startsWith(target) || place(input).startsWith(target)) {
        problems.add(
            "--out: must not hold the input, as it is replaced whole; " + input + " is in it");
      }
    }
    return problems;
  }

  /** Where a path leads, links followed as far as it exists. */
  private static Path real(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    try {
      return Files.exists(absolute) ? absolute.toRealPath() : place(absolute);
    } catch (NoSuchFileException e) {
      return place(absolute); // another run puts its result in place just now
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a file itself lies, be it a link to elsewhere. */
  private static Path place(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    return parent == null ? absolute : real(parent).resolve(absolute.getFileName());
  }

  private static boolean isOurs(Set<String> names) {
    return names.contains(PAGE) && names.contains(DECISIONS) && OURS.containsAll(names);
  }

  private static Set<String> names(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .map(entry -> String.valueOf(entry.getFileName()))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (NoSuchFileException e) {
      return Set.of(); // as above
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Opens a draft beside the directory; call only where there are no {@link #problems}.
   *
   * @throws BadInputException if another run has one open
   */
  static OutputDirectory open(Path directory) throws IOException {
    // Through a link the directory it leads to is replaced, not the link.
    Path target = real(directory);
    Files.createDirectories(parent(target));
    OutputLock lock =
        OutputLock.take(parent(target).resolve("." + target.getFileName() + ".draft-lock"));
    try {
      clear(target);
      return new OutputDirectory(target, Files.createDirectory(sibling(target, "draft")), lock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Restores a result that a killed run had put aside, and deletes whatever else it left. */
  private static void clear(Path target) throws IOException {
    for (Path old : leftovers(target, "old")) {
      if (!Files.exists(target) && isOurs(names(old))) {
        Files.move(old, target);
      } else {
        deleteLeftover(old);
      }
    }
    for (Path draft : leftovers(target, "draft")) {
      deleteLeftover(draft);
    }
  }

  /** The latest first. */
  private static List<Path> leftovers(Path target, String what) throws IOException {
    String prefix = "." + target.getFileName() + "." + what + "-";
    try (Stream<Path> entries = Files.list(parent(target))) {
      return entries
          .filter(
              each -> {
                String name = String.valueOf(each.getFileName());
                return name.startsWith(prefix)
                    && name.substring(prefix.length()).matches("\\d{1,9}")
                    && Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS);
              })
          .sorted(
              Comparator.comparingInt(
                      (Path each) ->
                          Integer.parseInt(
                              String.valueOf(each.getFileName()).substring(prefix.length())))
                  .reversed())
          .toList();
    }
  }

  /** Leaves alone what holds anything of others, or belongs to somebody else. */
  private static void deleteLeftover(Path directory) {
    try {
      if (OURS.containsAll(names(directory))) {
        delete(directory);
      }
    } catch (IOException | UncheckedIOException e) {
      // In nobody's way: the next draft has another number.
    }
  }

  /** Where to write a file of this name. */
  Path file(String name) {
    if (!OURS.contains(name)) {
      throw new IllegalArgumentException("file must be one of " + OURS + ", was " + name);
    }
    return draft.resolve(name);
  }

  /** Puts the draft in the directory's place. */
  void publish() throws IOException {
    if (!Files.exists(target)) {
      move(draft, target);
    } else {
      Path old = sibling(target, "old");
      Files.move(target, old);
      try {
        move(draft, target);
      } catch (IOException | RuntimeException e) {
        if (!Files.exists(target)) {
          Files.move(old, target);
        }
        throw e;
      }
      delete(old);
    }
    published = true;
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to);
    } catch (FileAlreadyExistsException e) {
      throw OutputLock.busy(); // one that knows nothing of the lock
    }
  }

  @Override
  public void close() throws IOException {
    try (lock) {
      if (!published) {
        delete(draft);
      }
    }
  }

  /** Deletes our own files and then the directory, which fails if somebody put others there. */
  private static void delete(Path directory) throws IOException {
    for (String name : OURS) {
      Files.deleteIfExists(directory.resolve(name));
    }
    Files.deleteIfExists(directory);
  }

  private static Path sibling(Path target, String what) {
    int number = 1;
    Path sibling = name(target, what, number);
    while (Files.exists(sibling)) {
      number++;
      sibling = name(target, what, number);
    }
    return sibling;
  }

  private static Path name(Path target, String what, int number) {
    return parent(target).resolve("." + target.getFileName() + "." + what + "-" + number);
  }

  private static Path parent(Path target) {
    Path parent = target.getParent();
    if (parent == null) {
      throw new BadInputException("--out: must not be the root of the file system, was " + target);
    }
    return parent;
  }
}
