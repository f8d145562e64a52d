package io.cortap.adapter.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Server-Sent Events (WHATWG HTML, section 9.2), each on its way before the next is written. */
record EventStream(OutputStream out) {
  static final String MEDIA_TYPE = "text/event-stream";

  /** How long a client that lost the stream should wait before it comes back. */
  void retry(Duration wait) throws IOException {
    write("retry: " + wait.toMillis() + "\n\n");
  }

  /** One event, whose data are one line of JSON. */
  void event(String name, String id, Map<String, ? extends @Nullable Object> data)
      throws IOException {
    String json = new String(Json.bytes(data), StandardCharsets.US_ASCII);
    write("event: " + name + "\nid: " + id + "\ndata: " + json + "\n\n");
  }

  /** Nothing, so that neither proxies nor the client take the stream for dead. */
  void keepAlive() throws IOException {
    write(": still here\n\n");
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
