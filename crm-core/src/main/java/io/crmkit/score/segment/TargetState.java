package io.crmkit.score.segment;

/** How far a customer has come towards a development target. */
public enum TargetState {
  /** The target is reached. */
  REACHED,
  /** At least as far as the time that has passed asks for. */
  ON_TRACK,
  /** Not as far as the time that has passed asks for. */
  BEHIND,
  /** The time is over and the target was not reached. */
  MISSED,
  /** The facts do not tell. */
  NOT_KNOWN
}
