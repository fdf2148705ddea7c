package io.crmkit.laws;

import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Lets work be done as if the machine stood elsewhere: what a test may do and a running application
 * had better not, since the default zone and locale are shared by all threads. The tests jar brings
 * one.
 */
@FunctionalInterface
public interface Surroundings {
  /** Does the work with this zone and locale as the machine's defaults, then puts them back. */
  <T> T during(ZoneId zone, Locale locale, Supplier<T> work);
}
