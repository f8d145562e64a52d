package io.cortap.adapter.cli;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.report.TenantId;
import io.cortap.core.review.SetupRecord;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.ImportSetup;
import io.cortap.ports.inbound.KeepSetup;
import java.util.Optional;

/** Setup records for tests that ask for none. */
final class NoSetups implements ImportSetup {
  private static final Problem NONE =
      Problem.of(FailureCode.INTERNAL_ERROR, "the test did not expect a call");

  @Override
  public Answer<Filled> read(byte[] file) {
    return Answer.refused(NONE);
  }

  @Override
  public Answer<Imported> replace(
      TenantId tenant, Optional<ProjectId> project, byte[] file, boolean dryRun) {
    return Answer.refused(NONE);
  }

  @Override
  public Answer<KeepSetup.Kept> find(ProjectKey project) {
    return Answer.refused(NONE);
  }

  @Override
  public Answer<byte[]> workbook(Optional<ProjectId> project, SetupRecord record) {
    return Answer.refused(NONE);
  }
}
