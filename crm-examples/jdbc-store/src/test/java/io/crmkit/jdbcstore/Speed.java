package io.crmkit.jdbcstore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import java.util.ArrayList;
import java.util.List;

/** 10,000 commands on PostgreSQL by the store and by hand, in turns. */
final class Speed {
  public static void main(String[] args) throws Exception {
    int n = Integer.parseInt(args[0]);
    var dbs = new ArrayList<PostgresServer.PostgresDatabase>();
    for (int round = 0; round < Integer.parseInt(args[1]); round++) {
      var da = PostgresServer.require().newDatabase();
      var db = PostgresServer.require().newDatabase();
      try (JdbcStore store = da.open();
          JdbcStore other = db.open();
          HikariDataSource pool = pool(db)) {
        HandWritten hand = new HandWritten(pool);
        long[] versions = new long[n];
        long[] times = new long[4];
        int block = 250;
        for (int from = 0; from < n; from += block) {
          long t0 = System.nanoTime();
          for (int i = from; i < from + block; i++) {
            versions[i] =
                store
                    .commit(change("i" + i, note(i, 0), Expected.absent()))
                    .receipt()
                    .versions()
                    .values()
                    .iterator()
                    .next();
          }
          long t1 = System.nanoTime();
          for (int i = from; i < from + block; i++) {
            hand.insert("i" + i, note(i, 0));
          }
          times[0] += t1 - t0;
          times[1] += System.nanoTime() - t1;
        }
        for (int from = 0; from < n; from += block) {
          long t0 = System.nanoTime();
          for (int i = from; i < from + block; i++) {
            store.commit(change("u" + i, note(i, 1), Expected.version(versions[i])));
          }
          long t1 = System.nanoTime();
          for (int i = from; i < from + block; i++) {
            hand.update("u" + i, note(i, 0), note(i, 1), i + 1);
          }
          times[2] += t1 - t0;
          times[3] += System.nanoTime() - t1;
        }
        System.out.printf(
            "insert: store %.3f ms hand %.3f ms ratio %.2f; update: store %.3f ms hand %.3f ms ratio %.2f%n",
            times[0] / 1e6 / n,
            times[1] / 1e6 / n,
            (double) times[0] / times[1],
            times[2] / 1e6 / n,
            times[3] / 1e6 / n,
            (double) times[2] / times[3]);
      }
    }
    System.exit(0);
  }

  static HikariDataSource pool(PostgresServer.PostgresDatabase db) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(db.url());
    config.setUsername("postgres");
    config.setMaximumPoolSize(10);
    return new HikariDataSource(config);
  }

  static Note note(int i, int round) {
    return new Note("customer-" + i, "some text of a note " + i, "word" + i % 100, i * 10L + round);
  }

  static ChangeSet change(String command, Note note, Expected expected) {
    return ChangeSet.of(Command.of(command, "rank " + note.rank()))
        .put(Note.TYPE, note, expected)
        .event(new Event(Note.record(note.id()), "changed", "{\"rank\":" + note.rank() + "}"));
  }
}
