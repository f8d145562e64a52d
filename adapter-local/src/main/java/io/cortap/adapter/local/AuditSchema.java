package io.cortap.adapter.local;

import java.util.List;

/** The step of {@link SqliteSchema} that makes audit trails checkable without their jobs. */
final class AuditSchema {
  /**
   * A trail's name holds the project, which outlived the job nowhere so far: it comes from the job,
   * or from the name of a file that was made for it. Each subject now says how many records it has.
   * Records of jobs go by retention alone, which first says until when.
   */
  static final List<String> STEP =
      List.of(
          "DROP TRIGGER audit_record_is_final",
          "ALTER TABLE audit_record ADD COLUMN project INTEGER",
          """
          UPDATE audit_record SET project =
            (SELECT CASE WHEN json_valid(document) THEN document ->> '$.request.project' END
              FROM job WHERE job.job_id = audit_record.job_id)\
          """,
          """
          UPDATE audit_record SET project =
            (SELECT CAST(substr(made.details ->> '$.key',
                instr(made.details ->> '$.key', '/project-') + 9) AS INTEGER)
              FROM audit_record AS made
              WHERE made.job_id = audit_record.job_id
                AND instr(made.details ->> '$.key', '/project-') > 0
              LIMIT 1)
            WHERE project IS NULL\
          """,
          """
          CREATE TRIGGER audit_record_is_final BEFORE UPDATE ON audit_record
            BEGIN SELECT RAISE(ABORT, 'audit records are never changed'); END\
          """,
          "CREATE TABLE audit_gone (until INTEGER NOT NULL) STRICT",
          "INSERT INTO audit_gone VALUES (0)",
          """
          CREATE TRIGGER audit_record_stays BEFORE DELETE ON audit_record
            WHEN OLD.at > (SELECT max(until) FROM audit_gone)
              OR EXISTS (SELECT 1 FROM job WHERE job_id = OLD.job_id)
            BEGIN SELECT RAISE(ABORT, 'audit records are removed by retention alone'); END\
          """,
          "CREATE INDEX audit_record_of_tenant ON audit_record (tenant, at)",
          "CREATE INDEX setup_change_of_tenant ON setup_change (tenant, at)",
          "ALTER TABLE job ADD COLUMN audit_records INTEGER NOT NULL DEFAULT 0",
          """
          UPDATE job SET audit_records =
            (SELECT count(*) FROM audit_record WHERE audit_record.job_id = job.job_id)\
          """,
          "ALTER TABLE setup_record ADD COLUMN changes INTEGER NOT NULL DEFAULT 0",
          """
          UPDATE setup_record SET changes =
            (SELECT count(*) FROM setup_change
              WHERE setup_change.tenant = setup_record.tenant
                AND setup_change.project = setup_record.project)\
          """,
          """
          CREATE TABLE audit_root (
            tenant TEXT NOT NULL,
            day TEXT NOT NULL,
            before TEXT,
            trails INTEGER NOT NULL,
            ends TEXT NOT NULL,
            hash TEXT NOT NULL,
            PRIMARY KEY (tenant, day)
          ) STRICT, WITHOUT ROWID\
          """,
          """
          CREATE TRIGGER audit_root_is_final BEFORE UPDATE ON audit_root
            BEGIN SELECT RAISE(ABORT, 'audit roots are never changed'); END\
          """,
          """
          CREATE TRIGGER audit_root_stays BEFORE DELETE ON audit_root
            BEGIN SELECT RAISE(ABORT, 'audit roots are never removed'); END\
          """);

  private AuditSchema() {}
}
