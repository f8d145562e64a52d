package io.cortap.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What people know of the sandbox's projects and Riskuity does not: setup records, {@code {tenant:
 * {project id: record}}}, as {@code PROJECT_CONFIG_PATH} wants them. All five projects have one;
 * that of the young project holds placeholders.
 */
public final class SetupRecords {
  private SetupRecords() {}

  /** The records as JSON text. */
  public static String json() {
    return TextTable.text("setup-records.json");
  }

  /**
   * Writes {@code setup-records.json} into a folder that exists.
   *
   * @return the file, to be named in {@code PROJECT_CONFIG_PATH}
   */
  public static Path writeInto(Path folder) throws IOException {
    return Files.writeString(folder.resolve("setup-records.json"), json());
  }
}
