package io.cortap.adapter.data;

import io.cortap.core.report.ProjectKey;
import io.cortap.core.review.SetupRecord;
import io.cortap.ports.outbound.SetupStore;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Setup records out of one JSON file, {@code {tenant: {project id: record}}}, read once when the
 * store is made: later changes of the file are not seen.
 */
public final class FileSetupStore implements SetupStore {
  private final Map<ProjectKey, SetupRecord> records;

  /**
   * @throws InvalidSetupFileException naming every fault when the file is missing or not as it
   *     should be
   */
  public FileSetupStore(Path file) {
    records = new SetupFileReading(file).records();
  }

  @Override
  public Optional<SetupRecord> find(ProjectKey project) {
    return Optional.ofNullable(records.get(project));
  }
}
