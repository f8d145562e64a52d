package io.cortap.ports.inbound;

import io.cortap.core.audit.AuditRecord;
import io.cortap.core.report.ProjectId;
import io.cortap.core.review.SetupRecord;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the setup record of a project for those whom Riskuity lets see the project; when Riskuity
 * cannot be asked, nobody.
 */
public interface KeepSetup {
  /**
   * @return the record that reports are made from; where nobody has written one, the operator's or
   *     an empty one, with version 0
   */
  Answer<Kept> find(Caller caller, ProjectId project);

  /**
   * Writes a record in the place of another. Whatever is not in {@code members} is gone.
   *
   * @param read the version that the caller means to replace
   * @return the record as it is kept now; refused with {@code PRECONDITION_FAILED} if {@code read}
   *     is not the newest any more, with {@code INVALID_REQUEST} and every fault of {@code members}
   *     if they make no record
   */
  Answer<Kept> replace(
      Caller caller, ProjectId project, long read, Map<String, @Nullable Object> members);

  /**
   * A record as it is kept.
   *
   * @param version one more with each write; 0 before the first
   * @param change who made this version, and when; empty before the first
   */
  record Kept(SetupRecord record, long version, Optional<AuditRecord> change) {}
}
