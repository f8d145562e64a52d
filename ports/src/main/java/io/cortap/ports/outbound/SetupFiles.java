package io.cortap.ports.outbound;

import io.cortap.core.report.ProjectId;
import io.cortap.core.review.SetupRecord;
import java.util.List;
import java.util.Optional;

/**
 * Reads setup records out of files that people filled in, and makes files to fill in.
 *
 * <p><b>Threads.</b> One instance serves any number of threads.
 *
 * <p><b>Consistency.</b> A file gives a whole record or none: one fault spoils it. A record that
 * was written into a file is read from it again, tidied.
 *
 * <p><b>Time.</b> Days are days: no zone moves them.
 *
 * <p><b>Failure.</b> Whatever a file holds is a result; nothing is thrown for it.
 */
public interface SetupFiles {
  /** Reads a file, whatever its name says. */
  Reading read(byte[] file);

  /**
   * A workbook that holds the record, ready to be filled in further.
   *
   * @param project whose record it is, if that is settled
   * @throws IllegalArgumentException naming a member that no workbook can hold
   */
  byte[] write(Optional<ProjectId> project, SetupRecord record);

  /** What a file gave. */
  sealed interface Reading {
    /**
     * The record.
     *
     * @param project whose record the file says it is
     * @param remarks what a reader of the file should know, though it spoils nothing
     */
    record Fits(Optional<ProjectId> project, SetupRecord record, List<String> remarks)
        implements Reading {
      public Fits {
        remarks = List.copyOf(remarks);
      }
    }

    /** Every fault, in the order of the file, each a line that says where it is. */
    record Faulty(List<String> faults) implements Reading {
      public Faulty {
        faults = List.copyOf(faults);
      }
    }
  }
}
