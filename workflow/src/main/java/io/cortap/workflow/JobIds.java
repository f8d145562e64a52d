package io.cortap.workflow;

import io.cortap.core.job.JobId;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Draws the ids of jobs.
 *
 * @param random secure, so that no id tells of another
 */
record JobIds(RandomGenerator random) {
  private static final String CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

  /** One for a job that is accepted now. */
  JobId draw(Instant now) {
    var suffix = new StringBuilder(JobId.SUFFIX_LENGTH);
    for (int i = 0; i < JobId.SUFFIX_LENGTH; i++) {
      suffix.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return JobId.of(now, suffix.toString());
  }
}
