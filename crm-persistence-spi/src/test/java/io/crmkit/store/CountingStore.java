package io.crmkit.store;

/** A store that counts the rows that scans ask for. For one thread. */
final class CountingStore extends ForwardingStore {
  private long asked;

  CountingStore(CrmStore store) {
    super(store);
  }

  /** How many rows were asked for, be they there or not. */
  long asked() {
    return asked;
  }

  @Override
  public <T> Page<T> scan(Scan<T> scan) {
    asked += scan.limit();
    return super.scan(scan);
  }
}
