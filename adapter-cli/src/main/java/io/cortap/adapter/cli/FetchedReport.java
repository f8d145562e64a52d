package io.cortap.adapter.cli;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A report that S3 itself handed over or refused, as a line of the bucket's access log tells it
 * (Amazon S3 User Guide, "Amazon S3 server access log format"). What the line holds of the link is
 * left out: it may open still.
 *
 * @param by {@code link} for a presigned URL, {@code credentials} for anybody else
 * @param requester who signed, as AWS names them
 */
record FetchedReport(
    Instant at,
    String tenant,
    String project,
    String jobId,
    String key,
    int status,
    long bytes,
    String by,
    String requester,
    String address) {
  private static final Pattern LINE =
      Pattern.compile(
          "\\S+ \\S+ \\[(?<at>[^\\]]+)] (?<address>\\S+) (?<requester>\\S+) \\S+ (?<operation>\\S+)"
              + " (?<key>\\S+) (?:\"[^\"]*\"|-) (?<status>\\d{3}) \\S+ (?<bytes>\\d+|-) \\S+ \\S+ \\S+"
              + " (?:\"[^\"]*\"|-) (?:\".*\"|-) \\S+ \\S+ \\S+ \\S+ (?<authentication>\\S+)(?: .*)?");

  private static final Pattern KEY =
      Pattern.compile(
          "reports/(?<tenant>[^/]+)/project-(?<project>\\d+)/.+_(?<job>rpt-[a-z0-9-]+)_\\d+\\.\\w+");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT);

  /**
   * @return empty if the line tells of something else than fetching a report
   * @throws IllegalArgumentException if it is no line of such a log
   */
  static Optional<FetchedReport> parse(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException("it is no line of an S3 access log");
    }
    Matcher key = KEY.matcher(parts.group("key"));
    if (!parts.group("operation").equals("REST.GET.OBJECT") || !key.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new FetchedReport(
            time(parts.group("at")),
            key.group("tenant"),
            key.group("project"),
            key.group("job"),
            key.group(),
            Integer.parseInt(parts.group("status")),
            parts.group("bytes").equals("-") ? 0 : Long.parseLong(parts.group("bytes")),
            parts.group("authentication").equals("QueryString") ? "link" : "credentials",
            parts.group("requester"),
            parts.group("address")));
  }

  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text, TIME).toInstant();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("its time '" + text + "' cannot be read", e);
    }
  }

  Map<String, @Nullable Object> members() {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("event", status < 400 ? "report_fetched" : "report_refused");
    members.put("at", at.toString());
    members.put("tenant_id", tenant);
    members.put("project_id", Long.parseLong(project));
    members.put("job_id", jobId);
    members.put("key", key);
    members.put("status", status);
    members.put("bytes", bytes);
    members.put("by", by);
    members.put("requester", requester);
    members.put("address", address);
    return members;
  }
}
