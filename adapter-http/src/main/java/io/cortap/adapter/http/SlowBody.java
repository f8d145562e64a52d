package io.cortap.adapter.http;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.eclipse.jetty.util.NanoTime;

/**
 * A body that comes at its client's pace: who trickles holds memory and a thread.
 *
 * @param maxBytes not one byte more is kept
 * @param stage what refusals say of where it happened
 */
record SlowBody(long maxBytes, Patience patience, String stage) {
  private static final int BUFFER_BYTES = 8192;

  /**
   * @throws RefusedException if it is too long, or takes too long
   */
  byte[] read(InputStream in) throws IOException {
    var body = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER_BYTES];
    long begun = NanoTime.now();
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      body.write(buffer, 0, read);
      if (body.size() > maxBytes) {
        throw tooLarge();
      }
      Duration allowed = patience.forBytes(body.size());
      if (NanoTime.millisSince(begun) > allowed.toMillis()) {
        throw refused(
            FailureCode.INVALID_REQUEST, "the body took longer than " + allowed.toSeconds() + " s");
      }
    }
    return body.toByteArray();
  }

  RefusedException tooLarge() {
    return refused(FailureCode.PAYLOAD_TOO_LARGE, "the body is larger than " + maxBytes + " bytes");
  }

  private RefusedException refused(FailureCode code, String why) {
    return new RefusedException(Problem.of(code, why).at(stage));
  }
}
