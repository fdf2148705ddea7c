/** A host application on the module path: it sees what the two libraries export, and no more. */
module consumer {
  requires io.crmkit.core;
  requires io.crmkit.store;
}
