package io.crmkit.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Customer file")
class CustomerFileTest {
  private static final Instant T0 = Instant.parse("2026-11-23T00:00:00Z");
  private static final Customer CUSTOMER = Customer.of(CustomerId.of("c-17"));

  private static Transaction order(String reference, Instant at) {
    return Transaction.of(reference, Money.parse("CNY 1.00"), at);
  }

  @Test
  @DisplayName("of a customer with whom nothing happened is empty and shows no more than numbers")
  void emptyFile() {
    CustomerFile file = CustomerFile.of(CUSTOMER);

    assertThat(Histories.all(file)).isEmpty();
    assertThat(file.id()).isEqualTo(CUSTOMER.id());
    assertThat(file.withTransactions(List.of(order("a", T0))))
        .hasToString(
            "CustomerFile of c-17: 1 transactions, 0 interactions, 0 surveys, 0 complaints,"
                + " 0 consents");
    assertThatThrownBy(() -> CustomerFile.of(null)).hasMessage("customer");
  }

  @Test
  @DisplayName("copies what it is given")
  void copies() {
    List<Transaction> transactions = new ArrayList<>(List.of(order("a", T0)));
    CustomerFile file = CustomerFile.of(CUSTOMER).withTransactions(transactions);
    transactions.clear();

    assertThat(file.transactions()).hasSize(1).isUnmodifiable();
  }

  @Test
  @DisplayName(
      "sorts events of one instant by their content, even when only references tell them apart")
  void sortsTies() {
    CustomerFile file = CustomerFile.of(CUSTOMER);
    Transaction a = order("a", T0);
    Transaction b = order("b", T0);
    Transaction early = order("z", T0.minusSeconds(1));
    Transaction lateKnown = new Transaction("a", a.amount(), T0, T0.plusSeconds(1));

    assertThat(file.withTransactions(List.of(lateKnown, b, a, early)).transactions())
        .containsExactly(early, a, b, lateKnown);
    assertThat(file.withTransactions(List.of(early, b, a)).transactions())
        .containsExactly(early, a, b);
  }

  @Test
  @DisplayName("tells consents apart although their texts run into each other")
  void sortsTreacherousConsents() {
    Consent one = consent("a, textVersion=b", "c");
    Consent two = consent("a", "b, textVersion=c");
    CustomerFile file = CustomerFile.of(CUSTOMER);

    assertThat(one).isNotEqualTo(two);
    assertThat(file.withConsents(List.of(one, two)))
        .isEqualTo(file.withConsents(List.of(two, one)));
  }

  private static Consent consent(String proof, String version) {
    return new Consent(
        Channel.SMS, Purpose.CARE, Consent.Status.GIVEN, "web", proof, version, T0, T0);
  }

  @Test
  @DisplayName("as known earlier, a complaint resolved later is open, one resolved by then is not")
  void complaintsReopen() {
    Instant resolved = T0.plusSeconds(10);
    Complaint complaint = new Complaint("r", "quality", T0, T0, Optional.of(resolved));
    CustomerFile file = CustomerFile.of(CUSTOMER).withComplaints(List.of(complaint));

    assertThat(file.asKnownAt(resolved).complaints()).containsExactly(complaint);
    assertThat(file.asKnownAt(resolved.minusNanos(1)).complaints())
        .containsExactly(new Complaint("r", "quality", T0, T0, Optional.empty()));
    assertThat(file.asKnownAt(T0.minusNanos(1)).complaints()).isEmpty();
  }

  @Test
  @DisplayName("the end is exclusive: what occurs at the instant is not before it")
  void beforeIsExclusive() {
    CustomerFile file = CustomerFile.of(CUSTOMER).withTransactions(List.of(order("a", T0)));

    assertThat(file.before(T0).transactions()).isEmpty();
    assertThat(file.before(T0.plusNanos(1)).transactions()).hasSize(1);
  }

  @Test
  @DisplayName("before an instant, what was settled or verified later was not yet")
  void laterSettlements() {
    Instant at = Instant.parse("2026-01-01T00:00:00Z");
    Instant later = at.plusSeconds(60);
    Complaint complaint = new Complaint("k", "quality", at, at, Optional.of(later));
    CustomerFile file =
        CustomerFile.of(Customer.of(CustomerId.of("c"))).withComplaints(List.of(complaint));
    assertThat(file.before(later).complaints().get(0).resolvedAt()).isEmpty();
    assertThat(file.before(later.plusNanos(1)).complaints()).containsExactly(complaint);
    ProfileEntry entry =
        ProfileEntry.of(
                ProfilePart.BASIC, "name", "x", ProfileEntry.Source.WEB, StaffId.of("a"), at)
            .verifiedBy(StaffId.of("b"), later);
    CustomerFile known = CustomerFile.of(Customer.of(CustomerId.of("c")).with(entry));
    assertThat(known.asKnownAt(at).customer().profile().get(0).verification()).isEmpty();
    assertThat(known.asKnownAt(later)).isEqualTo(known);
  }
}
