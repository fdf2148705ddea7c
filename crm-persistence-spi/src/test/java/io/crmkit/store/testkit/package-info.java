/**
 * Binds the rules of {@code io.crmkit.store.contract} to JUnit 5: extend {@link
 * io.crmkit.store.testkit.StoreContractTest}, and every rule is one test. Nothing registers itself.
 */
@NullMarked
package io.crmkit.store.testkit;

import org.jspecify.annotations.NullMarked;
