package io.crmkit.testkit;

import io.crmkit.contact.ContactRules;
import io.crmkit.customer.CustomerFile;
import io.crmkit.tier.TierLadder;
import java.time.LocalDate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import org.joda.money.CurrencyUnit;

/**
 * Customer files and ladders for {@code @ForAll} parameters, where a test asks for them:
 *
 * <pre>{@code
 * @Property
 * @Domain(CrmDomain.class)
 * @Domain(DomainContext.Global.class) // for parameters of all other types
 * void everyFileCanBeReviewed(@ForAll CustomerFile file) { … }
 * }</pre>
 *
 * <p>Files are of the time before 2026-01-01 and in CNY; for others take {@link CrmArbitraries}.
 */
public final class CrmDomain extends DomainContextBase {
  @Provide
  Arbitrary<CustomerFile> customerFiles() {
    return CrmArbitraries.customerFiles(LocalDate.of(2026, 1, 1), CurrencyUnit.of("CNY"));
  }

  @Provide
  Arbitrary<TierLadder> ladders() {
    return CrmArbitraries.ladders();
  }

  @Provide
  Arbitrary<ContactRules> contactRules() {
    return CrmArbitraries.contactRules();
  }
}
