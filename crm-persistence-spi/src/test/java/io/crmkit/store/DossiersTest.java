package io.crmkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerFileSource;
import io.crmkit.customer.CustomerId;
import io.crmkit.review.Dossier;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierStanding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Dossiers")
class DossiersTest {
  private static CustomerFile file(String id) {
    return CustomerFile.of(Customer.of(CustomerId.of(id)));
  }

  @Test
  @DisplayName("join files from the host's tables with standings from the store")
  void join() {
    InMemoryStore store = new InMemoryStore();
    TierStanding gold = TierStanding.in(Tier.of("GOLD"), LocalDate.of(2026, 1, 1));
    store.commit(
        ChangeSet.of(Command.of("k", "k"))
            .put(
                CustomerStanding.TYPE,
                new CustomerStanding(CustomerId.of("b"), gold),
                Expected.absent()));
    CustomerFileSource files = CustomerFileSource.of(List.of(file("a"), file("b"), file("c")));
    Dossiers dossiers = new Dossiers(files, store);

    assertThat(dossiers.find(CustomerId.of("b")))
        .contains(Dossier.of(file("b")).withStanding(gold));
    assertThat(dossiers.find(CustomerId.of("x"))).isEmpty();
    List<Dossier> all = new ArrayList<>();
    dossiers.forEach(2, all::add);
    assertThat(all)
        .containsExactly(
            Dossier.of(file("a")), Dossier.of(file("b")).withStanding(gold), Dossier.of(file("c")));
  }
}
