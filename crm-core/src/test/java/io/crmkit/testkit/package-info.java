/**
 * Binds the laws of this library to JUnit 5 and its generators to jqwik.
 *
 * <p>{@link io.crmkit.testkit.TierPolicyContract} needs JUnit Jupiter only; implement it in a test
 * class and every law is one test. {@link io.crmkit.testkit.CrmArbitraries} and {@link
 * io.crmkit.testkit.CrmDomain} need jqwik. Nothing registers itself.
 */
@NullMarked
package io.crmkit.testkit;

import org.jspecify.annotations.NullMarked;
