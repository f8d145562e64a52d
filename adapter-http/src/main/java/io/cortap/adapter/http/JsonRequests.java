package io.cortap.adapter.http;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes in a request's JSON object, once its media type and size are known to be acceptable. */
record JsonRequests(SlowBody body) {
  private static final String STAGE = "submission";
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("application/json *(; *charset *= *\"?utf-8\"? *)?");

  JsonRequests(long maxBodyBytes, Patience patience) {
    this(new SlowBody(maxBodyBytes, patience, STAGE));
  }

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
    if (request.req().getContentLengthLong() > body.maxBytes()) {
      throw body.tooLarge();
    }
    return body.read(request.req().getInputStream());
  }

  private static RefusedException refused(FailureCode code, String why) {
    return new RefusedException(Problem.of(code, why).at(STAGE));
  }
}
