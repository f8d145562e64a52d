package io.cortap.adapter.local;

import io.cortap.core.job.Acceptance;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.report.TenantId;
import io.cortap.core.review.SetupTrail;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A trail's name out of the columns of its rows: whoever edits one of them makes it another trail,
 * which the hashes do not fit.
 *
 * @param named whether the columns hold the whole name
 */
record TrailName(TenantId tenant, String name, boolean named) {

  /**
   * The job's trail that a row belongs to.
   *
   * @param row with columns {@code job_id}, {@code tenant} and {@code project}, which is null where
   *     an early version of the program lost it
   */
  static TrailName ofJob(ResultSet row) throws SQLException {
    TenantId tenant = tenant(row);
    String project = row.getString("project");
    String name =
        Acceptance.trailName(tenant, project == null ? "?" : project, row.getString("job_id"));
    return new TrailName(tenant, name, project != null);
  }

  /**
   * The trail of a setup record that a row belongs to.
   *
   * @param row with columns {@code tenant} and {@code project}
   */
  static TrailName ofSetup(ResultSet row) throws SQLException {
    TenantId tenant = tenant(row);
    try {
      var project = new ProjectKey(tenant, new ProjectId(row.getLong("project")));
      return new TrailName(tenant, SetupTrail.empty(project).name(), true);
    } catch (IllegalArgumentException e) {
      throw new DamagedRecordException("a setup change names no project: " + e.getMessage());
    }
  }

  private static TenantId tenant(ResultSet row) throws SQLException {
    String tenant = row.getString("tenant");
    if (!TenantId.isWellFormed(tenant)) {
      throw new DamagedRecordException("an audit record is of no tenant: '" + tenant + "'");
    }
    return new TenantId(tenant);
  }
}
