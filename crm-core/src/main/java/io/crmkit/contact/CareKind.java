package io.crmkit.contact;

/** The kinds of occasions on which customers are cared for. */
public enum CareKind {
  /** The customer's birthday. */
  BIRTHDAY,
  /** The return of a day the customer and the company share, such as the day of joining. */
  ANNIVERSARY,
  /** A festival that everybody has on the same day. */
  FESTIVAL,
  /** The company's day for its members. */
  MEMBER_DAY
}
