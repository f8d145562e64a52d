package io.cortap.adapter.http;

import java.time.Duration;

/**
 * How long clients may take.
 *
 * @param head from the first byte of a request to the end of its headers
 * @param body from there to the end of its body, and as long for an answer to be taken; again for
 *     each 4 MiB that it has
 * @param silence without a byte in either direction, after which a connection is given up
 */
public record Patience(Duration head, Duration body, Duration silence) {
  /** 10 s for headers, 60 s for a body, 30 s of silence. */
  public static final Patience STANDARD =
      new Patience(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(30));

  private static final long BYTES_AT_A_TIME = 4 << 20;

  public Patience {
    if (!head.isPositive() || !body.isPositive() || !silence.isPositive()) {
      throw new IllegalArgumentException("every patience is longer than nothing");
    }
  }

  /** How long so many bytes may be on their way, in either direction. */
  Duration forBytes(long bytes) {
    return body.multipliedBy(1 + bytes / BYTES_AT_A_TIME);
  }
}
