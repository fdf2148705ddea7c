package io.crmkit.store.work;

import io.crmkit.store.ChangeSet;
import io.crmkit.store.Commit;
import io.crmkit.store.CrmStore;
import io.crmkit.store.ForwardingStore;

/** A store in which somebody else acts just before a commit: the first one, or every one. */
final class InterferingStore extends ForwardingStore {
  private final Runnable interference;
  private boolean pending = true;
  private boolean always;

  InterferingStore(CrmStore store, Runnable interference) {
    super(store);
    this.interference = interference;
  }

  void always() {
    always = true;
  }

  @Override
  public Commit commit(ChangeSet changes) {
    if (pending) {
      pending = always;
      interference.run();
    }
    return super.commit(changes);
  }
}
