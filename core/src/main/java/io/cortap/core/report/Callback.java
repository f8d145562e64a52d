package io.cortap.core.report;

import java.net.URI;

/** Where news of a finished job goes. */
public sealed interface Callback {
  /** A webhook to this absolute URL. */
  record Webhook(URI url) implements Callback {
    public Webhook {
      if (!url.isAbsolute() || url.getHost() == null) {
        throw new IllegalArgumentException("a callback URL is absolute, was '" + url + "'");
      }
    }
  }

  /** Nowhere: the caller waits for the answer or asks for the job. */
  record Nowhere() implements Callback {}
}
