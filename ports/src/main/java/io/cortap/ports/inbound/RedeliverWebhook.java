package io.cortap.ports.inbound;

import io.cortap.core.job.JobId;

/** Has a receiver told once more what became of a job; service accounts may ask for it too. */
public interface RedeliverWebhook {
  /**
   * The webhook is due at once, with the event id that it always had, and its schedule begins anew.
   * That may be asked for when the delivery has ended, however it did, or waits in the long tail.
   *
   * @return the job as it stands then; {@code CONFLICT} while it owes no webhook or the quick
   *     attempts are under way; or the refusal that {@link FindJob} gives
   */
  Answer<FindJob.Found> redeliver(Caller caller, JobId id);
}
