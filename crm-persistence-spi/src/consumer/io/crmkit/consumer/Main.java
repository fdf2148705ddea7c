package io.crmkit.consumer;

import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Transaction;
import io.crmkit.decision.Decision;
import io.crmkit.json.BundledPlaybooks;
import io.crmkit.json.CrmJson;
import io.crmkit.json.PlaybookReader;
import io.crmkit.playbook.Playbook;
import io.crmkit.review.Dossier;
import io.crmkit.review.Review;
import io.crmkit.review.Reviewer;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Expected;
import io.crmkit.store.InMemoryStore;
import io.crmkit.store.RecordId;
import io.crmkit.store.contract.RuleRunner;
import io.crmkit.store.contract.StoreContract;
import io.crmkit.store.contract.StoreReport;
import io.crmkit.store.contract.StoreUnderTest;
import io.crmkit.tier.TierStanding;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.joda.money.Money;

/** Compiled and run by {@code ModulePathIT} against the packaged jars, with {@code java -p}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    ModuleLayer layer = Main.class.getModule().getLayer();
    for (String library : new String[] {"io.crmkit.core", "io.crmkit.store"}) {
      Module module = layer.findModule(library).orElseThrow();
      System.out.println("named module " + module.getName() + ": " + module.isNamed());
    }
    Playbook playbook =
        PlaybookReader.standard().read(BundledPlaybooks.json("retail").orElseThrow());
    CustomerFile file =
        CustomerFile.of(Customer.of(CustomerId.of("c-1")))
            .withTransactions(
                List.of(
                    Transaction.of(
                        "o-1", Money.parse("CNY 4687.50"), Instant.parse("2026-11-01T00:00:00Z"))));
    Review review =
        Reviewer.of(playbook).review(Dossier.of(file), Instant.parse("2026-11-22T16:00:00Z"));
    String json = CrmJson.write(review.tier());
    Decision<TierStanding> read = CrmJson.readDecision(json, TierStanding.class);
    System.out.println("round trip: " + read.equals(review.tier()));
    System.out.println(
        "file: " + CrmJson.read(CrmJson.write(file), CustomerFile.class).equals(file));
    System.out.println(
        "facts: " + CrmJson.write(review.facts()).contains("money spend over last:P12M"));
    System.out.println(read.outcome().tier() + " by " + read.policy());
    System.out.println(read.reasons().size() + " reasons");
    System.out.println(read.explain(Locale.ENGLISH));
    System.out.println(
        new ConflictException(
                new RecordId("standing", "c-1"), Expected.version(3), OptionalLong.empty())
            .getMessage());
    StoreReport contract =
        RuleRunner.STANDARD.run(
            StoreContract.rules(), () -> StoreUnderTest.of(new InMemoryStore()));
    System.out.println("contract held: " + contract.passed());
    System.out.println("consumer done");
  }
}
