package io.cortap.adapter.http;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Bounds the memory of answers that wait for their readers: only so many bytes of them are under
 * way at once, and whoever does not take an answer in time is hung up on. Short answers lie in the
 * network's own buffers.
 */
final class LongAnswers {
  static final int LONG_BYTES = 64 << 10;
  static final int BUDGET_KIB = 128 << 10;

  private final Semaphore free = new Semaphore(BUDGET_KIB);
  private final Patience patience;

  LongAnswers(Patience patience) {
    this.patience = patience;
  }

  /**
   * {@code reply}, to be written once and within bounds if it is long.
   *
   * @throws RefusedException with {@code SERVICE_UNAVAILABLE} while there is no room for it
   */
  Reply bounded(Context request, Reply reply) {
    int length = reply.body().length;
    if (length < LONG_BYTES || request.method().equals(HandlerType.HEAD)) {
      return reply;
    }
    int kib = Math.min(length / 1024 + 1, BUDGET_KIB);
    if (!free.tryAcquire(kib)) {
      throw new RefusedException(
          Problem.of(
              FailureCode.SERVICE_UNAVAILABLE,
              "as many long answers are under way as the service can hold"));
    }
    return reply.streamed(out -> {
      try {
        write(request.req(), reply.body(), out);
      } finally {
        free.release(kib);
      }
    });
  }

  private void write(HttpServletRequest request, byte[] body, OutputStream out) throws IOException {
    ConnectionMetaData connection =
        ServletContextRequest.getServletContextRequest(request).getConnectionMetaData();
    EndPoint reader = connection.getConnection().getEndPoint();
    Scheduler.Task hangUp =
        connection
            .getConnector()
            .getScheduler()
            .schedule(
                reader::close, patience.forBytes(body.length).toMillis(), TimeUnit.MILLISECONDS);
    try {
      out.write(body);
    } finally {
      hangUp.cancel();
    }
  }
}
