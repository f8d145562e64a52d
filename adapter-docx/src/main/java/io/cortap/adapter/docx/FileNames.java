package io.cortap.adapter.docx;

import io.cortap.core.report.ProjectId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names of report files, by the manifest's pattern. */
final class FileNames {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);

  private FileNames() {}

  /** The pattern with {@code {project_id}} and {@code {yyyymmdd}}, the day in UTC, filled in. */
  static String of(String pattern, ProjectId project, Instant generatedAt) {
    return pattern
        .replace("{project_id}", Long.toString(project.value()))
        .replace("{yyyymmdd}", DAY.format(generatedAt));
  }
}
