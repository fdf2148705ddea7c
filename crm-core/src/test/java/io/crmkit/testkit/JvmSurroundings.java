package io.crmkit.testkit;

import io.crmkit.laws.Surroundings;
import java.time.ZoneId;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.Supplier;

/**
 * Sets the default zone and locale of this JVM for a while and puts them back. One at a time; other
 * threads see the change too, so tests that run in parallel and read the defaults must keep clear
 * (JUnit's {@code @ResourceLock}).
 */
public final class JvmSurroundings implements Surroundings {
  private static final Object LOCK = new Object();

  @Override
  public <T> T during(ZoneId zone, Locale locale, Supplier<T> work) {
    synchronized (LOCK) {
      TimeZone zoneBefore = TimeZone.getDefault();
      Locale before = Locale.getDefault();
      Locale display = Locale.getDefault(Locale.Category.DISPLAY);
      Locale format = Locale.getDefault(Locale.Category.FORMAT);
      try {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        Locale.setDefault(locale);
        return work.get();
      } finally {
        TimeZone.setDefault(zoneBefore);
        Locale.setDefault(before);
        Locale.setDefault(Locale.Category.DISPLAY, display);
        Locale.setDefault(Locale.Category.FORMAT, format);
      }
    }
  }
}
