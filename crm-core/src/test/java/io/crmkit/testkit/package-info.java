/**
 * Binds the laws of this library to JUnit 5 and its generators to jqwik.
 *
 * <p>{@link io.crmkit.testkit.TierPolicyContract}, {@link io.crmkit.testkit.LedgerContract} and
 * those of the policies of points ({@link io.crmkit.testkit.EarnPolicyContract}, {@link
 * io.crmkit.testkit.ExpiryPolicyContract}, {@link io.crmkit.testkit.RefundPolicyContract}) need
 * JUnit Jupiter only; implement one in a test class and every law is one test. {@link
 * io.crmkit.testkit.CrmArbitraries} and {@link io.crmkit.testkit.CrmDomain} need jqwik. Nothing
 * registers itself.
 */
@NullMarked
package io.crmkit.testkit;

import org.jspecify.annotations.NullMarked;
