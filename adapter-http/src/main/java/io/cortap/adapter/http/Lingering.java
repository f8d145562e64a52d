package io.cortap.adapter.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.util.NanoTime;

/**
 * Answers whoever is still sending. A connection that is closed over unread bytes is reset, and the
 * reset may overtake the answer, so that the client never learns why; hence the rest is read for a
 * while, and thrown away (RFC 9112, section 9.6).
 */
final class Lingering {
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final long MOST_BYTES = 64_000_000;
  private static final int BUFFER_BYTES = 16_384;

  private Lingering() {}

  /** {@code reply}, the last on its connection. */
  static Reply ending(Reply reply) {
    return reply.with("Connection", "close");
  }

  /** Whether {@code reply} may be given before its request was read to the end. */
  static boolean isDue(Reply reply) {
    return reply.headers().containsKey("Connection");
  }

  /** Writes all of {@code body}, then reads on: at most 64 MB, and till two seconds are over. */
  static void write(HttpServletRequest request, byte[] body, OutputStream out) throws IOException {
    out.write(body);
    out.flush();
    ServletContextRequest.getServletContextRequest(request)
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .setIdleTimeout(LONGEST.toMillis());
    InputStream rest = request.getInputStream();
    byte[] unread = new byte[BUFFER_BYTES];
    long begun = NanoTime.now();
    long left = MOST_BYTES;
    for (int read = 0;
        read >= 0 && left > 0 && NanoTime.millisSince(begun) < LONGEST.toMillis();
        left -= read) {
      read = rest.read(unread);
    }
  }
}
