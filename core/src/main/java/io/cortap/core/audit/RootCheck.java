package io.cortap.core.audit;

import io.cortap.core.report.Sha256;
import io.cortap.core.report.TenantId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Follows one tenant's roots, and holds its trails against them. */
final class RootCheck {
  private final TenantId tenant;
  private final List<DailyRoot> roots;
  private final Map<LocalDate, DailyRoot> byDay = new HashMap<>();
  private final SortedMap<LocalDate, Collection<TrailEnd>> ends = new TreeMap<>();
  private final List<String> breaks = new ArrayList<>();

  /**
   * @param roots oldest first
   */
  RootCheck(TenantId tenant, List<DailyRoot> roots) {
    this.tenant = tenant;
    this.roots = List.copyOf(roots);
    roots.forEach(root -> byDay.put(root.day(), root));
  }

  void add(AuditTrail trail) {
    TrailEnd.byDay(trail)
        .forEach((day, end) -> ends.computeIfAbsent(day, none -> new ArrayList<>()).add(end));
  }

  /** The last day that a root vouches for. */
  Optional<LocalDate> lastDay() {
    return roots.isEmpty() ? Optional.empty() : Optional.of(roots.getLast().day());
  }

  /** What does not fit, all trails having been added. */
  List<String> breaks(LocalDate firstWhole, LocalDate today) {
    followChain(today);
    for (DailyRoot root : roots) {
      if (!root.day().isBefore(firstWhole)) {
        compare(root, ends.getOrDefault(root.day(), List.of()));
      }
    }
    LocalDate last = lastDay().orElse(LocalDate.MIN);
    ends.forEach((day, found) -> {
      if (!day.isBefore(firstWhole) && day.isBefore(last) && !byDay.containsKey(day)) {
        add(
            day,
            found.size()
                + " trails have records, and there is no root, though later days have one");
      }
    });
    return breaks;
  }

  private void followChain(LocalDate today) {
    Optional<DailyRoot> before = Optional.empty();
    for (DailyRoot root : roots) {
      if (!root.tenant().equals(tenant)) {
        add(root.day(), "the root is tenant " + root.tenant() + "'s");
      }
      if (!root.isWhole()) {
        add(root.day(), "the root was changed: its hash does not fit the rest of it");
      }
      if (!root.before().equals(before.map(DailyRoot::hash))) {
        add(root.day(), "the root does not follow the one before it" + named(before));
      }
      if (before.isPresent() && !root.day().isAfter(before.get().day())) {
        add(root.day(), "the root comes after that of " + before.get().day());
      }
      if (!root.day().isBefore(today)) {
        add(root.day(), "there is a root, and the day has not ended");
      }
      before = Optional.of(root);
    }
  }

  private static String named(Optional<DailyRoot> before) {
    return before
        .map(root -> ", of " + root.day() + ": one was changed or removed")
        .orElse(": the one that was first is missing");
  }

  private void compare(DailyRoot root, Collection<TrailEnd> found) {
    if (root.isOver(found)) {
      return;
    }
    int more = found.size() - root.trails();
    add(
        root.day(),
        "the records are not those that the root was made of: "
            + (more == 0
                ? "a trail was cut off, replaced or changed"
                : more < 0
                    ? -more + " of " + root.trails() + " trails are missing"
                    : more + " trails came to the " + root.trails() + " of that day"));
  }

  /** How many ended days wait for their root. */
  int unrooted(LocalDate firstWhole, LocalDate today) {
    LocalDate last = lastDay().orElse(LocalDate.MIN);
    return (int)
        ends.keySet().stream()
            .filter(day -> !day.isBefore(firstWhole) && day.isAfter(last) && day.isBefore(today))
            .count();
  }

  /** What was written down elsewhere of a root of this tenant. */
  Optional<String> breakOf(KnownRoot known) {
    Optional<Sha256> here = Optional.ofNullable(byDay.get(known.day())).map(DailyRoot::hash);
    if (here.isEmpty()) {
      return Optional.of(about(known.day(), "the root that is kept elsewhere is missing here"));
    }
    return here.get().equals(known.hash())
        ? Optional.empty()
        : Optional.of(
            about(
                known.day(),
                "the root is " + here.get() + ", and " + known.hash() + " is kept elsewhere"));
  }

  private void add(LocalDate day, String what) {
    breaks.add(about(day, what));
  }

  private String about(LocalDate day, String what) {
    return "tenant " + tenant + ", " + day + ": " + what;
  }
}
