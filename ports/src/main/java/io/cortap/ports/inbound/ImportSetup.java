package io.cortap.ports.inbound;

import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.report.TenantId;
import io.cortap.core.review.MemberChange;
import io.cortap.core.review.SetupRecord;
import java.util.List;
import java.util.Optional;

/**
 * Brings setup records out of files into a store at hand, and out of it again, for whoever operates
 * the store: no token is asked for.
 */
public interface ImportSetup {
  /**
   * @return what the file holds; refused with every fault in {@code details.reasons}
   */
  Answer<Filled> read(byte[] file);

  /**
   * Replaces a project's record by a file's.
   *
   * @param project instead of the one that the file names; if both are there, they must agree
   * @param dryRun whether only to tell what would change
   * @return what changes; refused, and nothing is written, if anything is wrong with the file, if
   *     nobody says which project it is, or if somebody else writes the record meanwhile
   */
  Answer<Imported> replace(
      TenantId tenant, Optional<ProjectId> project, byte[] file, boolean dryRun);

  /**
   * @return the record in the store, empty and with version 0 where there is none
   */
  Answer<KeepSetup.Kept> find(ProjectKey project);

  /**
   * @return a workbook to fill in
   */
  Answer<byte[]> workbook(Optional<ProjectId> project, SetupRecord record);

  /**
   * What a file holds.
   *
   * @param remarks what a reader should know, though nothing is wrong
   */
  record Filled(Optional<ProjectId> project, SetupRecord record, List<String> remarks) {
    public Filled {
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * What an import did, or would do.
   *
   * @param version of the record as it is now
   */
  record Imported(
      ProjectKey project, List<MemberChange> changes, List<String> remarks, long version) {
    public Imported {
      changes = List.copyOf(changes);
      remarks = List.copyOf(remarks);
    }
  }
}
