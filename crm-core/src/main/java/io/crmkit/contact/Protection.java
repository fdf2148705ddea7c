package io.crmkit.contact;

/** Why a customer may have to be left in peace. */
public enum Protection {
  /** The customer is dead. */
  DECEASED,
  /** The customer is under age. */
  MINOR
}
