package io.crmkit.store.contract;

import io.crmkit.store.ChangeSet;
import io.crmkit.store.Commit;
import io.crmkit.store.CrmStore;
import io.crmkit.store.ForwardingStore;

/** A store in which somebody else does something just before the first commit. For one thread. */
final class Meanwhile extends ForwardingStore {
  private final Runnable others;
  private boolean pending = true;

  Meanwhile(CrmStore store, Runnable others) {
    super(store);
    this.others = others;
  }

  @Override
  public Commit commit(ChangeSet changes) {
    if (pending) {
      pending = false;
      others.run();
    }
    return super.commit(changes);
  }
}
