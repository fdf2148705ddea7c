package io.crmkit.workflow;

/** What a field of a case holds. */
public enum FieldType {
  /** One of the codes that the field declares: {@link FieldValue.Code}. */
  CODE,
  /** Yes or no: {@link FieldValue.Flag}. */
  FLAG,
  /** A whole number: {@link FieldValue.Count}. */
  COUNT,
  /** An amount of money: {@link FieldValue.Amount}. */
  AMOUNT,
  /** A day: {@link FieldValue.Day}. */
  DAY,
  /** An instant: {@link FieldValue.Moment}. */
  MOMENT,
  /** The id of a record kept elsewhere: {@link FieldValue.Reference}. */
  REFERENCE;

  /** Whether its values can be compared with a bound. */
  public boolean ordered() {
    return this == COUNT || this == AMOUNT || this == DAY || this == MOMENT;
  }
}
