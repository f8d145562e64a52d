package io.cortap.adapter.local;

import io.cortap.core.audit.DailyRoot;
import io.cortap.core.audit.KeptTrail;
import io.cortap.core.audit.TrailEnd;
import io.cortap.core.report.TenantId;
import io.cortap.ports.outbound.AuditRoots;
import io.cortap.ports.outbound.PortUnavailableException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * Daily roots in a SQLite file, beside the trails of jobs and setup records; several processes of
 * one host may share it. Trails are read some hundred records at a time, so that a long look
 * hinders nobody.
 */
public final class SqliteAuditRoots implements AuditRoots {
  private final SqliteFile file;

  /**
   * @param file borrowed: whoever opened it closes it
   */
  public SqliteAuditRoots(SqliteFile file) {
    this.file = file;
  }

  @Override
  public List<TenantId> tenants() {
    return read("list the tenants of audit trails", tx -> new RootRows(tx).tenants());
  }

  @Override
  public SortedMap<LocalDate, List<TrailEnd>> ends(
      TenantId tenant, LocalDate from, LocalDate before) {
    return read(
        "read the ends of tenant " + tenant + "'s audit trails",
        tx -> new EndRows(tx).of(tenant, from, before));
  }

  @Override
  public List<DailyRoot> roots(TenantId tenant) {
    return read("read tenant " + tenant + "'s audit roots", tx -> new RootRows(tx).of(tenant));
  }

  @Override
  public boolean add(DailyRoot root) {
    String operation = "write the audit root of " + root.tenant() + ", " + root.day();
    try {
      return file.write(operation, tx -> new RootRows(tx).add(root));
    } catch (DamagedRecordException e) {
      throw damaged(operation, e);
    }
  }

  @Override
  public void trails(Consumer<KeptTrail> each) {
    Optional<String> from = Optional.of("");
    while (from.isPresent()) {
      String after = from.get();
      KeptRows.Batch batch = read("read audit trails", tx -> new KeptRows(tx).ofJobs(after));
      batch.trails().forEach(each);
      from = batch.last();
    }
    read("read the trails of setup records", tx -> new KeptRows(tx).ofSetups()).forEach(each);
  }

  private <T> T read(String operation, SqlWork<T> work) {
    try {
      return file.read(operation, work);
    } catch (DamagedRecordException e) {
      throw damaged(operation, e);
    }
  }

  private static PortUnavailableException damaged(String operation, DamagedRecordException e) {
    return new PortUnavailableException(
        operation + ": a row is damaged or newer than this program (" + e.getMessage() + ")", e);
  }
}
