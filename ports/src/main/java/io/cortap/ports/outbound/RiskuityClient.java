package io.cortap.ports.outbound;

import io.cortap.core.problem.Problem;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.UserToken;
import io.cortap.core.review.ProjectControls;
import java.time.Duration;

/**
 * Reads from the compliance system with a user's own token; never writes there.
 *
 * <p><b>Threads.</b> One instance serves any number of threads; a call blocks its own. An interrupt
 * ends the call soon.
 *
 * <p><b>Consistency.</b> {@link #controls} gives every control of the project or none: a page that
 * does not fit the others is a refusal, never a shorter list.
 *
 * <p><b>Time.</b> A call, its retries included, ends within {@code limit}.
 *
 * <p><b>Failure.</b> What the system answers, or that it does not, is a result; nothing is thrown.
 * The token goes to the configured origin only, along no redirect to another, and into no message.
 */
public interface RiskuityClient {
  /** Asks whether this token may see this project, by its first control. Not retried. */
  Probe probe(UserToken token, ProjectId project, CorrelationId correlationId, Duration limit);

  /**
   * Reads all controls of the project, several pages at a time; {@code progress} sees each page.
   */
  Controls controls(
      UserToken token,
      ProjectId project,
      CorrelationId correlationId,
      Duration limit,
      Progress progress);

  /** What became of a probe. */
  sealed interface Probe {
    /** The system accepted this token for this project: the token is genuine. */
    record Allowed() implements Probe {}

    /** It refused: 401, 403 or 404, as the problem says. */
    record Refused(Problem problem) implements Probe {}

    /**
     * It gave no usable answer in time; says nothing about token or project.
     *
     * @param silent whether it seems to answer nobody just now: there was no answer at all, or one
     *     that says that it is overloaded
     */
    record Unanswered(String reason, boolean silent) implements Probe {
      /** There was no answer. */
      public Unanswered(String reason) {
        this(reason, true);
      }
    }
  }

  /** What became of reading a project. */
  sealed interface Controls {
    /** Every control there is. */
    record Read(ProjectControls project) implements Controls {}

    /** Nothing usable; the problem says whether trying again may help. */
    record Refused(Problem problem) implements Controls {}
  }

  /** Learns how far a read has come. Called from any thread, for each page once. */
  interface Progress {
    /**
     * @param readControls how many controls are there so far
     * @param allControls how many there will be, as the system says
     */
    void read(int readControls, int allControls);
  }
}
