package io.cortap.workflow;

import io.cortap.core.job.JobId;
import io.cortap.core.report.DownloadLink;
import io.cortap.core.report.IssuedLink;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Stable links that were rebuilt last: whoever polls a finished job gets the same one each time.
 * What was issued decides alone what the link is, so nothing here can be out of date. Thread-safe.
 */
final class LatelyLinked {
  private static final int CAPACITY = 256;

  private record Issue(JobId job, IssuedLink link) {}

  private final Map<Issue, DownloadLink> links =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Issue, DownloadLink> eldest) {
          return size() > CAPACITY;
        }
      };

  /** The link as it was last time, or as {@code rebuilding} makes it; none is not kept. */
  Optional<DownloadLink> of(
      JobId job, IssuedLink link, Supplier<Optional<DownloadLink>> rebuilding) {
    var issue = new Issue(job, link);
    Optional<DownloadLink> known = known(issue);
    if (known.isPresent()) {
      return known;
    }
    Optional<DownloadLink> rebuilt = rebuilding.get();
    rebuilt.ifPresent(made -> keep(issue, made));
    return rebuilt;
  }

  private synchronized Optional<DownloadLink> known(Issue issue) {
    return Optional.ofNullable(links.get(issue));
  }

  private synchronized void keep(Issue issue, DownloadLink link) {
    links.put(issue, link);
  }
}
