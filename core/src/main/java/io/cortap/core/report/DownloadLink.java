package io.cortap.core.report;

import java.net.URI;
import java.time.Instant;

/**
 * A URL from which a report can be fetched without further proof: a secret. It cannot print itself.
 *
 * @param endsAt when it will really stop to work
 */
public record DownloadLink(URI url, Instant endsAt, LinkKind kind) {
  @Override
  public String toString() {
    return "DownloadLink[redacted, " + kind.wireName() + ", ends " + endsAt + "]";
  }
}
