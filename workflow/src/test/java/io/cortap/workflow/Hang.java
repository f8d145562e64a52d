package io.cortap.workflow;

import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ReportType;
import io.cortap.core.report.UserToken;
import io.cortap.core.review.ProjectReview;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.ReportRenderer;
import io.cortap.ports.outbound.RiskuityClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A call that does not come back: virtual time passes, and then it waits for whatever ends it. A
 * minute of real time without that is a failure of the test.
 */
final class Hang {
  private final Runnable meanwhile;
  private final boolean deaf;
  private final CountDownLatch released = new CountDownLatch(1);

  private Hang(Runnable meanwhile, boolean deaf) {
    this.meanwhile = meanwhile;
    this.deaf = deaf;
  }

  /** Ends when its thread is interrupted, as ports do. */
  static Hang untilInterrupted(Runnable meanwhile) {
    return new Hang(meanwhile, false);
  }

  /** Ends when it is released; an interrupt changes nothing. */
  static Hang deaf(Runnable meanwhile) {
    return new Hang(meanwhile, true);
  }

  void release() {
    released.countDown();
  }

  void run() {
    meanwhile.run();
    boolean interrupted = false;
    while (true) {
      try {
        if (!released.await(1, TimeUnit.MINUTES)) {
          throw new AssertionError("nothing ended the hanging call");
        }
        break;
      } catch (InterruptedException e) {
        interrupted = true;
        if (!deaf) {
          Thread.currentThread().interrupt();
          throw new PortUnavailableException("answer", "it was interrupted");
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Hangs in the stores' calls of that name. */
  Trouble before(String call) {
    return new Trouble() {
      @Override
      public void before(String met) {
        if (met.equals(call)) {
          run();
        }
      }
    };
  }

  /** Hangs in every rendering. */
  ReportRenderer in(ReportRenderer inner) {
    return new ReportRenderer() {
      @Override
      public List<Offer> offers() {
        return inner.offers();
      }

      @Override
      public Rendering render(ReportType type, ProjectReview review) {
        run();
        return inner.render(type, review);
      }
    };
  }

  /** Hangs in every probe. */
  RiskuityClient inProbesOf(RiskuityClient inner) {
    return new RiskuityClient() {
      @Override
      public Probe probe(
          UserToken token, ProjectId project, CorrelationId correlationId, Duration limit) {
        run();
        return inner.probe(token, project, correlationId, limit);
      }

      @Override
      public Controls controls(
          UserToken token,
          ProjectId project,
          CorrelationId correlationId,
          Duration limit,
          Progress progress) {
        return inner.controls(token, project, correlationId, limit, progress);
      }
    };
  }
}
