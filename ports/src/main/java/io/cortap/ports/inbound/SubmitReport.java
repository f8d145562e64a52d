package io.cortap.ports.inbound;

import io.cortap.core.intake.IdempotencyKey;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobStatus;
import io.cortap.core.report.ReportRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Accepts a request for a report; the work goes on in the background. */
public interface SubmitReport {
  /**
   * Looks at the token, at every field, and at the project with that token; then stores the job.
   *
   * @param form the request's members as plain values, see contract section 1
   * @return the accepted job, durable as its store promises; or all that is wrong with the request,
   *     after which nothing was stored
   */
  Answer<Accepted> submit(Caller caller, Map<String, ? extends @Nullable Object> form);

  /**
   * The same for a request that may come more than once: under one key there is one job, even where
   * several come at the same instant. The key is the caller's own, and kept for {@link
   * IdempotencyKey#KEPT} or as long as the job, whichever is shorter.
   *
   * @return the accepted job, or the one that was accepted before; {@code IDEMPOTENCY_KEY_REUSED}
   *     if that was asked for something else
   */
  Answer<Submission> submitOnce(
      Caller caller, IdempotencyKey key, Map<String, ? extends @Nullable Object> form);

  /**
   * Tries out a request: the same checks, refusals and warnings, after which nothing was stored and
   * nobody is told. No key is read or claimed.
   *
   * @return what {@link #submit} would do now, or why it would refuse
   */
  Answer<Trial> tryOut(Caller caller, Map<String, ? extends @Nullable Object> form);

  /** What a submission led to. */
  sealed interface Submission {}

  /**
   * A request that will be worked on.
   *
   * @param estimatedCompletion a guess from recent jobs and those ahead
   * @param warnings what the caller should know
   */
  record Accepted(Job job, Instant estimatedCompletion, List<String> warnings)
      implements Submission {
    public Accepted {
      warnings = List.copyOf(warnings);
    }
  }

  /** The job that was accepted before, as it stands now. */
  record Replayed(FindJob.Found found) implements Submission {}

  /** The same for a caller whose token nobody vouches for at the moment: no more is said. */
  record Recognized(JobId id, JobStatus status) implements Submission {}

  /**
   * A request that would be accepted now.
   *
   * @param checks in the order in which they were made
   * @param warnings what an accepted job's caller would be told
   */
  record Trial(ReportRequest request, List<Check> checks, List<String> warnings) {
    public Trial {
      checks = List.copyOf(checks);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * One thing that was looked at before a job is accepted.
   *
   * @param name for instance {@code project}
   * @param passed false where nobody could say: the job itself would find out
   * @param detail what was found, in words
   */
  record Check(String name, boolean passed, String detail) {}
}
