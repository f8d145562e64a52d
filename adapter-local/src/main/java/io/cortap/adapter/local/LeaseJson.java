package io.cortap.adapter.local;

import io.cortap.core.job.Lease;
import io.cortap.core.job.NodeId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who holds a job and until when, as stored JSON. */
final class LeaseJson {
  private LeaseJson() {}

  static Map<String, @Nullable Object> write(Lease lease) {
    return new MembersBuilder()
        .with("holder", lease.holder().value())
        .with("ends_at", lease.endsAt())
        .build();
  }

  static Lease read(Members lease) {
    return new Lease(lease.read("holder", NodeId::new), lease.instant("ends_at"));
  }
}
