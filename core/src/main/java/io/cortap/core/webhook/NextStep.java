package io.cortap.core.webhook;

import java.time.Instant;

/** What follows an attempt. */
public sealed interface NextStep {

  /** The receiver has the webhook. */
  record Done() implements NextStep {}

  /**
   * One more attempt is due.
   *
   * @param position of that attempt; says whether the quick ones are used up
   * @param at the earliest instant for it
   */
  record TryAgain(SchedulePosition position, Instant at) implements NextStep {}

  /** The schedule is used up. */
  record GiveUp() implements NextStep {}

  /** The receiver asked for no more. */
  record Stop() implements NextStep {}
}
