package io.cortap.adapter.local;

import io.cortap.core.audit.KeptTrail;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trails of jobs as they lie in their rows, sound or not, within one transaction. */
final class KeptRows {
  private static final int BATCH = 100;

  private final Connection connection;

  KeptRows(Connection connection) {
    this.connection = connection;
  }

  /**
   * Some trails.
   *
   * @param last the job's id up to which that was; empty when there are no more
   */
  record Batch(List<KeptTrail> trails, Optional<String> last) {}

  /**
   * @param after a job's id, or empty text to begin with the first
   */
  Batch ofJobs(String after) throws SQLException {
    List<String> ids = idsAfter(after);
    var trails = new ArrayList<KeptTrail>();
    for (String id : ids) {
      trails.addAll(ofJob(id));
    }
    return new Batch(trails, ids.size() < BATCH ? Optional.empty() : Optional.of(ids.getLast()));
  }

  private List<String> idsAfter(String after) throws SQLException {
    var ids = new ArrayList<String>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT job_id FROM audit_record WHERE job_id > ?1
              UNION SELECT job_id FROM job WHERE job_id > ?1
              ORDER BY job_id LIMIT ?2\
            """)) {
      select.setString(1, after);
      select.setInt(2, BATCH);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          ids.add(row.getString(1));
        }
      }
    }
    return ids;
  }

  /** More than one trail only if somebody edited what names it. */
  private List<KeptTrail> ofJob(String id) throws SQLException {
    var found = new FoundTrails();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT sequence, at, action, actor, outcome, details, hash, job_id, tenant, project
              FROM audit_record WHERE job_id = ? ORDER BY sequence\
            """)) {
      select.setString(1, id);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(TrailName.ofJob(row), row);
        }
      }
    }
    expect(id, found);
    return found.trails();
  }

  /** What the job's own row says; nothing where it is gone. */
  private void expect(String id, FoundTrails found) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT job_id, tenant, audit_records,
                CASE WHEN json_valid(document) THEN document ->> '$.request.project' END AS project
              FROM job WHERE job_id = ?\
            """)) {
      select.setString(1, id);
      try (ResultSet row = select.executeQuery()) {
        if (row.next()) {
          found.expect(TrailName.ofJob(row), row.getInt("audit_records"));
        }
      }
    }
  }

  /** Trails of setup records, all of them. */
  List<KeptTrail> ofSetups() throws SQLException {
    var found = new FoundTrails();
    try (PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT sequence, at, action, actor, outcome, details, hash, tenant, project
                  FROM setup_change ORDER BY tenant, project, sequence\
                """);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.add(TrailName.ofSetup(row), row);
      }
    }
    try (PreparedStatement select =
            connection.prepareStatement("SELECT tenant, project, changes FROM setup_record");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.expect(TrailName.ofSetup(row), row.getInt("changes"));
      }
    }
    return found.trails();
  }
}
