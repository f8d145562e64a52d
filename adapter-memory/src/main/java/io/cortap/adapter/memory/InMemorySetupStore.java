package io.cortap.adapter.memory;

import io.cortap.core.audit.AuditRecord;
import io.cortap.core.audit.AuditTrail;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.review.SetupRecord;
import io.cortap.core.review.SetupTrail;
import io.cortap.ports.outbound.SetupStore;
import io.cortap.ports.outbound.Versioned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Setup records and their changes in maps: gone with the process. */
public final class InMemorySetupStore implements SetupStore {
  private final Map<ProjectKey, Versioned<SetupRecord>> records = new HashMap<>();
  private final Map<ProjectKey, List<AuditRecord>> changes = new HashMap<>();

  /** From now on the project has this record, and no change tells of it. */
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
      ProjectKey project, long read, SetupRecord next, AuditRecord change) {
    if (read != version(project)) {
      return Optional.empty();
    }
    changes.computeIfAbsent(project, none -> new ArrayList<>()).add(change);
    return Optional.of(write(project, next));
  }

  @Override
  public synchronized AuditTrail trail(ProjectKey project) {
    return new AuditTrail(
        SetupTrail.empty(project).name(), changes.getOrDefault(project, List.of()));
  }

  /** The trail of every project whose record was ever changed. */
  synchronized Map<ProjectKey, AuditTrail> trails() {
    return changes.keySet().stream().collect(Collectors.toMap(Function.identity(), this::trail));
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
