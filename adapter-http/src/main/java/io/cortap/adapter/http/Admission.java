package io.cortap.adapter.http;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.javalin.http.Context;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * Bounds what is worked on at once, in requests and in bytes of their bodies: whoever comes then is
 * told to come back, while memory is still there to say so.
 */
final class Admission {
  /** Health must be seen when everything else is full; followed jobs have a bound of their own. */
  private static final Set<Route> ALWAYS =
      EnumSet.of(
          Route.LIVE, Route.READY, Route.METRICS, Route.SLO, Route.VERSION, Route.JOB_EVENTS);

  private static final int BUDGET_KIB = 256 << 10;
  private static final int LARGEST_KIB = 64 << 10;
  private static final int UNKNOWN_KIB = 4 << 10;

  private final Semaphore requests;
  private final Semaphore bodies = new Semaphore(BUDGET_KIB);

  Admission(int maxRequests) {
    this.requests = new Semaphore(maxRequests);
  }

  /** Given back by whoever was let in. */
  interface Place {
    void leave();
  }

  /** Nothing was taken. */
  static final Place NOWHERE = () -> {};

  /**
   * @throws RefusedException with {@code SERVICE_UNAVAILABLE} when there is no room
   */
  Place enter(Route route, Context request) {
    if (ALWAYS.contains(route)) {
      return NOWHERE;
    }
    int kib = kib(request);
    if (!requests.tryAcquire()) {
      throw full();
    }
    if (!bodies.tryAcquire(kib)) {
      requests.release();
      throw full();
    }
    return () -> {
      bodies.release(kib);
      requests.release();
    };
  }

  private static int kib(Context request) {
    long length = request.req().getContentLengthLong();
    if (length < 0) {
      return request.req().getHeader("Transfer-Encoding") == null ? 0 : UNKNOWN_KIB;
    }
    return Math.toIntExact(Math.min((length + 1023) / 1024, LARGEST_KIB));
  }

  private static RefusedException full() {
    return new RefusedException(
        Problem.of(
            FailureCode.SERVICE_UNAVAILABLE,
            "as many requests are under way as the service can take"));
  }
}
