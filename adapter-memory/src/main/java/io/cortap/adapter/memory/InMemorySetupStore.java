package io.cortap.adapter.memory;

import io.cortap.core.report.ProjectKey;
import io.cortap.core.review.SetupRecord;
import io.cortap.ports.outbound.SetupStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Setup records in a map: gone with the process. */
public final class InMemorySetupStore implements SetupStore {
  private final Map<ProjectKey, SetupRecord> records = new ConcurrentHashMap<>();

  /** From now on the project has this record. */
  public InMemorySetupStore hold(ProjectKey project, SetupRecord record) {
    records.put(project, record);
    return this;
  }

  @Override
  public Optional<SetupRecord> find(ProjectKey project) {
    return Optional.ofNullable(records.get(project));
  }
}
