package io.crmkit.quickstart;

import io.crmkit.customer.StaffId;
import io.crmkit.workflow.Holder;
import io.crmkit.workflow.Owner;
import io.crmkit.workflow.Role;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file of cases, as far as it can be read without the workflow.
 *
 * @param row where the rest of it stands
 * @param at when it happened
 * @param recorded when it became known
 * @param until when a pause was over that is told with both its ends
 */
record CaseEntry(
    CsvRow row,
    String caseId,
    String action,
    Instant at,
    Instant recorded,
    Optional<Instant> until) {
  static final String CASE = "case";
  static final String CUSTOMER = "customer";
  static final String WORKFLOW = "workflow";
  static final String ACTION = "action";
  static final String AT = "at";
  static final String RECORDED = "recorded";
  static final String ACTOR = "actor";
  static final String ROLES = "roles";
  static final String OWNER = "owner";
  static final String HOLDER = "holder";
  static final String WHY = "why";
  static final String UNTIL = "until";

  /** As things became known; of what became known at once, as it happened, the opening first. */
  static final Comparator<CaseEntry> ORDER =
      Comparator.comparing(CaseEntry::recorded)
          .thenComparing(CaseEntry::at)
          .thenComparing(entry -> !entry.action().equals(CaseReplay.OPEN));

  /** The columns that must be there, and those that may be beside the fields of workflows. */
  static final CsvColumns REQUIRED =
      CsvColumns.of(CASE, CUSTOMER, WORKFLOW, ACTION, AT)
          .with(List.of(RECORDED, ACTOR, ROLES, OWNER, HOLDER, WHY, UNTIL));

  /** The columns that are no fields of a workflow. */
  static final Set<String> OWN =
      Set.of(
          CASE, CUSTOMER, WORKFLOW, ACTION, AT, RECORDED, ACTOR, ROLES, OWNER, HOLDER, WHY, UNTIL);

  /** Who acts where the file does not say. */
  private static final String NOBODY_NAMED = "log";

  /** Reads a row; null if something is wrong. */
  static @Nullable CaseEntry of(CsvRow row, ZoneId zone) {
    String caseId = row.id(CASE);
    String action = row.code(ACTION);
    Instant at = row.instant(AT, zone);
    String end = row.text(UNTIL);
    Instant until = end.isEmpty() ? at : row.instant(UNTIL, zone);
    Instant recorded = row.text(RECORDED).isEmpty() ? at : row.instant(RECORDED, zone);
    if (caseId == null || action == null || at == null || until == null || recorded == null) {
      return null;
    }
    if (!end.isEmpty() && !action.equals(CaseReplay.PAUSE)) {
      row.wrong(UNTIL, "empty, as only a " + CaseReplay.PAUSE + " may tell its end");
      return null;
    }
    if (!end.isEmpty() && !until.isAfter(at)) {
      row.wrong(UNTIL, "empty or after " + row.text(AT) + ", when the pause began");
      return null;
    }
    if (!end.isEmpty() && row.text(RECORDED).isEmpty()) {
      row.refuse(RECORDED, "must say when a pause told with its end became known, was empty");
      return null;
    }
    if (recorded.isBefore(until)) {
      row.wrong(
          RECORDED,
          end.isEmpty()
              ? "empty or not before " + row.text(AT) + ", when it happened"
              : "not before " + end + ", when the pause ended");
      return null;
    }
    return new CaseEntry(
        row, caseId, action, at, recorded, end.isEmpty() ? Optional.empty() : Optional.of(until));
  }

  /** Who acts; null if that is wrong. */
  @Nullable StaffId actor() {
    String id = row.text(ACTOR).isEmpty() ? NOBODY_NAMED : row.id(ACTOR);
    return id == null ? null : StaffId.of(id);
  }

  /** In which of all roles; in each where the file does not tell roles; null if that is wrong. */
  @Nullable Set<Role> roles(Set<Role> all) {
    if (row.header().optionalIndex(ROLES).isEmpty()) {
      return all;
    }
    List<String> codes =
        Arrays.stream(row.text(ROLES).split(" ", -1)).filter(code -> !code.isEmpty()).toList();
    Set<String> known = new TreeSet<>();
    all.forEach(role -> known.add(role.code()));
    if (!known.containsAll(codes)) {
      row.wrong(ROLES, "empty or some of " + known + " with blanks between them");
      return null;
    }
    return codes.stream().map(Role::of).collect(Collectors.toSet());
  }

  /** Whether the row names no owner or one that can be read; otherwise the problems are told. */
  boolean ownerReadable() {
    if (row.text(OWNER).isEmpty() || owner().isPresent()) {
      return true;
    }
    row.wrong(OWNER, "a department's code, or one, a blank and somebody's id");
    return false;
  }

  /** Who has to see to the case, if the row says so. */
  Optional<Owner> owner() {
    String text = row.text(OWNER);
    int blank = text.indexOf(' ');
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(
              blank < 0
                  ? Owner.of(text)
                  : Owner.of(text.substring(0, blank), StaffId.of(text.substring(blank + 1))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Who is waited for; the customer where the row does not say; null if that is wrong. */
  @Nullable Holder holder() {
    String code = row.text(HOLDER).isEmpty() ? Holder.CUSTOMER.code() : row.code(HOLDER);
    return code == null ? null : Holder.of(code);
  }

  /** The cause of a pause; null if that is wrong. */
  @Nullable String why() {
    return row.text(WHY).isEmpty() ? "waiting" : row.code(WHY);
  }
}
