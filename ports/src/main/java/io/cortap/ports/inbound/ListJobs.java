package io.cortap.ports.inbound;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists the jobs that a user created, or those of a service account's tenants. */
public interface ListJobs {
  /**
   * One page of the jobs that a user created, or that a service account may see and that moved
   * since the instant it names; newest first.
   *
   * @param parameters each with the values that were sent for it, see contract section 1; an empty
   *     value is as good as none
   * @return the page; or all that is wrong with the parameters. A cursor that was altered or given
   *     to somebody else is wrong, and no more is said of it
   */
  Answer<Page> list(Caller caller, Map<String, List<String>> parameters);

  /**
   * Some jobs, each with the link that is open already: a list makes none.
   *
   * @param nextCursor leads to those behind; empty if there are none
   */
  record Page(List<FindJob.Found> jobs, Optional<String> nextCursor) {
    public Page {
      jobs = List.copyOf(jobs);
    }
  }
}
