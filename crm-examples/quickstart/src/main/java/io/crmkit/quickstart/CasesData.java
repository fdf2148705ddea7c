package io.crmkit.quickstart;

import io.crmkit.playbook.Playbook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows of cases, as data: the most urgent {@value #MAX_ROWS} open ones.
 *
 * @param size the number of cases, open and ended
 * @param breached how many of the open ones missed a limit
 */
record CasesData(long size, long open, long breached, List<Row> rows) {
  static final int MAX_ROWS = 5_000;

  /**
   * A line of the board; instants are local, names in both languages.
   *
   * @param late whether it is due already
   */
  record Row(
      String id,
      String customer,
      String workflow,
      Map<String, String> state,
      String owner,
      @Nullable String due,
      @Nullable Waiting waiting,
      boolean late,
      List<Map<String, String>> breaches,
      @Nullable String next) {}

  /** Since when a case waits, and for whom. */
  record Waiting(String since, Map<String, String> holder) {}

  static CasesData of(CaseBoard board, ReviewJob job) {
    List<CaseBoard.OpenCase> open = board.open();
    return new CasesData(
        board.size(),
        open.size(),
        board.breached(),
        open.stream().limit(MAX_ROWS).map(line -> row(line, job)).toList());
  }

  private static Row row(CaseBoard.OpenCase line, ReviewJob job) {
    Playbook playbook = job.playbook();
    Names names = Names.of(playbook, line.workflow());
    return new Row(
        line.id().value(),
        line.customer().value(),
        line.workflow().toString(),
        names.both(line.state()),
        line.owner().map(Object::toString).orElse(""),
        shown(line.due(), playbook),
        line.standstill()
            .map(
                still ->
                    new Waiting(
                        Instants.shown(still.since(), playbook.zone()), names.both(still.holder())))
            .orElse(null),
        line.due().filter(due -> !due.isAfter(job.asOf())).isPresent(),
        line.breaches().stream().map(names::bothOfClock).toList(),
        shown(line.nextWakeUp(), playbook));
  }

  private static @Nullable String shown(Optional<Instant> instant, Playbook playbook) {
    return instant.map(at -> Instants.shown(at, playbook.zone())).orElse(null);
  }
}
