package io.crmkit.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Keyset paging over the read port. */
@Label("Laws of paging customer files")
class CustomerFileSourceProperties {

  private static CustomerFile file(int number) {
    return CustomerFile.of(Customer.of(CustomerId.of("c" + number)));
  }

  private static CustomerFileSource source(Set<Integer> numbers) {
    return CustomerFileSource.of(numbers.stream().map(CustomerFileSourceProperties::file).toList());
  }

  private static List<CustomerId> sortedIds(Set<Integer> numbers) {
    Set<CustomerId> ids = new TreeSet<>();
    numbers.forEach(number -> ids.add(file(number).id()));
    return List.copyOf(ids);
  }

  @Property(tries = 300)
  @Label("pages of any size cover every file exactly once, in ascending order of ids")
  void pagesCoverAll(
      @ForAll @Size(max = 30) Set<@IntRange(max = 200) Integer> numbers,
      @ForAll @IntRange(min = 1, max = 35) int pageSize) {
    List<CustomerId> seen = new ArrayList<>();
    source(numbers).forEach(pageSize, file -> seen.add(file.id()));

    assertThat(seen).containsExactlyElementsOf(sortedIds(numbers));
  }

  @Property(tries = 300)
  @Label("every page but the last is full and names its last id as the start of the next")
  void pagesAreFull(
      @ForAll @Size(max = 30) Set<@IntRange(max = 200) Integer> numbers,
      @ForAll @IntRange(min = 1, max = 35) int pageSize) {
    CustomerFileSource source = source(numbers);
    CustomerFilePage page = source.page(Optional.empty(), pageSize);
    int pages = 1;
    while (page.next().isPresent()) {
      assertThat(page.files()).hasSize(pageSize).isUnmodifiable();
      assertThat(page.next()).contains(page.files().get(pageSize - 1).id());
      page = source.page(page.next(), pageSize);
      assertThat(page.files()).isNotEmpty();
      pages++;
    }

    assertThat(pages).isEqualTo(Math.max(1, (numbers.size() + pageSize - 1) / pageSize));
    assertThat(page.files()).hasSizeLessThanOrEqualTo(pageSize);
  }

  @Property(tries = 200)
  @Label("a page starts after the id given, whether or not there is a file with that id")
  void pagesStartAfter(
      @ForAll @Size(max = 30) Set<@IntRange(max = 50) Integer> numbers,
      @ForAll @IntRange(max = 50) int after) {
    CustomerId id = file(after).id();

    assertThat(source(numbers).page(Optional.of(id), 100).files())
        .extracting(CustomerFile::id)
        .containsExactlyElementsOf(
            sortedIds(numbers).stream().filter(each -> each.compareTo(id) > 0).toList());
  }

  @Property(tries = 200)
  @Label("a file is found by its id, and no other")
  void findsById(
      @ForAll @Size(max = 30) Set<@IntRange(max = 50) Integer> numbers,
      @ForAll @IntRange(max = 50) int number) {
    assertThat(source(numbers).find(file(number).id()))
        .isEqualTo(numbers.contains(number) ? Optional.of(file(number)) : Optional.empty());
  }

  @Example
  @Label("of files with the same id the last one counts")
  void lastCounts() {
    CustomerFile later =
        CustomerFile.of(Customer.of(CustomerId.of("c1")).withJoinedOn(LocalDate.of(2020, 1, 1)));

    assertThat(CustomerFileSource.of(List.of(file(1), later)).find(later.id())).contains(later);
  }

  @Example
  @Label("a page holds at least one file; a smaller limit is refused, the largest is fine")
  void limits() {
    CustomerFileSource source = source(Set.of(1, 2));

    assertThat(source.page(Optional.empty(), Integer.MAX_VALUE).files()).hasSize(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> source.page(Optional.empty(), 0))
        .withMessage("page limit must be at least 1, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> source.forEach(-1, file -> {}))
        .withMessage("page limit must be at least 1, was -1");
    assertThatThrownBy(() -> new CustomerFilePage(List.of(), null)).hasMessage("next");
  }
}
