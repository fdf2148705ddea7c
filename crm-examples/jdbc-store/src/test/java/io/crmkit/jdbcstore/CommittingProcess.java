package io.crmkit.jdbcstore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Commits until it is killed, on several threads, and prints one line for each commit that the
 * store has acknowledged: worker, number, version of the counter.
 *
 * <p>Arguments: {@code h2} and a file, or {@code postgres}, URL, user and password; before them the
 * name of the workers and how many there are.
 */
final class CommittingProcess {
  private CommittingProcess() {}

  /** Starts one; what it prints goes to the caller. */
  static Process start(String name, int workers, List<String> store) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(name, Integer.toString(workers)));
    arguments.addAll(store);
    return start(CommittingProcess.class, arguments);
  }

  /** Starts a process of tests; what it prints goes to the caller. */
  static Process start(Class<?> main, List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1", // it does not live long
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command).start();
  }

  /** Opens the store of these arguments: see {@link TestStore#processArguments}. */
  static JdbcStore open(List<String> store) {
    return store.get(0).equals("h2")
        ? JdbcStores.h2(Path.of(store.get(1)))
        : JdbcStores.postgres(store.get(1), store.get(2), store.get(3));
  }

  public static void main(String[] args) throws InterruptedException {
    JdbcStore store = open(List.of(args).subList(2, args.length));
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      Workload work = new Workload(args[0] + "-w" + i);
      Thread thread = new Thread(() -> commitForEver(store, work));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void commitForEver(JdbcStore store, Workload work) {
    for (int number = 1; ; number++) {
      long version = KillTest.highestVersion(work.run(store, number).receipt());
      synchronized (System.out) {
        System.out.println(work.name() + " " + number + " " + version);
        System.out.flush();
      }
    }
  }
}
