package io.cortap.workflow;

import io.cortap.core.job.Job;
import io.cortap.ports.outbound.BlobStore;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.Notifier;
import io.cortap.ports.outbound.RiskuityClient;
import io.cortap.ports.outbound.TokenCipher;

/** A part of the service that does not do what it should; as it stands here, every part does. */
interface Mutant {
  /** Nothing is wrong. */
  Mutant NONE = new Mutant() {};

  /** The store below everything that watches it. */
  default JobStore store(JobStore store) {
    return store;
  }

  /** The store as the workflow sees it, above everything that watches. */
  default JobStore seen(JobStore store) {
    return store;
  }

  default BlobStore blobs(BlobStore blobs) {
    return blobs;
  }

  default Notifier notifier(Notifier notifier) {
    return notifier;
  }

  default TokenCipher cipher(TokenCipher cipher) {
    return cipher;
  }

  default RiskuityClient riskuity(RiskuityClient riskuity) {
    return riskuity;
  }

  default WorkflowSettings.Capacity capacity(WorkflowSettings.Capacity capacity) {
    return capacity;
  }

  /** Whether the row of the token is erased with the write of such a job. */
  default boolean erasesTokenOf(Job written) {
    return true;
  }
}
