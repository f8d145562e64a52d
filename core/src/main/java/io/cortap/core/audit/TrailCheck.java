package io.cortap.core.audit;

import io.cortap.core.report.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows one trail from its first record to its last. */
final class TrailCheck {
  private final KeptTrail kept;
  private final List<String> breaks = new ArrayList<>();

  private TrailCheck(KeptTrail kept) {
    this.kept = kept;
  }

  /** What does not fit; each record is judged by the hashes as they stand, so one edit is one. */
  static List<String> breaks(KeptTrail kept) {
    var check = new TrailCheck(kept);
    kept.damages().forEach(check::add);
    if (kept.named()) {
      check.follow();
    }
    check.count();
    return check.breaks;
  }

  private void follow() {
    Optional<Sha256> before = Optional.empty();
    int next = 1;
    for (AuditRecord record : kept.trail().records()) {
      if (record.sequence() > next) {
        add(missing(next, record.sequence() - 1));
      } else if (record.sequence() < next) {
        add("record " + record.sequence() + " stands where record " + next + " should");
      } else if (!record.follows(kept.trail().name(), before)) {
        add(
            "record %d (%s of %s) is not the one that was written behind record %d: one of the two was changed or replaced"
                .formatted(record.sequence(), record.action().wireName(), record.at(), next - 1));
      }
      before = Optional.of(record.hash());
      next = record.sequence() + 1;
    }
  }

  private static String missing(int first, int last) {
    return first == last
        ? "record " + first + " is missing"
        : "records " + first + " to " + last + " are missing";
  }

  private void count() {
    int found = kept.trail().records().size() + kept.damages().size();
    if (kept.expected().isPresent() && kept.expected().getAsInt() != found) {
      add("it has %d records where %d were written".formatted(found, kept.expected().getAsInt()));
    }
  }

  private void add(String what) {
    breaks.add("trail " + kept.trail().name() + ": " + what);
  }
}
