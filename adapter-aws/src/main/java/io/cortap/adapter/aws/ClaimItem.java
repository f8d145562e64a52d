package io.cortap.adapter.aws;

import io.cortap.core.intake.IdempotencyClaim;
import io.cortap.core.job.JobId;
import io.cortap.core.report.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The jobs that took an idempotency scope, in the order in which they did.
 *
 * @param version 0 where nobody has taken the scope yet
 */
record ClaimItem(IdempotencyClaim.Scope scope, String key, long version, List<Seeker> seekers) {
  private static final String SEEKERS = "seekers";

  /** One of them, and until when its claim lasts. */
  record Seeker(JobId job, Instant endsAt) {
    @Override
    public String toString() {
      return job + "@" + endsAt.toEpochMilli();
    }

    static Seeker of(String text) {
      int at = text.indexOf('@');
      try {
        return new Seeker(
            new JobId(text.substring(0, Math.max(0, at))),
            Instant.ofEpochMilli(Long.parseLong(text.substring(at + 1))));
      } catch (IllegalArgumentException e) {
        throw new DamagedItemException("a claim's holder is '" + text + "'");
      }
    }
  }

  ClaimItem {
    seekers = List.copyOf(seekers);
  }

  static ClaimItem untaken(TenantId tenant, IdempotencyClaim.Scope scope) {
    return new ClaimItem(scope, Keys.claim(tenant, scope), 0, List.of());
  }

  /** What lies under this one's key. */
  ClaimItem read(Item item) {
    List<Seeker> found = Arrays.stream(item.text(SEEKERS).split(" ")).map(Seeker::of).toList();
    return new ClaimItem(scope, key, item.version(), found);
  }

  /** The next version, with these in front of {@code taker}. */
  ClaimItem taken(List<Seeker> before, Seeker taker) {
    var all = new ArrayList<>(before);
    if (!all.contains(taker)) {
      all.add(taker);
    }
    return new ClaimItem(scope, key, version + 1, all);
  }

  Item item(TenantId tenant) {
    long end =
        seekers.stream().mapToLong(seeker -> seeker.endsAt().getEpochSecond()).max().orElse(0);
    return Item.of(key, "claim")
        .with(Item.TENANT, tenant.value())
        .with(Item.VERSION, version)
        .with(SEEKERS, seekers.stream().map(Seeker::toString).collect(Collectors.joining(" ")))
        .with("ttl", end + 1)
        .build();
  }
}
