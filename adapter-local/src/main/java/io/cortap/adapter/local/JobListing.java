package io.cortap.adapter.local;

import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobPosition;
import io.cortap.core.job.JobQuery;
import io.cortap.core.job.JobStatus;
import io.cortap.core.job.TenantQuery;
import io.cortap.core.report.ProjectId;
import io.cortap.ports.outbound.Versioned;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Walks a user's jobs, or a tenant's, newest first, within one transaction. The index passes over
 * most of what is not wanted; the job itself decides.
 */
final class JobListing {
  static final String OF_USER =
      """
      SELECT job_id FROM job WHERE tenant = ?1 AND user_id = ?2
        AND (?3 IS NULL OR project_id = ?3)
        AND (?4 IS NULL OR status IS NULL OR status = ?4)
        AND (finished_at IS NULL OR finished_at > ?5)
        AND (created_at, job_id) < (?6, ?7)
        ORDER BY created_at DESC, job_id DESC\
      """;

  static final String OF_TENANT =
      """
      SELECT job_id FROM job WHERE tenant = ?1 AND updated_at >= ?2
        AND (?3 IS NULL OR project_id = ?3)
        AND (?4 IS NULL OR status IS NULL OR status = ?4)
        AND (finished_at IS NULL OR finished_at > ?5)
        AND (created_at, job_id) < (?6, ?7)
        ORDER BY created_at DESC, job_id DESC\
      """;

  /** Greater than every instant's text. */
  private static final String NOW_AND_EVER = "~";

  private final Connection connection;
  private final JobRows rows;

  JobListing(Connection connection) {
    this.connection = connection;
    this.rows = new JobRows(connection);
  }

  /**
   * @param damaged is told of each row that could not be read
   */
  List<Job> list(
      JobQuery query,
      Optional<JobPosition> after,
      int limit,
      BiConsumer<JobId, DamagedRecordException> damaged)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(OF_USER)) {
      fill(select, query, after);
      return walked(select, query::matches, limit, damaged);
    }
  }

  /** The same of a tenant's jobs. */
  List<Job> list(
      TenantQuery query,
      Optional<JobPosition> after,
      int limit,
      BiConsumer<JobId, DamagedRecordException> damaged)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(OF_TENANT)) {
      fill(select, query, after);
      return walked(select, query::matches, limit, damaged);
    }
  }

  private List<Job> walked(
      PreparedStatement select,
      Predicate<Job> wanted,
      int limit,
      BiConsumer<JobId, DamagedRecordException> damaged)
      throws SQLException {
    var found = new ArrayList<Job>();
    try (ResultSet row = select.executeQuery()) {
      while (found.size() < limit && row.next()) {
        rows.readable(new JobId(row.getString(1)), damaged)
            .map(Versioned::value)
            .filter(wanted)
            .ifPresent(found::add);
      }
    }
    return List.copyOf(found);
  }

  private static void fill(PreparedStatement select, JobQuery query, Optional<JobPosition> after)
      throws SQLException {
    select.setString(1, query.requester().tenant().value());
    select.setString(2, query.requester().user().value());
    fill(select, query.project(), query.status(), query.goneUntil(), after);
  }

  private static void fill(PreparedStatement select, TenantQuery query, Optional<JobPosition> after)
      throws SQLException {
    select.setString(1, query.tenant().value());
    select.setString(2, sortable(query.updatedSince()));
    fill(select, query.project(), query.status(), query.goneUntil(), after);
  }

  private static void fill(
      PreparedStatement select,
      Optional<ProjectId> project,
      Optional<JobStatus> status,
      Instant goneUntil,
      Optional<JobPosition> after)
      throws SQLException {
    select.setObject(3, project.map(ProjectId::value).orElse(null));
    select.setString(4, status.map(JobStatus::wireName).orElse(null));
    select.setString(5, sortable(goneUntil));
    select.setString(6, after.map(place -> sortable(place.createdAt())).orElse(NOW_AND_EVER));
    select.setString(7, after.map(place -> place.id().value()).orElse(""));
  }

  /** As the schema writes instants for sorting. */
  private static String sortable(Instant instant) {
    String text = instant.truncatedTo(ChronoUnit.MILLIS).toString();
    return text.substring(0, text.length() - 1);
  }
}
