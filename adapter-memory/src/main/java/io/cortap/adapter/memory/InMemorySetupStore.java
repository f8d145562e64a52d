package io.cortap.adapter.memory;

import io.cortap.core.report.ProjectKey;
import io.cortap.core.review.SetupRecord;
import io.cortap.ports.outbound.SetupStore;
import io.cortap.ports.outbound.Versioned;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Setup records in a map: gone with the process. */
public final class InMemorySetupStore implements SetupStore {
  private final Map<ProjectKey, Versioned<SetupRecord>> records = new HashMap<>();

  /** From now on the project has this record. */
  public synchronized InMemorySetupStore hold(ProjectKey project, SetupRecord record) {
    write(project, record);
    return this;
  }

  @Override
  public synchronized Optional<Versioned<SetupRecord>> find(ProjectKey project) {
    return Optional.ofNullable(records.get(project));
  }

  @Override
  public synchronized Optional<Versioned<SetupRecord>> replace(
      ProjectKey project, long read, SetupRecord next) {
    return read == version(project) ? Optional.of(write(project, next)) : Optional.empty();
  }

  private Versioned<SetupRecord> write(ProjectKey project, SetupRecord record) {
    var written = new Versioned<>(record, version(project) + 1);
    records.put(project, written);
    return written;
  }

  private long version(ProjectKey project) {
    return find(project).map(Versioned::version).orElse(UNWRITTEN);
  }
}
