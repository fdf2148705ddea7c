package io.crmkit.time;

/**
 * In which month a day of a lunar month is kept where a year has the month of that number twice, or
 * where somebody was born in a leap month that most years lack.
 */
public enum LeapMonth {
  /** In the regular month, which every year has: once a year. */
  REGULAR,
  /** In the leap month of that number only; many years, often decades, go by without one. */
  LEAP_ONLY,
  /** In the leap month where the year has it, else in the regular one: once a year. */
  LEAP_IF_ANY,
  /** In the regular month, and once more in the leap month where the year has it. */
  BOTH
}
