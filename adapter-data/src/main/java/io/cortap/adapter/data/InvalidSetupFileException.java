package io.cortap.adapter.data;

import java.nio.file.Path;
import java.util.List;

/** A setup file that cannot be used: nothing of it is. */
public final class InvalidSetupFileException extends RuntimeException {
  private final transient List<String> faults;

  InvalidSetupFileException(Path file, List<String> faults) {
    super(
        "the setup file %s has %d fault%s: %s"
            .formatted(
                file, faults.size(), faults.size() == 1 ? "" : "s", String.join("; ", faults)));
    this.faults = List.copyOf(faults);
  }

  /** Every fault, each with the member that it is about. */
  public List<String> faults() {
    return faults;
  }
}
