package io.cortap.adapter.data;

import io.cortap.core.report.PlainValues;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.report.TenantId;
import io.cortap.core.review.SetupFault;
import io.cortap.core.review.SetupRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One reading of a setup file: all records, or all faults. */
final class SetupFileReading {
  private static final Pattern PROJECT_ID = Pattern.compile("[1-9][0-9]{0,17}");

  private final Path file;
  private final List<String> faults = new ArrayList<>();
  private final Map<ProjectKey, SetupRecord> records = new HashMap<>();

  SetupFileReading(Path file) {
    this.file = file;
  }

  Map<ProjectKey, SetupRecord> records() {
    members().forEach(this::tenant);
    if (!faults.isEmpty()) {
      throw new InvalidSetupFileException(file, faults);
    }
    return Map.copyOf(records);
  }

  private Map<String, @Nullable Object> members() {
    try {
      return PlainJson.read(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new InvalidSetupFileException(file, List.of("there is no such file"));
    } catch (IOException e) {
      throw new InvalidSetupFileException(file, List.of("it cannot be read: " + e));
    } catch (IllegalArgumentException e) {
      throw new InvalidSetupFileException(file, List.of("it " + e.getMessage()));
    }
  }

  private void tenant(String name, @Nullable Object projects) {
    if (!TenantId.isWellFormed(name)) {
      faults.add(name + ": must be a tenant id of 1 to 64 letters, digits, '_' or '-'");
    } else if (projects instanceof Map<?, ?> map) {
      var tenant = new TenantId(name);
      PlainValues.copyOf(map).forEach((id, record) -> project(tenant, id, record));
    } else {
      faults.add(name + ": must be an object of project ids and records");
    }
  }

  private void project(TenantId tenant, String id, @Nullable Object record) {
    String member = tenant + "." + id;
    if (!PROJECT_ID.matcher(id).matches()) {
      faults.add(member + ": must be a project id, a whole number greater than 0");
    } else if (record instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> members = PlainValues.copyOf(map);
      List<SetupFault> found = SetupRecord.faults(members);
      found.forEach(fault -> faults.add(member + "." + fault));
      if (found.isEmpty()) {
        records.put(
            new ProjectKey(tenant, new ProjectId(Long.parseLong(id))), new SetupRecord(members));
      }
    } else {
      faults.add(member + ": must be a setup record, an object");
    }
  }
}
