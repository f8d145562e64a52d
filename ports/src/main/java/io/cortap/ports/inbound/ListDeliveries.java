package io.cortap.ports.inbound;

import io.cortap.core.job.DeliveryAttempt;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import java.util.List;

/** Tells a job's creator how its webhook fared. */
public interface ListDeliveries {
  /**
   * @return every attempt that has ended, first to last; or the refusal that {@link FindJob} gives
   */
  Answer<Deliveries> deliveries(Caller caller, JobId id);

  /** The attempts of one job. */
  record Deliveries(Job job, List<DeliveryAttempt> attempts) {
    public Deliveries {
      attempts = List.copyOf(attempts);
    }
  }
}
