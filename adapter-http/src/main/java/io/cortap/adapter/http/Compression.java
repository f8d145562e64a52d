package io.cortap.adapter.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Compresses long answers for clients that take gzip (RFC 9110, section 12.5.3), and only those in
 * which no link stands: from the length of a compressed answer its secrets can be guessed (BREACH).
 */
final class Compression {
  private static final int WORTH_IT_BYTES = 1024;
  private static final Set<Route> WITHOUT_SECRETS =
      EnumSet.of(
          Route.PROJECT_READINESS,
          Route.PROJECT_DATA,
          Route.PROJECT_DATA_REFRESH,
          Route.TEMPLATES,
          Route.TEMPLATE_VALIDATION,
          Route.OPENAPI,
          Route.DOCS,
          Route.DOCS_PROBLEMS);

  private Compression() {}

  static Reply fitting(Context request, Optional<Route> route, Reply reply) {
    boolean eligible =
        route.map(WITHOUT_SECRETS::contains).orElse(false)
            && reply.status() == 200
            && reply.body().length >= WORTH_IT_BYTES;
    if (!eligible) {
      return reply;
    }
    Reply varying = reply.varying("Accept-Encoding");
    return takesGzip(request.header("Accept-Encoding"))
        ? varying.withBody(gzip(reply.body())).with("Content-Encoding", "gzip")
        : varying;
  }

  /** Named, and not with a weight of zero; {@code *} is not taken as a wish. */
  static boolean takesGzip(@Nullable String header) {
    if (header == null) {
      return false;
    }
    for (String coding : header.toLowerCase(Locale.ROOT).split(",")) {
      String[] parts = coding.strip().split(" *; *", 2);
      if (parts[0].equals("gzip") || parts[0].equals("x-gzip")) {
        return parts.length == 1 || !parts[1].matches("q *= *0(\\.0*)?");
      }
    }
    return false;
  }

  private static byte[] gzip(byte[] body) {
    var zipped = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(zipped)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written to", e);
    }
    return zipped.toByteArray();
  }
}
