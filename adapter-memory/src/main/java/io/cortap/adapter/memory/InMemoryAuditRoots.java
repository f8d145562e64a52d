package io.cortap.adapter.memory;

import io.cortap.core.audit.DailyRoot;
import io.cortap.core.audit.KeptTrail;
import io.cortap.core.audit.TrailEnd;
import io.cortap.core.report.TenantId;
import io.cortap.ports.outbound.AuditRoots;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Daily roots in a map: gone with the process, like the trails of the stores beside it. */
public final class InMemoryAuditRoots implements AuditRoots {
  private final InMemoryJobStore jobs;
  private final InMemorySetupStore setups;
  private final Map<TenantId, List<DailyRoot>> roots = new HashMap<>();

  /** Roots of the trails that these two stores keep. */
  public InMemoryAuditRoots(InMemoryJobStore jobs, InMemorySetupStore setups) {
    this.jobs = jobs;
    this.setups = setups;
  }

  @Override
  public synchronized List<TenantId> tenants() {
    return Stream.concat(kept().map(KeptTrail::tenant), roots.keySet().stream())
        .distinct()
        .sorted(Comparator.comparing(TenantId::value))
        .toList();
  }

  @Override
  public SortedMap<LocalDate, List<TrailEnd>> ends(
      TenantId tenant, LocalDate from, LocalDate before) {
    var ends = new TreeMap<LocalDate, List<TrailEnd>>();
    kept()
        .filter(kept -> kept.tenant().equals(tenant))
        .flatMap(kept -> TrailEnd.byDay(kept.trail()).entrySet().stream())
        .filter(end -> !end.getKey().isBefore(from) && end.getKey().isBefore(before))
        .forEach(end ->
            ends.computeIfAbsent(end.getKey(), none -> new ArrayList<>()).add(end.getValue()));
    return ends;
  }

  @Override
  public synchronized List<DailyRoot> roots(TenantId tenant) {
    return List.copyOf(roots.getOrDefault(tenant, List.of()));
  }

  @Override
  public synchronized boolean add(DailyRoot root) {
    List<DailyRoot> known = roots.computeIfAbsent(root.tenant(), none -> new ArrayList<>());
    Optional<DailyRoot> last = known.stream().reduce((earlier, later) -> later);
    return root.follows(last) && known.add(root);
  }

  @Override
  public void trails(Consumer<KeptTrail> each) {
    kept().forEach(each);
  }

  private Stream<KeptTrail> kept() {
    return Stream.concat(
        jobs.trails().entrySet().stream()
            .map(trail ->
                KeptTrail.of(
                    trail.getKey().tenant(),
                    trail.getValue(),
                    jobs.find(trail.getKey()).isPresent()
                        ? OptionalInt.of(trail.getValue().records().size())
                        : OptionalInt.empty())),
        setups.trails().entrySet().stream()
            .map(trail ->
                KeptTrail.of(
                    trail.getKey().tenant(),
                    trail.getValue(),
                    OptionalInt.of(trail.getValue().records().size()))));
  }
}
