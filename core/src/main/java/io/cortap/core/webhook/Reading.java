package io.cortap.core.webhook;

import io.cortap.core.webhook.WebhookDiagnosis.Cause;
import java.util.List;
import java.util.stream.Stream;

/**
 * One way in which a part of the signature may have been taken.
 *
 * @param deviations what makes it another one than the right way; none for the right one
 */
record Reading(byte[] bytes, List<Deviation> deviations) {

  /** How a reading departs from the right one, in words that follow "it was signed with". */
  record Deviation(Cause cause, String words) {}

  static Reading right(byte[] bytes) {
    return new Reading(bytes, List.of());
  }

  static Reading wrong(byte[] bytes, Cause cause, String words) {
    return new Reading(bytes, List.of(new Deviation(cause, words)));
  }

  Reading and(Reading other) {
    return new Reading(
        other.bytes, Stream.concat(deviations.stream(), other.deviations.stream()).toList());
  }
}
