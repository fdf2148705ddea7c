package io.crmkit.consumer;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Compiled and run by {@code ModulePathIT} against the packaged jars, with {@code java -p}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    // Readable only because io.crmkit.core requires joda-money transitively.
    Money spend = Money.ofMinor(CurrencyUnit.EUR, 31_250);
    ModuleLayer layer = Main.class.getModule().getLayer();
    for (String library : new String[] {"io.crmkit.core", "io.crmkit.store"}) {
      Module module = layer.findModule(library).orElseThrow();
      System.out.println("named module " + module.getName() + ": " + module.isNamed());
    }
    System.out.println("money: " + spend);
    System.out.println("consumer done");
  }
}
