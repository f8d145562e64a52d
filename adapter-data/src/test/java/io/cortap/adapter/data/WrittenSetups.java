package io.cortap.adapter.data;

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

/** What people have written, in a map. */
final class WrittenSetups implements SetupStore {
  private final Map<ProjectKey, Versioned<SetupRecord>> records = new HashMap<>();
  private final Map<ProjectKey, List<AuditRecord>> changes = new HashMap<>();

  @Override
  public synchronized Optional<Versioned<SetupRecord>> find(ProjectKey project) {
    return Optional.ofNullable(records.get(project));
  }

  @Override
  public synchronized Optional<Versioned<SetupRecord>> replace(
      ProjectKey project, long read, SetupRecord next, AuditRecord change) {
    if (read != find(project).map(Versioned::version).orElse(UNWRITTEN)) {
      return Optional.empty();
    }
    records.put(project, new Versioned<>(next, read + 1));
    changes.computeIfAbsent(project, none -> new ArrayList<>()).add(change);
    return find(project);
  }

  @Override
  public synchronized AuditTrail trail(ProjectKey project) {
    return new AuditTrail(
        SetupTrail.empty(project).name(), changes.getOrDefault(project, List.of()));
  }
}
