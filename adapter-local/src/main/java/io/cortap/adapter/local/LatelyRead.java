package io.cortap.adapter.local;

import io.cortap.core.job.Job;
import io.cortap.core.job.JobKey;
import io.cortap.core.job.Material;
import io.cortap.ports.outbound.Versioned;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The jobs that were read last, as they were then: whoever has the version that is stored now need
 * not decode the row again. Jobs that hold a token are left out, so that no copy of one outlives
 * its erasure. Thread-safe.
 */
final class LatelyRead {
  private static final int CAPACITY = 256;

  private final Map<JobKey, Versioned<Job>> jobs =
      new LinkedHashMap<>(CAPACITY, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<JobKey, Versioned<Job>> eldest) {
          return size() > CAPACITY;
        }
      };

  synchronized Optional<Versioned<Job>> at(JobKey key, long version) {
    return Optional.ofNullable(jobs.get(key)).filter(job -> job.version() == version);
  }

  synchronized void keep(Versioned<Job> read) {
    switch (read.value().material()) {
      case Material.Token token -> jobs.remove(read.value().key());
      case Material.Snapshot snapshot -> jobs.put(read.value().key(), read);
      case Material.Erased erased -> jobs.put(read.value().key(), read);
    }
  }
}
