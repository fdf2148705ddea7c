package io.crmkit.workflow;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.crmkit.customer.CustomerId;
import io.crmkit.decision.PolicyId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A matter that is being handled: where it stands, what is known about it, and everything that
 * happened to it. All of it follows from the history; two cases are equal if their histories are.
 *
 * <p>Cases come from a {@link Workflow}: {@link Workflow#open} and {@link Workflow#decide}. In JSON
 * a case is its history, from which reading folds it again. An action costs the same however long
 * the history is: the new case shares it. Immutable, safe for several threads.
 */
@JsonAutoDetect(
    getterVisibility = JsonAutoDetect.Visibility.NONE,
    isGetterVisibility = JsonAutoDetect.Visibility.NONE,
    fieldVisibility = JsonAutoDetect.Visibility.NONE)
public final class Case {
  private final CaseId id;
  private final CustomerId customer;
  private final PolicyId workflow;
  private final State state;
  private final FieldMap fields;
  private final Optional<Owner> owner;
  private final Instant ownedSince;
  private final Optional<CaseEvent.Paused> pause;
  private final Instant openedAt;
  private final Instant movedAt;
  private final Link last;
  private final @Nullable StateNode node; // its state in the workflow that made it; no part of it

  /** The history, newest first, shared by all cases that have it in common. */
  private record Link(CaseEvent event, @Nullable Link before) {}

  private Case(
      CaseId id,
      CustomerId customer,
      PolicyId workflow,
      State state,
      FieldMap fields,
      Optional<Owner> owner,
      Instant ownedSince,
      Optional<CaseEvent.Paused> pause,
      Instant openedAt,
      Instant movedAt,
      Link last,
      @Nullable StateNode node) {
    this.id = id;
    this.customer = customer;
    this.workflow = workflow;
    this.state = state;
    this.fields = fields;
    this.owner = owner;
    this.ownedSince = ownedSince;
    this.pause = pause;
    this.openedAt = openedAt;
    this.movedAt = movedAt;
    this.last = last;
    this.node = node;
  }

  /**
   * The case with this history.
   *
   * @param history the events, oldest first, as {@link #history} gives them
   * @throws IllegalArgumentException if they are no history: not numbered from 1, out of order, not
   *     begun by an opening, or leading from another state than the one reached
   */
  @JsonCreator
  public static Case fold(@JsonProperty("history") List<CaseEvent> history) {
    Objects.requireNonNull(history, "history");
    if (history.isEmpty() || !(history.get(0) instanceof CaseEvent.Opened opened)) {
      throw new IllegalArgumentException("a history must begin with an opening");
    }
    Case folded = opened(opened, null);
    for (int i = 1; i < history.size(); i++) {
      folded = CaseFold.checked(folded, history.get(i));
    }
    return folded;
  }

  static Case opened(CaseEvent.Opened event, @Nullable StateNode node) {
    CaseFold.requireFirst(event);
    return new Case(
        event.id(),
        event.customer(),
        event.workflow(),
        event.state(),
        FieldMap.copyOf(event.fields()),
        event.owner(),
        event.occurredAt(),
        Optional.empty(),
        event.occurredAt(),
        event.occurredAt(),
        new Link(event, null),
        node);
  }

  /** The case after one more event, which its caller has checked. */
  Case after(CaseEvent event) {
    if (event instanceof CaseEvent.Moved moved) {
      return moved(moved, fields.with(FieldMap.copyOf(moved.fields())), null);
    }
    if (event instanceof CaseEvent.Migrated migrated) {
      return new Case(
          id,
          customer,
          migrated.workflow(),
          migrated.state(),
          fields.without(migrated.dropped()),
          owner,
          ownedSince,
          pause,
          openedAt,
          migrated.occurredAt(),
          new Link(event, last),
          null);
    }
    Optional<Owner> newOwner = owner;
    Instant newSince = ownedSince;
    if (event instanceof CaseEvent.Assigned assigned
        && !assigned.occurredAt().isBefore(ownedSince)) {
      newOwner = Optional.of(assigned.owner());
      newSince = assigned.occurredAt();
    }
    Optional<CaseEvent.Paused> newPause = pause;
    if (event instanceof CaseEvent.Paused paused) {
      newPause = paused.until().isPresent() ? pause : Optional.of(paused);
    } else if (event instanceof CaseEvent.Resumed) {
      newPause = Optional.empty();
    }
    return new Case(
        id,
        customer,
        workflow,
        state,
        fields,
        newOwner,
        newSince,
        newPause,
        openedAt,
        movedAt,
        new Link(event, last),
        node);
  }

  /** The case after a move, of which the fields were merged before. */
  Case moved(CaseEvent.Moved event, FieldMap merged, @Nullable StateNode to) {
    return new Case(
        id,
        customer,
        workflow,
        event.to(),
        merged,
        owner,
        ownedSince,
        pause,
        openedAt,
        event.occurredAt(),
        new Link(event, last),
        to);
  }

  /** The same case, knowing its state in this workflow. */
  Case in(StateNode known) {
    return new Case(
        id,
        customer,
        workflow,
        state,
        fields,
        owner,
        ownedSince,
        pause,
        openedAt,
        movedAt,
        last,
        known);
  }

  @Nullable StateNode node() {
    return node;
  }

  FieldMap fieldMap() {
    return fields;
  }

  /** The id. */
  public CaseId id() {
    return id;
  }

  /** Whose case it is. */
  public CustomerId customer() {
    return customer;
  }

  /** The workflow it follows. */
  public PolicyId workflow() {
    return workflow;
  }

  /** The state it is in. */
  public State state() {
    return state;
  }

  /**
   * What is known about it, by field, sorted by name. What its workflow has no field for since a
   * migration stands in the {@link #history} alone.
   */
  public Map<String, FieldValue> fields() {
    return fields;
  }

  /** What is known of one field. */
  public Optional<FieldValue> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /**
   * Who has to see to it, if that is settled: who took it over last, whenever that was entered; of
   * several at one instant the one entered last.
   */
  public Optional<Owner> owner() {
    return owner;
  }

  /** Since when its owner sees to it; since its opening if nobody took it over. */
  public Instant ownedSince() {
    return ownedSince;
  }

  /** The pause that it is in, if it is in one. */
  public Optional<CaseEvent.Paused> pause() {
    return pause;
  }

  /** When it began. */
  public Instant openedAt() {
    return openedAt;
  }

  /** When it last moved or migrated, or began; no move may occur before. */
  public Instant movedAt() {
    return movedAt;
  }

  /** The last event. */
  public CaseEvent lastEvent() {
    return last.event;
  }

  /** How many events it has. */
  public long events() {
    return last.event.number();
  }

  /** Everything that happened to it, oldest first. Takes time in proportion to its length. */
  @JsonProperty("history")
  public List<CaseEvent> history() {
    CaseEvent[] events = new CaseEvent[Math.toIntExact(last.event.number())];
    int at = events.length;
    for (Link link = last; link != null; link = link.before) {
      events[--at] = link.event;
    }
    return Collections.unmodifiableList(Arrays.asList(events));
  }

  /** Whether the histories are equal; what they share is looked at once. */
  @Override
  @SuppressWarnings("ReferenceEquality")
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof Case that) || last.event.number() != that.last.event.number()) {
      return false;
    }
    Link mine = last;
    Link theirs = that.last;
    while (mine != null && theirs != null && mine != theirs) {
      if (!mine.event.equals(theirs.event)) {
        return false;
      }
      mine = mine.before;
      theirs = theirs.before;
    }
    return true;
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, last.event);
  }

  /** Id, workflow, state and number of events. */
  @Override
  public String toString() {
    return "Case " + id + " of " + workflow + " in " + state + " after " + events() + " events";
  }
}
