package io.crmkit.store;

/** What a store may offer beyond what every store must. */
public enum Capability {
  /** What was committed is there after the store was closed and opened again, or killed. */
  DURABLE,
  /**
   * Events show in the order of their positions across all records: none ever shows with a lower
   * position than one that was read before. Without it only those about one record do.
   */
  GLOBAL_EVENT_ORDER
}
