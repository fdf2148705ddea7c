package io.crmkit.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the Javadoc of the customer file promises, over random histories full of ties. */
@Label("Laws of customer files")
class CustomerFileProperties {
  private static final Comparator<Occurrence> BY_TIME =
      Comparator.comparing(Occurrence::occurredAt).thenComparing(Occurrence::recordedAt);

  @Provide
  Arbitrary<CustomerFile> files() {
    return Histories.files();
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Histories.instants();
  }

  private static <T> List<T> shuffled(List<T> list, long seed) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, new Random(seed));
    return copy;
  }

  @Property(tries = 500)
  @Label("any permutation of the histories gives an equal file")
  void orderPlaysNoPart(@ForAll("files") CustomerFile file, @ForAll long seed) {
    CustomerFile permuted =
        new CustomerFile(
            file.customer(),
            shuffled(file.consents(), seed),
            shuffled(file.transactions(), seed),
            shuffled(file.interactions(), seed),
            shuffled(file.surveys(), seed),
            shuffled(file.complaints(), seed));

    assertThat(permuted).isEqualTo(file).hasSameHashCodeAs(file);
  }

  @Property(tries = 300)
  @Label("every list is sorted by when it happened and then by when it became known")
  void listsAreSorted(@ForAll("files") CustomerFile file) {
    assertThat(file.consents()).isSortedAccordingTo(BY_TIME).isUnmodifiable();
    assertThat(file.transactions()).isSortedAccordingTo(BY_TIME).isUnmodifiable();
    assertThat(file.interactions()).isSortedAccordingTo(BY_TIME).isUnmodifiable();
    assertThat(file.surveys()).isSortedAccordingTo(BY_TIME).isUnmodifiable();
    assertThat(file.complaints()).isSortedAccordingTo(BY_TIME).isUnmodifiable();
  }

  @Property(tries = 300)
  @Label("as known at an instant a file holds exactly what was recorded by then")
  void asKnownAt(@ForAll("files") CustomerFile file, @ForAll("instants") Instant instant) {
    CustomerFile known = file.asKnownAt(instant);

    assertThat(known.transactions()).isEqualTo(recordedBy(file.transactions(), instant));
    assertThat(known.interactions()).isEqualTo(recordedBy(file.interactions(), instant));
    assertThat(known.surveys()).isEqualTo(recordedBy(file.surveys(), instant));
    assertThat(known.consents()).isEqualTo(recordedBy(file.consents(), instant));
    assertThat(known.complaints()).hasSameSizeAs(recordedBy(file.complaints(), instant));
    assertThat(known.complaints())
        .allSatisfy(
            complaint ->
                assertThat(complaint.resolvedAt().filter(at -> at.isAfter(instant))).isEmpty());
    assertThat(known.customer()).isEqualTo(file.customer());
  }

  private static <T extends Occurrence> List<T> recordedBy(List<T> list, Instant instant) {
    return list.stream().filter(each -> each.recordedAt().compareTo(instant) <= 0).toList();
  }

  @Property(tries = 300)
  @Label("what was known early of what was known late is what was known at the earlier of both")
  void knowledgeNests(
      @ForAll("files") CustomerFile file,
      @ForAll("instants") Instant first,
      @ForAll("instants") Instant second) {
    Instant earlier = first.isBefore(second) ? first : second;

    assertThat(file.asKnownAt(first).asKnownAt(second)).isEqualTo(file.asKnownAt(earlier));
  }

  private static Complaint openFrom(Complaint c, Instant end) {
    return new Complaint(
        c.reference(),
        c.category(),
        c.occurredAt(),
        c.recordedAt(),
        c.resolvedAt().filter(resolved -> resolved.isBefore(end)));
  }

  @Property(tries = 300)
  @Label("before an instant a file holds exactly what occurred before it")
  void before(@ForAll("files") CustomerFile file, @ForAll("instants") Instant end) {
    CustomerFile before = file.before(end);

    assertThat(Histories.all(before))
        .containsExactlyInAnyOrderElementsOf(
            Histories.all(file).stream()
                .filter(o -> o.occurredAt().isBefore(end))
                .map(o -> o instanceof Complaint complaint ? openFrom(complaint, end) : o)
                .toList());
    assertThat(before.customer()).isEqualTo(file.customer());
    assertThat(file.before(Instant.MAX)).isEqualTo(file);
    assertThat(Histories.all(file.before(Instant.MIN))).isEmpty();
  }

  @Property(tries = 300)
  @Label("each list can be exchanged without touching the others")
  void exchanging(@ForAll("files") CustomerFile file, @ForAll("files") CustomerFile other) {
    CustomerFile all =
        file.withConsents(other.consents())
            .withTransactions(other.transactions())
            .withInteractions(other.interactions())
            .withSurveys(other.surveys())
            .withComplaints(other.complaints());

    assertThat(all).isEqualTo(other);
    assertThat(file.withSurveys(other.surveys()).complaints()).isEqualTo(file.complaints());
    assertThat(file.withSurveys(file.surveys())).isEqualTo(file);
  }
}
