package io.cortap.core.operation;

import java.util.Locale;

/** What operators are woken for (contract, section 8). */
public enum Alarm {
  /** More than a tenth of the jobs that ended within five minutes failed. */
  JOB_FAILURE_RATE("More than 10 % of the jobs that ended within 5 minutes failed"),
  /** More than five jobs in a row could not be told to one host. */
  WEBHOOK_FAILURES("More than 5 jobs in a row could not be told to a receiver"),
  /** A job was not finished four minutes after its first claim, or ran out of time. */
  JOB_LATE("A job was not finished 4 minutes after its first claim, or ended by JOB_TIMEOUT"),
  /** A snapshot or a report could not be stored. */
  UPLOAD_ERROR("A snapshot or a report could not be stored"),
  /** The oldest due work is overdue by more than a minute. */
  QUEUE_AGE("Work is due for more than 60 s and nobody takes it");

  private final String meaning;

  Alarm(String meaning) {
    this.meaning = meaning;
  }

  /** What it says, in a sentence without its full stop. */
  public String meaning() {
    return meaning;
  }

  /** Its place in the runbook, for instance {@code job-failure-rate}. */
  public String anchor() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
