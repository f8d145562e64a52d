package io.cortap.workflow;

import io.cortap.core.deployment.Check;
import io.cortap.ports.inbound.ExamineDeployment;
import io.cortap.ports.outbound.Examiner;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Has every examiner look, beside a running service or before there is one. */
public final class OfflineDoctor implements ExamineDeployment {
  private final Supplier<List<Examiner>> examiners;
  private final InstantSource clock;

  /**
   * @param examiners asked for by each examination; borrowed
   */
  public OfflineDoctor(Supplier<List<Examiner>> examiners, InstantSource clock) {
    this.examiners = examiners;
    this.clock = clock;
  }

  @Override
  public List<Check> examine() {
    Instant now = clock.instant();
    return examiners.get().stream().flatMap(examiner -> examiner.examine(now).stream()).toList();
  }
}
