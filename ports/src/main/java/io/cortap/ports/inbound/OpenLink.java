package io.cortap.ports.inbound;

import io.cortap.core.job.JobId;
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

  /**
   * A report and its bytes.
   *
   * @param bytes its own array, not to be changed
   */
  record Opened(ReportFile file, byte[] bytes) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Opened opened
          && file.equals(opened.file)
          && Arrays.equals(bytes, opened.bytes);
    }

    @Override
    public int hashCode() {
      return file.hashCode();
    }
  }
}
