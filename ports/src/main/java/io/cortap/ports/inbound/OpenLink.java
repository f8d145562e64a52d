package io.cortap.ports.inbound;

import io.cortap.core.job.JobId;
import io.cortap.core.report.DownloadLink;
import io.cortap.core.report.ReportFile;
import java.util.Arrays;

/** Opens a stable link: whoever holds it needs no token. */
public interface OpenLink {
  /**
   * @param segment the link's last path segment
   * @return the report; or {@code LINK_EXPIRED} for a link that has ended, {@code NOT_FOUND} for
   *     one that this service never made
   */
  Answer<Opened> open(JobId id, String segment);

  /** Where the report is. */
  sealed interface Opened {
    /** The report that the link opens. */
    ReportFile file();

    /**
     * A report and its bytes.
     *
     * @param bytes its own array, not to be changed
     */
    record Here(ReportFile file, byte[] bytes) implements Opened {
      @Override
      public boolean equals(Object other) {
        return other instanceof Here here
            && file.equals(here.file)
            && Arrays.equals(bytes, here.bytes);
      }

      @Override
      public int hashCode() {
        return file.hashCode();
      }
    }

    /**
     * A report whose store answers for itself.
     *
     * @param link good for a few minutes, for GET alone
     */
    record Elsewhere(ReportFile file, DownloadLink link) implements Opened {}
  }
}
