package io.cortap.adapter.http;

import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.Sha256;
import io.javalin.http.Context;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is the same for everybody until another build answers: kept by caches for five
 * minutes, and asked after by its tag (RFC 9110, section 13.1.2).
 */
final class PublishedHandler implements ReplyHandler {
  private static final String KEPT = "public, max-age=300";

  private final Supplier<Reply> page;
  private @Nullable Reply made;

  /**
   * @param page asked once, when somebody wants to see it
   */
  PublishedHandler(Supplier<Reply> page) {
    this.page = page;
  }

  @Override
  public Reply reply(Context request, CorrelationId correlation) {
    Reply whole = whole();
    String tag = whole.headers().getOrDefault("ETag", "");
    String known = request.header("If-None-Match");
    // The tag brings its quotes along, so nothing but a tag of the list contains it.
    return known != null && known.contains(tag.substring(2)) ? unchanged(whole, tag) : whole;
  }

  private static Reply unchanged(Reply whole, String tag) {
    Reply empty =
        Reply.empty(304).with("ETag", tag).with("Cache-Control", KEPT).varying("Accept-Encoding");
    String policy = whole.headers().get(HtmlPage.POLICY);
    return policy == null ? empty : empty.with(HtmlPage.POLICY, policy);
  }

  private synchronized Reply whole() {
    if (made == null) {
      Reply reply = page.get();
      // Weak, for the same tag stands for the compressed form too.
      String tag = "W/\"" + Sha256.of(reply.body()).hex() + "\"";
      made = reply.with("ETag", tag).with("Cache-Control", KEPT);
    }
    return made;
  }
}
