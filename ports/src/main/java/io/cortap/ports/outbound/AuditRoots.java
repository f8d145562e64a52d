package io.cortap.ports.outbound;

import io.cortap.core.audit.DailyRoot;
import io.cortap.core.audit.KeptTrail;
import io.cortap.core.audit.TrailEnd;
import io.cortap.core.report.TenantId;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * Keeps the daily roots of every tenant, and gives what they are made of: the trails that other
 * stores of the deployment write, of jobs and of setup records.
 *
 * <p><b>Threads.</b> One instance serves any number of threads; processes may share one backing
 * store.
 *
 * <p><b>Consistency.</b> A read sees every write that returned before it began. Of two writers of
 * one day's root exactly one wins.
 *
 * <p><b>Time.</b> Roots do not end. Trails stay at least {@link
 * io.cortap.core.audit.AuditTrail#KEPT} after their last record, also when their job is gone.
 *
 * <p><b>Failure.</b> Every method may throw {@link PortUnavailableException}; {@link #add} may then
 * have happened or not.
 */
public interface AuditRoots {
  /**
   * @return every tenant of whom there is a trail or a root, in a steady order
   */
  List<TenantId> tenants();

  /**
   * @param before the first day that is not asked for
   * @return for each day of the tenant with a record, by UTC, where each of its trails stood by the
   *     day's record of highest sequence
   */
  SortedMap<LocalDate, List<TrailEnd>> ends(TenantId tenant, LocalDate from, LocalDate before);

  /**
   * @return the tenant's roots, oldest first
   */
  List<DailyRoot> roots(TenantId tenant);

  /**
   * Keeps the root for good.
   *
   * @return whether it is kept: false, and nothing written, unless it follows the tenant's last
   */
  boolean add(DailyRoot root);

  /**
   * Hands over every trail as it lies there, sound or not, one after the other: also of jobs and
   * records that have none, with no records and how many were expected. Trails may grow meanwhile.
   */
  void trails(Consumer<KeptTrail> each);
}
