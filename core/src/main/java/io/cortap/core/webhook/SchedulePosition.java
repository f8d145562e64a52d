package io.cortap.core.webhook;

/**
 * A place in the {@link RetrySchedule}: 1 is the attempt made at once. It is not the number of
 * attempts made: some outcomes skip places and some are not charged.
 *
 * @param number 1 to {@link RetrySchedule#LAST_POSITION}
 */
public record SchedulePosition(int number) {
  /** Where every delivery begins. */
  public static final SchedulePosition FIRST = new SchedulePosition(1);

  /** Where the attempts go on whose quick ones are used up. */
  public static final SchedulePosition LONG_TAIL =
      new SchedulePosition(RetrySchedule.QUICK_ATTEMPTS + 1);

  public SchedulePosition {
    if (number < 1 || number > RetrySchedule.LAST_POSITION) {
      throw new IllegalArgumentException(
          "a schedule position is 1 to " + RetrySchedule.LAST_POSITION + ", was " + number);
    }
  }

  /** Whether the quick attempts are used up: the job then shows {@code callback_failed}. */
  public boolean isInLongTail() {
    return number > RetrySchedule.QUICK_ATTEMPTS;
  }

  /** Whether no further attempt follows a failure here. */
  public boolean isLast() {
    return number == RetrySchedule.LAST_POSITION;
  }

  @Override
  public String toString() {
    return Integer.toString(number);
  }
}
