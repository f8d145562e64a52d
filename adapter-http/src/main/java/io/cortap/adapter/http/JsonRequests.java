package io.cortap.adapter.http;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;

/**
 * Takes in a request's JSON object, once its media type and size are known to be acceptable.
 *
 * @param maxBodyBytes not one byte more is kept
 * @param patience how long the body may take; who trickles holds memory and a thread
 */
record JsonRequests(long maxBodyBytes, Duration patience) {
  private static final int BUFFER_BYTES = 8192;
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("application/json *(; *charset *= *\"?utf-8\"? *)?");

  Map<String, @Nullable Object> read(Context request) throws IOException {
    requireJson(request.header("Content-Type"));
    requirePlain(request.header("Content-Encoding"));
    return JsonBody.read(body(request));
  }

  private static void requireJson(@Nullable String mediaType) {
    if (mediaType == null || !MEDIA_TYPE.matcher(mediaType.toLowerCase(Locale.ROOT)).matches()) {
      throw refused(
          FailureCode.UNSUPPORTED_MEDIA_TYPE, "the body is not declared as application/json");
    }
  }

  private static void requirePlain(@Nullable String encoding) {
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw refused(
          FailureCode.UNSUPPORTED_MEDIA_TYPE, "the body is encoded; only plain bodies are read");
    }
  }

  private byte[] body(Context request) throws IOException {
    if (request.req().getContentLengthLong() > maxBodyBytes) {
      throw tooLarge();
    }
    InputStream in = request.req().getInputStream();
    var body = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER_BYTES];
    long begun = NanoTime.now();
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      body.write(buffer, 0, read);
      if (body.size() > maxBodyBytes) {
        throw tooLarge();
      }
      if (NanoTime.millisSince(begun) > patience.toMillis()) {
        throw refused(
            FailureCode.INVALID_REQUEST,
            "the body took longer than " + patience.toSeconds() + " s");
      }
    }
    return body.toByteArray();
  }

  private RefusedException tooLarge() {
    return refused(
        FailureCode.PAYLOAD_TOO_LARGE, "the body is larger than " + maxBodyBytes + " bytes");
  }

  private static RefusedException refused(FailureCode code, String why) {
    return new RefusedException(Problem.of(code, why).at("submission"));
  }
}
