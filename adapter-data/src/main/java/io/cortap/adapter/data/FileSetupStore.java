package io.cortap.adapter.data;

import io.cortap.core.audit.AuditRecord;
import io.cortap.core.audit.AuditTrail;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.review.SetupRecord;
import io.cortap.ports.outbound.SetupStore;
import io.cortap.ports.outbound.Versioned;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Setup records out of one JSON file, {@code {tenant: {project id: record}}}, for projects of which
 * nobody has written another. The file is read once when the store is made and never written: later
 * changes of it are not seen, and what is written goes to the store behind.
 */
public final class FileSetupStore implements SetupStore {
  private final Map<ProjectKey, SetupRecord> records;
  private final SetupStore written;

  /**
   * @param written where records are written, borrowed; its record of a project hides the file's
   * @throws InvalidSetupFileException naming every fault when the file is missing or not as it
   *     should be
   */
  public FileSetupStore(Path file, SetupStore written) {
    this.records = new SetupFileReading(file).records();
    this.written = written;
  }

  @Override
  public Optional<Versioned<SetupRecord>> find(ProjectKey project) {
    return written
        .find(project)
        .or(() ->
            Optional.ofNullable(records.get(project))
                .map(record -> new Versioned<>(record, UNWRITTEN)));
  }

  @Override
  public Optional<Versioned<SetupRecord>> replace(
      ProjectKey project, long read, SetupRecord next, AuditRecord change) {
    return written.replace(project, read, next, change);
  }

  @Override
  public AuditTrail trail(ProjectKey project) {
    return written.trail(project);
  }
}
