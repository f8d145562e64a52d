package io.cortap.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.audit.AuditCheck;
import io.cortap.core.audit.AuditRecord;
import io.cortap.core.audit.AuditTrail;
import io.cortap.core.audit.AuditVerdict;
import io.cortap.core.audit.DailyRoot;
import io.cortap.core.audit.KeptTrail;
import io.cortap.core.audit.KnownRoot;
import io.cortap.core.audit.TrailEnd;
import io.cortap.core.job.JobId;
import io.cortap.core.report.TenantId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A store's file in the hands of somebody who may write to it, and took its triggers away. */
final class TamperedStore implements AutoCloseable {
  private final Connection connection;
  private final Instant now;

  TamperedStore(Path file, Instant now) throws SQLException {
    this.connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
    this.now = now;
    for (String trigger : texts("SELECT name FROM sqlite_schema WHERE type = 'trigger'")) {
      execute("DROP TRIGGER " + trigger);
    }
  }

  int execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  List<String> texts(String sql) throws SQLException {
    var texts = new ArrayList<String>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    }
    return texts;
  }

  /** What is done in between is taken back. */
  interface Work {
    void run() throws SQLException;
  }

  void forNow(Work work) throws SQLException {
    execute("SAVEPOINT tampering");
    try {
      work.run();
    } finally {
      execute("ROLLBACK TO tampering");
      execute("RELEASE tampering");
    }
  }

  /** Changes the file and takes the change back, which must be found in between. */
  void assertFound(List<KnownRoot> known, String... edits) throws SQLException {
    forNow(() -> {
      int changed = 0;
      for (String edit : edits) {
        changed += execute(edit);
      }
      assertThat(changed).as(String.join("; ", edits)).isPositive();
      assertThat(found(known)).as(String.join("; ", edits)).isNotEmpty();
    });
  }

  /** What is found in the file as it is now; a row that stops the check is found too. */
  List<String> found(List<KnownRoot> known) throws SQLException {
    try {
      return verdict(known).breaks();
    } catch (DamagedRecordException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  AuditVerdict verdict(List<KnownRoot> known) throws SQLException {
    var check = new AuditCheck(now);
    for (TenantId tenant : new RootRows(connection).tenants()) {
      check.addRoots(tenant, new RootRows(connection).of(tenant));
    }
    trails().forEach(check::addTrail);
    known.forEach(check::addKnown);
    return check.verdict();
  }

  private List<KeptTrail> trails() throws SQLException {
    var trails = new ArrayList<KeptTrail>(new KeptRows(connection).ofJobs("").trails());
    trails.addAll(new KeptRows(connection).ofSetups());
    return trails;
  }

  /** The roots as they are now. */
  List<KnownRoot> known() throws SQLException {
    var known = new ArrayList<KnownRoot>();
    for (TenantId tenant : new RootRows(connection).tenants()) {
      new RootRows(connection)
          .of(tenant)
          .forEach(root -> known.add(new KnownRoot(tenant, root.day(), root.hash())));
    }
    return known;
  }

  /** Gives the job's record another outcome, and computes every hash of its trail anew. */
  void forge(JobId job, int place) throws SQLException {
    AuditTrail stored =
        trails().stream()
            .map(KeptTrail::trail)
            .filter(trail -> trail.name().endsWith(job.value()))
            .findFirst()
            .orElseThrow();
    AuditTrail forged = AuditTrail.empty(stored.name());
    for (AuditRecord record : stored.records()) {
      String outcome = record.sequence() == place ? "denied" : record.outcome();
      forged = forged.with(record.at(), record.action(), record.actor(), outcome, record.details());
    }
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE audit_record SET outcome = ?, hash = ? WHERE job_id = ? AND sequence = ?")) {
      for (AuditRecord record : forged.records()) {
        update.setString(1, record.outcome());
        update.setString(2, record.hash().hex());
        update.setString(3, job.value());
        update.setInt(4, record.sequence());
        update.executeUpdate();
      }
    }
  }

  /** Throws every root away, and makes those of ended days anew. */
  void rootAnew() throws SQLException {
    List<TenantId> tenants = new RootRows(connection).tenants();
    execute("DELETE FROM audit_root");
    for (TenantId tenant : tenants) {
      Optional<DailyRoot> last = Optional.empty();
      for (var day :
          new EndRows(connection).of(tenant, LocalDate.MIN, TrailEnd.dayOf(now)).entrySet()) {
        DailyRoot root =
            DailyRoot.of(tenant, day.getKey(), last.map(DailyRoot::hash), day.getValue());
        assertThat(new RootRows(connection).add(root)).isTrue();
        last = Optional.of(root);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
